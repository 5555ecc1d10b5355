// What becomes of the reviews beside the decision once what they rested on is another: nobody waits
// for them any more.

#include "case_file/case.h"
#include "case_file/migration.h"
#include "case_file/review_asked.h"

namespace mingjing::case_file {
namespace {

const std::string kTransfer(ReviewSubject::kTransfer);
const std::string kCourt(ReviewSubject::kCourt);
constexpr auto kTransferLimit = "transfer_review";
constexpr auto kCourtLimit = "court_review";
const std::string kDisputeLimit = "act_dispute/" + kTransfer;

Case sent() {
    return investigated()
        .take("report_crime", CrimeReported{"诈骗罪", {"37990126001", "37990126002"}, "建议移送"})
        .take("send_transfer_review", ActReviewSent{kTransfer, {}, {}, {"移送书"}, "涉嫌犯罪"});
}
Case disputed() {
    const std::string differs(ReviewConsulted::kDiffers);
    return sent()
        .take(
            "conclude_transfer_review",
            ActReviewConcluded{kTransfer, "建议纠正", "意见", "", opinion("建议纠正").elements},
            Case::reviewer()
        )
        .take(
            "raise_act_dispute",
            ReviewConsulted{"已达追诉标准", "证据不足", "吴执法乙", differs, kTransfer}
        );
}
PartyAmended as_it_was(const Case& one) {
    const auto& opened = one.state.opened;
    PartyAmended same;
    same.party_kind = opened.party_kind;
    same.party_name = opened.party_name;
    same.party_credit_code = opened.party_credit_code;
    same.act_ended_on = opened.act_ended_on;
    same.party_phone = "05390000001";
    same.reason = "补充电话";
    return same;
}
bool runs(const Case& one, const std::string& limit) {
    return one.state.clocks.at(limit).runs();
}

TEST(Reviews, CF16_AnotherPartyStopsTheClocksOfTheReviewsItForgets) {
    const std::pair<Case, std::string> all[] = {
        {sent(), kTransferLimit}, {disputed(), kDisputeLimit}};
    for (const auto& [before, limit] : all) {
        auto corrected = before;
        corrected.take("amend_party", as_it_was(corrected));
        EXPECT_TRUE(runs(corrected, limit)) << "a correction forgets nothing";
        EXPECT_TRUE(corrected.state.act_reviews.contains(kTransfer));

        auto one = before;
        auto another = as_it_was(one);
        another.party_name = "海曦演示承继有限公司";
        one.take("amend_party", another);
        EXPECT_FALSE(runs(one, limit)) << limit;
        EXPECT_EQ(one.state.clocks.at(limit).stopped_on, one.today) << limit;
        EXPECT_EQ(one.state.clocks.at(limit).met_on, "") << "nobody concluded it";
        EXPECT_FALSE(one.state.act_reviews.contains(kTransfer));
    }
}

TEST(Reviews, CF19_AnAmendedDecisionStopsTheClockOfTheCourtsReview) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    one.on("2026-04-01")
        .take("challenge", Challenged{std::string(Challenged::kReconsideration), "海曦市人民政府"});
    one.on("2026-04-20")
        .take("end_challenge", ChallengeEnded{std::string(ChallengeEnded::kChanged)});
    one.state.act_reviews[kCourt].sent = {{}, "2026-04-19"};
    one.state.act_reviews[kTransfer].sent = {{}, "2026-04-19"};
    one.state.clocks[kCourtLimit] = Clock{.started_on = "2026-04-19", .met_on = ""};
    one.state.clocks[kTransferLimit] = Clock{.started_on = "2026-04-19", .met_on = ""};
    one.take("amend_decision", DecisionAmended{fine(9'000), "复决1", "过罚不当"}, Case::head());
    EXPECT_EQ(one.state.clocks.at(kCourtLimit).stopped_on, "2026-04-20");
    EXPECT_TRUE(runs(one, kTransferLimit)) << "that goes on";
    EXPECT_FALSE(one.state.act_reviews.contains(kCourt));
}

// Each has its own clock: nobody rules on the other by it.
TEST(Reviews, SH04_EachDisputeHasItsOwnClock) {
    const ReviewSettled back{std::string(ReviewSettled::kAccepts), "双方意见均已听取", kTransfer};
    const auto court = "act_dispute/" + kCourt;
    auto two = disputed();
    two.state.act_reviews[kCourt] = two.state.act_reviews[kTransfer];
    two.state.clocks[court] = Clock{.started_on = two.today, .met_on = ""};
    EXPECT_EQ(
        clocks_forgotten(CrimeReported{}, two.state, two.procedure()),
        std::vector<std::string>{kDisputeLimit}
    );
    EXPECT_EQ(
        clocks_forgotten(DecisionAmended{}, two.state, two.procedure()),
        std::vector<std::string>{court}
    );
    auto ruled = two;
    ruled.take("settle_act_dispute", back, Case::head());
    EXPECT_FALSE(runs(ruled, kDisputeLimit));
    EXPECT_TRUE(runs(ruled, court)) << "nobody ruled on the other";
    two.take("decline_transfer", TransferDecided{false, "证据不足"}, Case::head());
    EXPECT_FALSE(runs(two, kDisputeLimit));
    EXPECT_TRUE(runs(two, court)) << "nor here";
}

TEST(Reviews, SH04_AnAgreementEndsTheTimeToRule) {
    auto one = disputed();
    const std::string agreed(ReviewConsulted::kAgreed);
    one.take(
        "consult_act_review",
        ReviewConsulted{"已达追诉标准", "补充后同意", "吴执法乙", agreed, kTransfer}
    );
    EXPECT_EQ(one.state.clocks.at(kDisputeLimit).met_on, one.today);
}

// A procedure whose limit is not of each review: its one clock waits for the last.
TEST(Reviews, SH04_WhereDisputesShareAClockItWaitsForTheLast) {
    auto two = disputed();
    auto shared = two.procedure();
    std::ranges::find(shared.limits, "act_dispute", &domain::TimeLimit::key)->per.clear();
    two.state.clocks["act_dispute"] = two.state.clocks.at(kDisputeLimit);
    two.state.act_reviews[kCourt] = two.state.act_reviews[kTransfer];
    EXPECT_TRUE(clocks_forgotten(CrimeReported{}, two.state, shared).empty());
    Event ruled;
    ruled.content =
        ReviewSettled{std::string(ReviewSettled::kAccepts), "双方意见均已听取", kTransfer};
    ruled.met = {"act_dispute"};
    keep_shared_limit(ruled, two.state, shared);
    EXPECT_TRUE(ruled.met.empty()) << "nobody ruled on the other";
    two.state.act_reviews.erase(kCourt);
    EXPECT_EQ(
        clocks_forgotten(CrimeReported{}, two.state, shared),
        std::vector<std::string>{"act_dispute"}
    );
}

Case two_measures() {
    Case one("coercive_measure");
    auto opened = lead();
    opened.procedure = "coercive_measure";
    one.take("open", opened).take("assign", assigned());
    one.take("send_measure_review", ActReviewSent{"封存", {}, {}, {"决定代拟稿"}, "可能被转移"});
    one.on("2026-03-03")
        .take("send_measure_review", ActReviewSent{"扣押", {}, {}, {"决定代拟稿"}, "可能被隐匿"});
    return one;
}
ActReviewConcluded concluded(std::string subject, const std::string& words = "同意") {
    return {std::move(subject), words, "意见", "", opinion(words).elements};
}

TEST(Reviews, GS12_SH01_OfTwoMeasuresUnderReviewEachHasItsOwnClock) {
    auto one = two_measures();
    EXPECT_EQ(one.state.clocks.at("measure_review/封存").started_on, "2026-03-02");
    EXPECT_EQ(one.state.clocks.at("measure_review/扣押").started_on, "2026-03-03");
    one.take("conclude_measure_review", concluded("封存"), Case::reviewer());
    EXPECT_FALSE(runs(one, "measure_review/封存"));
    EXPECT_TRUE(runs(one, "measure_review/扣押")) << "else nobody would find the other";
    one.take("request", Noted{}).take("approve", Noted{}, Case::head()).take("inform", Noted{});
    one.take("impose", Imposed{"封存", true, true, true, "QD1", "账册"});
    EXPECT_FALSE(runs(one, "measure_review/扣押")) << "no other is taken any more";
    EXPECT_EQ(one.state.clocks.at("measure_review/扣押").met_on, "");
    EXPECT_FALSE(one.state.act_reviews.contains("扣押"));
}

TEST(Migration, SH01_OneClockOfSeveralReviewsBecomesOneOfEach) {
    auto one = two_measures();
    one.state.clocks.clear();
    one.state.clocks["measure_review"] = Clock{.started_on = "2026-03-03", .met_on = ""};
    auto to = one.procedure();
    to.digest = "next";
    const auto events = migrate(one.state, to, "2026-03-04", "新程序施行");
    ASSERT_TRUE(events);
    const auto after = evolve(one.state, events->front(), "meng");
    EXPECT_FALSE(after.clocks.contains("measure_review"));
    EXPECT_EQ(after.clocks.size(), 2U);
    EXPECT_TRUE(after.clocks.at("measure_review/封存").runs());
    EXPECT_TRUE(after.clocks.at("measure_review/扣押").runs());
}

// As a version of before had it: one clock, and its pause is that of the last request.
TEST(Migration, SH01_TheClockThatWaitsForMaterialGoesOnForWhatItWasAskedOf) {
    auto one = two_measures();
    one.take(
        "ask_act_material", MaterialAsked{"", {"现场照片"}, "不清楚", "扣押"}, Case::reviewer()
    );
    auto shared = one.state.clocks.at("measure_review/扣押");
    one.state.clocks.clear();
    one.state.clocks["measure_review"] = shared;
    auto& asked = one.state.last.at("ask_act_material").event.content;
    std::get<MaterialAsked>(asked).limit = "measure_review";
    auto to = one.procedure();
    to.digest = "next";
    const auto events = migrate(one.state, to, "2026-03-04", "新程序施行");
    ASSERT_TRUE(events);
    one.state = evolve(one.state, events->front(), "meng");
    EXPECT_TRUE(one.state.clocks.at("measure_review/扣押").is_paused());
    EXPECT_FALSE(one.state.clocks.at("measure_review/封存").is_paused());
    one.on("2026-03-04");
    EXPECT_EQ(
        one.refused_by("conclude_measure_review", concluded("扣押"), Case::reviewer()), "SH-01"
    );
    EXPECT_EQ(one.refused_by("conclude_measure_review", concluded("封存"), Case::reviewer()), "");
    one.take("give_act_material", MaterialGiven{"", {"现场照片"}, "", "扣押"});
    EXPECT_EQ(one.refused_by("conclude_measure_review", concluded("扣押"), Case::reviewer()), "");
}

TEST(Migration, SH01_TheClocksOfEachReviewBecomeOneOfAll) {
    auto one = two_measures();
    auto to = one.procedure();
    to.digest = "before";
    std::ranges::find(to.limits, "measure_review", &domain::TimeLimit::key)->per.clear();
    const auto events = migrate(one.state, to, "2026-03-04", "原程序");
    ASSERT_TRUE(events);
    const auto after = evolve(one.state, events->front(), "meng");
    EXPECT_EQ(after.clocks.at("measure_review").started_on, "2026-03-02") << "the first";
    EXPECT_TRUE(after.clocks.at("measure_review").runs());
    EXPECT_EQ(after.clocks.at("measure_review/扣押").stopped_on, "2026-03-04");
}

TEST(Reviews, SH01_MaterialAskedOfOneMeasureHoldsNoOpinionOnAnother) {
    auto one = two_measures();
    one.take(
        "ask_act_material", MaterialAsked{"", {"现场照片"}, "不清楚", "封存"}, Case::reviewer()
    );
    EXPECT_EQ(
        one.refused_by("conclude_measure_review", concluded("封存"), Case::reviewer()), "SH-01"
    );
    EXPECT_EQ(one.refused_by("conclude_measure_review", concluded("扣押"), Case::reviewer()), "");
    const MaterialGiven unasked{"", {"现场照片"}, "", "扣押"};
    EXPECT_EQ(one.refused_by("give_act_material", unasked), "SH-01") << "none was asked of it";
    one.take("conclude_measure_review", concluded("封存", "建议纠正"), Case::reviewer());
    one.take("conclude_measure_review", concluded("扣押"), Case::reviewer());
    EXPECT_FALSE(runs(one, "measure_review/封存")) << "no opinion waits for what was sent back";
}

Fields over(std::string number, std::int64_t yuan, List more = {}) {
    more.insert(
        more.begin(),
        Value(Fields{{"measure", "加处罚款金额"}, {"comparison", ">="}, {"value", yuan}})
    );
    return {
        {"number", std::move(number)},
        {"category", "行政强制"},
        {"trigger", Fields{{"all", std::move(more)}}}};
}
// 14,700 to be paid by 2026-03-31: 441 a day from then on.
Case late() {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision)).on("2026-04-10");
    one.catalogue = {over("FS-20", 4'000)};
    return one;
}
Case passed() {
    const std::string surcharge(ReviewSubject::kSurcharge);
    return late()
        .take("send_surcharge_review", ActReviewSent{surcharge, {}, {}, {"催告书"}, "逾期"})
        .take(
            "conclude_surcharge_review",
            ActReviewConcluded{surcharge, "同意", "意见", "", opinion().elements},
            Case::reviewer()
        );
}

TEST(Gates, GS10_TheReviewOfASurchargeIsOfTheRowsItHadMetThen) {
    auto one = passed();
    one.catalogue.push_back(over("FS-21", 6'000));
    EXPECT_EQ(one.refused_by("demand", Demanded{"催告"}), "") << "4,410";
    const auto grown = one.on("2026-04-14").tried("demand", Demanded{"催告"});  // 6,174
    ASSERT_FALSE(grown);
    EXPECT_EQ(grown.error().rule, "GS-10");
    EXPECT_THAT(grown.error().what, testing::HasSubstr("FS-21；送审时的数额"));
    one.catalogue.pop_back();
    EXPECT_EQ(one.refused_by("demand", Demanded{"催告"}), "") << "by the row it was reviewed for";
}

TEST(Gates, GS10_AnotherDemandIsReviewedAnew) {
    auto one = passed();
    one.take("demand", Demanded{"催告"}).take("serve_demand", served(Served::kDemand));
    EXPECT_EQ(one.on("2026-04-20").refused_by("demand_again", Demanded{"再催告"}), "GS-10");
    one.catalogue.clear();
    EXPECT_EQ(one.refused_by("demand_again", Demanded{"再催告"}), "");
}

TEST(Gates, CF34_GS10_WhatIsPutOffEndsTheReviewOfItsSurcharge) {
    auto one = passed();
    DeferralAnswered answer{
        std::string(DeferralAnswered::kLater), "2026-04-10", {{"2026-05-29", {14'700'00}}}, "停产"};
    const auto surcharge = std::string(ReviewSubject::kSurcharge);
    one.state.act_reviews[surcharge].concluded.reset();
    EXPECT_EQ(clocks_forgotten(answer, one.state, one.procedure()), std::vector<std::string>{})
        << "its clock was met";
    one.state.clocks["surcharge_review"] = Clock{.started_on = "2026-04-10", .met_on = ""};
    EXPECT_EQ(
        clocks_forgotten(answer, one.state, one.procedure()),
        std::vector<std::string>{"surcharge_review"}
    );
    answer.instalments.clear();
    EXPECT_TRUE(reviews_forgotten(answer, one.state).empty()) << "nothing was put off";
}

TEST(Gates, GS10_NoDemandWaitsForWhatNobodyCanTell) {
    auto one = late();
    const Value unknown(Fields{{"measure", "不明的"}, {"comparison", "="}, {"value", true}});
    one.catalogue = {over("FS-22", 4'000, {unknown})};
    EXPECT_EQ(one.refused_by("demand", Demanded{"催告"}), "");
    one.catalogue.push_back(over("FS-20", 4'000));
    EXPECT_EQ(one.refused_by("demand", Demanded{"催告"}), "GS-10");
}

Case before_the_measure() {
    return two_measures()
        .take("conclude_measure_review", concluded("封存"), Case::reviewer())
        .take("request", Noted{})
        .take("approve", Noted{}, Case::head())
        .take("inform", Noted{});
}
const Imposed kSealed{"封存", true, true, true, "QD1", "账册"};

TEST(Reviews, GS10_WhatIsNotTakenYetIsNotReviewedToLastLonger) {
    const ActReviewSent longer{"延长封存", {}, {}, {"延长审批表"}, "情况复杂"};
    const Extended extended{"hold", "情况复杂"};
    auto one = before_the_measure();
    one.take("send_measure_review", longer)
        .take("conclude_measure_review", concluded("延长封存"), Case::reviewer())
        .take("impose", kSealed);
    EXPECT_FALSE(one.state.act_reviews.contains("延长封存"));
    EXPECT_TRUE(one.state.review_of("封存").is_passed());
    EXPECT_EQ(one.refused_by("extend", extended, Case::head()), "GS-10");
    one.take("send_measure_review", longer)
        .take("conclude_measure_review", concluded("延长封存"), Case::reviewer());
    EXPECT_EQ(one.refused_by("extend", extended, Case::head()), "");
}

TEST(Gates, GS10_AMeasureIsNotSentToReviewOnceItWasTaken) {
    const auto sends = [](std::string subject) {
        return ActReviewSent{std::move(subject), {}, {}, {"决定代拟稿"}, "再次送审"};
    };
    auto one = before_the_measure();
    EXPECT_EQ(one.refused_by("send_measure_review", sends("封存")), "");
    one.take("impose", kSealed);
    EXPECT_EQ(one.refused_by("send_measure_review", sends("封存")), "GS-10");
    EXPECT_EQ(one.refused_by("send_measure_review", sends("查封")), "GS-10");
    EXPECT_EQ(one.refused_by("send_measure_review", sends("延长封存")), "");
    EXPECT_THAT(one.in_the_way("send_measure_review"), testing::IsEmpty());
}

TEST(Gates, QZ03_GS10_AnUrgentMeasureIsSentToReviewUntilItIsApproved) {
    const ActReviewSent late{"封存", {}, {}, {"决定代拟稿"}, "情况紧急"};
    Case one("coercive_measure");
    auto opened = lead();
    opened.procedure = "coercive_measure";
    one.take("open", opened).take("assign", assigned());
    one.take("act_urgently", Noted{}).take("impose_urgently", kSealed);
    EXPECT_EQ(one.refused_by("send_measure_review", late), "");
    one.take("confirm", Noted{}, Case::head());
    EXPECT_EQ(one.refused_by("send_measure_review", late), "GS-10");
}

TEST(Reviews, GS10_WhatIsPaidOrPutOffEndsTheCourtsReview) {
    DeferralAnswered answer{
        std::string(DeferralAnswered::kLater), "2026-04-10", {{"2026-05-29", {14'700'00}}}, "停产"};
    auto one = late();
    one.state.act_reviews[kCourt].sent = {{}, "2026-04-10"};
    one.state.clocks[kCourtLimit] = Clock{.started_on = "2026-04-10", .met_on = ""};
    const std::vector<std::string> clocks{kCourtLimit};
    EXPECT_EQ(clocks_forgotten(answer, one.state, one.procedure()), clocks);
    answer.instalments.clear();
    EXPECT_TRUE(reviews_forgotten(answer, one.state).empty()) << "nothing was put off";
    one.take("pay", Paid{{1'000'00}, "P1", "银行或者电子支付"});
    EXPECT_FALSE(one.state.act_reviews.contains(kCourt)) << "it is asked for less";
    EXPECT_FALSE(runs(one, kCourtLimit));
}

}  // namespace
}  // namespace mingjing::case_file
