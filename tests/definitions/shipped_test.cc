// The definitions this repository ships, and the demo bureau that lies over them.

#include <chrono>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/day.h"
#include "domain/rules.h"
#include "sources.h"

namespace mingjing::definitions {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

TEST(ShippedDefinitions, LoadWithoutAProblem) {
    EXPECT_THAT(problems_of(shipped()), IsEmpty());
    EXPECT_FALSE(shipped().empty());
    EXPECT_THAT(problems_of(demo().sources), IsEmpty());
}

TEST(ShippedDefinitions, HoldTheRegistersOfTheThreeSystemsAndTheResults) {
    std::vector<std::string> keys;
    for (const auto& schema : demo().registers) {
        keys.push_back(schema.key);
    }
    EXPECT_THAT(
        keys,
        ElementsAre(
            "enforcement_items",
            "discretion_benchmarks",
            "random_inspection_items",
            "enforcement_bodies",
            "delegations",
            "officers",
            "service_guides",
            "window_staff",
            "av_record_items",
            "review_catalogue",
            "review_elements",
            "rule_documents",
            "results",
            "reviewers",
            "devices",
            "number_books",
            "inspection_objects",
            "implementation_tasks"
        )
    );
}

TEST(ShippedDefinitions, GiveTheSameDigestForTheSameFilesInAnyOrder) {
    auto sources = shipped();
    const auto once = load(sources);
    std::reverse(sources.begin(), sources.end());
    const auto again = load(sources);
    ASSERT_TRUE(once && again);
    EXPECT_EQ(once->digest, again->digest);
    EXPECT_NE(once->digest, demo().digest);
}

TEST(ShippedDefinitions, NeverShowAnOfficersIdentityNumberOrTelephone) {
    for (const auto* key : {"id_number", "mobile"}) {
        const auto* field = domain::find_field(demo().find("officers")->fields, key);
        ASSERT_NE(field, nullptr) << key;
        EXPECT_TRUE(field->is_personal) << key;
        EXPECT_FALSE(field->is_open) << key;
    }
    const auto* name = domain::find_field(demo().find("officers")->fields, "name");
    EXPECT_TRUE(name->is_personal && name->is_open);
}

TEST(ShippedDefinitions, ReviewEveryOpenRegisterBeforePublication) {
    for (const auto& schema : demo().registers) {
        const auto* rule = demo().rule_for(schema.key);
        ASSERT_NE(rule, nullptr) << schema.key;
        EXPECT_FALSE(rule->reviewers.empty()) << schema.key;
        EXPECT_FALSE(rule->basis.empty()) << schema.key;
    }
    EXPECT_EQ(demo().rule_for("enforcement_bodies")->external_approval, "approval_number");
}

TEST(ShippedDefinitions, ResolveTheNamesSectionsUse) {
    const auto vocabulary = demo().vocabulary();
    const auto unit = [&](std::string_view alias) {
        return vocabulary.full_name("unit", alias).value_or("?");
    };
    for (const auto* alias :
         {"监察支队", "市劳动监察支队", "劳动保障监察支队", "海曦市劳动监察支队"}) {
        EXPECT_EQ(unit(alias), "劳动监察支队") << alias;
    }
    for (const auto* alias : {"社保中心", "市社会保险事业中心", "社保经办机构"}) {
        EXPECT_EQ(unit(alias), "海曦市社会保险事业中心") << alias;
    }
    EXPECT_EQ(unit("劳动关系科"), "劳动关系科");
    EXPECT_EQ(unit("无此科"), "?");
    EXPECT_EQ(vocabulary.full_name("law", "劳动合同法"), "中华人民共和国劳动合同法");
    EXPECT_EQ(vocabulary.full_name("law", "监察条例"), "劳动保障监察条例");
    EXPECT_EQ(vocabulary.full_name("colour", "劳动合同法"), std::nullopt);
}

int working_days(const Calendar& calendar, int year) {
    using namespace std::chrono;
    int count = 0;
    for (auto day = sys_days{std::chrono::year{year} / 1 / 1};
         day < sys_days{std::chrono::year{year + 1} / 1 / 1};
         day += days{1}) {
        const weekday at{day};
        const bool is_weekend = at == Saturday || at == Sunday;
        count +=
            calendar.make_up_days.contains(day) || (!is_weekend && !calendar.days_off.contains(day))
                ? 1
                : 0;
    }
    return count;
}

TEST(ShippedDefinitions, CountTheWorkingDaysOfTheStateCouncilsNotices) {
    EXPECT_EQ(working_days(demo().calendar, 2024), 251);
    EXPECT_EQ(working_days(demo().calendar, 2025), 248);
    EXPECT_EQ(working_days(demo().calendar, 2026), 248);
    EXPECT_THAT(demo().calendar.years, ElementsAre(2024, 2025, 2026));
}

TEST(ShippedDefinitions, ANumberNoStatuteFixesIsConfiguration) {
    EXPECT_EQ(demo().bureau.settings.at("delegation_term_years_max"), 3);
}

TEST(ShippedDefinitions, ZJ01_RegionsLieInOneAnotherAndNotInThemselves) {
    EXPECT_EQ(demo().bureau.regions.own, "海曦市");
    EXPECT_TRUE(demo().bureau.regions.holds("海曦市", "东湾区"));
    EXPECT_THAT(
        problems_of(changed("bureau.yaml", "[某区, 某县]", "[某区, 全省]")),
        ElementsAre(HasSubstr("“全省”不能既包括又属于“某市”"))
    );
    EXPECT_THAT(
        problems_of(changed("bureau.yaml", "全省: [某市]", "全省: [某市, 某区]")),
        ElementsAre(HasSubstr("“某区”写在了两个区域里"))
    );
}

TEST(ShippedDefinitions, MistakesAcrossFilesAreNamed) {
    EXPECT_THAT(
        problems_of(changed("publication-rules.yaml", "register: officers", "register: police")),
        ElementsAre(HasSubstr("没有“police”这个清单"), HasSubstr("没有“officers”的公示规则"))
    );
    EXPECT_THAT(
        problems_of(changed("bureau.yaml", "roles: [bureau_leader]", "roles: [guest]")),
        testing::Each(HasSubstr("bureau_leader"))
    );
    EXPECT_THAT(
        problems_of(changed("bureau.yaml", "  - officers", "  - oficers")),
        ElementsAre(HasSubstr("“oficers”没有定义"))
    );
    EXPECT_THAT(
        problems_of(changed("calendars/2026.yaml", "2026-01-01", "2026-02-30")),
        ElementsAre(AllOf(HasSubstr("calendars/2026.yaml:5:"), HasSubstr("2026-02-30")))
    );
}

TEST(ShippedDefinitions, XY01_AreRefusedWithoutTheNumbersTheirRulesJudgeBy) {
    const auto lacks = [](const char* rule) {
        return AllOf(
            StartsWith("registers/results.yaml:1"),
            HasSubstr(rule),
            HasSubstr("credit_minor_months_max")
        );
    };
    EXPECT_THAT(
        problems_of(changed("thresholds.yaml", "credit_minor_months_max", "minor_months_max")),
        ElementsAre(lacks("display_follows_class"), lacks("repair_is_earned"))
    );
}

TEST(ShippedDefinitions, XY03_ARepairIsNotAppliedForOnADayYetToCome) {
    const auto refused = [](const char* day) {
        domain::Lookup lookup;
        lookup.today = *domain::day_of("2026-11-13");
        const Fields entry{{"repair_applied_on", day}, {"repair_pledged_on", day}};
        std::vector<std::string> fields;
        for (const auto& issue : domain::check_entry(*demo().find("results"), entry, lookup)) {
            if (issue.code == "date-in-future") {
                fields.push_back(issue.field);
            }
        }
        return fields;
    };
    EXPECT_THAT(refused("2026-11-14"), ElementsAre("repair_applied_on", "repair_pledged_on"));
    EXPECT_THAT(refused("2026-11-13"), IsEmpty());
}

}  // namespace
}  // namespace mingjing::definitions
