// The way to a provider and back, over loopback.

#include "oidc/provider.h"

#include <gtest/gtest.h>

#include "support/fake_provider.h"
#include "support/turned_clock.h"

namespace mingjing::oidc {
namespace {

class TheProvider : public testing::Test {
  protected:
    TheProvider() { clock_.turn_to(std::chrono::year{2026} / 11 / 2); }

    [[nodiscard]] std::string outcome(const Provider::Result<std::string>& result) const {
        return result ? *result : result.error().code;
    }
    [[nodiscard]] std::string sign_in(const std::string& token) {
        const auto errand = errand_of(token);
        const auto address = provider_.address_for(errand, wanted_);
        if (!address) {
            return address.error().code;
        }
        const auto returned = fake_.sign_in(*address, "u-77");
        EXPECT_EQ(returned.state, errand.state);
        const bool is_anew = wanted_ == Provider::SignedIn::anew;
        return outcome(subject_of(returned.code, errand, is_anew));
    }
    [[nodiscard]] Provider::Result<std::string> subject_of(
        const std::string& code, const Errand& errand, bool is_anew = false
    ) {
        return provider_.subject_of(
            code, errand, is_anew ? std::optional(clock_.now()) : std::nullopt
        );
    }

    test::TurnedClock clock_;
    test::FakeProvider fake_{clock_};
    Provider provider_{fake_.settings(), clock_};
    Provider::SignedIn wanted_ = Provider::SignedIn::already;
};

TEST_F(TheProvider, SaysWhoCameBack) {
    EXPECT_EQ(sign_in("token"), "u-77");
}

// At a shared computer somebody else may still be signed in there.
TEST_F(TheProvider, IsAskedToHaveThemSignInAnewAndMustSayThatTheyDid) {
    wanted_ = Provider::SignedIn::anew;
    EXPECT_EQ(sign_in("1"), "u-77");
    fake_.twist_claims = [](Fields& claims) {
        claims["auth_time"] = *member(claims, "iat").integer() - 3600;
    };
    EXPECT_EQ(sign_in("2"), "provider-token-refused");
    fake_.twist_claims = [](Fields& claims) { claims.erase("auth_time"); };
    EXPECT_EQ(sign_in("3"), "provider-token-refused");
    wanted_ = Provider::SignedIn::already;
    EXPECT_EQ(sign_in("4"), "u-77");
}

TEST_F(TheProvider, MayPublishNumbersWeHaveNoUseFor) {
    fake_.twist_discovery = [](Fields& body) { body["platform_id"] = std::int64_t{1} << 60; };
    fake_.twist_claims = [](Fields& claims) { claims["uid"] = std::int64_t{1} << 60; };
    EXPECT_EQ(sign_in("token"), "u-77");
}

TEST_F(TheProvider, TakesACodeOnceAndOnlyOfTheErrandItBelongsTo) {
    const auto mine = errand_of("mine");
    const auto other = errand_of("other");
    const auto address = provider_.address_for(mine, wanted_).value();
    const auto first = fake_.sign_in(address, "u-77");
    EXPECT_EQ(outcome(subject_of(first.code, mine)), "u-77");
    EXPECT_EQ(outcome(subject_of(first.code, mine)), "provider-code-refused");
    const auto second = fake_.sign_in(address, "u-77");
    EXPECT_EQ(outcome(subject_of(second.code, other)), "provider-code-refused");
    EXPECT_EQ(outcome(subject_of("made up", mine)), "provider-code-refused");
}

TEST_F(TheProvider, IsNotBelievedWithATokenForSomethingElse) {
    fake_.twist_claims = [](Fields& claims) { claims["nonce"] = "planted"; };
    EXPECT_EQ(sign_in("token"), "provider-token-refused");
    fake_.twist_claims = [](Fields& claims) { claims["iss"] = "https://evil.example"; };
    EXPECT_EQ(sign_in("token"), "provider-token-refused");
}

TEST_F(TheProvider, MayRenewItsKeyButNotMakeUsAskForeverAgain) {
    EXPECT_EQ(sign_in("1"), "u-77");
    EXPECT_EQ(sign_in("2"), "u-77");
    EXPECT_EQ(fake_.keys_read(), 1);
    fake_.renew_key();
    EXPECT_EQ(sign_in("3"), "provider-token-refused");  // the keys were read a moment ago
    EXPECT_EQ(fake_.keys_read(), 1);
    clock_.advance(std::chrono::minutes{1});
    EXPECT_EQ(sign_in("4"), "u-77");
    EXPECT_EQ(fake_.keys_read(), 2);
}

TEST_F(TheProvider, IsNoOtherThanTheConfiguredOneAndOnlyConfidentiallySpokenTo) {
    for (const auto& [name, value] :
         {std::pair{"issuer", "https://evil.example"},
          std::pair{"token_endpoint", "http://id.example/token"},
          std::pair{"jwks_uri", "file:///etc/passwd"},
          std::pair{"authorization_endpoint", ""}}) {
        fake_.twist_discovery = [&, name = name, value = value](Fields& body) {
            body[name] = value;
        };
        EXPECT_EQ(sign_in("token"), "provider-unreachable") << name;
    }
}

TEST_F(TheProvider, ThatAnswersNothingOfUseIsRefusedWithASentence) {
    fake_.fall_over();
    const auto address = provider_.address_for(errand_of("token"), wanted_);
    ASSERT_FALSE(address);
    EXPECT_EQ(address.error().code, "provider-unreachable");
    EXPECT_NE(address.error().what.find("市统一身份认证"), std::string::npos);
}

TEST_F(TheProvider, ThatIsGoneIsRefusedToo) {
    auto settings = fake_.settings();
    settings.issuer = "http://127.0.0.1:1";
    Provider gone(settings, clock_);
    EXPECT_EQ(outcome(gone.address_for(errand_of("token"), wanted_)), "provider-unreachable");
}

TEST_F(TheProvider, IsWaitedForByAFewAtATime) {
    const Provider::Turn first(provider_);
    {
        const Provider::Turn second(provider_);
        EXPECT_TRUE(second.has_it());
        EXPECT_FALSE(Provider::Turn(provider_).has_it());
    }
    EXPECT_TRUE(Provider::Turn(provider_).has_it());
}

}  // namespace
}  // namespace mingjing::oidc
