#include "api/past_decisions.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "case_file/discretion.h"
#include "case_file/spread.h"
#include "query/cases.h"
#include "query/decisions.h"
#include "query/registers.h"

namespace mingjing::api {

namespace {

constexpr std::uint64_t kResultsMax = 500;

void count_in(PastDecisions& past, PastDecision decision, std::optional<std::int64_t> amount) {
    if (amount) {
        decision.amount = *amount;
        past.comparable.push_back(std::move(decision));
    } else {
        ++past.others;
    }
}

void add_cases(db::Connection& ledger, const PastAsked& asked, PastDecisions& past) {
    auto found = query::decisions_alike(ledger, asked.item, asked.tier, asked.apart_from, kPastMax);
    for (auto& one : found) {
        const case_file::Measures measures{
            .base = {one.base}, .people = one.people, .months = one.months};
        count_in(
            past,
            {.number = std::move(one.number),
             .unit = std::move(one.unit),
             .result = {},
             .decided_on = std::move(one.decided_on),
             .fine = one.fine},
            case_file::in_units({one.fine}, asked.unit, measures)
        );
    }
}

// As its words reckon it: nothing else of its measures came here.
std::optional<std::int64_t> amount_of(
    const Fields& result, case_file::Money fine, std::string_view unit
) {
    if (const auto amount = case_file::in_units(fine, unit, {})) {
        return amount;
    }
    const auto amount = case_file::told_amount(text_of(result, "conclusion"), unit, fine);
    return amount ? amount : case_file::told_amount(text_of(result, "content"), unit, fine);
}

// What was published of a case handled here stands among the cases.
bool is_of_case_here(db::Connection& ledger, const Fields& result) {
    const auto number = text_of(result, "case_number");
    return !number.empty() && query::case_numbered(ledger, number);
}

void add_results(
    db::Connection& ledger,
    const domain::Schema& schema,
    const PastAsked& asked,
    PastDecisions& past
) {
    const query::Moment newest{.audience = domain::Audience::internal};
    for (auto& entry : query::referring(ledger, schema, "item", asked.item, newest, kResultsMax)) {
        const auto& result = entry.version.content;
        const bool stands = text_of(result, "changed_on").empty();
        if (text_of(result, "tier") != asked.tier || !stands || is_of_case_here(ledger, result)) {
            continue;
        }
        const auto fine = case_file::money_of(text_of(result, "fine")).value_or(case_file::Money{});
        const auto amount = amount_of(result, fine, asked.unit);
        count_in(
            past,
            {.number = {},
             .unit = {},
             .result = std::move(entry.key),
             .decided_on = std::string(text_of(result, "decided_on")),
             .fine = fine.fen},
            amount
        );
    }
}

}  // namespace

PastDecisions past_decisions(const Call& call, const PastAsked& asked) {
    PastDecisions past;
    if (asked.tier.empty()) {
        return past;
    }
    const auto ledger = call.parts().ledger.lease();
    add_cases(*ledger, asked, past);
    if (const auto* results = call.definitions().find(domain::kResults)) {
        add_results(*ledger, *results, asked, past);
    }
    std::ranges::stable_sort(past.comparable, std::greater<>{}, &PastDecision::decided_on);
    past.comparable.resize(std::min(past.comparable.size(), kPastMax));
    return past;
}

}  // namespace mingjing::api
