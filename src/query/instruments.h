#pragma once

// Instruments as the office and the public look for them. Reads only; nothing personal.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace mingjing::query {

struct InstrumentRow {
    std::int64_t id = 0;
    std::string stream;
    std::string instrument, title, number;
    std::int64_t year = 0, serial = 0;
    std::string case_stream;
    std::int64_t act_place = -1;  // of the act it tells of; -1 where of none alone
    std::string dated;            // YYYY-MM-DD
    std::string code;
    std::string numbered_by;
    std::int64_t numbered_at = 0;  // milliseconds
    std::string signed_by;         // who signed it off first; "" where nobody did
    std::string signed_on;         // YYYY-MM-DD
    std::string standing;          // numbered, issued, voided
    std::int64_t issued_position = -1;
    std::int64_t issued_at = 0;  // milliseconds
    std::string digest;          // "" before it is made
    std::int64_t pages = 0, bytes = 0;
    std::int64_t voided_at = 0;  // milliseconds
};
// Oldest first.
[[nodiscard]] std::vector<InstrumentRow> instruments_of_case(
    db::Connection& ledger, std::string_view case_stream
);
[[nodiscard]] std::optional<InstrumentRow> instrument_at(
    db::Connection& ledger, std::string_view stream
);
[[nodiscard]] std::optional<InstrumentRow> instrument_coded(
    db::Connection& ledger, std::string_view code
);
[[nodiscard]] std::optional<InstrumentRow> instrument_requested(
    db::Connection& ledger, std::string_view request
);
// Numbered and not yet made, oldest first, after that id.
[[nodiscard]] std::optional<InstrumentRow> next_to_make(db::Connection& ledger, std::int64_t after);
[[nodiscard]] std::uint64_t instruments_to_make(db::Connection& ledger);
// Made and not voided, of any of these kinds; the last made first.
struct InstrumentPage {
    std::vector<InstrumentRow> rows;
    std::uint64_t total = 0;
};
[[nodiscard]] InstrumentPage issued_of(
    db::Connection& ledger,
    const std::vector<std::string>& kinds,
    std::uint64_t page,
    std::uint64_t page_size
);
// Whether one of that kind was ever made, whatever became of it.
[[nodiscard]] bool was_ever_issued(db::Connection& ledger, std::string_view instrument);
// Digests of all that was ever made: the vault keeps them for ever.
[[nodiscard]] bool is_instrument(db::Connection& ledger, std::string_view digest);
[[nodiscard]] std::vector<std::string> instrument_digests(db::Connection& ledger);

}  // namespace mingjing::query
