// Passwords, one-time codes and secrets at rest.

#include "crypto/password.h"

#include <array>

#include <gtest/gtest.h>

#include "crypto/one_time_code.h"
#include "crypto/secret_box.h"

namespace mingjing::crypto {
namespace {

constexpr PasswordCost kCheap{.passes = 1, .memory_bytes = 8192};

TEST(Password, FitsOnlyItsOwnHash) {
    const auto hash = hash_password("Haixi-2026", kCheap);
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$"));
    EXPECT_TRUE(fits_password("Haixi-2026", hash));
    EXPECT_FALSE(fits_password("haixi-2026", hash));
    EXPECT_FALSE(fits_password("Haixi-2026", "no hash at all"));
    EXPECT_NE(hash, hash_password("Haixi-2026", kCheap)) << "a salt of its own";
}

// RFC 4226, appendix D.
TEST(OneTimeCode, FollowsTheStandardsVectors) {
    constexpr std::array kCodes{
        "755224",
        "287082",
        "359152",
        "969429",
        "338314",
        "254676",
        "287922",
        "162583",
        "399871",
        "520489"};
    for (std::size_t counter = 0; counter < kCodes.size(); ++counter) {
        EXPECT_EQ(one_time_code("12345678901234567890", counter), kCodes[counter]);
    }
}

TEST(SecretBox, OpensOnlyWithItsKeyForWhatItWasSealedFor) {
    const std::string key(kSecretKeyBytes, 'k');
    const auto box = sealed(key, "secret", "account u-1");
    EXPECT_EQ(opened(key, box, "account u-1"), "secret");
    EXPECT_EQ(opened(key, box, "account u-2"), std::nullopt);
    EXPECT_EQ(opened(std::string(kSecretKeyBytes, 'x'), box, "account u-1"), std::nullopt);
    for (std::size_t at = 0; at < box.size(); ++at) {
        auto touched = box;
        touched[at] = static_cast<char>(touched[at] ^ 1);
        EXPECT_EQ(opened(key, touched, "account u-1"), std::nullopt) << at;
    }
    EXPECT_EQ(opened(key, "", "account u-1"), std::nullopt);
}

}  // namespace
}  // namespace mingjing::crypto
