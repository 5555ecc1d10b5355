// Who was sent to the identity provider comes back once, and in time.

#include "identity/errands.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "identity/accounts.h"
#include "support/databases.h"

namespace mingjing::identity {
namespace {

class Errands : public test::OnBothEngines {
  protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (IsSkipped()) {
            return;
        }
        connection_ = open();
        migrate_accounts(*connection_);
    }
    std::string begin(Time at, std::string_view account = "") {
        return begin_errand(*connection_, account, at);
    }
    std::optional<std::string> take(std::string_view token, Time at) {
        const auto errand = take_errand(*connection_, token, at);
        return errand ? std::optional(errand->account) : std::nullopt;
    }

    const Time now_{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};
    std::unique_ptr<db::Connection> connection_;
};

TEST_P(Errands, EachIsTakenOnceAndRemembersWhatItWasFor) {
    const auto to_bind = begin(now_, "u-1");
    const auto to_sign_in = begin(now_);
    EXPECT_EQ(take(to_bind, now_), "u-1");
    EXPECT_EQ(take(to_bind, now_), std::nullopt);
    EXPECT_EQ(take(to_sign_in, now_ + kErrandLasts), "");
    EXPECT_EQ(take("made up", now_), std::nullopt);
}

TEST_P(Errands, NobodyComesBackAfterMinutes) {
    const auto token = begin(now_);
    EXPECT_EQ(take(token, now_ + kErrandLasts + std::chrono::milliseconds{1}), std::nullopt);
    EXPECT_EQ(take(token, now_), std::nullopt);
}

TEST_P(Errands, TheOldestGiveWayBeforeTheyFillTheDisk) {
    const auto oldest = begin(now_ - std::chrono::milliseconds{1});
    {
        db::Transaction transaction(*connection_, db::Transaction::Mode::write);
        for (std::size_t i = 2; i < limits::kErrandsMax; ++i) {
            connection_->script(
                "INSERT INTO errands VALUES ('e" + std::to_string(i) + "', '', " +
                std::to_string(now_.time_since_epoch().count()) + ")"
            );
        }
        transaction.commit();
    }
    begin(now_);
    EXPECT_EQ(connection_->integer("SELECT count(*) FROM errands"), limits::kErrandsMax);
    begin(now_);
    EXPECT_EQ(connection_->integer("SELECT count(*) FROM errands"), limits::kErrandsMax);
    EXPECT_EQ(take(oldest, now_), std::nullopt);
}

MINGJING_ON_BOTH_ENGINES(Errands);

}  // namespace
}  // namespace mingjing::identity
