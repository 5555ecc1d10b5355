// Signing in: every way that leads to a complete session, and the ways that must not.

#include "identity/sign_in.h"

#include <gtest/gtest.h>

#include "identity/second_factor.h"
#include "support/authenticator.h"
#include "support/databases.h"

namespace mingjing::identity {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr auto kPassword = "Haixi-2026";
constexpr auto kOther = "Haixi-2027";
constexpr auto kIssuer = "https://id.example";
constexpr auto kPeer = "127.0.0.1";
const Time kMorning{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};

class SigningIn : public test::OnBothEngines {
  protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (IsSkipped()) {
            return;
        }
        rules_.cost = {.passes = 1, .memory_bytes = 8192};
        rules_.issuer = "海曦市人社局";
        connection_ = open();
        migrate_accounts(*connection_);
        ASSERT_TRUE(create_account(*connection_, {"zhou", "周执法甲", "监察支队", ""}, "u-1", now_)
        );
        code_ = invite(*connection_, "u-1", now_);
    }

    Changed bound(std::string_view id) {
        const auto version = account_by_id(connection(), id)->version;
        return bind_account(connection(), id, version, kIssuer, "s-77");
    }
    SignIn sign_in() { return {*connection_, key_, rules_, now_}; }
    db::Connection& connection() { return *connection_; }
    std::string code_now() const { return test::factor_code(secret_, now_); }
    // From the invitation to a complete session with an app enrolled.
    Opened enrolled() {
        const auto invited = sign_in().with_invitation("zhou", code_, kPassword, kPeer);
        const auto enrolment = sign_in().enrolment(invited.value().token);
        secret_ = test::factor_secret(enrolment.value().text);
        return sign_in().with_factor(invited->token, code_now(), kPeer).value();
    }
    static std::string refusal(const SignIn::Answer& answer) {
        return answer ? std::string(stage_name(answer->session.stage)) : answer.error().code;
    }

    SignInRules rules_;
    Time now_ = kMorning;
    std::string code_;
    std::string secret_;

  private:
    const std::string key_ = std::string(32, 'k');
    std::unique_ptr<db::Connection> connection_;
};

TEST_P(SigningIn, BeginsWithAnInvitationAPasswordAndAnApp) {
    const auto invited = sign_in().with_invitation("zhou", code_, kPassword, kPeer);
    ASSERT_EQ(refusal(invited), "new_factor");
    const auto enrolment = sign_in().enrolment(invited->token);
    ASSERT_TRUE(enrolment);
    EXPECT_EQ(enrolment->text, sign_in().enrolment(invited->token)->text) << "asked twice";
    EXPECT_TRUE(enrolment->uri.starts_with("otpauth://totp/%E6%B5%B7"));
    secret_ = test::factor_secret(enrolment->text);
    EXPECT_EQ(refusal(sign_in().with_factor(invited->token, code_now(), kPeer)), "complete");
}

TEST_P(SigningIn, ACodeBeforeAnyAppIsEnrolledIsRefused) {
    const auto invited = sign_in().with_invitation("zhou", code_, kPassword, kPeer);
    ASSERT_EQ(refusal(invited), "new_factor");
    EXPECT_EQ(refusal(sign_in().with_factor(invited->token, "123456", kPeer)), "not-enrolled");
}

TEST_P(SigningIn, AnInvitationCountsOnceAndForAWeek) {
    enrolled();
    EXPECT_EQ(
        refusal(sign_in().with_invitation("zhou", code_, kOther, kPeer)), "invitation-not-valid"
    );
    const auto late = invite(connection(), "u-1", now_);
    now_ += kInvitationLasts + seconds{1};
    EXPECT_EQ(
        refusal(sign_in().with_invitation("zhou", late, kOther, kPeer)), "invitation-not-valid"
    );
}

TEST_P(SigningIn, ResettingTakesPasswordAndSessionsAwayAndLeavesTheApp) {
    const auto opened = enrolled();
    const auto again = invite(connection(), "u-1", now_);
    EXPECT_FALSE(find_session(connection(), opened.token, rules_.session, now_));
    EXPECT_EQ(refusal(sign_in().with_password("zhou", kPassword, kPeer)), "not-signed-in");
    EXPECT_EQ(refusal(sign_in().with_invitation("zhou", again, kOther, kPeer)), "second_factor");
    release_factor(connection(), "u-1");
    EXPECT_EQ(refusal(sign_in().with_password("zhou", kOther, kPeer)), "new_factor");
}

TEST_P(SigningIn, NeedsPasswordAndCode) {
    enrolled();
    now_ += minutes{5};
    const auto first = sign_in().with_password("zhou", kPassword, kPeer);
    ASSERT_EQ(refusal(first), "second_factor");
    EXPECT_EQ(refusal(sign_in().with_factor(first->token, "000000", kPeer)), "code-not-valid");
    const auto second = sign_in().with_factor(first->token, code_now(), kPeer);
    ASSERT_EQ(refusal(second), "complete");
    EXPECT_NE(first->token, second->token) << "a session of its own for each step";
    EXPECT_FALSE(find_session(connection(), first->token, rules_.session, now_));
}

TEST_P(SigningIn, ACodeCountsOnce) {
    enrolled();
    now_ += minutes{5};
    const auto mine = sign_in().with_password("zhou", kPassword, kPeer);
    const auto seen_over_my_shoulder = code_now();
    ASSERT_TRUE(sign_in().with_factor(mine->token, seen_over_my_shoulder, kPeer));
    const auto theirs = sign_in().with_password("zhou", kPassword, kPeer);
    EXPECT_EQ(
        refusal(sign_in().with_factor(theirs->token, seen_over_my_shoulder, kPeer)),
        "code-not-valid"
    );
}

TEST_P(SigningIn, SaysTheSameOfAnUnknownLoginAndAWrongPassword) {
    enrolled();
    const auto wrong = sign_in().with_password("zhou", kOther, kPeer);
    const auto unknown = sign_in().with_password("nobody", kOther, kPeer);
    ASSERT_FALSE(wrong);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(wrong.error(), unknown.error());
}

TEST_P(SigningIn, LocksAfterFiveWrongPasswordsAndOpensAgainByItself) {
    enrolled();
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(refusal(sign_in().with_password("zhou", kOther, kPeer)), "not-signed-in");
    }
    EXPECT_EQ(refusal(sign_in().with_password("zhou", kPassword, kPeer)), "account-locked");
    now_ += rules_.attempts.lock + seconds{1};
    EXPECT_EQ(refusal(sign_in().with_password("zhou", kPassword, kPeer)), "second_factor");
}

TEST_P(SigningIn, LocksAgainAfterALockThatIsOver) {
    rules_.attempts.failures_max = 2;
    enrolled();
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 2; ++i) {
            EXPECT_EQ(refusal(sign_in().with_password("zhou", kOther, kPeer)), "not-signed-in");
        }
        EXPECT_EQ(refusal(sign_in().with_password("zhou", kOther, kPeer)), "account-locked");
        now_ += rules_.attempts.lock + seconds{1};
    }
    rules_.attempts.failures_max = 1;
    for (int round = 0; round < 2; ++round) {
        EXPECT_EQ(refusal(sign_in().with_password("zhou", kOther, kPeer)), "not-signed-in");
        EXPECT_EQ(refusal(sign_in().with_password("zhou", kOther, kPeer)), "account-locked");
        now_ += rules_.attempts.lock + seconds{1};
    }
}

TEST_P(SigningIn, ALoginNobodyHasLocksAsAKnownOneDoes) {
    enrolled();
    for (int i = 0; i < 6; ++i) {
        const auto known = sign_in().with_password("zhou", kOther, kPeer);
        const auto unknown = sign_in().with_password("nobody", kOther, kPeer);
        EXPECT_EQ(known.error(), unknown.error()) << i;
    }
    EXPECT_EQ(refusal(sign_in().with_invitation("nobody", "x", kOther, kPeer)), "account-locked");
}

TEST_P(SigningIn, AnUnlockedAccountOpensAtOnce) {
    enrolled();
    for (int i = 0; i < 6; ++i) {
        (void)sign_in().with_password("zhou", kOther, kPeer);
    }
    unlock(connection(), "u-1");
    EXPECT_EQ(refusal(sign_in().with_password("zhou", kPassword, kPeer)), "second_factor");
}

TEST_P(SigningIn, ARightPasswordDoesNotBuyMoreGuessesAtTheCode) {
    enrolled();
    now_ += minutes{5};
    for (int i = 0; i < 5; ++i) {
        const auto first = sign_in().with_password("zhou", kPassword, kPeer);
        ASSERT_EQ(refusal(first), "second_factor") << i;
        EXPECT_EQ(refusal(sign_in().with_factor(first->token, "000000", kPeer)), "code-not-valid");
    }
    EXPECT_EQ(refusal(sign_in().with_password("zhou", kPassword, kPeer)), "account-locked");
}

TEST_P(SigningIn, APasswordLastsNinetyDaysAndMayNotComeBack) {
    enrolled();
    now_ += hours{24} * 91;
    const auto first = sign_in().with_password("zhou", kPassword, kPeer);
    const auto owing = sign_in().with_factor(first->token, code_now(), kPeer);
    ASSERT_EQ(refusal(owing), "new_password");
    EXPECT_EQ(
        refusal(sign_in().with_new_password(owing->token, kPassword, kPassword, kPeer)),
        "password-not-acceptable"
    );
    EXPECT_EQ(
        refusal(sign_in().with_new_password(owing->token, kOther, kOther, kPeer)), "password-wrong"
    );
    EXPECT_EQ(
        refusal(sign_in().with_new_password(owing->token, kPassword, kOther, kPeer)), "complete"
    );
}

TEST_P(SigningIn, ADisabledAccountStaysOut) {
    enrolled();
    const auto version = account_by_id(connection(), "u-1")->version;
    ASSERT_TRUE(change_account(connection(), "u-1", version, {"周执法甲", "监察支队", "", true}));
    EXPECT_EQ(refusal(sign_in().with_password("zhou", kPassword, kPeer)), "not-signed-in");
}

TEST_P(SigningIn, OneSessionPerAccountUnlessConfigured) {
    const auto first = enrolled();
    now_ += minutes{1};
    const auto step = sign_in().with_password("zhou", kPassword, kPeer);
    const auto second = sign_in().with_factor(step->token, code_now(), kPeer);
    ASSERT_TRUE(second);
    EXPECT_FALSE(find_session(connection(), first.token, rules_.session, now_));
    EXPECT_TRUE(find_session(connection(), second->token, rules_.session, now_));
}

TEST_P(SigningIn, ASessionEndsWhenIdleAndInAnyCaseAfterTwelveHours) {
    const auto opened = enrolled();
    const auto is_open = [&] {
        return find_session(connection(), opened.token, rules_.session, now_).has_value();
    };
    for (int i = 0; i < 26; ++i) {
        now_ += minutes{27};
        EXPECT_TRUE(is_open()) << i;
    }
    now_ += minutes{27};
    EXPECT_FALSE(is_open()) << "twelve hours have passed";
    now_ += hours{1};
    const auto step = sign_in().with_password("zhou", kPassword, kPeer);
    const auto idle = sign_in().with_factor(step->token, code_now(), kPeer);
    ASSERT_TRUE(idle);
    now_ += minutes{31};
    EXPECT_FALSE(find_session(connection(), idle->token, rules_.session, now_));
}

TEST_P(SigningIn, WeakPasswordsAreRefusedInWords) {
    for (const auto* weak : {"Ab1-", "onlylowercase", "ABCDEFGHIJ12", "zhou-2026-AA"}) {
        const auto answer = sign_in().with_invitation("zhou", code_, weak, kPeer);
        ASSERT_FALSE(answer) << weak;
        EXPECT_EQ(answer.error().code, "password-not-acceptable");
    }
    EXPECT_TRUE(sign_in().with_invitation("zhou", code_, "海曦市-Zhou-1", kPeer).has_value());
}

// What the identity provider vouches for, where the account is its owner's by proof.

TEST_P(SigningIn, TheProvidersWordStandsForThePasswordAlone) {
    enrolled();
    ASSERT_TRUE(bound("u-1"));
    const auto vouched = sign_in().with_subject(kIssuer, "s-77", false, kPeer);
    ASSERT_EQ(refusal(vouched), "second_factor");
    now_ += seconds{30};
    EXPECT_EQ(refusal(sign_in().with_factor(vouched->token, code_now(), kPeer)), "complete");
}

TEST_P(SigningIn, TheProvidersWordCountsAsBothStepsOnlyWhereTheBureauSaysSo) {
    enrolled();
    ASSERT_TRUE(bound("u-1"));
    const auto vouched = sign_in().with_subject(kIssuer, "s-77", true, kPeer);
    ASSERT_EQ(refusal(vouched), "complete");
    // One session an account, whichever door it came by.
    const auto again = sign_in().with_subject(kIssuer, "s-77", true, kPeer);
    EXPECT_FALSE(find_session(connection(), vouched->token, rules_.session, now_));
    EXPECT_TRUE(find_session(connection(), again.value().token, rules_.session, now_));
}

TEST_P(SigningIn, TheProvidersWordIsForOneAccountOfOneIssuer) {
    enrolled();
    ASSERT_TRUE(create_account(connection(), {"wu", "吴执法乙", "监察支队", ""}, "u-2", now_));
    ASSERT_TRUE(bound("u-1"));
    const auto taken = bound("u-2");
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().code, "subject-taken");
    EXPECT_EQ(refusal(sign_in().with_subject(kIssuer, "s-78", false, kPeer)), "subject-not-bound");
    EXPECT_EQ(
        refusal(sign_in().with_subject("https://evil.example", "s-77", false, kPeer)),
        "subject-not-bound"
    );
    // Nobody is bound to nothing.
    EXPECT_EQ(refusal(sign_in().with_subject("", "", false, kPeer)), "subject-not-bound");
}

TEST_P(SigningIn, TheProvidersWordIsWorthNothingForAnAccountDisabledLockedOrReset) {
    enrolled();
    ASSERT_TRUE(bound("u-1"));
    for (std::uint32_t i = 0; i < rules_.attempts.failures_max; ++i) {
        EXPECT_FALSE(sign_in().with_password("zhou", "wrong", kPeer));
    }
    EXPECT_EQ(refusal(sign_in().with_subject(kIssuer, "s-77", false, kPeer)), "account-locked");
    now_ += rules_.attempts.lock;
    EXPECT_EQ(refusal(sign_in().with_subject(kIssuer, "s-77", false, kPeer)), "second_factor");
    const auto account = account_by_id(connection(), "u-1").value();
    ASSERT_TRUE(
        change_account(connection(), "u-1", account.version, {account.name, account.unit, "", true})
    );
    EXPECT_EQ(refusal(sign_in().with_subject(kIssuer, "s-77", true, kPeer)), "account-disabled");
    (void)invite(connection(), "u-1", now_);
    EXPECT_EQ(refusal(sign_in().with_subject(kIssuer, "s-77", true, kPeer)), "subject-not-bound");
}

TEST_P(SigningIn, ABindingIsMadeOfTheAccountAsItWasSeen) {
    enrolled();
    const auto version = account_by_id(connection(), "u-1")->version;
    const auto late = bind_account(connection(), "u-1", version - 1, kIssuer, "s-77");
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "changed-meanwhile");
    EXPECT_EQ(refusal(sign_in().with_subject(kIssuer, "s-77", true, kPeer)), "subject-not-bound");
}

TEST_P(SigningIn, ABindingOnceRemovedOpensNothing) {
    enrolled();
    ASSERT_TRUE(bound("u-1"));
    const auto version = account_by_id(connection(), "u-1")->version;
    unbind_account(connection(), "u-1");
    EXPECT_EQ(account_by_id(connection(), "u-1")->version, version + 1);
    EXPECT_EQ(refusal(sign_in().with_subject(kIssuer, "s-77", true, kPeer)), "subject-not-bound");
}

TEST_P(SigningIn, BeforeWhatLastsThePasswordIsAskedAgainAndGuessesAreCounted) {
    const auto mine = enrolled();
    EXPECT_TRUE(sign_in().with_same_password(mine.token, kPassword));
    for (std::uint32_t i = 0; i < rules_.attempts.failures_max; ++i) {
        EXPECT_EQ(sign_in().with_same_password(mine.token, "wrong").error().code, "password-wrong");
    }
    EXPECT_EQ(sign_in().with_same_password(mine.token, kPassword).error().code, "account-locked");
    EXPECT_EQ(sign_in().with_same_password("no token", kPassword).error().code, "session-over");
}

MINGJING_ON_BOTH_ENGINES(SigningIn);

}  // namespace
}  // namespace mingjing::identity
