// The shipped roles.yaml as one table: a line for each role, every action it may do. What is
// not in the table is not allowed, and a role or action the table does not know fails.

#include <map>

#include <gmock/gmock.h>

#include "definitions/sources.h"

namespace mingjing::definitions {
namespace {

using testing::Contains;
using testing::HasSubstr;

const std::map<std::string, std::string> kTable{
    {"compiler", "unit: see draft submit"},
    {"unit_head", "unit: see draft submit review reveal"},
    {"legal_reviewer", "bureau: see draft review erase adopt change_statutes reveal"},
    {"bureau_leader", "bureau: see review adopt change_statutes reveal"},
    {"publisher", "bureau: see publish withdraw erase reveal"},
    {"window_clerk", "unit: see"},
    {"certificate_keeper", "bureau: see draft submit reveal"},
    {"device_keeper", "bureau: see draft submit"},
    {"archivist", "bureau: see"},
    {"supervisor", "bureau: see reveal"},
    {"system_administrator", "bureau: manage_accounts see_status"},
    {"security_administrator", "bureau: manage_roles see_status"},
    {"audit_administrator", "bureau: see_trail"},
};

const identity::Roles& shipped_roles() {
    static const auto loaded = load(shipped());
    return loaded.value().roles;
}

TEST(ShippedRoles, AreThoseOfTheTable) {
    std::map<std::string, std::string> found;
    for (const auto& role : shipped_roles().all()) {
        auto& line = found[role.key];
        line = role.scope == identity::Scope::unit ? "unit:" : "bureau:";
        for (const auto action : role.may) {
            line += " " + std::string(identity::action_word(action));
        }
    }
    EXPECT_EQ(found, kTable);
}

// Every role against every action, at home and elsewhere, through the one door.
TEST(ShippedRoles, MayDoWhatTheTableSaysAndNothingElse) {
    for (const auto& [key, line] : kTable) {
        const identity::Actor actor{"chen", "陈测试", "劳动关系科", {key}, ""};
        const auto words = " " + line.substr(line.find(':') + 1) + " ";
        const bool is_of_unit = line.starts_with("unit");
        for (const auto action : identity::all_actions()) {
            const bool is_named =
                words.find(" " + std::string(identity::action_word(action)) + " ") !=
                std::string::npos;
            const auto may = [&](std::string_view unit) {
                return identity::may(shipped_roles(), actor, action, {.unit = unit}).has_value();
            };
            EXPECT_EQ(may("劳动关系科"), is_named) << key << " " << identity::action_word(action);
            EXPECT_EQ(may("信息中心"), is_named && !is_of_unit)
                << key << " " << identity::action_word(action);
        }
    }
}

TEST(ShippedRoles, NoDefinitionGivesAnAdministratorBusinessOrTheSupervisorAnAct) {
    EXPECT_THAT(
        problems_of(changed("roles.yaml", "may: [see_trail]", "may: [see_trail, see]")),
        Contains(HasSubstr("不能接触业务数据"))
    );
    EXPECT_THAT(
        problems_of(changed("roles.yaml", "may: [see, reveal]", "may: [see, publish]")),
        Contains(HasSubstr("只能查看"))
    );
    EXPECT_THAT(
        problems_of(changed("roles.yaml", "may: [see, draft, submit]", "may: [see, see_trail]")),
        Contains(HasSubstr("不能有管理员的职责"))
    );
}

}  // namespace
}  // namespace mingjing::definitions
