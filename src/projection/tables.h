#pragma once

// The projected tables, all of them. They say which record of the ledger to read and who
// may see it when; what an entry says is kept in the ledger alone. One text serves both
// engines (PostgreSQL calls a 64-bit INTEGER a BIGINT and is told to sort by bytes).
//
//   entries          one row an entry: its stream, its key, what is under review, where it
//                    stands in the office and whose turn it is
//   submissions      one row a submission: its dates, and what lists need (listing.h)
//   entry_references which entries a submission refers to
//   entry_lookups    by what rules find a submission's entry (domain/looked_up.h)
//   entry_attachments which files a submission names; kept as long as the fact is
//   entry_versions   one row a published version
//   entry_periods    which version is in force on which days, seen from which position
//                    on and up to which; a row is closed, never changed
//   editions         visible_position is set by the last event: that makes it public
//   withdrawals      who took an entry down, why
//   public_changes   what the public saw happen, in order: feeds, caches and the search
//                    index follow it
//   adoptions        definitions adopted
//   cases            one row a case: where it stands
//   case_clocks      one row a time limit set going
//   case_steps       one row a step taken
//   case_files       which files a case's evidence names; kept as long as the fact is
//   case_decisions   one row a case decided or to be decided: its tier, fine and measures
//   case_bars        one row a case whose party may not apply again for its permit, since when
//   case_archives    one row a file archived: its number, how long it is kept
//   case_hearings    one row a hearing: where it stands, its day
//   case_panels      one row a panel's discussion, or one that is due
//   case_officers    who handles which case now
//   case_reviews     who was given which case to review, and until when
//   instruments      one row a number given to an instrument, and what became of it
//   signed_copies    one row a file of a signed copy; kept as long as the fact is
//   sign_offs        one row a paper sent to be signed off before it has a number
//   made_with        the definitions these tables were made with; the days that are no
//                    ordinary ones in their calendars
//
// Times are milliseconds since 1970, days are YYYY-MM-DD, ids are positions.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "db/database.h"

namespace mingjing::projection {

inline constexpr std::int64_t kForever = std::int64_t{1} << 62U;  // a position never reached

// As a program of only so many steps left them; `migrate` takes all.
inline constexpr std::size_t kSteps = 33;
void migrate_to(db::Connection& connection, std::size_t steps_taken);

// Every table and the columns that put its rows in order.
struct Table {
    std::string_view name;
    std::string_view order;
};
inline constexpr std::array kTables{
    Table{"entries", "id"},
    Table{"submissions", "position"},
    Table{"entry_references", "submission, field, value"},
    Table{"entry_lookups", "submission, field, digest"},
    Table{"entry_attachments", "submission, digest"},
    Table{"entry_versions", "position"},
    Table{"entry_periods", "entry, from_position, version, effective_from"},
    Table{"editions", "id"},
    Table{"withdrawals", "position"},
    Table{"public_changes", "position"},
    Table{"adoptions", "position"},
    Table{"cases", "id"},
    Table{"case_clocks", "case_id, limit_key"},
    Table{"case_steps", "position"},
    Table{"case_files", "position"},
    Table{"case_decisions", "case_id"},
    Table{"case_bars", "case_id"},
    Table{"case_archives", "position"},
    Table{"case_hearings", "position"},
    Table{"case_panels", "position"},
    Table{"case_officers", "case_id, number"},
    Table{"case_reviews", "position"},
    Table{"instruments", "id"},
    Table{"signed_copies", "position, place"},
    Table{"sign_offs", "id"},
};

}  // namespace mingjing::projection
