#include "crypto/password.h"

#include <array>

#include <sodium.h>

#include "base/check.h"
#include "base/fault.h"

namespace mingjing::crypto {

std::string hash_password(std::string_view password, const PasswordCost& cost) {
    CHECK(sodium_init() >= 0);
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const auto status = crypto_pwhash_str_alg(
        text.data(),
        password.data(),
        password.size(),
        cost.passes,
        cost.memory_bytes,
        crypto_pwhash_ALG_ARGON2ID13
    );
    if (status != 0) {
        throw Fault("内存不足，无法计算口令摘要");
    }
    return text.data();
}

bool fits_password(std::string_view password, const std::string& hash) {
    CHECK(sodium_init() >= 0);
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace mingjing::crypto
