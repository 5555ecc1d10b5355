#pragma once

// What a gate is asked: may this step be taken now, by this person, stating this? Asked
// before anybody states anything, too; then a gate that depends on what is stated has no
// objection yet. Everything outside the case a gate may know stands in Surroundings.

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "base/value.h"
#include "case_file/papers.h"
#include "case_file/state.h"
#include "domain/calendar.h"
#include "domain/procedure.h"
#include "domain/region.h"
#include "domain/threshold.h"

namespace mingjing::case_file {

// What a reviewer has: cases under review, and when they were given the last one, in the order of
// the ledger; -1 for never.
struct ReviewLoad {
    std::string reviewer;
    std::int64_t open = 0;
    std::int64_t last = -1;
};

// Whoever deceived in that case may not apply for the permit again, since that day.
struct Bar {
    std::string case_number;
    std::string begun_on;
    std::string means;  // Deceit::kFalse, kFraud
    std::string party_name, credit_code, id_number;
};

// What a case registered, and what became of it there.
struct EvidenceElsewhere {
    Collected evidence;
    std::string finding;    // "" until it was verified
    std::string unit = {};  // that handles that case; "" where nobody can say
};

struct Surroundings {
    const domain::Calendar& calendar;
    std::chrono::sys_days today;
    // The public entry of a register whose `field` ("" for its key) held `value` on that day.
    std::function<std::optional<Fields>(
        std::string_view register_key,
        std::string_view field,
        std::string_view value,
        std::chrono::sys_days day
    )>
        entry;
    // Every public entry of a register on that day.
    std::function<std::vector<Fields>(std::string_view register_key, std::chrono::sys_days day)>
        entries;
    // Of those, whose reference `field` holds `value`.
    std::function<std::vector<Fields>(
        std::string_view register_key,
        std::string_view field,
        std::string_view value,
        std::chrono::sys_days day
    )>
        referring;
    const std::vector<domain::Threshold>& thresholds;
    // Numbers of the bureau's other cases that were decided, of such a party and item: as far
    // as names tell. Empty where nobody can say.
    std::function<std::vector<std::string>(const Opened& opened)> decided_alike = {};
    // From that item, of whoever may be the party by its name, code or number. Empty where nobody
    // can say.
    std::function<std::vector<Bar>(const Opened& opened)> bars = {};
    // The case's instruments that go to a party, by their numbers. Empty where nobody can say.
    std::function<std::vector<Paper>(const Opened& opened)> papers = {};
    // All of its instruments, those that stay in the file too. Empty where nobody can say.
    std::function<std::vector<Paper>(const Opened& opened)> filed = {};
    // Of every reviewer who was ever given one. Empty where nobody can say.
    std::function<std::vector<ReviewLoad>()> review_loads = {};
    // Number of another case that was decided on the printed form of that number on a day or
    // later; "" where none was. Empty where nobody can say.
    std::function<
        std::string(std::string_view form_number, std::string_view since, const Opened& opened)>
        form_used_in = {};
    // How 执法区域 lie in one another; where nobody says, nothing is asked of them.
    domain::Regions regions = {};
    // Whether the bureau numbers and issues here what is served under that name in cases of such
    // a procedure: it has done so at least once. Empty where nobody can say.
    std::function<bool(const domain::Procedure& procedure, std::string_view served_as)> makes_here =
        {};
    // The name of the kind of instrument a material is (案件调查终结报告 for 调查终结报告), where
    // the record rules ask for one of what was done so far and the bureau has issued one at least
    // once; "" where it is none. Empty where nobody can say.
    std::function<std::string(
        const State& state, const domain::Procedure& procedure, std::string_view material
    )>
        made_as = {};
    // The evidence of that number in another case of the bureau. Empty where nobody can say.
    std::function<
        std::optional<EvidenceElsewhere>(std::string_view case_number, std::string_view evidence)>
        evidence_of = {};
};

struct Question {
    const State& state;
    const domain::Procedure& procedure;
    const domain::Step& step;
    const Content* stated;  // null: not yet
    std::chrono::sys_days on;
    std::string_view by;          // who takes the step (opaque),
    std::string_view by_unit;     // of which unit,
    std::string_view by_officer;  // as which officer; "" for who is none
    const Surroundings& around;

    // What the bureau's configuration says that day; nothing where it says nothing.
    [[nodiscard]] std::optional<std::int64_t> threshold(std::string_view name) const {
        return domain::threshold_on(around.thresholds, name, on);
    }
    // What is stated, where it is this act.
    template <class Act>
    [[nodiscard]] const Act* states() const {
        return stated == nullptr ? nullptr : std::get_if<Act>(stated);
    }
};

// The outcome a decision, a notice or a proposal states; null where it states none.
[[nodiscard]] const Outcome* stated_outcome(const Question& question);

// For how many a clock of that amount (Clock::amount) runs.
[[nodiscard]] std::int64_t amount_of(const domain::TimeLimit& limit, std::int64_t of_clock);

// When a limit ends whose clock was set going: one of hours with the day they must be over, one of
// a fine that was put off with its next instalment. Nothing while it is paused, unless it had ended
// before.
[[nodiscard]] std::optional<domain::Due> due_of(
    const domain::TimeLimit& limit, const Clock& clock, const domain::Calendar& calendar
);
// As it was served, before anything was put off.
[[nodiscard]] std::optional<domain::Due> due_as_served(
    const domain::TimeLimit& limit, Clock clock, const domain::Calendar& calendar
);
// Of this case's limit; nothing where it was never set going, too.
[[nodiscard]] std::optional<domain::Due> due_of(const Question& question, std::string_view limit);

// Whether the case was handed to the court: by the act that asks it, whatever its procedure calls
// it.
[[nodiscard]] bool was_court_asked(const Question& question);

// The limit an opinion of that legal review (ReviewSubject) meets; null where the procedure has
// none.
[[nodiscard]] const domain::TimeLimit* review_limit(
    const domain::Procedure& procedure, std::string_view subject
);

}  // namespace mingjing::case_file
