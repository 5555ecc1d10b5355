// The file of a case by the shipped rules: in which order, what is due and not there.

#include "case_file/dossier.h"

#include "case_file/case.h"
#include "case_file/filed_acts.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const DossierRules& rules() {
    static const DossierRules kRules{
        *shipped_definitions().procedure("penalty_ordinary"),
        shipped_definitions().instruments,
        shipped_definitions().record_rules};
    return kRules;
}

Filed paper(std::string kind, std::int64_t pages = 1) {
    return {
        .id = kind + "-2026-1",
        .kind = kind,
        .title = kind,
        .number = "",
        .dated = "2026-03-05",
        .digest = "d",
        .pages = pages};
}
std::vector<std::string> ids(const std::vector<Document>& book) {
    std::vector<std::string> all;
    for (const auto& one : book) {
        all.push_back(one.id);
    }
    return all;
}
Inquired inquiry(std::string kind) {
    Inquired act;
    act.kind = std::move(kind);
    return act;
}

TEST(ADossier, LiesInTheOrderOfTheInstrumentsWhateverOrderTheyCameIn) {
    const std::vector<Event> events{
        event("collect", "2026-03-04", evidence("2")),
        event("collect", "2026-03-05", evidence("1"))};
    const auto file = dossier(
        events,
        {paper("closing_approval"),
         paper("evidence_list"),
         paper("penalty_notice", 2),
         paper("case_source"),
         paper("gone_since"),
         paper("penalty_decision", 3),
         paper("docket_approval")},
        rules()
    );
    EXPECT_THAT(
        ids(file.main),
        ElementsAre(
            "penalty_decision-2026-1", "penalty_notice-2026-1", "evidence_list-2026-1", "2", "1"
        )
    );
    EXPECT_THAT(
        ids(file.side),
        ElementsAre(
            "case_source-2026-1",
            "docket_approval-2026-1",
            "closing_approval-2026-1",
            "gone_since-2026-1"
        )
    ) << "JC-03: nobody knows any more whether the party may read what was defined once";
    EXPECT_EQ(file.documents(), 9);
    EXPECT_EQ(file.pages(), 10);
}

TEST(ADossier, JC03_HasInItsMainBookNoPaperForWhoReportedTheCase) {
    const DossierRules inspection{
        *shipped_definitions().procedure("labour_inspection"),
        shipped_definitions().instruments,
        shipped_definitions().record_rules};
    const auto file = dossier(
        {},
        {paper("complaint_acceptance"),
         paper("complaint_refusal"),
         paper("complaint_register"),
         paper("reporter_receipt"),
         paper("service_receipt")},
        inspection
    );
    EXPECT_THAT(ids(file.main), ElementsAre("service_receipt-2026-1"));
    EXPECT_THAT(
        ids(file.side),
        ElementsAre(
            "complaint_register-2026-1",
            "complaint_acceptance-2026-1",
            "complaint_refusal-2026-1",
            "reporter_receipt-2026-1"
        )
    );
}

TEST(ADossier, JC03_HasInItsMainBookNoEvidenceWhoeverReportedTheCaseGave) {
    auto given = evidence("2");
    given.from_reporter = true;
    const auto file = dossier(
        {event("collect", "2026-03-04", evidence("1")), event("collect", "2026-03-04", given)},
        {},
        rules()
    );
    EXPECT_THAT(ids(file.main), ElementsAre("1"));
    EXPECT_THAT(ids(file.side), ElementsAre("2"));
    EXPECT_THAT(missing(file), ElementsAre("evidence"));
    EXPECT_THAT(missing(dossier({event("collect", "2026-03-04", given)}, {}, rules())), IsEmpty())
        << "there is nothing to list for the party";
}

TEST(ADossier, JC03_ItsMainBookAloneLacksNoPaperOfTheSideBook) {
    auto file = dossier(
        {event("open", "2026-03-02", lead()),
         event("docket", "2026-03-03", Docketed{}),
         event("collect", "2026-03-04", evidence("1"))},
        {paper("closing_approval")},
        rules()
    );
    EXPECT_THAT(missing(file), ElementsAre("lead", "docket", "complaint_register", "evidence"));
    file.keep_main_alone(rules().kinds);
    EXPECT_THAT(missing(file), ElementsAre("evidence"));
    EXPECT_THAT(ids(file.main), ElementsAre("1"));
    EXPECT_THAT(file.side, IsEmpty());
}

TEST(ADossier, CountsThePagesOfEachBookFromOneAsFarAsTheyAreKnown) {
    const auto file = dossier(
        {event("collect", "2026-03-04", evidence("1"))},
        {paper("docket_approval", 2),
         paper("penalty_decision", 3),
         paper("service_receipt", 1),
         paper("case_source", 2),
         paper("closing_approval", 1)},
        rules()
    );
    std::vector<std::int64_t> pages;
    for (const auto* book : {&file.main, &file.side}) {
        for (const auto& one : *book) {
            pages.push_back(one.first_page);
        }
    }
    EXPECT_THAT(pages, ElementsAre(1, 0, 0, 1, 3, 5)) << "evidence is counted when bound";
}

TEST(ADossier, TellsOfEvidenceWhatBecameOfIt) {
    const auto file = dossier(
        {event("collect", "2026-03-04", evidence("1")),
         event("collect", "2026-03-04", evidence("2")),
         event("verify", "2026-03-05", Verified{"1", std::string(Verified::kTrue), ""})},
        {},
        rules()
    );
    ASSERT_EQ(file.main.size(), 2U);
    EXPECT_EQ(file.main[0].finding, Verified::kTrue);
    EXPECT_EQ(file.main[0].evidence_kind, "书证");
    EXPECT_EQ(file.main[1].finding, "");
}

TEST(ADossier, SaysWhereTheNameOfEvidenceWasErased) {
    auto nameless = evidence("1");
    nameless.title.clear();
    const auto file = dossier({event("collect", "2026-03-04", nameless)}, {}, rules());
    EXPECT_EQ(file.main.at(0).title, "（名称已依法删除）");
}

TEST(ADossier, CF18_NamesWhatIsDueSinceWhichActAndNotThere) {
    const std::vector<Event> events{
        event("open", "2026-03-02", lead()), event("docket", "2026-03-03", Docketed{})};
    const auto bare = dossier(events, {}, rules());
    EXPECT_THAT(missing(bare), ElementsAre("lead", "docket", "complaint_register"));
    EXPECT_EQ(bare.missing[1].on, "2026-03-03");
    EXPECT_EQ(bare.missing[1].step, "docket");
    EXPECT_THAT(
        missing(dossier(events, {paper("docket_approval")}, rules())),
        ElementsAre("lead", "complaint_register")
    );
}

TEST(ADossier, CF18_AsksForOneOfEachWhereARuleSaysSo) {
    const std::vector<Event> events{
        event("inquire", "2026-03-04", inquiry("询问笔录")),
        event("inquire", "2026-03-05", inquiry("现场检查笔录")),
        event("inquire", "2026-03-06", inquiry("询问笔录"))};
    const auto one = dossier(events, {paper("inquiry_record")}, rules());
    EXPECT_THAT(missing(one), ElementsAre("inquiry", "inspection", "inspection_recording"));
    EXPECT_EQ(one.missing[0].on, "2026-03-06") << "the later statement has no record";
    const auto whole = dossier(
        events,
        {paper("inquiry_record"), paper("inquiry_record"), paper("inspection_record")},
        rules()
    );
    EXPECT_THAT(missing(whole), ElementsAre("inspection_recording"));
}

TEST(ADossier, CF18_LacksThePaperOfTheVeryActThatNoneTellsOf) {
    const std::vector<Event> events{
        event("inquire", "2026-03-04", inquiry("询问笔录")),
        event("inquire", "2026-03-06", inquiry("询问笔录"))};
    auto of_the_later = paper("inquiry_record");
    of_the_later.of = 1;
    const auto file = dossier(events, {of_the_later, of_the_later}, rules());
    ASSERT_THAT(missing(file), ElementsAre("inquiry"));
    EXPECT_EQ(file.missing[0].on, "2026-03-04") << "twice the same statement is not both";
}

TEST(ADossier, CF18_AsksOnlyForWhatTheActSaid) {
    auto withheld = decision(0);
    withheld.outcome = {};
    withheld.outcome.conclusion = kMinor;
    const auto file = dossier({event("decide", "2026-03-13", withheld)}, {}, rules());
    EXPECT_THAT(missing(file), Contains("no_penalty"));
    EXPECT_THAT(missing(file), Not(Contains("penalty")));
}

TEST(ADossier, CF18_AsksForThePenaltyALabourInspectionEndsIn) {
    const DossierRules inspection{
        *shipped_definitions().procedure("labour_inspection"),
        shipped_definitions().instruments,
        shipped_definitions().record_rules};
    const std::vector<Event> events{
        event("decide", "2026-03-13", decision(14'700)),
        event("hand_over", "2026-03-14", CrimeHandedOver{})};
    EXPECT_THAT(missing(dossier(events, {}, inspection)), ElementsAre("penalty", "hand_over"));
    for (const auto& rule : inspection.records.rules) {
        for (const auto& key : rule.instruments) {
            const auto kind =
                std::ranges::find(inspection.kinds, key, &domain::InstrumentKind::key);
            ASSERT_NE(kind, inspection.kinds.end()) << key;
            if (rule.key == "penalty" || rule.key == "hand_over" || rule.key == "no_penalty") {
                EXPECT_TRUE(kind->is_for("labour_inspection", "其他行政权力")) << key;
            }
        }
    }
}

TEST(ADossier, CF18_AsksForThePapersOfAPenaltyOrOfAHandlingAsItWas) {
    const DossierRules inspection{
        *shipped_definitions().procedure("labour_inspection"),
        shipped_definitions().instruments,
        shipped_definitions().record_rules};
    const auto due = [&](const Outcome& outcome) {
        Notified notified;
        notified.outcome = outcome;
        auto decided = decision(0);
        decided.outcome = outcome;
        return missing(dossier(
            {event("give_notice", "2026-03-10", notified), event("decide", "2026-03-13", decided)},
            {},
            inspection
        ));
    };
    EXPECT_THAT(due(fine(14'700)), ElementsAre("notice", "penalty"));
    Outcome handled;
    handled.conclusion = kHandling;
    EXPECT_THAT(due(handled), ElementsAre("handling_notice", "handling_approval", "handling"));
    Outcome spared;
    spared.conclusion = kMinor;
    EXPECT_THAT(due(spared), ElementsAre("no_penalty"));
}

TEST(ADossier, JC15_AsksForTheNoticeAndTheDecisionThatListedADishonestEmployer) {
    const DossierRules inspection{
        *shipped_definitions().procedure("labour_inspection"),
        shipped_definitions().instruments,
        shipped_definitions().record_rules};
    const std::vector<Event> events{event("list_dishonest", "2026-03-13", DishonestyListed{})};
    EXPECT_THAT(
        missing(dossier(events, {}, inspection)), ElementsAre("dishonest", "dishonest_listed")
    );
}

TEST(ADossier, JC15_AsksForTheNoticeThatTookOneOffTheList) {
    const DossierRules inspection{
        *shipped_definitions().procedure("labour_inspection"),
        shipped_definitions().instruments,
        shipped_definitions().record_rules};
    const std::vector<Event> events{event("delist_dishonest", "2029-03-13", DishonestyDelisted{})};
    EXPECT_THAT(missing(dossier(events, {}, inspection)), ElementsAre("dishonest_delisted"));
}

TEST(ADossier, CF19_AsksForThePaperOfADecisionRevokedByWhoRevokedIt) {
    const auto due = [](std::string_view authority) {
        DecisionRevoked revoked;
        revoked.authority = authority;
        return missing(dossier({event("revoke", "2026-03-13", revoked)}, {}, rules()));
    };
    EXPECT_THAT(due(DecisionRevoked::kOurselves), ElementsAre("revoked"));
    EXPECT_THAT(due(DecisionRevoked::kCourt), ElementsAre("revoked_by_others"));
}

TEST(ADossier, SD05_AsksForTheAnnouncementAServiceWasMadeBy) {
    Served served;
    served.instrument = Served::kDecision;
    served.mode = Served::kAnnounced;
    EXPECT_THAT(
        missing(dossier({event("serve", "2026-03-13", served)}, {}, rules())),
        Contains("announced_service")
    );
}

TEST(ADossier, TellsWhatMustBeFromWhatShould) {
    const auto file = dossier(
        {event("send_review", "2026-03-12", package()),
         event("pass_review", "2026-03-13", opinion())},
        {},
        rules()
    );
    EXPECT_THAT(missing(file), ElementsAre("review_submission", "review"));
    ASSERT_EQ(file.must().size(), 1U);
    EXPECT_EQ(file.must()[0]->rule->key, "review");
}

TEST(ADossier, GS08_EachReviewOfAnActBesideTheDecisionLeavesItsPapers) {
    const ActReviewConcluded said{"移送司法机关", "同意", "意见", "", opinion().elements};
    const auto file = dossier(
        {event("conclude_transfer_review", "2026-03-05", said),
         event("conclude_court_review", "2026-03-05", said)},
        {paper("act_review_opinion")},
        rules()
    );
    ASSERT_EQ(file.must().size(), 1U);
    EXPECT_EQ(file.must()[0]->rule->key, "act_review");
}

TEST(ADossier, IsNotWholeWhileAnInstrumentIsBeingMade) {
    auto unmade = paper("docket_approval");
    EXPECT_FALSE(dossier({}, {unmade}, rules()).is_being_made());
    unmade.digest = "";
    EXPECT_TRUE(dossier({}, {unmade}, rules()).is_being_made());
    EXPECT_FALSE(
        dossier({event("collect", "2026-03-04", evidence("1"))}, {}, rules()).is_being_made()
    ) << "a thing has no file";
}

TEST(Retention, FollowsTheGradeAndTheProcedure) {
    const auto& records = shipped_definitions().record_rules;
    EXPECT_EQ(records.retention_of("重要", "penalty_summary", "行政处罚")->kept, "永久");
    EXPECT_EQ(records.retention_of("一般", "penalty_summary", "行政处罚")->kept, "10年");
    EXPECT_EQ(records.retention_of("一般", "permit", "行政许可")->kept, "30年");
}

}  // namespace
}  // namespace mingjing::case_file
