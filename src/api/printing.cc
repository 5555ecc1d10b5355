#include "api/printing.h"

#include <algorithm>

#include <fmt/format.h>

#include "api/case_parts.h"
#include "api/dossier_parts.h"
#include "api/file_reply.h"
#include "api/instrument_parts.h"
#include "base/fault.h"
#include "base/limits.h"
#include "binder/pages.h"
#include "domain/instrument.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::size_t kTogetherMax = 50;
constexpr std::size_t kIdsBytesMax = 5000;
constexpr std::string_view kIds = "ids";
constexpr std::string_view kIssued = "issued";

std::vector<std::string> ids_asked(const Call& call) {
    std::vector<std::string> ids;
    std::string_view rest = call.parameter(kIds);
    while (!rest.empty()) {
        const auto end = std::min(rest.find(','), rest.size());
        ids.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return ids;
}

std::string printed_name(const query::InstrumentRow& row) {
    return row.number.empty() ? row.title : row.title + row.number;
}

// Those asked for, in that order; refused where one is no issued instrument of the case.
tl::expected<std::vector<query::InstrumentRow>, Problem> chosen(
    const Call& call, const query::CaseRow& of_case
) {
    const auto ids = ids_asked(call);
    if (ids.empty() || ids.size() > kTogetherMax) {
        return tl::unexpected(bad_request(
            {{std::string(kIds), fmt::format("请选择1至{}份文书一起打印", kTogetherMax)}}
        ));
    }
    const auto rows = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::instruments_of_case(*ledger, of_case.stream);
    }();
    std::vector<query::InstrumentRow> found;
    for (const auto& id : ids) {
        const auto row =
            std::ranges::find_if(rows, [&](const auto& one) { return id_of(one) == id; });
        if (row == rows.end()) {
            return tl::unexpected(not_found("这份文书"));
        }
        if (row->standing != kIssued) {
            const bool is_void = row->standing == "voided";
            return tl::unexpected(problem(
                {.code = is_void ? "voided" : "not-made-yet",
                 .what =
                     printed_name(*row) + (is_void ? "已经作废，不能打印" : "正在制作，还不能打印"),
                 .article = "",
                 .next = is_void ? "请去掉这一份再打印" : "请稍候片刻，或者去掉这一份再打印",
                 .rule = ""}
            ));
        }
        found.push_back(*row);
    }
    return found;
}

Problem too_much() {
    return problem(
        {.code = "print-too-large",
         .what =
             fmt::format("选择的文书超过{}兆字节，不能一起打印", limits::kDossierBytesMax >> 20U),
         .article = "",
         .next = "请分几次打印",
         .rule = ""}
    );
}

Answer print_instruments(Call& call) {
    const auto of_case = case_asked(call);
    if (!of_case) {
        return tl::unexpected(of_case.error());
    }
    const auto purpose = purpose_to_read(call, of_case->unit);
    if (!purpose) {
        return tl::unexpected(purpose.error());
    }
    const auto rows = chosen(call, *of_case);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    std::vector<std::string> files;
    files.reserve(rows->size());  // parts refer to them
    std::vector<binder::Part> parts;
    std::size_t sum = 0;
    for (const auto& row : *rows) {
        sum += static_cast<std::size_t>(row.bytes);
        if (sum > limits::kDossierBytesMax) {
            return tl::unexpected(too_much());
        }
        auto bytes = call.parts().adopted_bytes(row.digest);
        if (!bytes) {
            throw Fault("文书不在库中：" + row.digest + "，请从备份恢复");
        }
        files.push_back(std::move(*bytes));
        parts.push_back({&files.back(), 0, row.pages, 0, printed_name(row)});
    }
    auto joined = binder::joined(parts);
    for (const auto& row : *rows) {
        call.leave_trail(
            "read_instrument", id_of(row), "done", "批量打印：" + name_of(row), *purpose
        );
    }
    return file_reply(
        fmt::format("文书 {}（{}份）.pdf", of_case->number, rows->size()),
        "application/pdf",
        std::move(joined)
    );
}

}  // namespace

Endpoint printing_endpoint() {
    const Group group{"文书", Action::see};
    auto all = group.get(
        "/api/v1/cases/{number}/instruments.pdf",
        "printInstruments",
        "案件的几份文书合成一个PDF，供打印；只有制成的",
        print_instruments
    );
    all.query = {
        {kIds, shape::text(kIdsBytesMax), "文书的编号，逗号分隔，按打印的顺序"},
        {"purpose", shape::text(200), "不承办这个案件的人：查看的目的，记入留痕"}};
    return all;
}

}  // namespace mingjing::api
