#include "desk/case_facts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "case_file/question.h"
#include "case_file/reckoning.h"
#include "case_file/surcharge.h"
#include "domain/case_fact.h"
#include "domain/day.h"

namespace mingjing::desk {

namespace {

constexpr std::string_view kHold = "hold";
constexpr std::string_view kRelease = "release";

// What is unpaid of the fine; of one that was put off, of the instalments that were due by then.
case_file::Money overdue_of(
    const case_file::State& state, const case_file::Clock& clock, std::chrono::sys_days on
) {
    if (clock.instalments.empty()) {
        return state.unpaid_fine();
    }
    case_file::Money overdue;
    for (const auto& instalment : clock.instalments) {
        overdue.fen += instalment.due_on < domain::iso(on) ? instalment.amount.fen : 0;
    }
    return std::min(overdue, state.unpaid_fine());
}

void state_surcharge(
    Fields& facts,
    const case_file::State& state,
    const domain::Procedure& procedure,
    const domain::Calendar& calendar,
    std::chrono::sys_days on
) {
    const bool is_served = state.decided && !state.decision_served_on.empty();
    const auto late =
        is_served ? case_file::surcharge_of(state, procedure, calendar, on) : std::nullopt;
    const auto* limit = procedure.limit(case_file::kPayLimit);
    const auto clock = state.clocks.find(case_file::kPayLimit);
    if (!late || limit == nullptr || clock == state.clocks.end()) {
        return;
    }
    const auto due = case_file::due_of(*limit, clock->second, calendar);
    facts.emplace("decided_fine", case_file::yuan(state.decided->fine));
    const auto unpaid = overdue_of(state, clock->second, on);
    if (unpaid.fen > 0) {
        facts.emplace("unpaid_fine", case_file::yuan(unpaid));
    }
    facts.emplace("days_late", late->days);
    List parts;
    for (const auto& part : late->late_parts) {
        parts.emplace_back(Fields{
            {"due_on", part.due_on},
            {"amount", case_file::yuan(part.of)},
            {"days", part.days},
            {"surcharge", case_file::yuan(part.amount)}});
    }
    if (!parts.empty()) {
        facts.emplace("late_instalments", std::move(parts));
    }
    facts.emplace("surcharge", case_file::yuan(late->amount));
    if (due) {
        facts.emplace("fine_due_on", domain::iso(due->day));
    }
}

void state_holding(
    Fields& facts,
    const case_file::State& state,
    const domain::Procedure& procedure,
    const domain::Calendar& calendar
) {
    const auto* limit = procedure.limit(kHold);
    const auto clock = state.clocks.find(kHold);
    if (limit == nullptr || clock == state.clocks.end()) {
        return;
    }
    auto as_imposed = clock->second;  // before any extension, before any appraisal
    as_imposed.is_extended = false;
    as_imposed.pauses.clear();
    if (const auto due = case_file::due_of(*limit, as_imposed, calendar)) {
        facts.emplace("held_until", domain::iso(due->day));
    }
    const auto longer = clock->second.is_extended
                            ? case_file::due_of(*limit, clock->second, calendar)
                            : std::nullopt;
    if (longer) {
        facts.emplace("held_longer_until", domain::iso(longer->day));
    }
}

// Since when the things dealt with were kept: several lists have as many days.
void state_preservation(
    Fields& facts,
    const case_file::State& state,
    const std::vector<case_file::Event>& told,
    const domain::Procedure& procedure
) {
    const auto* limit = procedure.limit(kRelease);
    const case_file::Released* last = nullptr;
    for (const auto& event : told) {
        if (const auto* released = std::get_if<case_file::Released>(&event.content)) {
            last = released;
        }
    }
    if (limit == nullptr || last == nullptr) {
        return;
    }
    const auto clock = state.clocks.find(domain::clock_name(*limit, last->number));
    if (clock != state.clocks.end()) {
        facts.emplace("preserved_on", clock->second.started_on);
    }
}

// How what is proposed was weighed, line by line.
void state_reckoning(
    Fields& facts, const case_file::State& state, const case_file::Surroundings& around
) {
    for (const auto& one : case_file::weighed(state, around)) {
        if (one.of == "proposed") {
            facts.emplace("reckoning", fmt::format("{}", fmt::join(one.words, "\n")));
        }
    }
}

}  // namespace

Fields facts_of_case(
    const case_file::State& state,
    const std::vector<case_file::Event>& told,
    const domain::Procedure& procedure,
    const case_file::Surroundings& around
) {
    Fields facts;
    state_surcharge(facts, state, procedure, around.calendar, around.today);
    state_holding(facts, state, procedure, around.calendar);
    state_preservation(facts, state, told, procedure);
    state_reckoning(facts, state, around);
    return facts;
}

}  // namespace mingjing::desk
