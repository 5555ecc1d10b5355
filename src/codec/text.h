#pragma once

// Small encodings: base64 (standard and padded, or for addresses), lower-case hex, RFC 3339
// time with milliseconds in UTC, ISO dates, percent encoding, UTF-8 checks.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/fault.h"

namespace mingjing::codec {

[[nodiscard]] std::string base64(std::string_view bytes);
[[nodiscard]] tl::expected<std::string, BadInput> from_base64(std::string_view text);
[[nodiscard]] std::string base64url(std::string_view bytes);
[[nodiscard]] std::string hex(std::string_view bytes);
[[nodiscard]] tl::expected<std::string, BadInput> from_hex(std::string_view text);

// 2026-11-23T12:00:00.000Z; the only form accepted back.
[[nodiscard]] std::string rfc3339(Time time);
[[nodiscard]] tl::expected<Time, BadInput> from_rfc3339(std::string_view text);
// 2026-11-23; must be a day of the calendar.
[[nodiscard]] std::string iso_date(std::chrono::sys_days day);
[[nodiscard]] tl::expected<std::chrono::sys_days, BadInput> from_iso_date(std::string_view text);

[[nodiscard]] std::string percent_encode(std::string_view text);
[[nodiscard]] tl::expected<std::string, BadInput> percent_decode(std::string_view text);

[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace mingjing::codec
