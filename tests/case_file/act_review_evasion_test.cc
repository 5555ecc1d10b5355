// Ways around the review of an act beside the decision: dated before it, sent anew past whoever has
// it, talked over past a panel.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

const std::string kTransfer(ReviewSubject::kTransfer);
const Hand kOther{"qian", "政策法规科", "37990126011"};
const ActReviewSent kSent{kTransfer, {}, {}, {"移送书"}, "涉嫌犯罪"};
const TransferDecided kApproved{true, ""};

Case sent() {
    auto one = investigated();
    one.catalogue = {
        {{"number", "FS-22"},
         {"category", "全部"},
         {"trigger",
          Fields{
              {"all",
               List{Fields{{"measure", "移送司法"}, {"comparison", "="}, {"value", true}}}}}}}};
    for (const auto* number : {"37990126010", "37990126011"}) {
        one.reviewers[number] = {{"unit", "政策法规科"}, {"qualification_number", "A1"}};
    }
    return one
        .take("report_crime", CrimeReported{"诈骗罪", {"37990126001", "37990126002"}, "建议移送"})
        .take("send_transfer_review", kSent);
}
ActReviewConcluded concluded(std::string_view words = kReviewAgrees) {
    return {kTransfer, std::string(words), "意见", "", opinion(words).elements};
}
Case objected() {
    return sent().take("conclude_transfer_review", concluded("建议纠正"), Case::reviewer());
}
ReviewConsulted consulted() {
    return {
        "已达追诉标准", "证据不足", "吴执法乙", std::string(ReviewConsulted::kDiffers), kTransfer};
}
ReviewSettled ruled(std::string_view ruling) {
    return {std::string(ruling), "双方意见均已听取", kTransfer};
}

TEST(Gates, GS10_AnActIsDatedNoEarlierThanItsReviewWasPassed) {
    auto one = sent();
    const auto before = one.today;
    one.on("2026-03-11").take("conclude_transfer_review", concluded(), Case::reviewer());
    one.stated_on = before;
    EXPECT_EQ(one.refused_by("approve_transfer", kApproved, Case::head()), "GS-10");
    one.stated_on.clear();
    EXPECT_EQ(one.refused_by("approve_transfer", kApproved, Case::head()), "");
    one.stated_on = before;
    one.catalogue.clear();
    EXPECT_EQ(one.refused_by("approve_transfer", kApproved, Case::head()), "") << "no row names it";
}

TEST(Gates, GS10_AnActIsNotDatedBackBeforeTheRowThatAsksForItsReview) {
    auto one = investigated();
    one.catalogue = sent().catalogue;
    one.take("report_crime", CrimeReported{"诈骗罪", {"37990126001", "37990126002"}, "建议移送"});
    one.stated_on = one.today;
    one.catalogue_since = "2026-03-12";
    EXPECT_EQ(one.refused_by("approve_transfer", kApproved, Case::head()), "");
    one.on("2026-03-12");
    EXPECT_EQ(one.refused_by("approve_transfer", kApproved, Case::head()), "GS-10");
}

TEST(Gates, GS12_WhatLiesWithItsReviewerIsNotSentAnew) {
    auto one = sent();
    auto anew = kSent;
    anew.reason = "涉嫌犯罪，补充说明";
    EXPECT_EQ(one.refused_by("send_transfer_review", anew), "GS-12");
    one.take(
        "assign_act_review",
        ReviewerAssigned{"37990126011", "", false, "", kTransfer},
        Case::reviewer()
    );
    EXPECT_EQ(one.refused_by("send_transfer_review", anew), "GS-12");
    one.take("conclude_transfer_review", concluded("建议纠正"), kOther);
    EXPECT_EQ(one.refused_by("send_transfer_review", anew), "");
}

TEST(Gates, GS12_WhileOneMeasureIsReviewedAnotherMayBeSent) {
    Case one("coercive_measure");
    auto opened = lead();
    opened.procedure = "coercive_measure";
    one.take("open", opened).take("assign", assigned());
    one.take("send_measure_review", ActReviewSent{"封存", {}, {}, {"决定代拟稿"}, "可能被转移"});
    EXPECT_THAT(one.in_the_way("send_measure_review"), testing::Not(testing::Contains("GS-12")));
    const ActReviewSent more{"封存", {}, {}, {"决定代拟稿"}, "可能被隐匿"};
    EXPECT_EQ(one.refused_by("send_measure_review", more), "GS-12");
    const ActReviewSent other{"扣押", {}, {}, {"决定代拟稿"}, "可能被隐匿"};
    EXPECT_EQ(one.refused_by("send_measure_review", other), "");
}

TEST(Gates, GS10_WhatIsSentAgainInTheSameWordsIsAnotherReview) {
    auto one = sent();
    EXPECT_EQ(one.tried("send_transfer_review", kSent).value().size(), 0U) << "a retry";
    one.take("conclude_transfer_review", concluded("建议纠正"), Case::reviewer());
    one.take("send_transfer_review", kSent);
    EXPECT_TRUE(one.state.review_of(kTransfer).is_open());
    one.take("conclude_transfer_review", concluded("建议纠正"), Case::reviewer());
    EXPECT_TRUE(one.state.review_of(kTransfer).concluded);
    EXPECT_EQ(
        one.tried("conclude_transfer_review", concluded("建议纠正"), Case::reviewer())
            .value()
            .size(),
        0U
    ) << "a retry";
}

// Sent, given to a reviewer and forgotten on one day: what is done again is done, not answered as
// if it had been.
TEST(Gates, GS10_WhatIsForgottenIsDoneAgainInTheSameWords) {
    const ReviewerAssigned given{"37990126011", "", false, "", kTransfer};
    const CrimeReported reported{"诈骗罪", {"37990126001", "37990126002"}, "建议移送"};
    auto one = sent().take("assign_act_review", given, Case::reviewer());
    EXPECT_EQ(one.tried("assign_act_review", given, Case::reviewer()).value().size(), 0U)
        << "a retry";
    one.take("decline_transfer", TransferDecided{false, "证据不足"}, Case::head());
    one.take("report_crime", CrimeReported{"盗窃罪", reported.officers, "建议移送"});
    ASSERT_FALSE(one.state.review_of(kTransfer).sent);
    one.take("send_transfer_review", kSent);
    EXPECT_TRUE(one.state.review_of(kTransfer).is_open());
    one.take("assign_act_review", given, Case::reviewer());
    EXPECT_TRUE(one.state.review_of(kTransfer).assigned);
}

TEST(Gates, SH04_ADisputeIsRaisedAgainInTheSameWordsOnceAnotherReviewedIt) {
    auto one = objected().take("raise_act_dispute", consulted());
    EXPECT_EQ(one.tried("raise_act_dispute", consulted()).value().size(), 0U) << "a retry";
    one.take("other_transfer_review", ruled(ReviewSettled::kOther), Case::head());
    one.take("conclude_transfer_review", concluded("建议纠正"), kOther);
    one.take("raise_act_dispute", consulted());
    EXPECT_FALSE(one.state.review_of(kTransfer).settled) << "the head rules once more";
}

TEST(Gates, SH04_WhatAPanelHasIsNotConsultedOnPastIt) {
    auto one = objected().take("raise_act_dispute", consulted());
    one.take("put_act_to_panel", ruled(ReviewSettled::kPanel), Case::head());
    auto again = consulted();
    again.position = "另有理由";
    auto anew = kSent;
    anew.reason = "涉嫌犯罪，补充说明";
    EXPECT_EQ(one.refused_by("raise_act_dispute", again), "SH-04");
    EXPECT_EQ(one.refused_by("send_transfer_review", anew), "SH-04");
    const std::string back(ReviewSettled::kSendsBack);
    one.take(
        "discuss_act_dispute",
        ReviewDiscussed{"局领导班子", "均同意", back, kTransfer},
        Case::head()
    );
    EXPECT_EQ(one.refused_by("raise_act_dispute", again), "SH-04");
    one.take("settle_act_dispute", ruled(back), Case::head());
    EXPECT_EQ(one.refused_by("raise_act_dispute", again), "");
    EXPECT_EQ(one.refused_by("send_transfer_review", anew), "");
}

TEST(Gates, SH04_WhoWasReplacedComesBackByNoOtherAccount) {
    auto one = objected().take("raise_act_dispute", consulted());
    one.take("other_transfer_review", ruled(ReviewSettled::kOther), Case::head());
    const Hand same{"zheng2", Case::reviewer().unit, Case::reviewer().officer};
    EXPECT_EQ(one.refused_by("conclude_transfer_review", concluded(), same), "SH-04");
    EXPECT_EQ(one.refused_by("conclude_transfer_review", concluded(), kOther), "");
}

}  // namespace
}  // namespace mingjing::case_file
