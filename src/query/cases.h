#pragma once

// Cases as the office sees them: lists, one case, its steps and clocks. Reads only.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace mingjing::query {

struct CaseRow {
    std::int64_t id = 0;
    std::string stream;
    std::string number;  // 2026-0001
    std::string procedure, procedure_digest;
    std::string item;
    std::string item_name;  // as published last; the code where it never was
    std::string unit;
    std::string source;
    std::string party;  // personal
    std::string stage;
    bool is_over = false;
    std::string opened_on, moved_on;
    std::uint64_t version = 0;  // of its stream
    std::string next_due;       // of the clocks that run, the first to end; "" for none
    std::string reviewer;       // whose review it is, by certificate; "" for nobody's
};

// Where somebody's duty lies, in cases of that unit ("" for every one): at that stage while the
// case goes on, or else in that limit while a clock of it runs, over or not.
struct CaseDuty {
    std::string procedure, unit;
    std::string stage = {};
    std::string limit = {};
    bool operator==(const CaseDuty&) const = default;
};
// Whose cases are asked for: by the account that takes steps, and by every certificate its owner
// holds, which is how a case knows its officers and its reviewer.
struct Person {
    std::string account;
    std::vector<std::string> certificates = {};
};
struct CaseRequest {
    std::string unit = {};  // "" for all
    std::string procedure = {};
    std::string stage = {};  // with procedure
    std::string text = {};   // part of the number, of the item's code,
    // or of the party's name, in cases of that unit ("" for every one); nothing for none.
    std::optional<std::string> parties_of = {};
    std::optional<bool> is_over = {};
    std::string due_from = {};        // YYYY-MM-DD: a clock that runs ends on it or later,
    std::string due_before = {};      // and before this
    std::string reviewer = {};        // whose review it is
    std::optional<Person> mine = {};  // who handles or reviews it now, or took a step in it
    std::optional<std::vector<CaseDuty>> waits_at = {};   // any of these
    std::optional<std::vector<CaseDuty>> stands_at = {};  // and any of these
    std::string source = {};                              // with stands_at
    std::optional<Person> own_first = {};  // whose own come before the others, whatever the order
    std::string sort = {};                 // number, due or moved; -number the other way
    std::uint64_t page = 1;
    std::uint64_t page_size = 20;
};
struct CasePage {
    std::vector<CaseRow> cases;  // newest first; by due day where due days are asked for
    std::uint64_t total = 0;
    std::uint64_t own = 0;  // of those, so many come first as one's own, where that is asked for
};
[[nodiscard]] CasePage cases(db::Connection& ledger, const CaseRequest& request);
[[nodiscard]] std::uint64_t count_cases(db::Connection& ledger, const CaseRequest& request);
[[nodiscard]] std::optional<CaseRow> case_numbered(db::Connection& ledger, std::string_view number);

[[nodiscard]] std::optional<CaseRow> case_of_stream(
    db::Connection& ledger, std::string_view stream
);

// Those that came from it, the oldest first.
[[nodiscard]] std::vector<CaseRow> cases_from(db::Connection& ledger, std::string_view number);

// Running cases of the procedure that began under another version than this; the oldest
// first, so many at most.
[[nodiscard]] std::vector<CaseRow> of_other_versions(
    db::Connection& ledger, std::string_view procedure, std::string_view digest, std::size_t most
);

struct StageCount {
    std::string procedure, stage;
    std::uint64_t cases = 0;
};
// Of those not over, by procedure and stage; "" for every unit.
[[nodiscard]] std::vector<StageCount> open_cases(db::Connection& ledger, std::string_view unit);
// Of those asked for, whatever page.
[[nodiscard]] std::vector<StageCount> where_they_stand(
    db::Connection& ledger, const CaseRequest& request
);

struct CaseStep {
    std::uint64_t position = 0;
    std::string step, act, stage, done_on, actor;
    std::int64_t recorded_at = 0;  // milliseconds
};
// In the order they were taken.
[[nodiscard]] std::vector<CaseStep> steps_of(db::Connection& ledger, std::int64_t id);

struct CaseClock {
    std::string limit;  // its name: domain::clock_name
    std::string started_on, met_on, due_on;
    std::string stopped_on;  // with the case, unmet
    bool is_extended = false;
    bool is_deferred = false;  // to be paid later, or in parts
    bool is_paused = false;    // now
    std::int64_t amount = 0;   // case_file::Clock::amount
};
[[nodiscard]] std::vector<CaseClock> clocks_of(db::Connection& ledger, std::int64_t id);

// Clocks that run and end between two days, both included; "" for every unit.
struct CaseDate {
    CaseRow of;
    CaseClock clock;
};
[[nodiscard]] std::vector<CaseDate> dates_between(
    db::Connection& ledger,
    std::string_view unit,
    std::string_view from,
    std::string_view to,
    std::size_t count_max
);

}  // namespace mingjing::query
