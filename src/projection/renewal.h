#pragma once

// Another calendar: only the days on which clocks end are other ones. A clock asks the calendar
// from the day it started to the day it is due, so only those whose days a change lies among are
// reckoned again, of cases that ended too; whoever makes all tables anew comes to the same rows.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "case_file/state.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "domain/calendar.h"
#include "domain/procedure.h"

namespace mingjing::projection {

// The days that are no ordinary ones, a line each, in order.
[[nodiscard]] std::string text_of(const domain::Calendar& calendar);

struct DaysApart {
    std::string first, last;  // YYYY-MM-DD
    bool operator==(const DaysApart&) const = default;
};
// Between which days two calendars differ, both included; nothing where they do not.
[[nodiscard]] std::optional<DaysApart> days_apart(std::string_view was, std::string_view is);

// Reckons those anew that a change between these days may concern, in the caller's write
// transaction, and writes the rows that differ. Returns how many did.
std::uint64_t renew_clocks(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const DaysApart& changed
);

// A clock's pauses as its row holds them: from/to, a line each.
[[nodiscard]] std::string text_of(const std::vector<case_file::Pause>& pauses);
[[nodiscard]] std::vector<case_file::Pause> pauses_of(std::string_view text);

// What is left of its instalments: day/分, a line each.
[[nodiscard]] std::string text_of(const std::vector<case_file::Instalment>& instalments);
[[nodiscard]] std::vector<case_file::Instalment> instalments_of(std::string_view text);

// The day its row says a clock ends; "" for none, where its procedure is not known (null) too.
[[nodiscard]] std::string due_on(
    const domain::Procedure* procedure,
    std::string_view name,
    const case_file::Clock& clock,
    const domain::Calendar& calendar
);

}  // namespace mingjing::projection
