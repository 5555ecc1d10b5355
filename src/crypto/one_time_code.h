#pragma once

// One-time codes of a shared secret and a counter (RFC 4226 HOTP over HMAC-SHA-1), which
// RFC 6238 feeds with 30-second steps of time. SHA-1 is what every authenticator app
// speaks; in HMAC it still holds. Safe for concurrent use.

#include <cstdint>
#include <string>
#include <string_view>

namespace mingjing::crypto {

// Six digits, zeros kept.
[[nodiscard]] std::string one_time_code(std::string_view secret, std::uint64_t counter);

}  // namespace mingjing::crypto
