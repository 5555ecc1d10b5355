#pragma once

// Who may see what, and when: said once, as conditions every SELECT of this module is made
// of. In all of them $1 is the position up to which the public had seen and $2 the day
// asked for ('' for whichever day the newest version is in force).
//
// A row of an edition counts from the edition's last event on, whenever it was written.

#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "domain/schema.h"
#include "query/registers.h"

namespace mingjing::query {

// Of entry_periods p: open to the public's eyes then.
inline constexpr std::string_view kPeriodSeen =
    " p.to_position >= $1"
    " AND (p.from_edition IS NULL AND p.from_position < $1"
    "  OR EXISTS (SELECT 1 FROM editions d"
    "   WHERE d.id = p.from_edition AND d.visible_position < $1))"
    " AND (p.to_edition IS NULL"
    "  OR NOT EXISTS (SELECT 1 FROM editions d"
    "   WHERE d.id = p.to_edition AND d.visible_position < $1))";

// As kPeriodSeen, for whoever asks about this register: a row of what names people and was
// taken down since, or followed by a version that is withheld, is no row for the public, or a
// name could still be found, counted or filtered by though it is not shown.
[[nodiscard]] std::string period_seen(const domain::Schema& schema, const Moment& moment);

// Of entry_periods p: in force that day.
inline constexpr std::string_view kPeriodInForce =
    " (p.effective_from <= $2 AND p.effective_to > $2 OR $2 = '' AND p.is_newest = 1)";

// Of entry_versions v LEFT JOIN editions d JOIN submissions s: published by then.
inline constexpr std::string_view kVersionSeen =
    " s.is_withheld = 0"
    " AND (v.edition IS NULL AND v.position < $1 OR d.visible_position < $1)";

// What names a person and was taken down, by a withdrawal or by a later version that is
// withheld, is down on every day the public asks for (行政处罚法第四十八条, 个人信息保护法
// 第六条); of what names nobody, ?seen= shows what could be seen.
[[nodiscard]] bool stays_down(const domain::Schema& schema, const Moment& moment);

// Whether this register is anything to whoever asks.
[[nodiscard]] bool is_for(const domain::Schema& schema, const Moment& moment);

// $1 and $2, with room for more.
[[nodiscard]] std::vector<db::Cell> cells_of(const Moment& moment);

}  // namespace mingjing::query
