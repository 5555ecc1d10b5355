// The time limits of the shipped procedures, each by the rule it comes from (law.md 3.13).

#include <chrono>
#include <set>

#include <gmock/gmock.h>

#include "definitions/sources.h"
#include "domain/day.h"

namespace mingjing::definitions {
namespace {

using domain::Counting;
using testing::Contains;

const Definitions& loaded() {
    static const auto kLoaded = load(shipped());
    return kLoaded.value();
}

const domain::TimeLimit& limit(std::string_view procedure, std::string_view key) {
    return *loaded().procedure(procedure)->limit(key);
}

std::string due(std::string_view procedure, std::string_view key, std::string_view start) {
    const auto from = domain::day_of(start).value();
    return domain::iso(domain::due_of(limit(procedure, key), loaded().calendar, from).value().day);
}

TEST(Limits, CF25_SevenWorkingDaysForEachThingPreserved) {
    EXPECT_EQ(due("penalty_ordinary", "release", "2026-02-11"), "2026-02-27");
    EXPECT_EQ(limit("penalty_ordinary", "release").per, "number");
}

// The law names no day (行政处罚法 art. 52 para. 3): the bureau's own, and it says so.
TEST(Limits, CF22_APenaltyOnTheSpotIsFiledInTwoWorkingDaysOfTheBureausOwn) {
    const auto& filing = limit("penalty_summary", "file_with_bureau");
    EXPECT_THAT(filing.name, testing::HasSubstr("本机关规定"));
    EXPECT_EQ(due("penalty_summary", "file_with_bureau", "2026-04-30"), "2026-05-07");
}

TEST(Limits, CF36_TwoWorkingDaysToHandInAndTwoToDeposit) {
    for (const auto* procedure : {"penalty_ordinary", "penalty_summary"}) {
        EXPECT_EQ(due(procedure, "hand_in", "2026-04-30"), "2026-05-07") << procedure;
        EXPECT_EQ(due(procedure, "deposit", "2026-04-30"), "2026-05-07") << procedure;
        EXPECT_EQ(limit(procedure, "hand_in").per, "receipt");
    }
}

// 行政处罚法 art. 85; law.md marks its other periods natural.
TEST(Limits, CF39_ShortPeriodsOfThePenaltyLawAreWorkingDaysAndLongOnesAreNot) {
    std::size_t seen = 0;
    for (const auto& procedure : loaded().procedures) {
        for (const auto& one : procedure.limits) {
            const std::set<std::int64_t> working{2, 3, 5, 7};
            const bool is_our_own = one.name.find("本机关规定") != std::string::npos;
            if (one.basis.starts_with("行政处罚法") && one.counting && !is_our_own) {
                ++seen;
                EXPECT_EQ(*one.counting == Counting::working_days, working.contains(one.amount))
                    << procedure.key << "." << one.key;
            }
        }
    }
    EXPECT_GT(seen, 10U);
}

TEST(Limits, XK15_EveryPeriodOfAPermitIsWorkingDays) {
    for (const auto& one : loaded().procedure("permit")->limits) {
        EXPECT_EQ(one.counting, Counting::working_days) << one.key;
    }
}

TEST(Limits, XK03_FiveDaysToSayWhatIsMissing) {
    EXPECT_EQ(due("permit", "ask_supplement", "2026-02-11"), "2026-02-25");
}

TEST(Limits, XK05_FiveWorkingDaysToAskAndTwentyToHold) {
    EXPECT_EQ(due("permit", "request_hearing", "2026-03-03"), "2026-03-10");
    EXPECT_EQ(due("permit", "hearing", "2026-03-05"), "2026-04-02");
    EXPECT_TRUE(limit("permit", "hearing_notice").is_notice);
    EXPECT_TRUE(limit("permit", "request_hearing").is_notice) << "waited for, whoever asks";
}

TEST(Limits, XK08_TwentyWorkingDaysAndTenMore) {
    EXPECT_EQ(due("permit", "decide", "2026-04-20"), "2026-05-20");
    EXPECT_EQ(limit("permit", "decide").extension, 10);
    EXPECT_EQ(limit("permit", "decide").extended_by, "head");
}

TEST(Limits, XK09_TenWorkingDaysToDeliver) {
    EXPECT_EQ(limit("permit", "deliver").amount, 10);
}

TEST(Limits, QZ03_QX05_AnUrgentMeasureIsReportedWithinHoursThatRunThroughHolidays) {
    const auto& urgent = limit("coercive_measure", "report_urgent");
    EXPECT_EQ(urgent.amount, 24);
    EXPECT_FALSE(urgent.counting.has_value());
    EXPECT_EQ(domain::period_text(urgent), "24小时");
}

TEST(Limits, QZ07_WhatIsSealedIsDealtWithOrLiftedBeforeItsThirtyDaysAreOver) {
    const auto& hold = limit("coercive_measure", "hold");
    EXPECT_THAT(hold.starts, testing::UnorderedElementsAre("impose", "impose_urgently"));
    EXPECT_THAT(hold.ends, testing::UnorderedElementsAre("dispose", "lift"));
    EXPECT_EQ(due("coercive_measure", "hold", "2026-03-02"), "2026-04-01");
}

TEST(Limits, QZ14_TenDaysOrFewerOfTheCoercionLawAreWorkingDays) {
    for (const auto& procedure : loaded().procedures) {
        for (const auto& one : procedure.limits) {
            if (one.basis.starts_with("行政强制法") && one.counting) {
                EXPECT_EQ(*one.counting == Counting::working_days, one.amount == 10)
                    << procedure.key << "." << one.key;
            }
        }
    }
}

TEST(Limits, QZ12_ThreeMonthsToApplyToTheCourt) {
    EXPECT_EQ(due("penalty_ordinary", "apply_to_court", "2026-06-30"), "2026-09-30");
}

TEST(Limits, JC06_FiveWorkingDaysToAcceptAComplaint) {
    EXPECT_EQ(due("labour_inspection", "accept", "2026-02-11"), "2026-02-25");
}

TEST(Limits, JC07_FifteenWorkingDaysToDecideOnceInvestigated) {
    EXPECT_EQ(limit("labour_inspection", "decide_after").amount, 15);
    EXPECT_EQ(limit("labour_inspection", "decide_after").counting, Counting::working_days);
}

TEST(Limits, JC08_SevenWorkingDaysToServe) {
    EXPECT_EQ(due("labour_inspection", "serve", "2025-09-26"), "2025-10-13");
    EXPECT_EQ(due("handling_decision", "serve", "2025-09-26"), "2025-10-13");
}

TEST(Limits, GS02_SevenWorkingDaysToPublishPenaltiesAndPermits) {
    for (const auto* procedure : {"penalty_ordinary", "penalty_summary", "permit"}) {
        EXPECT_EQ(due(procedure, "publish", "2025-09-26"), "2025-10-13") << procedure;
        EXPECT_THAT(limit(procedure, "publish").starts, Contains("decide")) << "made, not served";
    }
}

TEST(Limits, SH01_TheReviewHasALimitOfTheBureausOwn) {
    for (const auto* procedure :
         {"penalty_ordinary", "labour_inspection", "handling_decision", "permit"}) {
        const auto& review = limit(procedure, "review");
        EXPECT_THAT(review.name, testing::HasSubstr("本机关规定"));
        // Sent back, it ends; sent again, it begins anew: supplements do not count.
        EXPECT_THAT(review.ends, Contains("return_review"));
    }
}

std::vector<std::string> problems(std::string_view from, std::string_view to) {
    return problems_of(changed("procedures/penalty_ordinary.yaml", from, to));
}

TEST(Limits, AThingsClockNeedsAFactOfEveryActThatStartsOrEndsIt) {
    EXPECT_THAT(problems("per: number", "per: number"), testing::IsEmpty());
    for (const auto* wrong : {"per: things", "per: outcome", "per: nothing"}) {
        EXPECT_THAT(problems("per: number", wrong), Contains(testing::HasSubstr("分别计算")))
            << wrong;
    }
}

TEST(Limits, CF35_TheTimeToPayIsOfWhatImposesMoney) {
    for (const auto& procedure : loaded().procedures) {
        for (const auto& one : procedure.limits) {
            EXPECT_EQ(one.runs_of == domain::RunsOf::money, one.key == "pay")
                << procedure.key << "." << one.key;
            const bool is_of_demands = one.key == "demand" || one.key == "apply_to_court";
            EXPECT_EQ(one.runs_of == domain::RunsOf::performance, is_of_demands)
                << procedure.key << "." << one.key;
        }
    }
}

// law.md 5.3: a local rule whose days are not said to be working days; the bureau's own, and each
// says so. The law itself names the days to ask and those of the notice (行政处罚法 art. 64).
TEST(Limits, CF32_AHearingIsAcceptedHeldAndReportedInDaysOfTheBureausOwn) {
    for (const auto& [key, days] :
         {std::pair{"accept_hearing", 5},
          std::pair{"hold_hearing", 20},
          std::pair{"report_hearing", 10}}) {
        const auto& one = limit("penalty_ordinary", key);
        EXPECT_EQ(one.amount, days) << key;
        EXPECT_EQ(one.counting, Counting::working_days) << key;
        EXPECT_THAT(one.name, testing::HasSubstr("本机关规定")) << key;
    }
}

TEST(Limits, WhatALimitRunsOfIsAKnownWordOfAProcedureThatDecides) {
    EXPECT_THAT(problems("when: money_is_imposed, ", ""), testing::IsEmpty()) << "may be left out";
    EXPECT_THAT(
        problems("when: money_is_imposed", "when: it_rains"),
        Contains(testing::HasSubstr("money_is_imposed"))
    );
    const auto undecided = changed(
        "procedures/permit.yaml", "limits:\n  - {", "limits:\n  - {when: money_is_imposed, "
    );
    EXPECT_THAT(problems_of(undecided), Contains(testing::HasSubstr("程序却没有作出决定的步骤")));
}

TEST(Limits, FY01_FY02_TheRemediesPrintedNameSixtyDaysAndSixMonths) {
    const auto sources = shipped();
    const auto remedy = std::ranges::find(sources, "instruments/_remedy.html", &Source::name);
    ASSERT_NE(remedy, sources.end());
    EXPECT_THAT(remedy->bytes, testing::HasSubstr("之日起六十日内"));
    EXPECT_THAT(remedy->bytes, testing::HasSubstr("之日起六个月内"));
}

TEST(Limits, WhatIsNoStepIsNoAct) {
    EXPECT_THAT(
        problems("act: preserve", "act: migrate"),
        Contains(testing::HasSubstr("不是系统认识的办理内容"))
    );
}

}  // namespace
}  // namespace mingjing::definitions
