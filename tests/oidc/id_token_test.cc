// Which tokens say whom we let in, and every forged one that must not.

#include "oidc/id_token.h"

#include <gtest/gtest.h>

#include "codec/canonical.h"
#include "codec/text.h"
#include "support/signer.h"

namespace mingjing::oidc {
namespace {

using test::Signer;

const Time kNow{std::chrono::sys_days{std::chrono::year{2026} / 11 / 2}};
const std::int64_t kSeconds =
    std::chrono::floor<std::chrono::seconds>(kNow).time_since_epoch().count();
const Awaited kAwaited{"https://id.example", "mingjing", "n-1"};

Fields claims_with(const std::string& name = "", const Value& value = {}) {
    Fields claims{
        {"iss", "https://id.example"},
        {"aud", "mingjing"},
        {"sub", "u-77"},
        {"nonce", "n-1"},
        {"iat", kSeconds},
        {"exp", kSeconds + 300}};
    if (!name.empty()) {
        claims.insert_or_assign(name, value);
    }
    return claims;
}

Keys keys_of(const List& published) {
    return parse_keys(codec::write_json(Fields{{"keys", published}})).value();
}

class IdToken : public testing::Test {
  protected:
    [[nodiscard]] std::string outcome(const std::string& token) const {
        const auto subject = verified_subject(token, keys_, kAwaited, kNow);
        return subject ? *subject : subject.error().where;
    }
    [[nodiscard]] std::string outcome_with(const std::string& name, const Value& value) const {
        return outcome(rsa_.token(claims_with(name, value)));
    }

    // Made once: prime numbers take their time.
    static const Signer& made_once() {
        static const auto signer = Signer::rsa("rsa");
        return signer;
    }
    const Signer& rsa_ = made_once();
    const Signer ec_ = Signer::ec("ec");
    const Keys keys_ = keys_of({rsa_.public_key(), ec_.public_key()});
};

TEST_F(IdToken, SignedByEitherKindOfKeySaysWho) {
    EXPECT_EQ(outcome(rsa_.token(claims_with())), "u-77");
    EXPECT_EQ(outcome(ec_.token(claims_with())), "u-77");
}

TEST_F(IdToken, OfWhomOnlySignedInBeforeIsRefusedWhereTheyWereToDoSoAnew) {
    auto awaited = kAwaited;
    awaited.signed_in_since = kNow;
    const auto outcome_at = [&](const Value& auth_time) {
        const auto token = rsa_.token(claims_with("auth_time", auth_time));
        const auto subject = verified_subject(token, keys_, awaited, kNow);
        return subject ? *subject : subject.error().where;
    };
    EXPECT_EQ(outcome_at(kSeconds), "u-77");
    EXPECT_EQ(outcome_at(kSeconds - 60), "u-77") << "two clocks may differ";
    EXPECT_EQ(outcome_at(kSeconds - 61), "auth_time");
    EXPECT_EQ(outcome_at({}), "auth_time");
    EXPECT_EQ(outcome_at("just now"), "auth_time");
}

TEST_F(IdToken, WithAnyBitChangedIsRefused) {
    const auto token = rsa_.token(claims_with());
    const auto signature = token.rfind('.') + 1;
    const auto payload = token.find('.') + 1;
    for (const auto at : {payload + 10, signature, signature + 100}) {
        auto changed = token;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        EXPECT_EQ(outcome(changed), "signature") << at;
    }
    EXPECT_EQ(outcome(token.substr(0, signature)), "signature");
}

TEST_F(IdToken, OfAnotherKeyUnderTheSameIdIsRefused) {
    EXPECT_EQ(outcome(Signer::rsa("rsa").token(claims_with())), "signature");
    EXPECT_EQ(outcome(Signer::ec("ec").token(claims_with())), "signature");
}

TEST_F(IdToken, OfAnUnknownKeySaysSoForTheKeysToBeReadAgain) {
    EXPECT_EQ(outcome(Signer::ec("new").token(claims_with())), kUnknownKey);
    // Where it names none, several that fit are none.
    const auto nameless = Signer::ec("");
    EXPECT_EQ(outcome(nameless.token(claims_with())), "signature");
    const auto both = keys_of({ec_.public_key(), nameless.public_key()});
    const auto refused = verified_subject(nameless.token(claims_with()), both, kAwaited, kNow);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().where, kUnknownKey);
}

TEST_F(IdToken, WithoutASignatureIsRefused) {
    const auto payload = codec::base64url(codec::write_json(claims_with()));
    for (const auto* algorithm : {"none", "None", "NONE", ""}) {
        const auto header = codec::base64url(codec::write_json(Fields{{"alg", algorithm}}));
        const auto where = outcome(header + "." + payload + ".");
        EXPECT_TRUE(where == "token" || where == "alg") << algorithm << where;
        EXPECT_NE(outcome(header + "." + payload + ".AAAA"), "u-77") << algorithm;
    }
}

// The public key is no secret: a signature made with it as one is anybody's.
TEST_F(IdToken, SignedWithThePublicKeyAsSecretIsRefused) {
    const auto published = codec::write_json(rsa_.public_key());
    for (const auto& secret : {published, keys_.front().jwk}) {
        EXPECT_EQ(outcome(Signer::shared("rsa", secret).token(claims_with())), "alg");
    }
}

TEST_F(IdToken, WithAHeaderWeMustUnderstandAndDoNotIsRefused) {
    EXPECT_EQ(outcome(rsa_.token(claims_with(), {{"crit", List{"b64"}}})), "crit");
}

TEST_F(IdToken, OfAnotherIssuerOrForAnotherClientIsRefused) {
    EXPECT_EQ(outcome_with("iss", "https://id.example/"), "iss");
    EXPECT_EQ(outcome_with("iss", {}), "iss");
    EXPECT_EQ(outcome_with("aud", "other"), "aud");
    EXPECT_EQ(outcome_with("aud", {}), "aud");
    EXPECT_EQ(outcome_with("aud", List{"other"}), "aud");
    EXPECT_EQ(outcome_with("aud", List{}), "aud");
    EXPECT_EQ(outcome_with("aud", List{"mingjing"}), "u-77");
    // For several it must say whom it was given to.
    EXPECT_EQ(outcome_with("aud", List{"mingjing", "other"}), "aud");
    EXPECT_EQ(outcome_with("azp", "other"), "azp");
    auto several = claims_with("aud", List{"other", "mingjing"});
    several["azp"] = "mingjing";
    EXPECT_EQ(outcome(rsa_.token(several)), "u-77");
}

TEST_F(IdToken, OutOfItsTimeIsRefused) {
    EXPECT_EQ(outcome_with("exp", kSeconds - 60), "exp");
    EXPECT_EQ(outcome_with("exp", kSeconds - 59), "u-77");
    EXPECT_EQ(outcome_with("exp", {}), "exp");
    EXPECT_EQ(outcome_with("exp", "2099"), "exp");
    EXPECT_EQ(outcome_with("iat", kSeconds - 601), "iat");
    EXPECT_EQ(outcome_with("iat", kSeconds + 61), "iat");
    EXPECT_EQ(outcome_with("iat", {}), "iat");
    EXPECT_EQ(outcome_with("nbf", kSeconds + 61), "iat");
}

TEST_F(IdToken, ForAnotherSignInIsRefused) {
    EXPECT_EQ(outcome_with("nonce", "n-2"), "nonce");
    EXPECT_EQ(outcome_with("nonce", {}), "nonce");
    EXPECT_EQ(outcome_with("nonce", ""), "nonce");
}

TEST_F(IdToken, AboutNobodyIsRefused) {
    EXPECT_EQ(outcome_with("sub", ""), "sub");
    EXPECT_EQ(outcome_with("sub", {}), "sub");
    EXPECT_EQ(outcome_with("sub", std::string(256, 's')), "sub");
}

TEST_F(IdToken, ThatIsNoneIsRefused) {
    for (const auto& text :
         {std::string(), std::string(".."), std::string("a.b.c"), std::string(20'000, 'x')}) {
        EXPECT_EQ(outcome(text), "token") << text.substr(0, 20);
    }
}

TEST(ProviderKeys, OnlyThoseWeVerifyWithAreKept) {
    auto for_encryption = Signer::rsa("enc").public_key();
    for_encryption["use"] = "enc";
    auto for_another = for_encryption;
    for_another["use"] = "sig";
    for_another["alg"] = "PS256";
    const auto keys = keys_of({
        for_encryption,
        for_another,
        Signer::rsa("weak", 1024).public_key(),
        Fields{{"kty", "oct"}, {"k", "AAAA"}},
        Fields{{"kty", "RSA"}, {"n", "!"}, {"e", ""}},
        "no key",
        Signer::ec("good").public_key(),
    });
    ASSERT_EQ(keys.size(), 1U);
    EXPECT_EQ(keys.front().id, "good");
    EXPECT_FALSE(parse_keys("<html>"));
    EXPECT_FALSE(parse_keys(R"({"keys": 1})"));
}

}  // namespace
}  // namespace mingjing::oidc
