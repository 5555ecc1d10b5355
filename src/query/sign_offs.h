#pragma once

// Papers sent to be signed off, as the office looks for them. Reads only; the party is personal.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace mingjing::query {

struct SignOffRow {
    std::string stream;
    std::string instrument, title;
    std::string case_stream, case_number, unit, party;
    std::int64_t act_place = -1;  // of the act it tells of; -1 where of none alone
    std::string standing;         // waiting, signed_off, returned, numbered
    std::string sent_by;
    std::int64_t sent_at = 0;    // milliseconds
    std::string signed_by;       // "" until it is signed off
    std::int64_t signed_at = 0;  // milliseconds
    std::int64_t version = 0;    // of its stream
};
[[nodiscard]] std::optional<SignOffRow> sign_off_at(
    db::Connection& ledger, std::string_view stream
);
// All there ever were, oldest first.
[[nodiscard]] std::vector<SignOffRow> sign_offs_of_case(
    db::Connection& ledger, std::string_view case_stream
);
// The one of that kind, and of that act, that has no number yet.
[[nodiscard]] std::optional<SignOffRow> open_sign_off(
    db::Connection& ledger,
    std::string_view case_stream,
    std::string_view instrument,
    std::optional<std::int64_t> of
);
// Of that kind, in cases that are not archived; those longest waiting first.
[[nodiscard]] std::vector<SignOffRow> waiting_to_be_signed_off(
    db::Connection& ledger, std::string_view instrument
);

}  // namespace mingjing::query
