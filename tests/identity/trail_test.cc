// The access trail: added to, read, never changed.

#include "identity/trail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "identity/accounts.h"
#include "support/databases.h"

namespace mingjing::identity {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Trail : public test::OnBothEngines {
  protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (!IsSkipped()) {
            connection_ = open();
            migrate_trail(*connection_);
            migrate_accounts(*connection_);
        }
    }
    db::Connection& connection() { return *connection_; }
    void leave(const std::string& actor, const std::string& event, const std::string& object) {
        TrailRow row;
        row.time = Time{std::chrono::milliseconds{1000}};
        row.actor = actor;
        row.event = event;
        row.object = object;
        row.outcome = "done";
        leave_trail(connection(), row);
    }
    std::vector<std::int64_t> numbers(const TrailFilter& filter) {
        std::vector<std::int64_t> found;
        for (const auto& row : read_trail(connection(), filter)) {
            found.push_back(row.number);
        }
        return found;
    }

  private:
    std::unique_ptr<db::Connection> connection_;
};

TEST_P(Trail, IsReadNewestFirstAPageAtATime) {
    leave("u-1", "sign_in", "");
    leave("u-2", "reveal", "officers/37990126001");
    leave("u-1", "reveal", "officers/37990126002");
    EXPECT_THAT(numbers({}), ElementsAre(3, 2, 1));
    TrailFilter page;
    page.rows_max = 2;
    page.before = 3;
    EXPECT_THAT(numbers(page), ElementsAre(2, 1));
    TrailFilter of_one;
    of_one.actor = "u-1";
    of_one.event = "reveal";
    EXPECT_THAT(numbers(of_one), ElementsAre(3));
    TrailFilter about;
    about.text = "26001";
    EXPECT_THAT(numbers(about), ElementsAre(2));
}

TEST_P(Trail, CannotBeChangedThroughTheDatabase) {
    leave("u-1", "sign_in", "");
    EXPECT_THROW(connection().run("UPDATE access_trail SET actor = 'u-9'"), db::Error);
    EXPECT_THROW(connection().run("DELETE FROM access_trail"), db::Error);
    EXPECT_THAT(numbers({}), ElementsAre(1));
    EXPECT_THAT(trail_problems(connection()), IsEmpty());
}

TEST_P(Trail, ARowTakenOutOrChangedByForceShows) {
    for (int i = 0; i < 4; ++i) {
        leave("u-1", "reveal", "officers/" + std::to_string(i));
    }
    if (GetParam() == db::Engine::sqlite) {
        connection().script("DROP TRIGGER access_trail_stays; DROP TRIGGER access_trail_is_kept");
    } else {
        connection().script("DROP TRIGGER access_trail_stays ON access_trail");
    }
    connection().run("DELETE FROM access_trail WHERE number = 2");
    EXPECT_THAT(trail_problems(connection()), ElementsAre(HasSubstr("第1条之后缺少")));
    connection().run("UPDATE access_trail SET object = 'x' WHERE number = 4");
    EXPECT_THAT(
        trail_problems(connection()),
        ElementsAre(HasSubstr("第1条之后缺少"), HasSubstr("第4条已被改动"))
    );
}

TEST_P(Trail, ARowAndItsActAreThereTogetherOrNeither) {
    {
        db::Transaction undone(connection(), db::Transaction::Mode::write);
        connection().run(
            "INSERT INTO accounts(id, login, name, unit, created_at)"
            " VALUES ('u-1', 'zhou', '周', '支队', 0)"
        );
        add_to_trail(connection(), {.event = "account", .outcome = "done"});
    }
    EXPECT_FALSE(has_accounts(connection()));
    EXPECT_THAT(numbers({}), IsEmpty());
}

MINGJING_ON_BOTH_ENGINES(Trail);

}  // namespace
}  // namespace mingjing::identity
