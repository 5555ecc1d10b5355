#pragma once

// What a password must be (等保三级 GB/T 22239 practice, law.md 9.2): long enough, of three
// kinds of characters, not the account's own name, not one of the last few. The numbers
// are configuration. Immutable; safe for concurrent use.

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "base/fault.h"

namespace mingjing::identity {

struct PasswordRules {
    std::size_t characters_min = 10;
    std::size_t kinds_min = 3;  // of: lower case, upper case, digits, all else
    std::size_t history = 5;    // earlier passwords that may not come back
    std::chrono::days lasts{90};
};

inline constexpr std::size_t kPasswordBytesMax = 256;  // hashing longer ones is a client's weapon

// Whether a person may have this password; BadInput says, in Chinese, all that is missing.
[[nodiscard]] tl::expected<void, BadInput> acceptable_password(
    std::string_view password,
    std::string_view login,
    std::span<const std::string> earlier_hashes,
    const PasswordRules& rules
);

}  // namespace mingjing::identity
