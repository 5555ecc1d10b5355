// A decision that was changed is told by a paper of its own, and that paper is served.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::Not;

constexpr std::array kProcedures{"penalty_ordinary", "labour_inspection", "handling_decision"};

// Fined, served, challenged and changed to less on 2026-04-20.
Case changed(std::string_view procedure) {
    auto before = reviewed();
    before.on("2026-03-16").take("decide", decision(14'700), Case::head());
    before.take("serve", served(Served::kDecision));
    before.on("2026-04-20").take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    before.take("end_challenge", ChallengeEnded{std::string(ChallengeEnded::kChanged)});
    Case one(procedure);
    one.state = before.state;
    one.on("2026-04-20");
    one.take("amend_decision", DecisionAmended{fine(9'000), "复决1", "过罚不当"}, Case::head());
    return one;
}
Served change_served(std::string_view paper = "") {
    auto act = served(Served::kOther);
    act.paper = paper;
    return act;
}
Paper of_change() {
    Paper paper;
    paper.name = "变更决定通知书";
    paper.number = "变通1号";
    paper.served_as = Served::kOther;
    paper.issued_on = "2026-04-21";
    paper.each = DecisionAmended::kAct;
    return paper;
}
std::string why_not_served(Case& one, const Served& act) {
    const auto tried = one.tried("serve_change", act);
    return tried ? "" : tried.error().code;
}

TEST(Gates, CF19_CF30_AChangeIsServedWithItsProof) {
    for (const auto* procedure : kProcedures) {
        auto one = changed(procedure);
        one.papers = {of_change()};
        one.on("2026-04-22");
        EXPECT_THAT(one.in_the_way("serve_change"), Not(Contains("CF-19"))) << procedure;
        auto unsigned_for = change_served("变通1号");
        unsigned_for.receiver.clear();
        EXPECT_EQ(one.refused_by("serve_change", unsigned_for), "SD-01") << procedure;
        auto signed_by_nobody = change_served("变通1号");
        signed_by_nobody.capacity = Served::kFamily;
        EXPECT_EQ(why_not_served(one, signed_by_nobody), "may-not-sign") << procedure;
        auto of_another = signed_by_nobody;
        of_another.addressee = "示例投诉人";
        EXPECT_EQ(why_not_served(one, of_another), "") << procedure;
        one.take("serve_change", change_served("变通1号"));
        EXPECT_EQ(one.state.decision_served_on, "2026-03-16") << "the decision keeps its day";
        EXPECT_EQ(one.state.last.at("serve_change").event.on, "2026-04-22");
    }
}

TEST(Gates, CF19_NoChangeIsServedBeforeThereWasOne) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    EXPECT_THAT(one.in_the_way("serve_change"), Contains("CF-19"));
    EXPECT_EQ(why_not_served(one, change_served()), "not-amended");
}

TEST(Gates, CF19_TheStepOfAChangeServesNoOtherPaper) {
    auto one = changed("penalty_ordinary");
    auto other = of_change();
    other.number = "结1号";
    other.each = "";
    one.papers = {other};
    one.on("2026-04-22");
    EXPECT_EQ(why_not_served(one, change_served("结1号")), "paper-of-another-kind");
    EXPECT_EQ(why_not_served(one, change_served()), "") << "made elsewhere: the step says what";
    one.papers.push_back(of_change());
    EXPECT_EQ(why_not_served(one, change_served()), "paper-not-named");
    one.stated_on = "2026-04-20";
    EXPECT_EQ(why_not_served(one, change_served("变通1号")), "served-before-issued");
    one.papers.clear();
    one.stated_on = "2026-04-19";
    EXPECT_EQ(why_not_served(one, change_served()), "told-before-it-was");
}

TEST(AnArchive, CF19_TakesTheServiceOfAChangeThatCameAfter) {
    for (const auto* procedure : kProcedures) {
        auto one = changed(procedure);
        const auto amended = one.state.amended;
        one.state.amended.reset();
        one.state.stage = "closed";
        one.state.is_over = true;
        EXPECT_EQ(why_not_served(one, change_served()), "not-at-this-stage") << procedure;
        one.state.archived = {Archived{}, "2026-04-20"};
        one.state.amended = amended;
        one.papers = {of_change()};
        one.on("2026-04-22");
        EXPECT_EQ(why_not_served(one, change_served("变通1号")), "") << procedure;
    }
}

Paid by_the_bank(std::int64_t yuan) {
    return {{yuan * 100}, "P1", "银行或者电子支付"};
}

TEST(Gates, CF35_CF19_WhatCameBeforeAChangeToNothingIsRegistered) {
    auto one = changed("penalty_ordinary");
    Outcome warning;
    warning.conclusion = kPenalty;
    warning.kinds = {"警告"};
    one.state.decided->kinds = {"警告", "罚款"};
    one.on("2026-05-11").take("challenge", Challenged{"行政诉讼", "海曦市人民法院"});
    one.take("end_challenge", ChallengeEnded{std::string(ChallengeEnded::kChanged)});
    one.take("amend_decision", DecisionAmended{warning, "判1", "过罚不当"}, Case::head());
    one.on("2026-05-12");
    EXPECT_THAT(one.in_the_way("pay"), Not(Contains("CF-35"))) << "it may have come before";
    const auto late = one.tried("pay", by_the_bank(100));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "nothing-to-pay");
    EXPECT_THAT(late.error().next, testing::HasSubstr("变更以前"));
    one.stated_on = "2026-05-11";
    EXPECT_EQ(one.refused_by("pay", by_the_bank(100)), "") << "earlier the same day";
    one.stated_on = "2026-05-08";
    one.take("pay", by_the_bank(9'000));
    EXPECT_EQ(one.state.paid, Money{9'000'00});
    EXPECT_EQ(one.state.unpaid_fine(), Money{});
    one.stated_on.clear();
    one.take("perform", Performed{"自动履行", ""});
    EXPECT_TRUE(one.state.is_over);
}

TEST(Gates, QZ12_CF19_NothingIsDemandedOfADecisionChangedToNoPenalty) {
    auto one = changed("penalty_ordinary");
    Outcome none;
    none.conclusion = kMinor;
    one.on("2026-05-11").take("challenge", Challenged{"行政诉讼", "海曦市人民法院"});
    one.take("end_challenge", ChallengeEnded{std::string(ChallengeEnded::kChanged)});
    one.take("amend_decision", DecisionAmended{none, "判1", "过罚不当"}, Case::head());
    const auto demanded = one.on("2026-07-11").tried("demand", Demanded{});
    ASSERT_FALSE(demanded);
    EXPECT_EQ(demanded.error().code, "nothing-to-demand");
    EXPECT_THAT(demanded.error().what, testing::HasSubstr(kMinor));
}

TEST(Gates, JC09_CF19_WhatWasPaidAsOrderedBeforeTheOrderFellIsRegistered) {
    auto one = changed("penalty_ordinary");
    one.state.before_changes.front().act.payment = {{30'000'00}, {}};
    const Paid wages{{30'000'00}, "P1", std::string(Paid::kAsOrdered)};
    one.on("2026-04-22");
    EXPECT_EQ(one.tried("pay", wages).error().code, "nothing-ordered");
    one.stated_on = "2026-04-20";
    EXPECT_EQ(one.refused_by("pay", wages), "") << "earlier the same day";
    one.stated_on = "2026-04-17";
    EXPECT_EQ(one.refused_by("pay", wages), "");
}

}  // namespace
}  // namespace mingjing::case_file
