// Whether the trail is whole, looked at a part at a time while rows are added.

#include "identity/trail_check.h"

#include <gtest/gtest.h>

#include "identity/trail.h"
#include "support/databases.h"

namespace mingjing::identity {
namespace {

// Adds a row between the statements of a look, as another request would.
class Busy final : public db::Connection {
  public:
    Busy(db::Connection& inner, std::function<void()> meanwhile)
        : inner_(inner), meanwhile_(std::move(meanwhile)) {}
    [[nodiscard]] db::Engine engine() const override { return inner_.engine(); }
    [[nodiscard]] bool usable() const noexcept override { return inner_.usable(); }
    using Connection::run;
    std::int64_t run(
        std::string_view sql,
        std::span<const db::Cell> parameters,
        const std::function<bool(const db::Row&)>& each
    ) override {
        const auto changed = inner_.run(sql, parameters, each);
        meanwhile_();
        return changed;
    }
    void script(std::string_view sql) override { inner_.script(sql); }
    void begin_write() override { inner_.begin_write(); }
    void begin_read() override { inner_.begin_read(); }
    void commit() override { inner_.commit(); }
    void rollback() noexcept override { inner_.rollback(); }

  private:
    db::Connection& inner_;
    std::function<void()> meanwhile_;
};

class TrailLook : public test::OnBothEngines {
  protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (!IsSkipped()) {
            connection_ = open();
            other_ = open();
            migrate_trail(*connection_);
        }
    }
    void leave(int rows) {
        for (int i = 0; i < rows; ++i) {
            leave_trail(*other_, {.event = "sign_in", .outcome = "done"});
        }
    }
    void cut_off(std::int64_t after) {
        other_->script(
            GetParam() == db::Engine::sqlite
                ? "DROP TRIGGER IF EXISTS access_trail_is_kept"
                : "DROP TRIGGER IF EXISTS access_trail_stays ON access_trail"
        );
        other_->run("DELETE FROM access_trail WHERE number > " + std::to_string(after));
    }

    Time now_{std::chrono::hours{1}};
    std::unique_ptr<db::Connection> connection_, other_;
};

TEST_P(TrailLook, RowsAddedWhileLookingAreNoDamage) {
    leave(3);
    TrailCheck check;
    Busy busy(*connection_, [&] { leave(1); });
    for (int i = 0; i < 3; ++i) {
        const auto look = check.look(busy, now_);
        EXPECT_TRUE(look.is_whole) << i;
        EXPECT_GE(look.rows, look.checked);
    }
}

TEST_P(TrailLook, ALongTrailIsWholeOnceARoundIsThrough) {
    leave(5);
    TrailCheck check(2);
    EXPECT_EQ(check.look(*connection_, now_).checked, 2);
    EXPECT_EQ(check.look(*connection_, now_).checked, 4);
    const auto last = check.look(*connection_, now_);
    EXPECT_EQ(last.checked, 5);
    EXPECT_TRUE(last.is_whole);
}

TEST_P(TrailLook, AnEndCutOffShowsAtTheNextLook) {
    leave(4);
    TrailCheck check;
    ASSERT_TRUE(check.look(*connection_, now_).is_whole);
    cut_off(2);
    EXPECT_FALSE(check.look(*connection_, now_).is_whole);
    EXPECT_FALSE(check.look(*connection_, now_).is_whole) << "and stays so";
}

TEST_P(TrailLook, AChangedRowShowsInTheNextRound) {
    leave(3);
    TrailCheck check;
    ASSERT_TRUE(check.look(*connection_, now_).is_whole);
    if (GetParam() == db::Engine::sqlite) {
        other_->script("DROP TRIGGER access_trail_stays");
    } else {
        other_->script("DROP TRIGGER access_trail_stays ON access_trail");
    }
    other_->run("UPDATE access_trail SET object = 'x' WHERE number = 2");
    now_ += std::chrono::hours{2};
    EXPECT_FALSE(check.look(*connection_, now_).is_whole);
}

MINGJING_ON_BOTH_ENGINES(TrailLook);

}  // namespace
}  // namespace mingjing::identity
