// Published vectors for the hashes and the signature everything else rests on.

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/fault.h"
#include "codec/text.h"
#include "crypto/ed25519.h"
#include "crypto/hash.h"

namespace mingjing::crypto {
namespace {

TEST(Sha256, AgreesWithFips180) {
    EXPECT_EQ(sha256("").hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(
        sha256("abc").hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    EXPECT_EQ(sha256("a", "bc"), sha256("abc"));
}

TEST(Sm3, AgreesWithGbt32905) {
    EXPECT_EQ(sm3("abc").hex(), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

TEST(Digest, HasExactlyThirtyTwoBytes) {
    const auto digest = sha256("x");
    EXPECT_EQ(digest_from(digest.view()), digest);
    EXPECT_THROW(static_cast<void>(digest_from("short")), Fault);
}

TEST(Ed25519, AgreesWithRfc8032) {
    const auto seed =
        *codec::from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    const auto key = ed25519_key_from_seed(seed);
    EXPECT_EQ(
        codec::hex(key.public_key),
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    );
    const auto signature = ed25519_sign(key, "\x72");
    EXPECT_EQ(
        codec::hex(signature),
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    );
    EXPECT_TRUE(ed25519_verify(key.public_key, "\x72", signature));
}

TEST(Ed25519, RefusesWhatWasNotSigned) {
    const auto key = make_ed25519_key();
    const auto signature = ed25519_sign(key, "fact");
    EXPECT_TRUE(ed25519_verify(key.public_key, "fact", signature));
    EXPECT_FALSE(ed25519_verify(key.public_key, "Fact", signature));
    EXPECT_FALSE(ed25519_verify(make_ed25519_key().public_key, "fact", signature));
    EXPECT_FALSE(ed25519_verify(key.public_key, "fact", signature.substr(1)));
    EXPECT_FALSE(ed25519_verify("", "fact", signature));
    EXPECT_THROW(static_cast<void>(ed25519_key_from_seed("short")), Fault);
}

TEST(RandomBytes, DoNotRepeat) {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        EXPECT_TRUE(seen.insert(random_bytes(32)).second);
    }
    EXPECT_TRUE(equal_in_constant_time("same", "same"));
    EXPECT_FALSE(equal_in_constant_time("same", "sane"));
    EXPECT_FALSE(equal_in_constant_time("same", "sam"));
}

}  // namespace
}  // namespace mingjing::crypto
