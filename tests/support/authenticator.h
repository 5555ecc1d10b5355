#pragma once

// What an authenticator app makes of the secret it is shown.

#include <string>
#include <string_view>

#include "base/clock.h"
#include "crypto/one_time_code.h"

namespace mingjing::test {

// Base32 back to bytes.
inline std::string factor_secret(std::string_view text) {
    std::string secret;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : text) {
        bits = bits << 5U | static_cast<std::uint32_t>(c >= 'A' ? c - 'A' : c - '2' + 26);
        count += 5;
        if (count >= 8) {
            secret += static_cast<char>(bits >> (count - 8) & 0xFFU);
            count -= 8;
        }
    }
    return secret;
}

inline std::string factor_code(std::string_view secret, Time now) {
    const auto step = now.time_since_epoch() / std::chrono::seconds{30};
    return crypto::one_time_code(secret, static_cast<std::uint64_t>(step));
}

}  // namespace mingjing::test
