// /officers: is this person allowed to enforce the law, and was it so on that day? By name
// or certificate number. Bounded by address, so that it answers people, not harvesters.

#include <algorithm>

#include "codec/text.h"
#include "portal/officer_view.h"
#include "portal/page.h"
#include "portal/pages.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

constexpr std::string_view kOfficers = "officers";
constexpr std::string_view kCertificateNumber = "certificates.number";
constexpr std::uint64_t kFoundMax = 20;

std::vector<query::Entry> found(
    Visit& visit, const domain::Schema& schema, const std::string& text, const query::Moment& moment
) {
    auto entries =
        query::referring(visit.ledger(), schema, kCertificateNumber, text, moment, kFoundMax);
    query::ListRequest request;
    request.register_key = schema.key;
    request.moment = moment;
    request.text = text;
    request.page_size = kFoundMax;
    for (auto& entry : query::list(visit.ledger(), schema, request).entries) {
        const auto is_known = std::any_of(entries.begin(), entries.end(), [&](const auto& one) {
            return one.key == entry.key;
        });
        if (!is_known) {
            entries.push_back(std::move(entry));
        }
    }
    std::erase_if(entries, [](const auto& entry) { return entry.version.is_withdrawn; });
    return entries;
}

std::string without_spaces(std::string text) {
    std::erase_if(text, [](char letter) { return letter == ' ' || letter == '\t'; });
    return text;
}

Page page_of(Fields fields) {
    return {
        .name = "officers",
        .title = "执法人员查询",
        .column = "执法人员查询",
        .section = "officers",
        .description = "按姓名或者证件编号查询行政执法人员的资格，以及证件在某一天是否有效。",
        .published_at = "",
        .crumbs = {{"执法人员查询", ""}},
        .fields = std::move(fields),
    };
}

}  // namespace

http::Response officers(Visit& visit, const http::Captures& /*names*/) {
    const auto text = without_spaces(visit.typed("q"));
    const auto asked_on = visit.parameter("on");
    if (!asked_on.empty() && !codec::from_iso_date(asked_on)) {
        return bad_request(visit, "日期应为年-月-日，例如 2026-03-01。");
    }
    const auto day = asked_on.empty() ? visit.today() : std::string(asked_on);
    const auto* schema = visit.open_register(kOfficers);
    List people;
    if (!text.empty() && schema != nullptr) {
        const auto& request = visit.request();
        if (!visit.site().people.allow(request.peer, visit.site().parts.clock.now())) {
            return error_page(visit.site(), 429, "");
        }
        query::Moment moment;
        if (!asked_on.empty()) {
            moment.at = day;
        }
        for (const auto& entry : found(visit, *schema, text, moment)) {
            people.emplace_back(officer_view(entry, day));
        }
    }
    const bool has_none = people.empty();
    Fields fields{
        {"query", text},
        {"on", asked_on},
        {"day", chinese_day(day)},
        {"is_asked", !text.empty()},
        {"has_none", !text.empty() && has_none},
        {"has_register", schema != nullptr},
        {"people", std::move(people)},
    };
    auto page = page_of(std::move(fields));
    page.is_indexed = text.empty();
    auto response = render(visit, std::move(page));
    response.keep_until.reset();  // each look-up counts
    return response;
}

}  // namespace mingjing::portal
