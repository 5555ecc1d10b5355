#pragma once

// What of instruments stands in tables; see projection.h.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace mingjing::projection {

// The highest serial ever given to a kind that year, voided ones with the rest; 0 for none.
[[nodiscard]] std::int64_t last_serial_of(
    db::Connection& connection, std::string_view instrument, std::int64_t year
);
// The stream of the instrument a request made; nothing where it made none.
[[nodiscard]] std::optional<std::string> made_by_request(
    db::Connection& connection, std::string_view request
);
// The number of one of that kind that the case has and that was not voided; nothing for none.
[[nodiscard]] std::optional<std::string> standing_instrument(
    db::Connection& connection, std::string_view case_stream, std::string_view instrument
);

// The places of the case's acts of which one of that kind tells that was not voided.
[[nodiscard]] std::vector<std::int64_t> acts_told(
    db::Connection& connection, std::string_view case_stream, std::string_view instrument
);

}  // namespace mingjing::projection
