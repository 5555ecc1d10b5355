// Accounts from the command line.

#include <gtest/gtest.h>

#include "identity/account_check.h"
#include "identity/accounts.h"
#include "identity/trail.h"
#include "server/commands.h"
#include "server/office.h"
#include "server/resources.h"
#include "support/temporary_folder.h"
#include "support/turned_clock.h"

namespace mingjing::server {
namespace {

class Said final : public Output {
  public:
    std::string text;
    void line(std::string_view line) override { text.append(line).append("\n"); }
    void progress(std::string_view, std::uint64_t, std::uint64_t) override {}
    void file(std::string_view, std::string_view) override {}
};

class UserCommands : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(folder_.lock());
        OfficeOptions options;
        options.definitions = {resource("definitions"), resource("demo/definitions")};
        office_ = std::make_unique<Office>(folder_, options, clock_);
    }
    Exit user(
        const std::string& verb,
        const std::vector<std::string>& words,
        std::map<std::string, std::string, std::less<>> options = {}
    ) {
        said_.text.clear();
        return run(
            *office_, {"user " + verb, std::move(options), words, {}, "operator root"}, said_
        );
    }
    Exit add(const std::string& login, const std::string& roles) {
        return user("add", {login}, {{"name", "某某"}, {"unit", "信息中心"}, {"roles", roles}});
    }

    test::TemporaryFolder temporary_;
    test::TurnedClock clock_;
    DataFolder folder_{temporary_.path("data")};
    std::unique_ptr<Office> office_;
    Said said_;
};

TEST_F(UserCommands, AnAccountIsAddedWithAnInvitationAndTheTrailNamesTheOperator) {
    ASSERT_EQ(add("new.person", "publisher"), Exit::done) << said_.text;
    EXPECT_NE(said_.text.find("邀请码："), std::string::npos);
    EXPECT_EQ(user("list", {}), Exit::done);
    EXPECT_NE(said_.text.find("公示管理员"), std::string::npos) << said_.text;
    EXPECT_NE(said_.text.find("尚未设口令"), std::string::npos) << said_.text;
    const auto work = office_->work().lease();
    const auto trail = identity::read_trail(*work, {});
    ASSERT_EQ(trail.size(), 1U);
    EXPECT_EQ(trail.front().actor, "operator root");
    EXPECT_TRUE(identity::account_problems(*work).empty());
}

TEST_F(UserCommands, NobodyHoldsTwoOfTheThreeAdministratorsRoles) {
    EXPECT_EQ(add("both", "system_administrator,audit_administrator"), Exit::refused);
    EXPECT_NE(said_.text.find("三员"), std::string::npos) << said_.text;
    ASSERT_EQ(add("one", "system_administrator"), Exit::done);
    EXPECT_EQ(user("roles", {"one"}, {{"roles", "system_administrator,publisher"}}), Exit::refused);
    EXPECT_EQ(add("other", "no_such_role"), Exit::refused);
    EXPECT_EQ(
        user("add", {"third"}, {{"name", "某"}, {"unit", "没有"}, {"roles", ""}}), Exit::bad_input
    );
    EXPECT_EQ(user("invite", {"nobody"}), Exit::bad_input);
}

TEST_F(UserCommands, AnOfficerNobodyPublishedIsNamedByNoAccount) {
    const auto code = user(
        "add",
        {"one"},
        {{"name", "某某"}, {"unit", "信息中心"}, {"roles", "publisher"}, {"officer", "37990126999"}}
    );
    EXPECT_EQ(code, Exit::bad_input);
    EXPECT_NE(said_.text.find("清单里没有执法证37990126999"), std::string::npos) << said_.text;
    const auto work = office_->work().lease();
    EXPECT_FALSE(identity::account_by_login(*work, "one"));
}

TEST_F(UserCommands, ADisabledAccountComesBackOnlyOnPurpose) {
    ASSERT_EQ(add("one", "publisher"), Exit::done);
    ASSERT_EQ(user("disable", {"one"}), Exit::done);
    {
        const auto work = office_->work().lease();
        EXPECT_TRUE(identity::account_by_login(*work, "one")->is_disabled);
    }
    ASSERT_EQ(user("disable", {"one"}, {{"again", "1"}}), Exit::done);
    const auto work = office_->work().lease();
    EXPECT_FALSE(identity::account_by_login(*work, "one")->is_disabled);
}

TEST_F(UserCommands, ADisabledAccountOfWhoLeftTheRegisterIsToldWhereItComesBack) {
    ASSERT_EQ(add("one", "publisher"), Exit::done);
    {
        const auto work = office_->work().lease();
        const auto one = identity::account_by_login(*work, "one");
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        ASSERT_TRUE(identity::change_account(
            *work, one->id, one->version, {one->name, one->unit, "37990126999", true}
        ));
        transaction.commit();
    }
    EXPECT_EQ(user("disable", {"one"}, {{"again", "1"}}), Exit::refused);
    EXPECT_NE(said_.text.find("改正或者清空它的执法证件编号"), std::string::npos) << said_.text;
}

TEST_F(UserCommands, AnAccountChangedBehindTheProgramsBackShows) {
    ASSERT_EQ(add("one", "publisher"), Exit::done);
    const auto work = office_->work().lease();
    work->run("UPDATE accounts SET password = 'plain', version = 0", {});
    EXPECT_EQ(identity::account_problems(*work).size(), 2U);
}

}  // namespace
}  // namespace mingjing::server
