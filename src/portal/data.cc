// /data: open data for people to choose from and machines to fetch. One file per register
// and format, the JSON Schema of each, and one file with everything, of today or of any
// day gone by (?seen=).

#include <algorithm>
#include <chrono>
#include <functional>

#include "base/limits.h"
#include "codec/canonical.h"
#include "codec/text.h"
#include "portal/entry_view.h"
#include "portal/open_data.h"
#include "portal/pages.h"
#include "portal/security.h"
#include "portal/urls.h"
#include "portal/words.h"
#include "tabular/import.h"

namespace mingjing::portal {

namespace {

constexpr std::string_view kEverything = "all";
constexpr std::string_view kJson = "application/json; charset=utf-8";
constexpr std::string_view kWorkbook =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

http::Response as_file(
    const Visit& visit, std::string_view type, std::string body, const std::string& file_name
) {
    auto response = http::respond(200, std::string(type), std::move(body));
    response.headers.emplace_back(
        "Content-Disposition", "attachment; filename=\"" + file_name + "\""
    );
    response = open_to_all(std::move(response));
    const bool is_known_host = !visit.site().parts.public_url.empty();
    return is_known_host ? kept(visit, std::move(response), {"at", "seen"}) : response;
}

// Everything public in one text.
Fields everything(
    Visit& visit, const std::vector<const domain::Schema*>& schemas, const query::Moment& moment
) {
    List registers;
    for (const auto* schema : schemas) {
        registers.emplace_back(register_as_data(visit, *schema, moment));
    }
    const auto& bureau = visit.definitions().bureau;
    return {
        {"publisher", bureau.name},
        {"origin", visit.site().parts.identity.origin},
        {"checkpoint", visit.base_url() + "/ledger/checkpoint"},
        {"definitions_digest", visit.definitions().digest},
        {"registers", std::move(registers)},
    };
}

std::string table_file(
    Visit& visit,
    const domain::Schema& schema,
    const query::Moment& moment,
    tabular::ExportFormat format
) {
    std::vector<Fields> contents;
    for (auto& entry : all_entries(visit, schema, moment)) {
        contents.push_back(std::move(entry.version.content));
    }
    return tabular::export_register(schema, contents, format, true);
}

http::Response register_file(
    Visit& visit,
    const domain::Schema& schema,
    std::string_view extension,
    const query::Moment& moment
) {
    const auto name = schema.key + std::string(extension);
    if (extension == ".schema.json") {
        return as_file(
            visit,
            "application/schema+json; charset=utf-8",
            codec::write_json(definitions::json_schema(schema)),
            name
        );
    }
    if (extension == ".json") {
        return as_file(
            visit, kJson, codec::write_json(register_as_data(visit, schema, moment)), name
        );
    }
    if (extension == ".csv") {
        return as_file(
            visit,
            "text/csv; charset=utf-8",
            table_file(visit, schema, moment, tabular::ExportFormat::csv),
            name
        );
    }
    if (extension == ".xlsx") {
        return as_file(
            visit, kWorkbook, table_file(visit, schema, moment, tabular::ExportFormat::xlsx), name
        );
    }
    return not_found(visit, "开放数据只有 .xlsx、.csv、.json 和 .schema.json 四种文件。");
}

// The registers a file takes its entries from; none where there is no such file.
std::vector<const domain::Schema*> registers_of(const Visit& visit, std::string_view key) {
    std::vector<const domain::Schema*> registers;
    for (const auto& schema : visit.definitions().registers) {
        if (schema.audience == domain::Audience::open &&
            (key == kEverything || key == schema.key)) {
            registers.push_back(&schema);
        }
    }
    return registers;
}

http::Response made_in_turn(
    Visit& visit,
    const std::vector<const domain::Schema*>& registers,
    const query::Moment& moment,
    const std::function<http::Response()>& make
) {
    std::uint64_t entries = 0;
    for (const auto* schema : registers) {
        entries += query::count(visit.ledger(), *schema, moment);
    }
    const auto turn = turn_for(entries, visit.site().large_file);
    if (turn.answer == Turn::Answer::too_large) {
        return error_page(
            visit.site(),
            507,
            "这个文件要包含 " + grouped(entries) + " 条，超过一个文件 " +
                grouped(limits::kOpenDataEntriesMax) +
                " 条的上限。为避免给出不完整的文件，没有生成。"
        );
    }
    if (turn.answer == Turn::Answer::wait) {
        auto response = error_page(
            visit.site(), 503, "正在生成另一个大的数据文件，一次只生成一个，这次没有生成。"
        );
        response.headers.emplace_back("Retry-After", "10");
        return response;
    }
    return make();
}

List daily_dumps(const Visit& visit) {
    constexpr int kDays = 7;
    List dumps;
    const auto today = codec::from_iso_date(visit.today());
    for (int back = 1; back <= kDays; ++back) {
        const auto day = codec::iso_date(*today - std::chrono::days{back});
        dumps.emplace_back(Fields{
            {"day", chinese_day(day)}, {"url", with("/data/all.json", {{"seen", day}})}});
    }
    return dumps;
}

}  // namespace

http::Response data_index(Visit& visit, const http::Captures& /*names*/) {
    const auto summaries = query::summaries(visit.ledger(), visit.definitions());
    List lines;
    for (const auto& schema : visit.definitions().registers) {
        if (schema.audience != domain::Audience::open) {
            continue;
        }
        const auto summary = std::find_if(summaries.begin(), summaries.end(), [&](const auto& one) {
            return one.register_key == schema.key;
        });
        const bool is_known = summary != summaries.end();
        lines.emplace_back(Fields{
            {"name", schema.name},
            {"key", schema.key},
            {"url", register_url(schema.key)},
            {"count", grouped(is_known ? summary->entries : 0)},
            {"updated", is_known ? day_of(summary->updated_at) : ""},
            {"file", "/data/" + schema.key},
            {"feed_url", with("/feed.atom", {{"register", schema.key}})},
        });
    }
    return render(
        visit,
        Page{
            .name = "data",
            .title = "开放数据",
            .column = "开放数据",
            .section = "data",
            .description =
                "全部公示清单的 Excel、CSV、JSON 文件，数据结构说明，更新订阅和账本文件。",
            .published_at = "",
            .crumbs = {{"开放数据", ""}},
            .fields = {{"registers", std::move(lines)}, {"dumps", daily_dumps(visit)}},
        }
    );
}

http::Response data_file(Visit& visit, const http::Captures& names) {
    const auto moment = visit.moment();
    if (!moment) {
        return bad_request(visit, moment.error().what);
    }
    const std::string_view file = names.find("file")->second;
    const auto dot = std::min(file.find('.'), file.size());
    const auto key = file.substr(0, dot);
    const auto extension = file.substr(dot);
    const auto registers = registers_of(visit, key);
    if (key == kEverything && extension == ".json") {
        return made_in_turn(visit, registers, *moment, [&] {
            return as_file(
                visit, kJson, codec::write_json(everything(visit, registers, *moment)), "all.json"
            );
        });
    }
    if (key == kEverything || registers.empty()) {
        return not_found(visit, "没有这张清单，或者它不对外公示。");
    }
    if (extension == ".schema.json") {
        return register_file(visit, *registers.front(), extension, *moment);
    }
    return made_in_turn(visit, registers, *moment, [&] {
        return register_file(visit, *registers.front(), extension, *moment);
    });
}

http::Response entry_data(Visit& visit, const http::Captures& names) {
    const auto asked = asked_entry(visit, names);
    if (!asked) {
        return asked.error();
    }
    if (asked->entry.version.is_withdrawn) {
        return error_page(visit.site(), 410, "");
    }
    const auto data = entry_as_data(visit, asked->entry);
    return open_to_all(http::respond(200, std::string(kJson), codec::write_json(data)));
}

}  // namespace mingjing::portal
