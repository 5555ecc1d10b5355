#pragma once

// The second factor: a time-based one-time code (RFC 6238, 30 seconds, six digits) from an
// app that shares a secret with the account. A code counts once: whoever saw it typed
// cannot use it again. Immutable values; safe for concurrent use.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace mingjing::identity {

// 20 random bytes, as RFC 4226 asks.
[[nodiscard]] std::string new_factor_secret();
// Base32 without padding: what a person types where the camera fails.
[[nodiscard]] std::string factor_text(std::string_view secret);
// otpauth://totp/..., for the QR code an app scans.
[[nodiscard]] std::string factor_uri(
    std::string_view secret, std::string_view issuer, std::string_view login
);
// The step whose code this is, one step of slow clocks or fingers allowed each way, and
// later than `last_step`; nothing where the code is wrong, old or used.
[[nodiscard]] std::optional<std::int64_t> factor_step(
    std::string_view secret, std::string_view code, Time now, std::int64_t last_step
);

}  // namespace mingjing::identity
