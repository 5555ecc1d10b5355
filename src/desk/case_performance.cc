#include "desk/case_performance.h"

#include <optional>
#include <string>
#include <utility>

#include "case_file/state.h"
#include "desk/cases.h"
#include "desk/instrument_plan.h"
#include "domain/day.h"
#include "domain/schema.h"
#include "ledger/ledger.h"
#include "query/registers.h"

namespace mingjing::desk {

namespace {

constexpr std::string_view kPerformance = "performance";

// Neither taken down otherwise, nor of what was decided before it was amended.
bool is_still_shown(const Fields& result, const case_file::State& state) {
    const auto status = text_of(result, "status");
    return (status.empty() || status == "公示中") &&
           (!state.amended || case_file::says_what_stands(result, state));
}

// A bureau's own register may have other words, or none.
bool is_a_word_of(const domain::Schema& results, std::string_view status) {
    const auto* field = domain::find_field(results.fields, kPerformance);
    return field != nullptr && (status.empty() || field->allows(status));
}

}  // namespace

std::optional<PerformanceShown> Cases::performance(
    const case_file::State& state, std::string_view stream
) {
    const auto* schema = definitions_.find(domain::kResults);
    if (schema == nullptr || !case_file::is_shown(state.published) || state.revoked) {
        return std::nullopt;
    }
    const auto ledger = ledger_.lease();
    const auto& key = state.published->act.result;
    const auto found = query::entry(
        *ledger, *schema, key, {.at = domain::iso(today()), .audience = domain::Audience::internal}
    );
    if (!found || !found->is_in_force || found->version.is_withdrawn ||
        !is_still_shown(found->version.content, state)) {
        return std::nullopt;
    }
    const auto events = events_of(ledger::read_stream(*ledger, std::string(stream)));
    auto recorded = case_file::performance_of(procedure_of(state), events, state.paid);
    if (!is_a_word_of(*schema, recorded.status)) {
        return std::nullopt;
    }
    return PerformanceShown{
        .result = key,
        .recorded = std::move(recorded),
        .shown = {
            std::string(text_of(found->version.content, kPerformance)),
            std::string(text_of(found->version.content, "performed_on"))}};
}

}  // namespace mingjing::desk
