// The review of an act beside the decision goes as the decision's own: whose it is, what it goes
// through, the time that does not count, and what becomes of a disagreement.

#include "case_file/case.h"
#include "case_file/review_asked.h"
#include "case_file/step_form.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const std::string kTransfer(ReviewSubject::kTransfer);

Fields of_unit(std::string_view unit, std::string_view qualification) {
    return {{"unit", unit}, {"qualification_number", qualification}};
}
Fields row_by(std::string_view measure) {
    return {
        {"number", "FS-22"},
        {"category", "全部"},
        {"trigger",
         Fields{
             {"all", List{Fields{{"measure", measure}, {"comparison", "="}, {"value", true}}}}}}};
}
Case reported() {
    auto one = investigated();
    one.catalogue = {row_by("移送司法")};
    one.reviewers = {
        {"37990126010", of_unit("政策法规科", "A1")},
        {"37990126011", of_unit("政策法规科", "A2")},
        {"37990126013", of_unit("政策法规科", "")},
        {"37990126014", of_unit("劳动监察支队", "A4")},
        {"37990126001", of_unit("政策法规科", "A5")}};
    return one.take(
        "report_crime", CrimeReported{"诈骗罪", {"37990126001", "37990126002"}, "建议移送"}
    );
}
Case sent() {
    return reported().take(
        "send_transfer_review", ActReviewSent{kTransfer, {}, {}, {"移送书"}, "涉嫌犯罪"}
    );
}
ActReviewConcluded concluded(std::string_view words = kReviewAgrees) {
    return {kTransfer, std::string(words), "意见", "", opinion(words).elements};
}
ReviewerAssigned assigned_to(std::string reviewer) {
    return {std::move(reviewer), "", false, "", kTransfer};
}
const Hand kOther{"qian", "政策法规科", "37990126011"};

const LegalReview& review_in(const Case& one) {
    return one.state.review_of(kTransfer);
}

Case objected() {
    return sent().take("conclude_transfer_review", concluded("建议纠正"), Case::reviewer());
}
ReviewConsulted consulted(std::string_view outcome = ReviewConsulted::kDiffers) {
    return {"已达追诉标准", "证据不足", "吴执法乙、郑审核", std::string(outcome), kTransfer};
}
ReviewSettled ruled(std::string_view ruling) {
    return {std::string(ruling), "双方意见均已听取", kTransfer};
}
Case disputed() {
    return objected().take("raise_act_dispute", consulted());
}

TEST(Gates, CF27_AnActsReviewGoesToWhoeverHasTheFewestOfThoseWhoMay) {
    auto one = sent();
    one.loads = {{"37990126010", 3, 90}, {"37990126011", 1, 80}};
    one.take("assign_act_review", assigned_to(""), Case::reviewer());
    EXPECT_EQ(review_in(one).assigned->act.reviewer, "37990126011");
    EXPECT_EQ(review_in(one).assigned->act.because, "符合条件的2人中在审案件最少，1件");
    EXPECT_FALSE(one.state.review.assigned) << "that of the decision is another's";
    EXPECT_FALSE(one.state.worked_on_by.contains(Case::reviewer().by));
}

TEST(Gates, CF27_WhoIsNamedForAnActsReviewMustBeEligible) {
    auto one = sent();
    for (const auto* none : {"37990126013", "37990126014", "37990126001", "37990126099"}) {
        EXPECT_EQ(one.refused_by("assign_act_review", assigned_to(none), Case::reviewer()), "CF-27")
            << none;
    }
    EXPECT_EQ(
        one.refused_by("assign_act_review", assigned_to("37990126011"), Case::reviewer()), ""
    );
    EXPECT_EQ(one.refused_by("assign_act_review", assigned_to("37990126011")), "CF-27")
        << "by whoever handles the case";
}

TEST(Gates, GS10_OnlyAReviewThatIsOpenIsGivenToSomebody) {
    auto one = reported();
    EXPECT_THAT(one.in_the_way("assign_act_review", Case::reviewer()), Contains("GS-10"));
    EXPECT_EQ(
        one.refused_by("assign_act_review", assigned_to("37990126011"), Case::reviewer()), "GS-10"
    );
    auto two = sent();
    EXPECT_THAT(two.in_the_way("assign_act_review", Case::reviewer()), IsEmpty());
    two.take("conclude_transfer_review", concluded(), Case::reviewer());
    EXPECT_EQ(
        two.refused_by("assign_act_review", assigned_to("37990126011"), Case::reviewer()), "GS-10"
    );
    EXPECT_EQ(
        two.refused_by(
            "ask_act_material", MaterialAsked{"", {"账册"}, "", kTransfer}, Case::reviewer()
        ),
        "GS-10"
    );
}

TEST(Gates, GS12_WhoWasGivenAnActsReviewConcludesIt) {
    auto one = sent();
    one.take("assign_act_review", assigned_to("37990126011"), Case::reviewer());
    EXPECT_EQ(one.refused_by("conclude_transfer_review", concluded(), Case::reviewer()), "GS-12");
    EXPECT_EQ(one.refused_by("conclude_transfer_review", concluded(), kOther), "");
}

TEST(Gates, GS08_AnActIsExaminedElementByElement) {
    auto one = sent();
    auto said = concluded();
    said.elements.pop_back();
    EXPECT_EQ(one.refused_by("conclude_transfer_review", said, Case::reviewer()), "GS-08");
    said = concluded();
    said.elements.back().conclusion = ElementFinding::kFails;
    said.elements.back().reason = "没有报批";
    EXPECT_EQ(one.refused_by("conclude_transfer_review", said, Case::reviewer()), "GS-08")
        << "agrees with a fault";
    said.opinion = "建议纠正";
    EXPECT_EQ(one.refused_by("conclude_transfer_review", said, Case::reviewer()), "");
    said.elements.back().reason.clear();
    EXPECT_EQ(one.refused_by("conclude_transfer_review", said, Case::reviewer()), "GS-08")
        << "unfounded";
    one.take("conclude_transfer_review", concluded(), Case::reviewer());
    auto kept = concluded().elements;
    kept.front().name = "主体";
    kept.back().name = "权限";
    EXPECT_EQ(review_in(one).concluded->act.elements, kept);
    EXPECT_EQ(review_in(one).by, Case::reviewer().by);
}

TEST(ReviewElements, GS08_ACoerciveActGoesThroughThoseWithAPointForSuch) {
    const auto element = [](std::int64_t number, List categories) {
        return Fields{
            {"number", number},
            {"points", List{Fields{{"point", "要点"}, {"categories", std::move(categories)}}}}};
    };
    const std::vector<Fields> all{
        element(1, {"行政处罚", "行政强制"}), element(6, {"行政处罚"}), element(11, {})};
    const auto& procedure = *shipped_definitions().procedure("penalty_ordinary");
    const auto numbers = [&](const std::vector<Fields>& elements, std::string_view subject) {
        std::vector<std::int64_t> found;
        for (const auto& one : elements_asked(elements, procedure, subject)) {
            found.push_back(*member(one, "number").integer());
        }
        return found;
    };
    EXPECT_THAT(numbers(all, ReviewSubject::kCourt), ElementsAre(1, 11));
    EXPECT_THAT(numbers(all, "延长封存"), ElementsAre(1, 11));
    EXPECT_THAT(numbers(all, kTransfer), ElementsAre(1, 6, 11));
    EXPECT_THAT(numbers(all, ""), ElementsAre(1, 6, 11)) << "the decision";
    EXPECT_THAT(numbers({element(6, {"行政处罚"})}, ReviewSubject::kCourt), ElementsAre(6))
        << "a list that says nothing of coercion is gone through whole";
}

TEST(Checks, GS10_BesideAnActStandsWhatMustHoldOfIt) {
    const auto told = [](Case& one, std::string_view subject) {
        std::map<std::string, bool> holds;
        for (const auto& check :
             checks(one.state, Case::reviewer(), one.procedure(), one.around(), subject)) {
            holds.emplace(check.key, !check.why);
        }
        return holds;
    };
    auto one = sent();
    EXPECT_TRUE(told(one, kTransfer).at("crime_was_reported"));
    EXPECT_THAT(told(one, kTransfer), Not(Contains(testing::Key("remedies_are_over"))));
    EXPECT_THAT(told(one, kTransfer), Contains(testing::Key("item_is_published")));
    auto two = reviewed();
    two.state.stage = "enforcement";
    EXPECT_FALSE(told(two, ReviewSubject::kCourt).at("waiting_is_over"));
    EXPECT_THAT(told(two, ReviewSubject::kCourt), Not(Contains(testing::Key("within_tier"))))
        << "it is of the decision, which is not reviewed here";
    EXPECT_THAT(told(two, ""), Contains(testing::Key("within_tier")));
    EXPECT_THAT(told(two, ""), Not(Contains(testing::Key("waiting_is_over"))));
}

TEST(Gates, SH01_WhileMaterialIsAskedForAnActsReviewStands) {
    auto one = sent();
    const auto& limit = *one.procedure().limit("transfer_review");
    const auto due = [&] {
        return due_of(limit, one.state.clocks.at("transfer_review"), one.around().calendar);
    };
    const auto before = due();
    const MaterialAsked asked{"", {"账册"}, "", kTransfer};
    one.take("ask_act_material", asked, Case::reviewer());
    EXPECT_FALSE(due());
    EXPECT_EQ(one.refused_by("ask_act_material", asked, kOther), "SH-01");
    EXPECT_EQ(one.refused_by("conclude_transfer_review", concluded(), Case::reviewer()), "SH-01");
    EXPECT_EQ(
        one.refused_by("conclude_transfer_review", concluded("建议纠正"), Case::reviewer()), ""
    );
    one.on("2026-03-10").take("give_act_material", MaterialGiven{"", {"账册"}, "", kTransfer});
    ASSERT_TRUE(before && due());
    EXPECT_GT(due()->day, before->day);
    EXPECT_EQ(one.refused_by("conclude_transfer_review", concluded(), Case::reviewer()), "");
}

TEST(Clocks, SH01_ARowMakesAnActsReviewShorterAndNeverLonger) {
    const auto amount = [](std::int64_t days) {
        auto one = reported();
        one.state.stage = "enforcement";
        one.catalogue = {row_by(ReviewSubject::kCourt)};
        one.catalogue.front()["review_limit"] = Fields{{"amount", days}, {"unit", "working_day"}};
        const ActReviewSent of_court{
            std::string(ReviewSubject::kCourt), {}, {}, {"催告书"}, "逾期不履行"};
        const auto event = one.tried("send_court_review", of_court).value().front();
        return amount_begun(event, "court_review");
    };
    EXPECT_EQ(amount(1), 1);
    EXPECT_EQ(amount(5), 0) << "the three of the limit itself";
}

TEST(Gates, SH04_WhatAnActsReviewObjectsToIsConsultedOnAndThenRuled) {
    auto one = sent();
    EXPECT_EQ(one.refused_by("raise_act_dispute", consulted()), "SH-04") << "nothing is objected";
    EXPECT_THAT(one.in_the_way("settle_act_dispute", Case::head()), Contains("SH-04"));
    auto two = objected();
    const auto accepts = ruled(ReviewSettled::kAccepts);
    EXPECT_EQ(two.refused_by("settle_act_dispute", accepts, Case::head()), "SH-04")
        << "nobody was consulted";
    EXPECT_EQ(two.refused_by("consult_act_review", consulted()), "SH-04");
    two.take("consult_act_review", consulted(ReviewConsulted::kAgreed));
    EXPECT_EQ(two.refused_by("settle_act_dispute", accepts, Case::head()), "SH-04")
        << "they agreed";
    two.take("raise_act_dispute", consulted());
    EXPECT_TRUE(two.state.clocks.at("act_dispute/移送司法机关").runs());
    two.take("settle_act_dispute", accepts, Case::head());
    EXPECT_EQ(two.state.stage, "investigation");
    EXPECT_FALSE(two.state.clocks.at("act_dispute/移送司法机关").runs());
    EXPECT_EQ(
        two.refused_by("settle_act_dispute", ruled(ReviewSettled::kSendsBack), Case::head()),
        "SH-04"
    ) << "ruled already";
    EXPECT_EQ(two.refused_by("approve_transfer", TransferDecided{true, ""}, Case::head()), "GS-10")
        << "whatever is ruled, the act waits for a review that was passed";
}

TEST(Gates, SH04_AnotherReviewerExaminesAnActAnew) {
    auto one = disputed();
    const auto other = ruled(ReviewSettled::kOther);
    EXPECT_EQ(one.refused_by("settle_act_dispute", other, Case::head()), "SH-04");
    auto alone = disputed();
    alone.reviewers.erase("37990126011");
    EXPECT_EQ(alone.refused_by("other_transfer_review", other, Case::head()), "SH-04");
    one.take("other_transfer_review", other, Case::head());
    EXPECT_TRUE(one.state.clocks.at("transfer_review").runs());
    EXPECT_EQ(one.refused_by("conclude_transfer_review", concluded(), Case::reviewer()), "SH-04");
    EXPECT_EQ(one.refused_by("assign_act_review", assigned_to("37990126010"), kOther), "CF-27")
        << "who was replaced";
    one.take("conclude_transfer_review", concluded(), kOther);
    EXPECT_EQ(one.refused_by("approve_transfer", TransferDecided{true, ""}, Case::head()), "");
}

TEST(Gates, SH04_WhatAPanelConcludesOnAnActsReviewTheHeadRules) {
    auto one = disputed();
    const ReviewDiscussed discussed{
        "局领导班子", "均同意", std::string(ReviewSettled::kAccepts), kTransfer};
    EXPECT_EQ(one.refused_by("discuss_act_dispute", discussed, Case::head()), "SH-04");
    one.take("put_act_to_panel", ruled(ReviewSettled::kPanel), Case::head());
    const auto accepts = ruled(ReviewSettled::kAccepts);
    EXPECT_EQ(one.refused_by("settle_act_dispute", accepts, Case::head()), "SH-04");
    one.take("discuss_act_dispute", discussed, Case::head());
    EXPECT_EQ(
        one.refused_by("settle_act_dispute", ruled(ReviewSettled::kSendsBack), Case::head()),
        "SH-04"
    );
    EXPECT_EQ(one.refused_by("settle_act_dispute", accepts, Case::head()), "");
}

// 行政处罚法 art. 72: the bureau's own row makes it an act that is reviewed.
TEST(Gates, GS10_ASurchargeIsReviewedBeforeItIsDemandedWhereARowGoesByItsAmount) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    one.catalogue = {row_by("申请法院强制执行")};
    one.on("2026-04-10");
    EXPECT_EQ(one.refused_by("demand", Demanded{"催告"}), "") << "no row names a surcharge";
    const auto grown_to = [&](std::int64_t yuan) {
        one.catalogue = {
            {{"number", "FS-20"},
             {"category", "行政强制"},
             {"trigger",
              Fields{
                  {"any",
                   List{Fields{
                       {"measure", "加处罚款金额"}, {"comparison", ">="}, {"value", yuan}}}}}}}};
        return one.refused_by("demand", Demanded{"催告"});
    };
    EXPECT_EQ(grown_to(4'411), "") << "ten days of three per cent are 4,410";
    EXPECT_EQ(grown_to(4'410), "GS-10");
    const std::string surcharge(ReviewSubject::kSurcharge);
    one.take("send_surcharge_review", ActReviewSent{surcharge, {}, {}, {"催告书"}, "逾期十日"});
    EXPECT_THAT(one.state.review_of(surcharge).sent->act.rows, ElementsAre("FS-20"));
    one.take(
        "conclude_surcharge_review",
        ActReviewConcluded{surcharge, "同意", "意见", "", opinion().elements},
        Case::reviewer()
    );
    EXPECT_EQ(one.refused_by("demand", Demanded{"催告"}), "");
}

TEST(StepForm, WhatAReviewIsOfIsAskedOnlyWhereAStepOffersIt) {
    const auto& procedure = *shipped_definitions().procedure("penalty_ordinary");
    const auto field = [&](std::string_view key) {
        const auto* step = procedure.step(key);
        const auto form = form_of(*step, *act_kind(step->act));
        const auto* found = domain::find_field(form.fields, kReviewSubject);
        return found == nullptr                        ? std::string("none")
               : found->need == domain::Need::required ? std::string("required")
                                                       : std::string("optional");
    };
    EXPECT_EQ(field("assign_review"), "none") << "of versions before it, too";
    EXPECT_EQ(field("settle_dispute"), "none");
    EXPECT_EQ(field("assign_act_review"), "required");
    EXPECT_EQ(field("other_court_review"), "required");
}

}  // namespace
}  // namespace mingjing::case_file
