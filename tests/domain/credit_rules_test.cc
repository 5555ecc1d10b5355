// How long a penalty's result is shown, and when it may be taken down sooner (law.md 3.12).

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/rule_samples.h"

namespace mingjing::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

SampleRegisters bureau() {
    const auto since = [](const char* day, std::int64_t months) {
        return Threshold::Since{*day_of(day), months};
    };
    SampleRegisters made;
    made.thresholds = {
        {"credit_minor_months_max", "", "", "", {since("2026-04-01", 3)}},
        {"credit_ordinary_months_min", "", "", "", {since("2019-07-01", 3)}},
        {"credit_ordinary_months_max",
         "",
         "",
         "",
         {since("2023-05-01", 36), since("2026-04-01", 12)}}};
    return made;
}

Fields result(const char* credit_class, const char* decided_on, const char* display_until) {
    return {
        {"credit_class", credit_class},
        {"decided_on", decided_on},
        {"display_until", display_until}};
}

std::vector<std::string> told(const Fields& entry) {
    return places_of(issues_of("display_follows_class", entry, bureau()));
}

TEST(CreditPublicity, XY01_ThePeriodIsThatOfTheDayOfTheDecision) {
    EXPECT_THAT(told(result("一般", "2026-03-31", "2029-03-31")), IsEmpty());
    EXPECT_THAT(
        told(result("一般", "2026-04-01", "2029-04-01")),
        ElementsAre("display-too-long@display_until")
    );
    EXPECT_THAT(told(result("一般", "2019-06-30", "2039-06-30")), IsEmpty()) << "nothing held then";
}

TEST(CreditPublicity, XY02_TheClassDecidesHowLongAResultIsShown) {
    EXPECT_THAT(told(result("一般", "2026-05-08", "2027-05-08")), IsEmpty());
    EXPECT_THAT(
        told(result("一般", "2026-05-08", "2027-05-09")),
        ElementsAre("display-too-long@display_until")
    );
    EXPECT_THAT(told(result("一般", "2026-05-08", "2026-08-08")), IsEmpty());
    EXPECT_THAT(
        told(result("一般", "2026-05-08", "2026-08-07")),
        ElementsAre("display-too-short@display_until")
    );
    EXPECT_THAT(
        told(result("轻微", "2026-05-08", "2026-08-09")),
        ElementsAre("display-too-long@display_until")
    );
    EXPECT_THAT(told(result("", "2026-05-08", "2046-05-08")), IsEmpty());
}

TEST(CreditPublicity, XY02_WhereNobodySaysHowLongTheLongestIsFilledIn) {
    Schema schema;
    schema.rules = {"display_follows_class"};
    const auto filled = [&](const char* credit_class, const char* until) {
        auto entry = result(credit_class, "2026-05-31", until);
        const auto others = bureau();
        Issues issues;
        normalise_entry(schema, entry, others.lookup(), issues);
        return std::string(text_of(entry, "display_until")) +
               (issues.empty() ? "" : " " + issues.front().code);
    };
    EXPECT_EQ(filled("一般", ""), "2027-05-31 display-until-filled");
    EXPECT_EQ(filled("一般", "2026-12-31"), "2026-12-31");
    EXPECT_EQ(filled("轻微", ""), "2026-08-31 display-until-filled") << "never without an end";
    EXPECT_EQ(filled("严重", ""), "") << "no period is configured";
}

TEST(CreditPublicity, XY02_WhatIsNotShownNeedsNoEnd) {
    Schema schema;
    schema.rules = {"display_follows_class"};
    auto entry = result("轻微", "2026-05-31", "");
    entry["status"] = "已撤回";
    const auto others = bureau();
    Issues issues;
    normalise_entry(schema, entry, others.lookup(), issues);
    EXPECT_EQ(text_of(entry, "display_until"), "");
    EXPECT_THAT(issues, IsEmpty());
}

TEST(CreditPublicity, XY02_APenaltyOfOurOwnWithoutAClassIsTold) {
    const Fields own{
        {"category", "行政处罚"}, {"case_number", "2026-0001"}, {"decided_on", "2026-05-08"}};
    const auto with = [&](const char* key, const char* value) {
        auto entry = own;
        entry[key] = value;
        return told(entry);
    };
    EXPECT_THAT(told(own), ElementsAre("credit-class-missing@credit_class"));
    EXPECT_THAT(with("credit_class", "轻微"), IsEmpty());
    EXPECT_THAT(with("category", "行政检查"), IsEmpty());
    EXPECT_THAT(with("status", "不予公示"), IsEmpty());
    EXPECT_THAT(with("case_number", ""), IsEmpty()) << "taken over from elsewhere";
}

// What repair_is_earned says of a result repaired in order, but for `otherwise`.
std::vector<std::string> repaired(const Fields& otherwise) {
    Fields entry{
        {"status", "已修复"},
        {"case_number", "2026-0001"},
        {"credit_class", "一般"},
        {"decided_on", "2026-08-01"},
        {"performance", "已履行"},
        {"repair_applied_on", "2026-11-01"},
        {"repair_pledged_on", "2026-11-01"}};
    for (const auto& [key, value] : otherwise) {
        entry[key] = value;
    }
    std::vector<std::string> said;
    for (const auto& issue : issues_of("repair_is_earned", entry, bureau())) {
        said.push_back(issue.code + "@" + issue.field + (issue.holds_back ? " held" : ""));
    }
    return said;
}

TEST(CreditPublicity, XY03_RepairIsEarned) {
    EXPECT_THAT(repaired({}), IsEmpty());
    EXPECT_THAT(repaired({{"status", "公示中"}, {"performance", "未履行"}}), IsEmpty());
    EXPECT_THAT(
        repaired({{"performance", "部分履行"}}), ElementsAre("repair-not-earned@performance held")
    );
    EXPECT_THAT(
        repaired({{"repair_applied_on", "2026-10-31"}}),
        ElementsAre("repair-not-earned@status held")
    );
    EXPECT_THAT(
        repaired({{"repair_pledged_on", ""}}),
        ElementsAre("repair-not-earned@status held", "repair-not-earned@repair_pledged_on held")
    );
    for (const auto* key : {"credit_class", "performance"}) {
        EXPECT_THAT(repaired({{key, ""}}), ElementsAre("repair-not-earned@status held")) << key;
    }
}

TEST(CreditPublicity, XY03_WhoAppliedTooEarlyAppliesAnew) {
    const auto remedy = [](const char* decided_on, const char* applied_on) {
        const Fields entry{
            {"status", "已修复"},
            {"credit_class", "一般"},
            {"decided_on", decided_on},
            {"performance", "已履行"},
            {"repair_applied_on", applied_on},
            {"repair_pledged_on", applied_on}};
        const auto issues = issues_of("repair_is_earned", entry, bureau());
        return issues.empty() ? std::string{} : issues.front().remedy;
    };
    EXPECT_EQ(
        remedy("2026-08-01", "2026-10-31"),
        "请由当事人在最短公示期满以后重新申请；日期填错的，请改正申请日期"
    ) << "to wait makes no day later";
    EXPECT_EQ(remedy("2026-11-01", "2027-02-01"), "请等最短公示期满以后办理");
    EXPECT_EQ(remedy("2026-08-01", "2026-11-01"), "");
}

TEST(CreditPublicity, XY03_ADayYetToComeIsNoApplication) {
    EXPECT_THAT(
        repaired({{"decided_on", "2026-11-01"}, {"repair_applied_on", "2027-02-01"}}),
        ElementsAre("repair-not-earned@status held")
    );
}

TEST(CreditPublicity, XY03_RepairedElsewhereItIsTooEarlyToo) {
    EXPECT_THAT(
        repaired({{"case_number", ""}, {"decided_on", "2026-08-14"}}),
        ElementsAre("repair-not-earned@status held")
    );
}

TEST(CreditPublicity, XY03_WithoutACaseNumberItIsJudgedToo) {
    for (const auto* key : {"credit_class", "performance"}) {
        EXPECT_THAT(
            repaired({{"case_number", ""}, {key, ""}}), ElementsAre("repair-not-earned@status held")
        ) << key;
    }
    EXPECT_THAT(
        repaired({{"case_number", ""}, {"repair_applied_on", ""}, {"repair_pledged_on", ""}}),
        ElementsAre("repair-not-earned@status")
    ) << "how one applied is known where it was repaired";
    EXPECT_THAT(repaired({{"case_number", ""}}), IsEmpty());
}

TEST(CreditPublicity, XY03_ToLeaveTheCaseNumberOutMakesNoOtherBureausOfIt) {
    const Fields entry{
        {"status", "已修复"},
        {"number", "海人社罚决〔2026〕1号"},
        {"party", "样例甲厂"},
        {"credit_class", "一般"},
        {"decided_on", "2026-08-01"},
        {"performance", "已履行"},
        {"repair_pledged_on", "2026-11-01"}};
    auto here = bureau();
    here.case_here = "2026-0001";
    const auto issues = issues_of("repair_is_earned", entry, here);
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_TRUE(issues.front().holds_back);
    EXPECT_NE(issues.front().what.find("这是本机关案件2026-0001的决定"), std::string::npos);
    EXPECT_FALSE(issues_of("repair_is_earned", entry, bureau()).front().holds_back)
        << "no case here decided so";
    auto applied = entry;
    applied["repair_applied_on"] = "2026-11-01";
    EXPECT_THAT(issues_of("repair_is_earned", applied, here), IsEmpty());
}

TEST(CreditPublicity, XY03_ADateDoesNotDoWhatOnlyARepairMay) {
    const auto is_held = [](const char* status, const char* until) {
        auto entry = result("一般", "2026-11-01", until);
        entry["status"] = status;
        const auto issues = issues_of("display_follows_class", entry, bureau());
        return !issues.empty() && issues.front().holds_back;
    };
    EXPECT_TRUE(is_held("公示中", "2026-11-14"));
    EXPECT_FALSE(is_held("公示中", "2027-02-01"));
    EXPECT_FALSE(is_held("已修复", "2026-11-14")) << "whether it may be is another question";
}

}  // namespace
}  // namespace mingjing::domain
