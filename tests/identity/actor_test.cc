// Who may do what, as one table: a row for each action, a column for each role.

#include "identity/actor.h"

#include <array>

#include <gtest/gtest.h>

namespace mingjing::identity {
namespace {

constexpr std::array kRoles{
    kCompiler, kUnitHead, kLegalReviewer, kBureauLeader, kPublisher, kSystem};

struct Row {
    const char* name;
    Action action;
    std::string_view role_asked;
    std::array<bool, kRoles.size()> allowed;
};
constexpr bool kYes = true;
constexpr bool kNo = false;
constexpr std::array kTable{
    //                                           compiler head  legal leader publisher system
    Row{"draft", Action::draft, "", {kYes, kYes, kYes, kNo, kNo, kNo}},
    Row{"submit", Action::submit, "", {kYes, kYes, kNo, kNo, kNo, kNo}},
    Row{"review as head", Action::review, kUnitHead, {kNo, kYes, kNo, kNo, kNo, kNo}},
    Row{"review the law", Action::review, kLegalReviewer, {kNo, kNo, kYes, kNo, kNo, kNo}},
    Row{"review as leader", Action::review, kBureauLeader, {kNo, kNo, kNo, kYes, kNo, kNo}},
    Row{"publish", Action::publish, "", {kNo, kNo, kNo, kNo, kYes, kNo}},
    Row{"withdraw", Action::withdraw, "", {kNo, kNo, kNo, kNo, kYes, kNo}},
    Row{"erase", Action::erase, "", {kNo, kNo, kYes, kNo, kYes, kNo}},
    Row{"adopt", Action::adopt, "", {kNo, kNo, kYes, kYes, kNo, kYes}},
};

Actor with_role(std::string_view role) {
    return {
        .id = "chen",
        .name = "陈测试",
        .unit = "",
        .roles = {std::string(role)},
        .operated_by = ""};
}

TEST(Permission, FollowsTheTable) {
    for (const auto& row : kTable) {
        for (std::size_t column = 0; column < kRoles.size(); ++column) {
            const auto answer = may(with_role(kRoles[column]), row.action, row.role_asked);
            EXPECT_EQ(answer.has_value(), row.allowed[column])
                << row.name << ", " << kRoles[column];
        }
    }
}

TEST(Permission, IsRefusedWithWhoMayInstead) {
    const auto refused = may(with_role(kCompiler), Action::publish);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().what, "陈测试没有公示的职责");
    EXPECT_EQ(refused.error().next, "请由公示管理员办理");
}

TEST(Permission, OfSeveralRolesOneIsEnough) {
    auto actor = with_role(kCompiler);
    actor.roles.emplace_back(kPublisher);
    EXPECT_TRUE(may(actor, Action::publish));
    EXPECT_TRUE(may(actor, Action::submit));
    EXPECT_FALSE(may(actor, Action::review, kLegalReviewer));
}

}  // namespace
}  // namespace mingjing::identity
