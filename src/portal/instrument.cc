// /verify/{code}: what instrument bears this code, and the digest of its bytes. Nobody's name
// and nothing of the case: whoever holds the paper knows those, whoever does not learns none.

#include "portal/instrument.h"

#include <algorithm>

#include "base/time.h"
#include "codec/canonical.h"
#include "codec/text.h"
#include "definitions/definitions.h"
#include "domain/day.h"
#include "portal/log_state.h"
#include "portal/page.h"
#include "portal/pages.h"
#include "portal/security.h"
#include "query/instruments.h"

namespace mingjing::portal {

namespace {

constexpr std::size_t kCodeLength = 12;
constexpr std::string_view kSchema = ".schema.json";

// As people type it: any case, with gaps; letters that look like digits are digits.
std::string code_in(std::string_view typed) {
    std::string code;
    for (const char letter : typed) {
        if (letter == '-' || letter == ' ') {
            continue;
        }
        const bool is_lower = letter >= 'a' && letter <= 'z';
        const char upper = is_lower ? static_cast<char>(letter - 'a' + 'A') : letter;
        code += upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
    }
    return code;
}

std::string in_china(std::int64_t milliseconds) {
    auto text = codec::rfc3339(time_of(milliseconds) + std::chrono::hours{8}).substr(0, 16);
    std::ranges::replace(text, 'T', ' ');
    return text;
}

std::string day_in_words(const std::string& iso) {
    const auto day = domain::day_of(iso);
    return day ? domain::in_chinese(*day) : iso;
}

Fields shown(const Visit& visit, const query::InstrumentRow& row) {
    const bool is_made = !row.digest.empty();
    const bool is_ready =
        is_made && is_sealed(visit.site(), static_cast<std::uint64_t>(row.issued_position));
    return {
        {"name", row.title},
        {"number", row.number},
        {"agency", visit.definitions().bureau.name},
        {"dated", day_in_words(row.dated)},
        {"code", row.code},
        {"is_voided", row.standing == "voided"},
        {"is_made", is_made},
        {"issued_at", is_made ? in_china(row.issued_at) : std::string{}},
        {"pages", row.pages},
        {"bytes", row.bytes},
        {"digest", row.digest},
        {"receipt_url", is_ready ? "/verify/" + row.code + "/receipt" : std::string{}}};
}

std::optional<query::InstrumentRow> row_of(Visit& visit, std::string_view typed) {
    const auto code = code_in(typed);
    return code.size() == kCodeLength ? query::instrument_coded(visit.ledger(), code)
                                      : std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> instrument_position(Visit& visit, std::string_view typed) {
    const auto row = row_of(visit, typed);
    return row && row->issued_position >= 0
               ? std::optional(static_cast<std::uint64_t>(row->issued_position))
               : std::nullopt;
}

std::optional<http::Response> instrument_page(Visit& visit, std::string_view typed) {
    const auto row = row_of(visit, typed);
    if (!row) {
        return std::nullopt;
    }
    auto response = render(
        visit,
        Page{
            .name = "instrument",
            .title = "核验文书",
            .column = "核验",
            .section = "verify",
            .description = "这份文书是不是本机关制作的，有没有被改动过。",
            .published_at = "",
            .crumbs = {{"核验", "/verify"}, {"文书", ""}},
            .fields = shown(visit, *row),
            .is_indexed = false,
            .scripts = {"instrument.js"},
        }
    );
    // Voided now means voided for whoever asks next: no public change tells the cache.
    response.keep_until.reset();
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

std::optional<seal::ReceiptRequest> instrument_receipt(const ledger::Record& record) {
    if (record.type != "instrument_issued") {
        return std::nullopt;
    }
    return seal::ReceiptRequest{
        .record = record,
        .submission = nullptr,
        .disclosed = {},
        .labels = {
            {"title", "文书名称"},
            {"number", "文号"},
            {"code", "核验码"},
            {"digest", "文书的SHA-256"},
            {"pages", "页数"},
            {"bytes", "字节数"}}};
}

http::Response instrument_schema(Visit& visit, const http::Captures& names) {
    const std::string_view file = names.find("file")->second;
    const auto* kind =
        file.ends_with(kSchema)
            ? visit.definitions().instrument(file.substr(0, file.size() - kSchema.size()))
            : nullptr;
    if (kind == nullptr) {
        return not_found(visit, "没有这种文书的电子格式。");
    }
    return open_to_all(http::respond(
        200,
        "application/schema+json; charset=utf-8",
        codec::write_json(definitions::json_schema(kind->schema))
    ));
}

}  // namespace mingjing::portal
