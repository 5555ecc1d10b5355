// Imports: a section's file, read, mended where it is wrong, and kept as drafts. Whoever
// compiles in a unit works on its imports together; what the file says of persons is shown to
// the one who sent it.

#include <algorithm>

#include "api/endpoint_groups.h"
#include "api/file_reply.h"
#include "api/import_json.h"
#include "api/masking.h"
#include "api/register_parts.h"
#include "base/limits.h"
#include "imports/imports.h"

namespace mingjing::api {

namespace {

using identity::Action;
using imports::Import;

constexpr std::int64_t kHeadersMax = 500;
constexpr std::int64_t kCellsAtOnceMax = 1000;

// The import named in the path, one of the caller's unit.
struct ImportAsked {
    const domain::Schema& schema;
    Import import;
};
tl::expected<ImportAsked, Problem> import_asked(const Call& call) {
    auto import = call.parts().imports.find(call.name("id"));
    if (!import) {
        return tl::unexpected(not_found("这份导入"));
    }
    const auto allowed = identity::may(
        call.definitions().roles,
        call.actor(),
        Action::draft,
        {.unit = import->unit, .register_key = import->register_key}
    );
    if (!allowed) {
        return tl::unexpected(problem(allowed.error()));
    }
    const auto* schema = call.definitions().find(import->register_key);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这份导入所属的清单"));
    }
    return ImportAsked{*schema, std::move(*import)};
}

bool is_own(const Call& call, const Import& import) {
    return call.account().id == import.uploaded_by;
}

Answer import_reply(
    Call& call,
    const domain::Schema& schema,
    const tl::expected<Import, domain::Refusal>& import,
    int status = 200
) {
    if (!import) {
        return tl::unexpected(problem(import.error()));
    }
    const auto told = call.parts().imports.told(call.actor(), *import);
    if (!told) {
        return tl::unexpected(problem(told.error()));
    }
    return Reply{.status = status, .body = to_json(schema, *import, **told)};
}

Answer upload_sheet(Call& call) {
    const auto& schema = call.schema();
    const auto& bytes = call.request().body;
    if (bytes.empty()) {
        return tl::unexpected(bad_request({{"请求内容", "文件是空的，请重新选择文件"}}));
    }
    const auto taken =
        call.parts().imports.take_in(call.actor(), schema, call.parameter("name"), bytes);
    return import_reply(call, schema, taken, 201);
}

Answer list_imports(Call& call) {
    const auto& schema = call.schema();
    const auto reach = identity::confined_to(
        call.definitions().roles, call.actor(), Action::draft, {}, schema.key
    );
    const auto found = call.parts().imports.browse(
        paged(call, imports::Browse{.register_key = schema.key, .unit = reach})
    );
    List rows;
    for (const auto& import : found.imports) {
        rows.emplace_back(row_json(import));
    }
    return page_reply("imports", std::move(rows), found.total);
}

Answer get_import(Call& call) {
    const auto one = import_asked(call);
    if (!one) {
        return tl::unexpected(one.error());
    }
    return import_reply(call, one->schema, one->import);
}

Answer list_rows(Call& call) {
    const auto one = import_asked(call);
    if (!one) {
        return tl::unexpected(one.error());
    }
    const auto told = call.parts().imports.told(call.actor(), one->import);
    if (!told) {
        return tl::unexpected(problem(told.error()));
    }
    auto request = paged(call, RowsRequest{.outcome = call.parameter("outcome")});
    request.personal = is_own(call, one->import) ? Personal::shown : Personal::hidden;
    return Reply{.body = rows_json(one->schema, **told, request)};
}

bool is_header(const imports::Told& told, std::string_view text) {
    return std::ranges::any_of(told.sheets, [&](const tabular::SheetReport& sheet) {
        return std::ranges::any_of(sheet.columns, [&](const auto& column) {
            return column.first == text;
        });
    });
}

Answer confirm_headers(Call& call) {
    const auto one = import_asked(call);
    if (!one) {
        return tl::unexpected(one.error());
    }
    const auto told = call.parts().imports.told(call.actor(), one->import);
    if (!told) {
        return tl::unexpected(problem(told.error()));
    }
    imports::ConfirmedHeaders headers;
    std::vector<BadInput> unknown;
    for (const auto& item : *member(call.body(), "headers").list()) {
        const auto& said = *item.fields();
        const auto header = text_of(said, "header");
        auto field = imports::field_named(one->schema, text_of(said, "field"));
        if (!is_header(**told, header)) {
            unknown.push_back({"header", "文件中没有“" + std::string(header) + "”这一列"});
        } else if (!field) {
            unknown.push_back(
                {std::string(header),
                 "“" + one->schema.name + "”没有字段“" + std::string(text_of(said, "field")) + "”"}
            );
        } else {
            headers.insert_or_assign(std::string(header), std::move(*field));
        }
    }
    if (!unknown.empty()) {
        return tl::unexpected(bad_request(std::move(unknown)));
    }
    return import_reply(
        call, one->schema, call.parts().imports.confirm(call.actor(), one->import, headers)
    );
}

bool is_column(std::string_view letters) {
    constexpr std::size_t kLettersMax = 3;
    return !letters.empty() && letters.size() <= kLettersMax &&
           std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; });
}

Answer mend_cells(Call& call) {
    const auto one = import_asked(call);
    if (!one) {
        return tl::unexpected(one.error());
    }
    const auto told = call.parts().imports.told(call.actor(), one->import);
    if (!told) {
        return tl::unexpected(problem(told.error()));
    }
    tabular::MendedCells cells;
    std::vector<BadInput> unknown;
    for (const auto& item : *member(call.body(), "cells").list()) {
        const auto& said = *item.fields();
        const auto sheet = text_of(said, "sheet");
        const auto column = text_of(said, "column");
        if (!is_column(column)) {
            unknown.push_back({"column", "列应当是字母，如K"});
        } else if (std::ranges::find((*told)->sheets, sheet, &tabular::SheetReport::name) ==
                   (*told)->sheets.end()) {
            unknown.push_back({"sheet", "文件中没有工作表“" + std::string(sheet) + "”"});
        } else {
            const auto row = static_cast<std::uint32_t>(*member(said, "row").integer());
            cells.insert_or_assign(
                {std::string(sheet), row, std::string(column)}, text_of(said, "text")
            );
        }
    }
    if (!unknown.empty()) {
        return tl::unexpected(bad_request(std::move(unknown)));
    }
    return import_reply(
        call, one->schema, call.parts().imports.mend(call.actor(), one->import, cells)
    );
}

Answer save_drafts(Call& call) {
    const auto one = import_asked(call);
    if (!one) {
        return tl::unexpected(one.error());
    }
    const auto warned = *member(call.body(), "takes_warned").boolean() ? imports::Warned::taken
                                                                       : imports::Warned::left;
    return import_reply(
        call, one->schema, call.parts().imports.save_drafts(call.actor(), one->import, warned)
    );
}

Answer get_remarks(Call& call) {
    const auto one = import_asked(call);
    if (!one) {
        return tl::unexpected(one.error());
    }
    if (has_personal(one->schema) && !is_own(call, one->import)) {
        return tl::unexpected(Problem{
            .status = 403,
            .code = "not-permitted",
            .title = "这份文件含个人信息，只交还给上传它的人",
            .article = "个人信息保护法第六条",
            .next = "请由" + one->import.uploaded_by_name + "下载"});
    }
    auto bytes = call.parts().imports.with_remarks(call.actor(), one->import);
    if (!bytes) {
        return tl::unexpected(problem(bytes.error()));
    }
    return file_reply(
        imports::remarks_name(one->import.file), "application/octet-stream", std::move(*bytes)
    );
}

Answer remove_import(Call& call) {
    const auto one = import_asked(call);
    if (!one) {
        return tl::unexpected(one.error());
    }
    call.parts().imports.remove(one->import);
    return Reply{.status = 204};
}

constexpr Group kImports{"导入", Action::draft};

// In the file's order, and the newest first: neither is sorted otherwise.
std::vector<Parameter> pages() {
    auto parameters = paging();
    std::erase_if(parameters, [](const Parameter& each) { return !each.name.starts_with("page"); });
    return parameters;
}

std::vector<Endpoint> changing_endpoints() {
    auto headers = kImports.put(
        "/api/v1/imports/{id}/headers",
        "confirmImportHeaders",
        "确认各列对应的字段，重新读取",
        confirm_headers
    );
    headers.answer = shape::named("Import");
    headers.takes = Takes::json;
    headers.body = shape::object(
        {{"headers",
          shape::list(
              shape::object({{"header", shape::text(400)}, {"field", shape::text(120)}}),
              kHeadersMax
          )}}
    );
    auto cells = kImports.put(
        "/api/v1/imports/{id}/cells",
        "mendImportCells",
        "改正单元格，重新读取；原文件不变",
        mend_cells
    );
    cells.answer = shape::named("Import");
    cells.takes = Takes::json;
    cells.body = shape::object(
        {{"cells",
          shape::list(
              shape::object(
                  {{"sheet", shape::text(100)},
                   {"row", shape::whole(1, 10'000'000)},
                   {"column", shape::text(3)},
                   {"text", shape::text(4000)}}
              ),
              kCellsAtOnceMax
          )}}
    );
    auto drafts = kImports.post(
        "/api/v1/imports/{id}/drafts",
        "draftImport",
        "通过的各行存为草稿；有提示的各行可一并存入",
        save_drafts
    );
    drafts.answer = shape::named("Import");
    drafts.takes = Takes::json;
    drafts.body = shape::object({{"takes_warned", shape::flag()}});
    drafts.is_command = true;
    auto remove =
        kImports.del("/api/v1/imports/{id}", "removeImport", "删除导入及其文件", remove_import);
    remove.is_command = true;
    remove.status = 204;
    return {std::move(headers), std::move(cells), std::move(drafts), std::move(remove)};
}

}  // namespace

std::vector<Endpoint> import_endpoints() {
    constexpr std::string_view kMany = "/api/v1/registers/{register}/imports";
    auto create = kImports.post(kMany, "uploadImport", "上传表格，读取并逐行报告", upload_sheet);
    create.answer = shape::named("Import");
    create.query = {{"name", shape::text(200), "文件名"}};
    create.takes = Takes::file;
    create.body_bytes_max = limits::kImportFileBytesMax;
    create.is_command = true;
    create.status = 201;
    auto list = kImports.get(kMany, "listImports", "本单位的导入，新的在前", list_imports);
    list.query = pages();
    list.answer = page_shape("imports", shape::named("ImportRow"));
    auto get =
        kImports.get("/api/v1/imports/{id}", "getImport", "一份导入：各表、各列和合计", get_import);
    get.answer = shape::named("Import");
    auto rows =
        kImports.get("/api/v1/imports/{id}/rows", "listImportRows", "逐行的结果", list_rows);
    rows.query = pages();
    rows.query.push_back(
        {"outcome", shape::choice({"accepted", "warned", "rejected"}), "只看这种结果的"}
    );
    rows.answer = page_shape("rows", shape::named("ImportedRow"));
    auto remarks = kImports.get(
        "/api/v1/imports/{id}/remarks", "getImportRemarks", "原文件，另加一列导入意见", get_remarks
    );
    std::vector<Endpoint> all{
        std::move(create), std::move(list), std::move(get), std::move(rows), std::move(remarks)};
    std::ranges::move(changing_endpoints(), std::back_inserter(all));
    return all;
}

}  // namespace mingjing::api
