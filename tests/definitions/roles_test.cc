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
    {"case_officer", "unit: see handle read_reporter"},
    {"unit_head", "unit: see draft submit review reveal handle sign_off read_reporter"},
    {"legal_reviewer", "bureau: see draft review erase adopt change_statutes reveal examine"},
    {"bureau_leader", "bureau: see review adopt change_statutes reveal decide sign_off"},
    {"publisher", "bureau: see publish withdraw erase reveal"},
    {"window_clerk", "unit: see handle read_reporter"},
    {"certificate_keeper", "bureau, officers: see draft submit reveal"},
    {"device_keeper", "bureau, devices: see draft submit"},
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
        line = role.scope == identity::Scope::unit ? "unit" : "bureau";
        for (const auto& key : role.registers) {
            line += ", " + key;
        }
        line += ":";
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
        const auto comma = line.find(", ");
        const auto own = comma == std::string::npos
                             ? std::string("service_guides")
                             : line.substr(comma + 2, line.find(':') - comma - 2);
        for (const auto action : identity::all_actions()) {
            const bool is_named =
                words.find(" " + std::string(identity::action_word(action)) + " ") !=
                std::string::npos;
            const auto may = [&](std::string_view unit, std::string_view register_key) {
                const identity::Object object{.unit = unit, .register_key = register_key};
                return identity::may(shipped_roles(), actor, action, object).has_value();
            };
            const auto said = key + " " + std::string(identity::action_word(action));
            EXPECT_EQ(may("劳动关系科", own), is_named) << said;
            EXPECT_EQ(may("信息中心", own), is_named && !is_of_unit) << said;
            const bool is_everywhere = comma == std::string::npos;
            const bool is_seen = action == identity::Action::see;
            EXPECT_EQ(may("劳动关系科", "delegations"), is_named && (is_everywhere || is_seen))
                << said;
            EXPECT_EQ(may("信息中心", "delegations"), is_named && is_everywhere && !is_of_unit)
                << said;
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

TEST(ShippedRoles, NoRoleBothReviewsAndPublishes) {
    EXPECT_THAT(
        problems_of(changed(
            "roles.yaml",
            "may: [see, draft, submit, review, reveal, handle, sign_off, read_reporter]",
            "may: [see, review, publish]"
        )),
        Contains(HasSubstr("审核与公示相分离"))
    );
}

TEST(ShippedRoles, ARoleIsForRegistersThatExist) {
    EXPECT_THAT(
        problems_of(changed("roles.yaml", "registers: [devices]", "registers: [drones]")),
        Contains(HasSubstr("registers: drones”没有定义"))
    );
}

TEST(SignInSettings, AreNotWeakerThanTheStandardAsks) {
    for (const auto* setting :
         {"sign_in_failures_max: 100000",
          "sign_in_failures_max: 0",
          "password_characters_min: 0",
          "password_kinds_min: 1",
          "sign_in_lock_minutes: 1",
          "session_idle_minutes: 0",
          "session_idle_minutes: 100000",
          "password_days: 3650"}) {
        EXPECT_THAT(
            problems_of(
                changed("bureau.yaml", "settings:\n", "settings:\n  " + std::string(setting) + "\n")
            ),
            Contains(HasSubstr("GB/T 22239-2019"))
        ) << setting;
    }
    EXPECT_THAT(
        problems_of(changed("bureau.yaml", "settings:\n", "settings:\n  second_factor: 0\n")),
        testing::IsEmpty()
    );
}

}  // namespace
}  // namespace mingjing::definitions
