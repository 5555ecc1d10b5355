// 申请延期、分期缴纳 (行政处罚法 art. 66 para. 2): what the head answers, and as of which day.

#include "case_file/case.h"
#include "case_file/step_form.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Served on 2026-03-16, to be paid by 2026-03-31.
Case fined_and_served() {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    return one.take("serve", served(Served::kDecision)).on("2026-03-20");
}
DeferralRequested asking() {
    return {"延期缴纳", {{"2026-05-08", {14'700'00}}}, "停产两个月", {"银行流水"}};
}
DeferralAnswered agreed(std::string_view asked_on) {
    return {
        std::string(DeferralAnswered::kLater),
        std::string(asked_on),
        {{"2026-05-08", {14'700'00}}},
        "停产两个月"};
}
DeferralAnswered declined(std::string_view asked_on) {
    return {std::string(DeferralAnswered::kRefused), std::string(asked_on), {}, "没有困难"};
}

TEST(Gates, CF34_ItIsAskedForFromTheServiceOnWhileTheFineIsOwed) {
    auto one = fined_and_served();
    EXPECT_THAT(one.in_the_way("request_deferral"), IsEmpty());
    one.stated_on = "2026-03-15";
    EXPECT_EQ(one.refused_by("request_deferral", asking()), "CF-34");
    for (const auto* day : {"2026-03-16", "2026-03-20"}) {
        one.stated_on = day;
        EXPECT_EQ(one.refused_by("request_deferral", asking()), "") << day;
    }
    one.stated_on.clear();
    one.take("pay", Paid{{14'700'00}, "P1", "银行或者电子支付"});
    EXPECT_THAT(one.in_the_way("request_deferral"), Contains("CF-34"));
    EXPECT_EQ(one.refused_by("request_deferral", asking()), "CF-34");
}

TEST(Gates, CF34_WhatIsAnsweredIsARequestThatWasMade) {
    auto one = fined_and_served();
    EXPECT_THAT(one.in_the_way("answer_deferral", Case::head()), Contains("CF-34"));
    const auto unasked = one.tried("answer_deferral", agreed("2026-03-19"), Case::head());
    ASSERT_FALSE(unasked);
    EXPECT_EQ(unasked.error().code, "deferral-not-requested");
    EXPECT_EQ(unasked.error().article, "行政处罚法第六十六条第二款");
    EXPECT_EQ(one.refused_by("refuse_deferral", declined("2026-03-19"), Case::head()), "CF-34");
    one.on("2026-03-19").take("request_deferral", asking()).on("2026-03-20");
    EXPECT_THAT(one.in_the_way("answer_deferral", Case::head()), IsEmpty());
    const auto other = one.tried("answer_deferral", agreed("2026-03-18"), Case::head());
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, "answers-no-request");
    EXPECT_THAT(other.error().what, HasSubstr("2026年3月19日"));
    auto early = one;
    EXPECT_EQ(
        early.on("2026-03-18").refused_by("answer_deferral", agreed("2026-03-19"), Case::head()),
        "CF-34"
    ) << "before it was asked";
    one.take("answer_deferral", agreed("2026-03-19"), Case::head());
    EXPECT_FALSE(one.state.deferral_requested);
}

TEST(Gates, CF34_ARequestIsAnsweredOnceAndTheLastOfThemCounts) {
    auto one = fined_and_served();
    one.on("2026-03-18").take("request_deferral", asking());
    one.on("2026-03-19").take("request_deferral", asking()).on("2026-03-20");
    EXPECT_EQ(one.refused_by("refuse_deferral", declined("2026-03-18"), Case::head()), "CF-34");
    one.take("refuse_deferral", declined("2026-03-19"), Case::head());
    EXPECT_EQ(one.refused_by("answer_deferral", agreed("2026-03-19"), Case::head()), "CF-34");
    one.on("2026-03-23").take("request_deferral", asking());
    EXPECT_EQ(one.refused_by("answer_deferral", agreed("2026-03-23"), Case::head()), "");
}

std::map<std::string, std::string, std::less<>> why_late() {
    return {{"deferral_is_entered_in_time", "当日已批准，漏录"}};
}

// All of it later, by an answer dated that day and written down on 2026-05-06.
std::string refused_as_of(Case one, std::string_view day, std::int64_t yuan = 14'700) {
    one.on("2026-05-06").stated_on = day;
    one.reasons = why_late();
    auto answer = agreed("2026-03-20");
    answer.instalments.front().amount = {yuan * 100};
    return one.refused_by("answer_deferral", answer, Case::head());
}

// Dated back it would take away what had grown since: the law spares nobody that (art. 72).
TEST(Gates, CF34_CF37_NoPlanIsDatedBackBeforeADemandAPaymentOrAnotherPlan) {
    auto asked = fined_and_served();
    asked.take("request_deferral", asking());
    EXPECT_EQ(refused_as_of(asked, "2026-03-31"), "") << "approved then, and written down late";

    auto demanded = asked;
    demanded.on("2026-04-01").take("demand", Demanded{"催告"});
    EXPECT_EQ(refused_as_of(demanded, "2026-03-31"), "CF-34");
    EXPECT_EQ(refused_as_of(demanded, "2026-04-01"), "");
    demanded.on("2026-05-06").stated_on = "2026-03-31";
    const auto early = demanded.tried("answer_deferral", agreed("2026-03-20"), Case::head());
    ASSERT_FALSE(early);
    EXPECT_THAT(early.error().what, HasSubstr("早于2026年4月1日的催告"));
    const auto refusal = declined("2026-03-20");
    EXPECT_EQ(demanded.refused_by("refuse_deferral", refusal, Case::head()), "");

    Paid paid{{700'00}, "P1", "银行或者电子支付"};
    auto in_part = asked;
    in_part.on("2026-04-10").take("pay", paid);
    EXPECT_EQ(refused_as_of(in_part, "2026-04-09", 14'000), "CF-34");
    EXPECT_EQ(refused_as_of(in_part, "2026-04-10", 14'000), "");
    paid.confiscated = paid.amount;
    auto of_the_gains = asked;
    of_the_gains.on("2026-04-10").take("pay", paid);
    EXPECT_EQ(refused_as_of(of_the_gains, "2026-04-09"), "") << "nothing of it was of the fine";
    auto of_the_surcharge = asked;
    paid.confiscated = {};
    paid.surcharge = paid.amount;
    of_the_surcharge.on("2026-04-10").take("pay", paid);
    EXPECT_EQ(refused_as_of(of_the_surcharge, "2026-04-09"), "CF-34")
        << "what was taken for being late would have no ground left";

    asked.state.deferrals.push_back({asking().instalments, "2026-04-20", {}});
    EXPECT_EQ(refused_as_of(asked, "2026-04-19"), "CF-34");
    EXPECT_EQ(refused_as_of(asked, "2026-04-20"), "");
}

TEST(Gates, CF34_CF37_APlanEnteredOnceTheFineIsLateSaysWhy) {
    auto one = fined_and_served();
    one.take("request_deferral", asking()).stated_on = "2026-03-20";
    const auto refused_on = [&](std::string_view today) {
        return one.on(today).refused_by("answer_deferral", agreed("2026-03-20"), Case::head());
    };
    EXPECT_EQ(refused_on("2026-03-31"), "") << "entered later, but nothing is late";
    const auto late =
        one.on("2026-04-01").tried("answer_deferral", agreed("2026-03-20"), Case::head());
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "deferral-entered-late");
    EXPECT_EQ(late.error().rule, "CF-34");
    EXPECT_THAT(late.error().what, HasSubstr("缴纳期限2026年3月31日已经过去"));
    EXPECT_EQ(one.refused_by("refuse_deferral", declined("2026-03-20"), Case::head()), "")
        << "nothing is put off";

    one.stated_on = "2026-04-01";
    EXPECT_EQ(refused_on("2026-04-01"), "") << "of the day itself, though the fine is late";
    EXPECT_EQ(refused_on("2026-04-02"), "CF-34") << "dated a day after it was due is dated back";

    one.stated_on = "2026-03-20";
    EXPECT_EQ(refused_on("2026-05-09"), "CF-34") << "the plan is over";
    one.reasons = why_late();
    const auto over = one.tried("answer_deferral", agreed("2026-03-20"), Case::head());
    ASSERT_TRUE(over);
    EXPECT_EQ(over->front().excused, why_late());
    one.on("2026-03-31");
    const auto unasked = one.tried("answer_deferral", agreed("2026-03-20"), Case::head());
    ASSERT_TRUE(unasked);
    EXPECT_THAT(unasked->front().excused, IsEmpty()) << "a reason nobody asked for";
}

// Cases run on by the version they began under.
TEST(Gates, CF34_WhereNoRequestIsRecordedTheAnswerTellsItsDay) {
    auto one = fined_and_served();
    auto before = one.procedure();
    std::erase_if(before.acts, [](const domain::Step& step) {
        return step.act == DeferralRequested::kAct;
    });
    const auto rule = [&](std::string_view asked_on) {
        const Take take{"answer_deferral", one.today, agreed(asked_on), {}};
        const auto done = decide(one.state, take, Case::head(), before, one.around());
        return done ? std::string{} : done.error().rule;
    };
    for (const auto* day : {"2026-03-15", "2026-03-21"}) {
        EXPECT_EQ(rule(day), "CF-34") << day;
    }
    for (const auto* day : {"2026-03-16", "2026-03-20"}) {
        EXPECT_EQ(rule(day), "") << day;
    }
}

TEST(Forms, CF34_WhoIsNotGrantedItIsAskedForNoPlan) {
    for (const auto& procedure : shipped_definitions().procedures) {
        const auto* refusing = procedure.step("refuse_deferral");
        ASSERT_EQ(refusing != nullptr, procedure.limit(kPayLimit) != nullptr) << procedure.key;
        if (refusing == nullptr) {
            continue;
        }
        const auto& kind = *act_kind(DeferralAnswered::kAct);
        const auto results = [&](const domain::Schema& form) {
            std::vector<std::string> all;
            for (const auto& choice : domain::find_field(form.fields, "result")->choices) {
                all.push_back(choice.value);
            }
            return all;
        };
        const auto refusal = form_of(*refusing, kind);
        EXPECT_EQ(domain::find_field(refusal.fields, "instalments"), nullptr);
        EXPECT_THAT(results(refusal), ElementsAre(DeferralAnswered::kRefused));
        const auto approval = form_of(*procedure.step("answer_deferral"), kind);
        EXPECT_NE(domain::find_field(approval.fields, "instalments"), nullptr);
        EXPECT_THAT(
            results(approval), ElementsAre(DeferralAnswered::kLater, DeferralAnswered::kInParts)
        );
    }
}

}  // namespace
}  // namespace mingjing::case_file
