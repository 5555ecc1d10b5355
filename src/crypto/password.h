#pragma once

// Argon2id (RFC 9106, libsodium): what a password is kept as, and whether one fits. The
// text names its own cost, so a hash made at an older cost still verifies. Safe for
// concurrent use; each call takes `memory_bytes` of memory for its length.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingjing::crypto {

struct PasswordCost {
    std::uint64_t passes = 2;
    std::size_t memory_bytes = std::size_t{19} * 1024 * 1024;
};

// "$argon2id$v=19$..."; Fault when the memory cannot be had.
[[nodiscard]] std::string hash_password(std::string_view password, const PasswordCost& cost);
[[nodiscard]] bool fits_password(std::string_view password, const std::string& hash);

}  // namespace mingjing::crypto
