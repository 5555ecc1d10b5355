// Signing in while something else happens to the same account: between a check and the write
// it leads to lies an Argon2 hash, in which an administrator, or somebody else with the same
// code, can act.

#include <functional>
#include <thread>
#include <utility>

#include <gtest/gtest.h>

#include "crypto/one_time_code.h"
#include "identity/second_factor.h"
#include "identity/sign_in.h"
#include "support/databases.h"

namespace mingjing::identity {
namespace {

constexpr auto kPassword = "Haixi-2026";
constexpr auto kOther = "Haixi-2027";
constexpr auto kPeer = "127.0.0.1";
const Time kNow{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};

// Lets something happen before the next transaction begins, once.
class Interrupted final : public db::Connection {
  public:
    explicit Interrupted(db::Connection& inner) : inner_(inner) {}
    void before_next_write(std::function<void()> what) { what_ = std::move(what); }

    [[nodiscard]] db::Engine engine() const override { return inner_.engine(); }
    [[nodiscard]] bool usable() const noexcept override { return inner_.usable(); }
    using Connection::run;
    std::int64_t run(
        std::string_view sql,
        std::span<const db::Cell> parameters,
        const std::function<bool(const db::Row&)>& each
    ) override {
        return inner_.run(sql, parameters, each);
    }
    void script(std::string_view sql) override { inner_.script(sql); }
    void begin_write() override {
        if (auto what = std::exchange(what_, nullptr)) {
            what();
        }
        inner_.begin_write();
    }
    void begin_read() override { inner_.begin_read(); }
    void commit() override { inner_.commit(); }
    void rollback() noexcept override { inner_.rollback(); }

  private:
    db::Connection& inner_;
    std::function<void()> what_;
};

class Overtaken : public test::OnBothEngines {
  protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (IsSkipped()) {
            return;
        }
        rules_.cost = {.passes = 1, .memory_bytes = 8192};
        rules_.session.one_per_account = false;
        other_ = open();
        migrate_accounts(*other_);
        ASSERT_TRUE(create_account(*other_, {"zhou", "周执法甲", "监察支队", ""}, "u-1", kNow));
        connection_ = open();
        interrupted_ = std::make_unique<Interrupted>(*connection_);
    }
    SignIn mine() { return {*interrupted_, key_, rules_, kNow}; }
    SignIn theirs() { return {*other_, key_, rules_, kNow}; }
    void meanwhile(std::function<void()> what) { interrupted_->before_next_write(std::move(what)); }
    static std::string said(const SignIn::Answer& answer) {
        return answer ? std::string(stage_name(answer->session.stage)) : answer.error().code;
    }
    Opened invited(std::string_view password = kPassword) {
        const auto code = invite(*other_, "u-1", kNow);
        return theirs().with_invitation("zhou", code, password, kPeer).value();
    }
    static std::string code_of(std::string_view secret) {
        const auto step = kNow.time_since_epoch() / std::chrono::seconds{30};
        return crypto::one_time_code(secret, static_cast<std::uint64_t>(step));
    }
    // The secret an app is given, out of the address it is given in.
    std::string secret_of(const std::string& token) {
        const auto enrolment = theirs().enrolment(token);
        std::string secret;
        std::uint32_t bits = 0;
        unsigned count = 0;
        for (const char c : enrolment->text) {
            bits = bits << 5U | static_cast<std::uint32_t>(c >= 'A' ? c - 'A' : c - '2' + 26);
            count += 5;
            if (count >= 8) {
                secret += static_cast<char>(bits >> (count - 8) & 0xFFU);
                count -= 8;
            }
        }
        return secret;
    }

    SignInRules rules_;
    std::unique_ptr<db::Connection> other_;
    std::unique_ptr<Interrupted> interrupted_;

  private:
    const std::string key_ = std::string(32, 'k');
    std::unique_ptr<db::Connection> connection_;
};

TEST_P(Overtaken, OfTwoWithOneInvitationTheFirstChoosesThePassword) {
    const auto code = invite(*other_, "u-1", kNow);
    meanwhile([&] { ASSERT_TRUE(theirs().with_invitation("zhou", code, kPassword, kPeer)); });
    EXPECT_EQ(said(mine().with_invitation("zhou", code, kOther, kPeer)), "invitation-not-valid");
    EXPECT_EQ(said(theirs().with_password("zhou", kPassword, kPeer)), "new_factor");
}

TEST_P(Overtaken, AResetStaysAResetThoughThePasswordWasBeingChosen) {
    const auto leaked = invite(*other_, "u-1", kNow);
    std::string fresh;
    meanwhile([&] { fresh = invite(*other_, "u-1", kNow); });
    EXPECT_EQ(said(mine().with_invitation("zhou", leaked, kOther, kPeer)), "invitation-not-valid");
    EXPECT_EQ(said(theirs().with_password("zhou", kOther, kPeer)), "not-signed-in");
    EXPECT_EQ(said(theirs().with_invitation("zhou", fresh, kPassword, kPeer)), "new_factor");
}

TEST_P(Overtaken, AResetStaysAResetThoughThePasswordWasBeingChanged) {
    rules_.needs_second_factor = false;
    const auto session = invited();
    meanwhile([&] { (void)invite(*other_, "u-1", kNow); });
    EXPECT_EQ(
        said(mine().with_new_password(session.token, kPassword, kOther, kPeer)), "session-over"
    );
    EXPECT_FALSE(account_by_id(*other_, "u-1")->has_password);
}

TEST_P(Overtaken, ASignInEndsWhereTheAccountWasResetMeanwhile) {
    rules_.needs_second_factor = false;
    invited();
    meanwhile([&] { (void)invite(*other_, "u-1", kNow); });
    EXPECT_EQ(said(mine().with_password("zhou", kPassword, kPeer)), "session-over");
}

TEST_P(Overtaken, ASignInByTheProviderEndsWhereTheBindingWasRemovedMeanwhile) {
    invited();
    const auto version = account_by_id(*other_, "u-1")->version;
    ASSERT_TRUE(bind_account(*other_, "u-1", version, "https://id.example", "s-77"));
    meanwhile([&] { unbind_account(*other_, "u-1"); });
    EXPECT_EQ(
        said(mine().with_subject("https://id.example", "s-77", true, kPeer)), "subject-not-bound"
    );
}

// The row of the trail, say: a session nobody is told of, or a password used up for nothing,
// would be worse than an attempt to be made again.
TEST_P(Overtaken, WhatCannotBeWrittenBesideASessionTakesAllOfItBack) {
    const auto code = invite(*other_, "u-1", kNow);
    SignIn failing(*interrupted_, std::string(32, 'k'), rules_, kNow, [](auto&, const auto&) {
        throw Fault("the disk is full");
    });
    EXPECT_THROW(static_cast<void>(failing.with_invitation("zhou", code, kPassword, kPeer)), Fault);
    EXPECT_EQ(said(theirs().with_password("zhou", kPassword, kPeer)), "not-signed-in");
    EXPECT_EQ(other_->integer("SELECT count(*) FROM sessions"), 0);
    EXPECT_EQ(said(theirs().with_invitation("zhou", code, kPassword, kPeer)), "new_factor");
}

TEST_P(Overtaken, AnAppIsEnrolledOnceWhateverIsSentAtOnce) {
    const auto first = invited();
    const auto secret = secret_of(first.token);
    meanwhile([&] { ASSERT_TRUE(theirs().with_factor(first.token, code_of(secret), kPeer)); });
    EXPECT_EQ(said(mine().with_factor(first.token, code_of(secret), kPeer)), "session-over");
}

TEST_P(Overtaken, AnAppOfAnotherSessionOfTheSameAccountStays) {
    const auto first = invited();
    const auto second = theirs().with_password("zhou", kPassword, kPeer);
    ASSERT_EQ(said(second), "new_factor");
    const auto one = secret_of(first.token);
    const auto two = secret_of(second->token);
    ASSERT_TRUE(theirs().with_factor(first.token, code_of(one), kPeer));
    EXPECT_EQ(said(mine().with_factor(second->token, code_of(two), kPeer)), "code-not-valid");
}

TEST_P(Overtaken, AHundredGuessesAtOnceAreNoBetterThanAHundredInTurn) {
    constexpr int kGuessers = 8;
    constexpr int kGuesses = 5;
    invited();
    std::vector<std::unique_ptr<db::Connection>> connections;
    for (int i = 0; i < kGuessers; ++i) {
        connections.push_back(open());
    }
    std::atomic<int> looked_at{0};
    {
        std::vector<std::jthread> guessers;
        for (auto& connection : connections) {
            guessers.emplace_back([&] {
                SignIn guess(*connection, std::string(32, 'k'), rules_, kNow);
                for (int i = 0; i < kGuesses; ++i) {
                    looked_at +=
                        said(guess.with_password("zhou", kOther, kPeer)) == "not-signed-in";
                }
            });
        }
    }
    EXPECT_EQ(looked_at, static_cast<int>(rules_.attempts.failures_max));
}

MINGJING_ON_BOTH_ENGINES(Overtaken);

}  // namespace
}  // namespace mingjing::identity
