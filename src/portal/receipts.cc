// /receipts/{position}.tlog-proof: the proof of one public act, its opening inside. Given only
// for what the public can see now: a withdrawn version's receipt is gone with it, the
// withdrawal's own remains. An instrument's is given to whoever knows its code, and to nobody
// who only counts positions: /verify/{code}/receipt.

#include <algorithm>
#include <charconv>

#include "codec/canonical.h"
#include "portal/instrument.h"
#include "portal/page.h"
#include "portal/pages.h"
#include "portal/receipt_subject.h"
#include "portal/security.h"
#include "seal/receipt.h"

namespace mingjing::portal {

namespace {

constexpr std::string_view kExtension = ".tlog-proof";

std::optional<std::uint64_t> position_in(std::string_view file) {
    if (file.size() <= kExtension.size() ||
        file.substr(file.size() - kExtension.size()) != kExtension) {
        return std::nullopt;
    }
    const auto digits = file.substr(0, file.size() - kExtension.size());
    std::uint64_t position = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), position);
    const bool is_number = error == std::errc{} && end == digits.data() + digits.size();
    return is_number ? std::optional(position) : std::nullopt;
}

// What the fields are called, children as table_field: for the reader, not proven.
Fields labels(const domain::Schema& schema) {
    Fields labels;
    for (const auto& field : schema.fields) {
        if (field.is_open) {
            labels.emplace(field.key, field.label);
            for (const auto& child : field.children) {
                labels.emplace(field.key + "_" + child.key, child.label);
            }
        }
    }
    return labels;
}

http::Response handed_over(
    const Visit& visit, std::uint64_t position, const seal::ReceiptRequest& request
) {
    auto text = seal::receipt(visit.site().parts.published, request);
    if (!text) {
        auto response = error_page(visit.site(), 503, "检查点正在签发");
        response.headers.emplace_back("Retry-After", "1");
        return response;
    }
    auto response = http::respond(200, "text/plain; charset=utf-8", std::move(*text));
    response.headers.emplace_back(
        "Content-Disposition",
        "attachment; filename=\"mingjing-" + std::to_string(position) + ".tlog-proof\""
    );
    return open_to_all(std::move(response));
}

}  // namespace

http::Response receipt(Visit& visit, const http::Captures& names) {
    const auto position = position_in(names.find("file")->second);
    if (!position) {
        return not_found(visit, "凭证的地址应为 /receipts/序号.tlog-proof。");
    }
    const auto subject = receipt_subject(visit, *position);
    if (!subject) {
        return not_found(visit, "这个序号不是一次公示或者撤回，没有凭证。");
    }
    if (subject->is_withdrawn) {
        return error_page(visit.site(), 410, "");
    }
    return handed_over(
        visit,
        *position,
        {
            .record = subject->record,
            .submission = subject->submission ? &*subject->submission : nullptr,
            .disclosed = subject->disclosed,
            .labels = labels(*subject->schema),
        }
    );
}

http::Response receipt_of_code(Visit& visit, const http::Captures& names) {
    const auto position = instrument_position(visit, names.find("code")->second);
    const auto records =
        position ? ledger::read(visit.ledger(), *position, 1) : std::vector<ledger::Record>{};
    const auto request = records.empty() ? std::nullopt : instrument_receipt(records.front());
    if (!request) {
        return not_found(visit, "没有制成的文书使用这个核验码，请逐字核对。");
    }
    auto response = handed_over(visit, *position, *request);
    response.keep_until.reset();
    return response;
}

}  // namespace mingjing::portal
