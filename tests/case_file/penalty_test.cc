// 普通程序, gate by gate: each refused once and allowed once, by its rule.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(PenaltyOrdinary, RunsFromALeadToItsClose) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.on("2026-03-18").take("serve", served(Served::kDecision));
    one.take("publish", published());
    one.on("2026-03-25").take("pay", Paid{{14'700'00}, "P1", "银行或者电子支付"});
    one.take("perform", Performed{"自动履行", ""});
    EXPECT_EQ(one.state.stage, "closed");
    EXPECT_EQ(one.state.clocks.at("decide").met_on, "2026-03-16");
    EXPECT_EQ(one.state.clocks.at("publish").met_on, "2026-03-18");
}

TEST(PenaltyOrdinary, AStepTakenTwiceAddsNothing) {
    auto one = reviewed();
    const auto again = one.tried("pass_review", opinion(), Case::reviewer());
    ASSERT_TRUE(again);
    EXPECT_THAT(*again, IsEmpty());
}

TEST(PenaltyOrdinary, StepsOfOtherStagesAreRefused) {
    auto one = investigated();
    EXPECT_EQ(one.tried("decide", decision(1), Case::head()).error().code, "not-at-this-stage");
    EXPECT_EQ(one.tried("no_such", Noted{}).error().code, "no-such-step");
    EXPECT_EQ(one.tried("conclude", Noted{}).error().code, "no-such-step");
}

TEST(PenaltyOrdinary, DaysGoForward) {
    auto one = told();
    one.on("2026-03-03");
    EXPECT_EQ(one.tried("plead", plea(Pleaded::kWaived)).error().code, "days-out-of-order");
}

TEST(Gates, CF01_AnItemMustBePublished) {
    Case one("penalty_ordinary");
    auto opened = lead();
    opened.item = "HXRS-CF-999";
    EXPECT_EQ(one.refused_by("open", opened), "CF-01");
    EXPECT_EQ(one.refused_by("open", lead()), "");
}

TEST(Gates, CF14_NeedsTwoCertifiedOfficers) {
    Case one("penalty_ordinary");
    one.take("open", lead());
    EXPECT_EQ(one.refused_by("assign", assigned({"37990126001"})), "CF-14");
    EXPECT_EQ(one.refused_by("assign", assigned({"37990126001", "no such"})), "CF-14");
    EXPECT_EQ(one.refused_by("assign", assigned()), "");
}

TEST(Gates, CF14_NamingOfficersIsNotInItsOwnWay) {
    Case one("penalty_ordinary");
    one.take("open", lead());
    EXPECT_THAT(one.in_the_way("assign"), IsEmpty());
    one.take("report_lead", Noted{});
    EXPECT_THAT(one.in_the_way("docket", Case::head()), Contains("CF-14"));
}

TEST(Gates, ZJ01_NoActWithoutAValidCertificateOnTheDay) {
    Case one("penalty_ordinary");
    one.take("open", lead());
    const auto late = assigned({"37990126001", "37990126009"});
    EXPECT_EQ(one.refused_by("assign", late), "CF-14");
    EXPECT_THAT(one.tried("assign", late).error().what, testing::HasSubstr("2026年1月31日过期"));
    EXPECT_EQ(one.refused_by("assign", assigned({"37990126001", "37990126008"})), "CF-14");
}

TEST(Gates, CF15_WhoIsRecusedDoesNotAct) {
    auto one = investigated();
    one.take("ask_recusal", RecusalAsked{"37990126002", "当事人", "亲属"});
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "CF-15");
    one.take("settle_recusal", RecusalSettled{"37990126002", true, "属实"}, Case::head());
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "CF-14");
    EXPECT_EQ(one.refused_by("assign", assigned()), "CF-15");
    one.take("assign", assigned({"37990126001", "37990126003"}));
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "");
}

TEST(Gates, CF15_InterestIsClearedAndARecusalAskedBeforeItIsSettled) {
    auto one = investigated();
    EXPECT_EQ(one.refused_by("assign", Assigned{{"37990126001", "37990126002"}, false}), "CF-15");
    const RecusalSettled settled{"37990126001", true, "属实"};
    EXPECT_EQ(one.refused_by("settle_recusal", settled, Case::head()), "CF-15");
}

TEST(Gates, CF17_EvidenceIsVerifiedBeforeAConclusion) {
    auto one = investigated();
    one.take("collect", evidence("2"));
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "CF-17");
    one.take("verify", Verified{"2", "非法取得，予以排除", "偷录"});
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "");
    EXPECT_EQ(one.refused_by("verify", Verified{"9", std::string(Verified::kTrue), ""}), "CF-17");
}

TEST(Gates, CF14_OnlyTheCasesOfficersCollect) {
    auto one = investigated();
    auto strange = evidence("2");
    strange.officers = {"37990126001", "37990126003"};
    EXPECT_EQ(one.refused_by("collect", strange), "CF-14");
}

TEST(Gates, CF24_CertificatesAreShown) {
    auto one = investigated();
    Inquired inquired{
        "询问笔录",
        {"37990126001", "37990126002"},
        false,
        "被询问人或者在场人签字",
        "张示例",
        "问答"};
    EXPECT_EQ(one.refused_by("inquire", inquired), "CF-24");
    inquired.showed_certificates = true;
    EXPECT_EQ(one.refused_by("inquire", inquired), "");
    inquired.officers.pop_back();
    EXPECT_EQ(one.refused_by("inquire", inquired), "CF-14");
}

TEST(Gates, CF31_TZ01_AHearingIsOfferedFromTheThresholdOn) {
    auto one = investigated();
    one.reasons = {{"within_tier", "另有情节"}};
    one.on("2026-03-10").take("conclude", proposal(30'000));
    Notified notified;
    notified.outcome = fine(30'000);
    notified.content = "拟罚款";
    EXPECT_EQ(one.refused_by("give_notice", notified), "CF-31");
    notified.offers_hearing = true;
    EXPECT_EQ(one.refused_by("give_notice", notified), "");
}

TEST(Gates, CF16_TheNoticeSaysWhatWasProposed) {
    auto one = investigated();
    one.on("2026-03-10").take("conclude", proposal(14'700));
    Notified notified;
    notified.outcome = fine(14'000);
    notified.content = "拟罚款";
    EXPECT_EQ(one.refused_by("give_notice", notified), "CF-16");
}

TEST(Gates, CF16_SilenceCountsOnceTheTimeIsOver) {
    auto one = told();  // served on Tuesday 2026-03-10, three working days
    EXPECT_EQ(one.on("2026-03-13").refused_by("plead", plea(Pleaded::kSilent)), "CF-16");
    EXPECT_EQ(one.on("2026-03-16").refused_by("plead", plea(Pleaded::kSilent)), "");
    EXPECT_EQ(one.on("2026-03-11").refused_by("plead", plea(Pleaded::kWaived)), "");
}

TEST(Gates, CF16_APleaIsReviewedBeforeTheReview) {
    auto one = told();
    one.on("2026-03-11").take("plead", plea(Pleaded::kSpoke));
    EXPECT_EQ(one.refused_by("submit_review", package()), "CF-16");
    one.take("review_plea", PleaReviewed{"不成立", "与证据不符"});
    EXPECT_EQ(one.refused_by("submit_review", package()), "");
}

TEST(Gates, CF16_NothingHeavierForPleading) {
    auto one = told(12'000);
    one.on("2026-03-11").take("plead", plea(Pleaded::kSpoke));
    one.take("review_plea", PleaReviewed{"不成立", "与证据不符"}).take("submit_review", package());
    one.on("2026-03-13").take("pass_review", opinion(), Case::reviewer());
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-16");
    EXPECT_EQ(one.refused_by("decide", decision(12'000), Case::head()), "");
}

TEST(Gates, CF16_NoDecisionWithoutANoticeServed) {
    auto one = reviewed();
    one.state.telling = {};
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-16");
}

TEST(Gates, CF32_AHearingIsAskedForInFiveWorkingDays) {
    auto one = told(30'000 - 300, true);
    one.on("2026-03-18");
    EXPECT_EQ(one.refused_by("request_hearing", HearingAsked{}), "CF-32");
    EXPECT_EQ(one.on("2026-03-17").refused_by("request_hearing", HearingAsked{}), "");
    auto another = told();
    EXPECT_EQ(another.refused_by("request_hearing", HearingAsked{}), "CF-31");
}

TEST(Gates, CF27_WhoHandledItDoesNotReviewIt) {
    auto one = told();
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived)).take("submit_review", package());
    EXPECT_EQ(one.refused_by("pass_review", opinion(), {"wu", "政策法规科"}), "CF-27");
    EXPECT_EQ(one.refused_by("pass_review", opinion(), {"li", "劳动监察支队"}), "CF-27");
    EXPECT_EQ(one.refused_by("pass_review", opinion(), Case::reviewer()), "");
}

TEST(Gates, GS08_EveryElementIsExaminedAndAFaultIsNoAgreement) {
    auto one = told();
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived)).take("submit_review", package());
    auto half = opinion();
    half.elements.pop_back();
    EXPECT_EQ(one.refused_by("pass_review", half, Case::reviewer()), "GS-08");
    auto faulty = opinion();
    faulty.elements.back().conclusion = ElementFinding::kFails;
    faulty.elements.back().reason = "超出委托的权限";
    EXPECT_EQ(one.refused_by("pass_review", faulty, Case::reviewer()), "GS-08");
    faulty.opinion = "建议补充调查";
    EXPECT_EQ(one.refused_by("pass_review", faulty, Case::reviewer()), "CF-27");
    EXPECT_EQ(one.refused_by("return_review", faulty, Case::reviewer()), "");
    EXPECT_EQ(one.refused_by("return_review", opinion(), Case::reviewer()), "GS-09");
}

TEST(Gates, GS10_NoDecisionWithoutAPassedReview) {
    auto one = reviewed();
    one.state.review = {};
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-27");
    EXPECT_THAT(one.in_the_way("decide", Case::head()), Contains("CF-27"));
}

TEST(Gates, CF26_AMajorCaseIsDiscussedByThePanel) {
    auto one = reviewed();
    one.state.proposed->act.is_major = true;
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-26");
    one.take("discuss", Discussed{{"孟晗川", "林旻欣"}, "同意"}, Case::head());
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "");
}

TEST(Gates, SD02_SD04_SD05_ServiceIsProven) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    auto left = served(Served::kDecision);
    left.mode = Served::kLeft;
    EXPECT_EQ(one.refused_by("serve", left), "SD-02");
    left.witness = "居委会王演示";
    EXPECT_EQ(one.refused_by("serve", left), "");
    auto electronic = served(Served::kDecision);
    electronic.mode = Served::kElectronic;
    EXPECT_EQ(one.refused_by("serve", electronic), "SD-04");
    electronic.has_consent = true;
    EXPECT_EQ(one.refused_by("serve", electronic), "");
    auto announced = served(Served::kDecision);
    announced.mode = Served::kAnnounced;
    EXPECT_EQ(one.refused_by("serve", announced), "SD-05");
    announced.reason = "下落不明";
    announced.announced_on = "2026-03-16";
    EXPECT_EQ(one.refused_by("serve", announced), "SD-05");
    EXPECT_EQ(one.on("2026-04-15").refused_by("serve", announced), "");
    one.on("2026-03-16");
    EXPECT_EQ(one.refused_by("serve", served(Served::kNotice)), "CF-30");
}

TEST(Gates, CF30_OnlyWhatWasIssuedIsServed) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    auto service = served(Served::kDecision);
    service.paper = "罚决1号";
    EXPECT_EQ(one.tried("serve", service).error().code, "paper-unknown");
    const std::string decides(served_as("行政处罚决定书", true));
    one.papers = {{"行政处罚决定书", "罚决1号", decides, ""}};
    EXPECT_EQ(one.tried("serve", service).error().code, "paper-not-issued");
    one.papers.front().issued_on = "2026-03-17";
    EXPECT_EQ(one.tried("serve", service).error().code, "served-before-issued");
    one.on("2026-03-17");
    EXPECT_EQ(one.refused_by("serve", service), "");
    one.papers.front().is_voided = true;
    EXPECT_EQ(one.tried("serve", service).error().code, "paper-voided");
    const std::string other(served_as("回避决定书", false));
    one.papers.push_back({"回避决定书", "回避1号", other, "2026-03-04"});
    service.paper = "回避1号";
    EXPECT_EQ(one.tried("serve", service).error().code, "paper-of-another-kind");
    one.state.decided->conclusion = kCrime;
    EXPECT_EQ(one.refused_by("serve_other", service), "") << "a letter to the police";
}

TEST(Gates, CF30_AServiceSaysWhichPaperOrWhyNone) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    const auto service = served(Served::kDecision);
    EXPECT_EQ(one.refused_by("serve", service), "") << "nothing was ever issued here";
    one.ever_made = {std::string(Served::kNotice)};
    EXPECT_EQ(one.refused_by("serve", service), "") << "no decision was";
    one.ever_made.emplace_back(Served::kDecision);
    EXPECT_EQ(one.tried("serve", service).error().code, "paper-not-made");
    one.reasons["paper_is_named"] = "系统停用期间手工制作";
    EXPECT_EQ(one.refused_by("serve", service), "");
    one.reasons.clear();
    const std::string decides(served_as("行政处罚决定书", true));
    one.papers = {{"行政处罚决定书", "罚决1号", decides, "2026-03-16"}};
    EXPECT_EQ(one.tried("serve", service).error().code, "paper-not-named");
    EXPECT_THAT(one.tried("serve", service).error().what, testing::HasSubstr("罚决1号"));
    one.reasons["paper_is_named"] = "另行制作";
    EXPECT_EQ(one.refused_by("serve", service), "");
}

TEST(Papers, AreServedAsWhatTheLawWaitsFor) {
    EXPECT_EQ(served_as("行政处罚听证告知书", false), Served::kNotice);
    EXPECT_EQ(served_as("行政处理事先告知书", false), Served::kNotice);
    EXPECT_EQ(served_as("行政处罚听证通知书", false), Served::kHearingNotice);
    EXPECT_EQ(served_as("履行行政决定催告书", false), Served::kDemand);
    EXPECT_EQ(served_as("限期改正指令书", false), Served::kCorrection);
    EXPECT_EQ(served_as("不予行政许可决定书", true), Served::kDecision);
    EXPECT_EQ(served_as("回避决定书", false), Served::kOther);
}

TEST(Gates, CF35_PaidInFullOrDemandedOnceOverdue) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "CF-35");
    EXPECT_EQ(one.on("2026-03-31").refused_by("demand", Demanded{"催告"}), "CF-35");
    one.on("2026-04-01").take("demand", Demanded{"催告"});
    EXPECT_EQ(one.refused_by("apply_to_court", Noted{}, Case::head()), "QZ-12");
    one.take("serve_demand", served(Served::kDemand));
    EXPECT_EQ(one.on("2026-04-15").refused_by("apply_to_court", Noted{}, Case::head()), "QZ-12");
    EXPECT_EQ(one.on("2026-09-16").refused_by("apply_to_court", Noted{}, Case::head()), "QZ-12");
    EXPECT_EQ(one.on("2026-09-17").refused_by("apply_to_court", Noted{}, Case::head()), "");
    EXPECT_EQ(one.refused_by("execute", Performed{"强制执行完毕", ""}), "CF-35");
    one.take("pay", Paid{{14'700'00}, "P1", "银行或者电子支付"});
    EXPECT_EQ(one.refused_by("execute", Performed{"强制执行完毕", ""}), "");
}

TEST(Gates, CF26_TheWayOnIsTheOneProposedAndDecided) {
    auto one = investigated();
    auto minor = proposal(0);
    minor.outcome = {};
    minor.outcome.conclusion = kMinor;
    one.on("2026-03-10").take("conclude", minor);
    EXPECT_THAT(one.in_the_way("give_notice"), Contains("CF-26"));
    EXPECT_THAT(one.in_the_way("propose_other"), IsEmpty());
    one.take("propose_other", package());
    one.on("2026-03-12").take("pass_review", opinion(), Case::reviewer());
    Decided spared{
        minor.outcome, {Fields{{"law", "中华人民共和国行政处罚法"}, {"article", 33}}}, "轻微"};
    one.take("decide", spared, Case::head());
    EXPECT_THAT(one.in_the_way("serve"), Contains("CF-26"));
    one.take("serve_other", served(Served::kDecision));
    EXPECT_EQ(one.state.stage, "closed");
}

TEST(Gates, GK03_WithheldOnlyWithAGround) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    ResultPublished withheld{std::string(ResultPublished::kWithheld), {}, ""};
    EXPECT_EQ(one.refused_by("publish", withheld), "GK-03");
    withheld.ground = {Fields{{"law", "中华人民共和国政府信息公开条例"}, {"article", 15}}};
    withheld.approver = "李样本";
    EXPECT_EQ(one.refused_by("publish", withheld), "");
}

TEST(Gates, GK04_WhatIsWithheldSomebodyApproved) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    ResultPublished withheld{
        std::string(ResultPublished::kWithheld),
        {Fields{{"law", "中华人民共和国政府信息公开条例"}, {"article", 15}}},
        ""};
    EXPECT_EQ(one.refused_by("publish", withheld), "GK-04");
    withheld.approver = "李样本";
    EXPECT_EQ(one.refused_by("publish", withheld), "");
}

TEST(Gates, GS02_TheClockOfPublicationIsMetByAPublicResultOfThisCase) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    EXPECT_EQ(one.refused_by("publish", published("")), "GS-01");
    EXPECT_EQ(one.refused_by("publish", published("没有公示的")), "GS-01");
    EXPECT_EQ(one.refused_by("publish", published("他案")), "GS-01");
    one.results_since = "2026-03-18";
    EXPECT_EQ(one.on("2026-03-17").refused_by("publish", published()), "GS-01");
    one.today_is = "2026-03-20";
    EXPECT_EQ(one.refused_by("publish", published()), "GS-01") << "read later is not read then";
    auto& result = one.results[std::string(kResult)];
    result["published_on"] = "2026-03-18";
    EXPECT_EQ(one.refused_by("publish", published()), "GS-01");
    result["published_on"] = "2026-03-17";
    EXPECT_EQ(one.refused_by("publish", published()), "") << "public elsewhere, as it says";
    one.on("2026-03-18").take("publish", published());
    EXPECT_EQ(one.state.clocks.at("publish").met_on, "2026-03-18");
}

TEST(Gates, GS01_WhatIsPublicIsThisDecisionOfTheCase) {
    auto one = reviewed();
    one.on("2026-03-17").take("decide", decision(14'700), Case::head());
    EXPECT_EQ(one.refused_by("publish", published()), "GS-01") << "of another day";
    one.results[std::string(kResult)]["decided_on"] = "2026-03-17";
    EXPECT_EQ(one.refused_by("publish", published()), "");
    DecidedOnSpot on_spot;
    on_spot.number = "当罚字1";
    one.state.last["decide"].event.content = on_spot;
    EXPECT_EQ(one.refused_by("publish", published()), "GS-01") << "of another number";
}

}  // namespace
}  // namespace mingjing::case_file
