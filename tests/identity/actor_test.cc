// Who may do what, where: roles, units, turns. The table of the shipped roles is in
// tests/definitions/roles_test.cc.

#include "identity/actor.h"

#include <gtest/gtest.h>

namespace mingjing::identity {
namespace {

const Roles kSome({
    {"compiler", "清单编制人", Family::business, Scope::unit, {Action::draft, Action::submit}},
    {"unit_head", "承办机构负责人", Family::business, Scope::unit, {Action::review}},
    {"legal_reviewer", "法制审核员", Family::business, Scope::bureau, {Action::review}},
    {"publisher", "公示管理员", Family::business, Scope::bureau, {Action::publish}},
    {"supervisor", "外部监督员", Family::supervisor, Scope::bureau, {Action::see}},
    {"auditor", "安全审计员", Family::audit_administrator, Scope::bureau, {Action::see_trail}},
});

Actor with_role(std::string_view role) {
    return {
        .id = "chen",
        .name = "陈测试",
        .unit = "劳动关系科",
        .roles = {std::string(role)},
        .operated_by = ""};
}

TEST(Permission, IsRefusedWithWhoMayInstead) {
    const auto refused = may(kSome, with_role("compiler"), Action::publish);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().what, "陈测试没有公示的职责");
    EXPECT_EQ(refused.error().next, "请由公示管理员办理");
}

TEST(Permission, OfSeveralRolesOneIsEnough) {
    auto actor = with_role("compiler");
    actor.roles.emplace_back("publisher");
    EXPECT_TRUE(may(kSome, actor, Action::publish));
    EXPECT_TRUE(may(kSome, actor, Action::submit));
    EXPECT_FALSE(may(kSome, actor, Action::review, {.role_asked = "legal_reviewer"}));
}

TEST(Permission, EndsAtTheUnitWhereTheRoleDoes) {
    const auto actor = with_role("compiler");
    EXPECT_TRUE(may(kSome, actor, Action::submit, {.unit = "劳动关系科"}));
    EXPECT_TRUE(may(kSome, actor, Action::submit));  // what is nobody's yet
    const auto refused = may(kSome, actor, Action::submit, {.unit = "信息中心"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().what, "陈测试只能办理本单位的事项，这一项属于信息中心");
    EXPECT_TRUE(may(kSome, with_role("publisher"), Action::publish, {.unit = "信息中心"}));
}

TEST(Permission, ARoleForSomeRegistersActsInThoseAlone) {
    const Roles roles({
        {"keeper",
         "设备管理员",
         Family::business,
         Scope::bureau,
         {Action::see, Action::draft},
         {"devices"}},
    });
    const auto keeper = with_role("keeper");
    EXPECT_TRUE(may(roles, keeper, Action::draft));
    EXPECT_TRUE(may(roles, keeper, Action::draft, {.unit = "信息中心", .register_key = "devices"}));
    const auto refused = may(roles, keeper, Action::draft, {.register_key = "officers"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().what, "陈测试在这张清单没有编制清单的职责");
    const Object elsewhere{.unit = "信息中心", .register_key = "officers"};
    EXPECT_FALSE(may(roles, keeper, Action::see, elsewhere));
    EXPECT_TRUE(may(roles, keeper, Action::see, {.unit = "劳动关系科", .register_key = "officers"})
    );
    EXPECT_EQ(confined_to(roles, keeper, Action::see, {}, "devices"), std::nullopt);
    EXPECT_EQ(confined_to(roles, keeper, Action::see, {}, "officers"), "劳动关系科");
    EXPECT_EQ(confined_to(roles, keeper, Action::see), "劳动关系科");
}

TEST(Permission, ToReviewIsTheTurnOfOneRole) {
    const Object turn{.unit = "劳动关系科", .role_asked = "unit_head"};
    EXPECT_TRUE(may(kSome, with_role("unit_head"), Action::review, turn));
    const auto early = may(kSome, with_role("legal_reviewer"), Action::review, turn);
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().what, "现在轮到承办机构负责人审核");
    EXPECT_EQ(early.error().next, "请由劳动关系科承办机构负责人办理");
}

TEST(Permission, OnlyTheServerItselfAdoptsWithoutARole) {
    EXPECT_TRUE(may(kSome, with_role(kSystem), Action::adopt));
    EXPECT_FALSE(may(kSome, with_role(kSystem), Action::publish));
    EXPECT_FALSE(may(kSome, with_role("no_such_role"), Action::see));
}

TEST(Roles, ARefusalSpeaksOfThemAsTheDefinitionsDo) {
    const auto refusal = kSome.named(
        {.code = "not-their-turn",
         .what = "现在轮到{role:compiler}审核，不是{role:deputy_head}",
         .next = "请等{role:compiler}审核后再办理{role:"}
    );
    const auto name = kSome.find("compiler")->name;
    EXPECT_EQ(refusal.what, "现在轮到" + name + "审核，不是deputy_head");
    EXPECT_EQ(refusal.next, "请等" + name + "审核后再办理{role:");
    EXPECT_EQ(kSome.name_of("system"), "系统");
}

TEST(Roles, TheThreeAdministratorsAndTheSupervisorHoldNothingElse) {
    const auto fits = [](std::vector<std::string> keys) {
        return kSome.compatible(keys).has_value();
    };
    EXPECT_TRUE(fits({}));
    EXPECT_TRUE(fits({"compiler", "publisher"}));
    EXPECT_TRUE(fits({"auditor"}));
    EXPECT_TRUE(fits({"auditor", "auditor"}));
    EXPECT_FALSE(fits({"auditor", "compiler"}));
    EXPECT_FALSE(fits({"supervisor", "publisher"}));
    EXPECT_FALSE(fits({"no_such_role"}));
}

}  // namespace
}  // namespace mingjing::identity
