// What the catalogue names beside decisions: measures, court applications, transfers; each is
// reviewed where the case stands before it is done.

#include <utility>

#include "case_file/case.h"
#include "case_file/switch.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Fields row(
    std::string_view number,
    std::string_view category,
    std::string_view situation,
    Value value,
    std::string_view measure,
    std::string_view comparison = "="
) {
    return {
        {"number", number},
        {"category", category},
        {"situation", situation},
        {"trigger",
         Fields{
             {"all",
              List{Fields{
                  {"measure", measure},
                  {"comparison", comparison},
                  {"value", std::move(value)}}}}}}};
}
Fields of_sealing() {
    return row(
        "FS-19",
        "行政强制",
        "封存有关资料、延长封存期限",
        List{"封存", "延长封存"},
        "强制措施种类",
        "in"
    );
}
Fields of_transfers() {
    return row("FS-22", "全部", "移送司法机关", true, "移送司法");
}
Fields of_the_court() {
    return row("FS-20", "行政强制", "申请人民法院强制执行", true, "申请法院强制执行");
}

ActReviewSent sent(std::string_view subject) {
    return {std::string(subject), {}, {}, {"决定代拟稿"}, "可能被转移"};
}
ActReviewConcluded concluded(
    std::string_view subject, std::string_view opinion = ReviewConcluded::kAgrees
) {
    return {
        std::string(subject),
        std::string(opinion),
        "意见",
        "",
        case_file::opinion(opinion).elements};
}
Imposed imposed(std::string_view measure = "封存") {
    return {std::string(measure), true, true, true, "QD1", "账册"};
}

// Sent, and agreed to.
void review(Case& one, const std::string& what, std::string_view subject) {
    one.take("send_" + what + "_review", sent(subject));
    one.take("conclude_" + what + "_review", concluded(subject), Case::reviewer());
}

Case of_a_measure() {
    Case one("coercive_measure");
    auto opened = lead();
    opened.procedure = "coercive_measure";
    one.take("open", opened).take("assign", assigned());
    one.catalogue = {of_sealing(), of_the_court()};
    switch_off(one);
    return one;
}
Case at_the_scene() {
    auto one = of_a_measure();
    one.take("request", Noted{}).take("approve", Noted{}, Case::head()).take("inform", Noted{});
    return one;
}
Case suspected() {
    auto one = investigated();
    one.catalogue = {of_transfers(), of_the_court()};
    one.take("report_crime", CrimeReported{"诈骗罪", {"37990126001", "37990126002"}, "建议移送"});
    return one;
}

TEST(Gates, GS10_AMeasureTheCatalogueNamesIsReviewedBeforeItIsTaken) {
    auto one = at_the_scene();
    EXPECT_EQ(one.refused_by("impose", imposed("扣押")), "") << "no row names it";
    const auto unsent = one.tried("impose", imposed());
    ASSERT_FALSE(unsent);
    EXPECT_EQ(unsent.error().rule, "GS-10");
    EXPECT_THAT(unsent.error().what, HasSubstr("FS-19（封存有关资料、延长封存期限）"));
    EXPECT_THAT(unsent.error().article, HasSubstr("118号"));
    one.take("send_measure_review", sent("封存"));
    EXPECT_THAT(one.state.act_reviews.at("封存").sent->act.rows, ElementsAre("FS-19"));
    EXPECT_EQ(one.refused_by("impose", imposed()), "GS-10");
    one.take("conclude_measure_review", concluded("封存", "建议纠正"), Case::reviewer());
    EXPECT_EQ(one.refused_by("impose", imposed()), "GS-10");
    auto anew = sent("封存");
    anew.reason = "按审核意见缩小了范围";
    one.take("send_measure_review", anew);
    EXPECT_EQ(one.refused_by("impose", imposed()), "GS-10") << "sent anew";
    one.take("conclude_measure_review", concluded("封存"), Case::reviewer());
    EXPECT_EQ(one.state.clocks.at("measure_review/封存").met_on, one.today);
    EXPECT_EQ(one.refused_by("impose", imposed()), "");
}

TEST(Gates, QZ03_GS10_AnUrgentMeasureComesFirstAndItsApprovalWaitsForTheReview) {
    auto one = of_a_measure();
    one.take("act_urgently", Noted{}).take("impose_urgently", imposed());
    EXPECT_EQ(one.refused_by("confirm", Noted{}, Case::head()), "GS-10");
    EXPECT_EQ(one.refused_by("lift", Noted{}, Case::head()), "");
    review(one, "measure", "封存");
    EXPECT_EQ(one.refused_by("confirm", Noted{}, Case::head()), "");
}

TEST(Gates, QZ03_GS10_WhatItsReviewerObjectedToIsNotTakenByCallingItUrgent) {
    auto one = of_a_measure();
    one.take("send_measure_review", sent("扣押"));
    auto waiting = one;
    waiting.take("act_urgently", Noted{}).take("impose_urgently", imposed("扣押"));
    EXPECT_EQ(waiting.refused_by("confirm", Noted{}, Case::head()), "GS-10") << "unanswered";

    one.take("conclude_measure_review", concluded("扣押", "建议纠正"), Case::reviewer());
    one.take("act_urgently", Noted{}).take("impose_urgently", imposed("扣押"));
    EXPECT_EQ(one.refused_by("confirm", Noted{}, Case::head()), "GS-10");
    auto anew = sent("扣押");
    anew.reason = "按审核意见缩小了范围";
    one.take("send_measure_review", anew);
    EXPECT_EQ(one.refused_by("confirm", Noted{}, Case::head()), "GS-10") << "sent anew";
    one.take("conclude_measure_review", concluded("扣押"), Case::reviewer());
    EXPECT_EQ(one.refused_by("confirm", Noted{}, Case::head()), "");
}

TEST(Gates, GS10_AMeasureIsMadeLongerOnceThatWasReviewed) {
    auto one = at_the_scene();
    review(one, "measure", "封存");
    one.take("impose", imposed());
    const Extended longer{"hold", "情况复杂"};
    EXPECT_EQ(one.refused_by("extend", longer, Case::head()), "GS-10");
    review(one, "measure", "延长封存");
    EXPECT_EQ(one.refused_by("extend", longer, Case::head()), "");
}

TEST(Gates, GS10_ATransferIsReviewedBeforeItIsApproved) {
    auto one = suspected();
    const TransferDecided approved{true, ""};
    EXPECT_EQ(one.refused_by("approve_transfer", approved, Case::head()), "GS-10");
    EXPECT_THAT(one.in_the_way("approve_transfer", Case::head()), Contains("GS-10"));
    const TransferDecided declined{false, "不构成犯罪"};
    EXPECT_EQ(one.refused_by("decline_transfer", declined, Case::head()), "");
    const auto transfer = ReviewSubject::kTransfer;
    review(one, "transfer", transfer);
    EXPECT_EQ(one.refused_by("approve_transfer", approved, Case::head()), "");
    one.take("decline_transfer", declined, Case::head());
    one.take("report_crime", CrimeReported{"盗窃罪", {"37990126001", "37990126002"}, "建议移送"});
    EXPECT_EQ(one.refused_by("approve_transfer", approved, Case::head()), "GS-10")
        << "another crime is reviewed anew";
}

Case decided_to_be_a_crime(Case one) {
    auto proposed = proposal(0);
    proposed.outcome = {};
    proposed.outcome.conclusion = kCrime;
    one.take("conclude", proposed).take("propose_other", package());
    return one.take("pass_review", opinion(), Case::reviewer());
}

TEST(Gates, GS10_ATransferReviewedWithTheDecisionNeedsNoReviewOfItsOwn) {
    const TransferDecided approved{true, ""};
    EXPECT_EQ(suspected().refused_by("approve_transfer", approved, Case::head()), "GS-10");
    auto one = decided_to_be_a_crime(suspected());
    EXPECT_EQ(one.refused_by("approve_transfer", approved, Case::head()), "");
}

TEST(Gates, GS10_YS02_ACrimeReportedSinceTheDecisionsReviewIsReviewedByItself) {
    const TransferDecided approved{true, ""};
    const CrimeReported another{"盗窃罪", {"37990126001", "37990126002"}, "建议移送"};
    auto one = decided_to_be_a_crime(suspected());
    one.take("decline_transfer", TransferDecided{false, "不构成犯罪"}, Case::head());
    one.take("report_crime", another);
    EXPECT_EQ(one.refused_by("approve_transfer", approved, Case::head()), "GS-10");
    review(one, "transfer", ReviewSubject::kTransfer);
    EXPECT_EQ(one.refused_by("approve_transfer", approved, Case::head()), "");
}

TEST(Gates, GS10_YS02_ATransferSentByItselfIsNotPassedByTheDecisionsReview) {
    const TransferDecided approved{true, ""};
    auto one = decided_to_be_a_crime(suspected());
    one.take("send_transfer_review", sent(ReviewSubject::kTransfer));
    EXPECT_EQ(one.refused_by("approve_transfer", approved, Case::head()), "GS-10");
    one.take(
        "conclude_transfer_review",
        concluded(ReviewSubject::kTransfer, "建议纠正"),
        Case::reviewer()
    );
    EXPECT_EQ(one.refused_by("approve_transfer", approved, Case::head()), "GS-10");
}

TEST(Gates, GS10_TheCourtIsAskedOnceThatWasReviewedInEveryProcedure) {
    const std::string court(ReviewSubject::kCourt);
    for (const auto* key :
         {"penalty_ordinary", "penalty_summary", "labour_inspection", "handling_decision"}) {
        Case one(key);
        auto opened = lead();
        opened.procedure = key;
        one.take("open", opened);
        one.catalogue = {of_sealing(), of_transfers()};
        one.state.stage = "enforcement";
        EXPECT_THAT(one.in_the_way("apply_to_court", Case::head()), Not(Contains("GS-10"))) << key;
        one.catalogue = {of_the_court()};
        EXPECT_THAT(one.in_the_way("apply_to_court", Case::head()), Contains("GS-10")) << key;
        review(one, "court", court);
        EXPECT_THAT(one.in_the_way("apply_to_court", Case::head()), Not(Contains("GS-10"))) << key;
    }
}

TEST(Gates, GS07_ARowNobodyCanTellOfAsksAndIsRecordedApart) {
    auto one = at_the_scene();
    one.catalogue = {row("FS-30", "行政强制", "涉及死亡", true, "涉及死亡")};
    const auto unsent = one.tried("impose", imposed());
    ASSERT_FALSE(unsent);
    EXPECT_THAT(unsent.error().what, HasSubstr("未能判断是否属于审核目录FS-30"));
    one.take("send_measure_review", sent("封存"));
    const auto& act = one.state.act_reviews.at("封存").sent->act;
    EXPECT_THAT(act.rows, IsEmpty());
    EXPECT_THAT(act.unclear, ElementsAre("FS-30"));
    one.take("conclude_measure_review", concluded("封存"), Case::reviewer());
    EXPECT_EQ(one.refused_by("impose", imposed()), "");
}

TEST(Gates, GS07_WhatWasDefraudedIsTheBaseWhereTheBenchmarkSaysSo) {
    auto one = told();
    one.catalogue = {row("FS-10", "行政处罚", "骗取5万元以上", 50'000, "骗取金额", ">=")};
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived));
    one.state.proposed->act.measures.base = {50'000'00};
    const auto rows = [&] {
        const auto event = one.tried("submit_review", package()).value().front();
        const auto& recorded = std::get<ReviewSent>(event.content);
        return std::pair(recorded.rows, recorded.unclear);
    };
    EXPECT_THAT(rows().first, IsEmpty()) << "its fines are by months of people";
    EXPECT_THAT(rows().second, IsEmpty());
    one.benchmarks["HXCL-015"]["unit"] = "倍数骗取额";
    EXPECT_THAT(rows().first, ElementsAre("FS-10"));
    one.benchmarks.clear();
    EXPECT_THAT(rows().first, IsEmpty());
    EXPECT_THAT(rows().second, ElementsAre("FS-10"));
}

TEST(Gates, GS10_AnOpinionIsGivenOnWhatWasSentAndNotYetAnswered) {
    auto one = at_the_scene();
    const auto hand = Case::reviewer();
    EXPECT_THAT(one.in_the_way("conclude_measure_review", hand), Contains("GS-10"));
    EXPECT_EQ(one.refused_by("conclude_measure_review", concluded("封存"), hand), "GS-10");
    one.take("send_measure_review", sent("封存"));
    EXPECT_THAT(one.in_the_way("conclude_measure_review", hand), IsEmpty());
    EXPECT_EQ(one.refused_by("conclude_measure_review", concluded("扣押"), hand), "GS-10");
    one.take("conclude_measure_review", concluded("封存"), hand);
    EXPECT_EQ(
        one.refused_by("conclude_measure_review", concluded("封存", "建议纠正"), hand), "GS-10"
    );
}

TEST(Gates, CF27_WhoReviewsAnActIsApartFromTheCaseAndMayReviewItsDecision) {
    auto one = suspected();
    const auto transfer = ReviewSubject::kTransfer;
    one.take("send_transfer_review", sent(transfer));
    EXPECT_EQ(one.refused_by("conclude_transfer_review", concluded(transfer)), "CF-27");
    EXPECT_EQ(
        one.refused_by("conclude_transfer_review", concluded(transfer), {"li", "政策法规科"}),
        "CF-27"
    ) << "nobody knows as a reviewer";
    const Hand of_the_unit{Case::reviewer().by, Case::handler().unit, Case::reviewer().officer};
    EXPECT_EQ(one.refused_by("conclude_transfer_review", concluded(transfer), of_the_unit), "CF-27")
        << "a reviewer, but of the unit whose case it is";
    one.take("conclude_transfer_review", concluded(transfer), Case::reviewer());
    EXPECT_EQ(one.state.act_reviews.at("移送司法机关").concluded->act.reviewer, "37990126010");
    EXPECT_FALSE(one.state.worked_on_by.contains(Case::reviewer().by));
}

}  // namespace
}  // namespace mingjing::case_file
