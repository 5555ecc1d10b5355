#pragma once

// Whether the bureau kept its time: a decision is public within so many working days of being
// made (GS-01, GS-02), and down again three after it was changed or revoked (CF-19, GS-03).
// Late is said where everybody reads it.

#include <chrono>
#include <string>
#include <string_view>

#include "base/value.h"
#include "domain/calendar.h"
#include "domain/schema.h"
#include "portal/visit.h"
#include "query/registers.h"

namespace mingjing::portal {

// How late what was due by a day was done on another (YYYY-MM-DD), in words: 迟延3个工作日. A day
// of rest after it is late, too. "" where it was in time.
[[nodiscard]] std::string lateness(
    const domain::Calendar& calendar, std::chrono::sys_days due, std::string_view done
);

// {due, published, late, is_late}; null where the register's rule counts from no day of the
// entry itself.
[[nodiscard]] Value publication_time(
    const Visit& visit, const domain::Schema& schema, const query::Entry& entry
);
// {total, rows: [{unit, procedure, cases}]} of results whose time is over and that are not public
// (GS-01, GS-02): numbers alone. Null where there are none.
[[nodiscard]] Value late_results(Visit& visit);
// {changed, due, withdrawn, late, is_late}; null where nothing was changed or revoked.
[[nodiscard]] Value withdrawal_time(const Visit& visit, const query::EntryVersion& version);

}  // namespace mingjing::portal
