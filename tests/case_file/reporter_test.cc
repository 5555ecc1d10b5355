// Who reported a case (举报人、投诉人) is named in nothing that lies in it (劳动保障监察条例 art.
// 9).

#include "case_file/case.h"
#include "case_file/dossier.h"
#include "case_file/evidence_book.h"

namespace mingjing::case_file {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const DossierRules& labour() {
    static const DossierRules kRules{
        *shipped_definitions().procedure("labour_inspection"),
        shipped_definitions().instruments,
        shipped_definitions().record_rules};
    return kRules;
}
std::vector<std::string> numbers(const std::vector<Document>& book) {
    std::vector<std::string> all;
    for (const auto& one : book) {
        all.push_back(one.id);
    }
    return all;
}
Event on_the_fourth(Content content) {
    return {
        .step = "a",
        .stage = "",
        .is_over = false,
        .on = "2026-03-04",
        .content = std::move(content)};
}

TEST(Gates, JC03_WhoReportedIsNamedInNoEvidence) {
    auto one = investigated();
    auto given = evidence("2");
    given.source = "石示例";
    EXPECT_EQ(one.refused_by("collect", given), "") << "a witness";
    given.from_reporter = true;
    const auto named = one.tried("collect", given);
    ASSERT_FALSE(named);
    EXPECT_EQ(named.error().code, "reporter-named");
    EXPECT_EQ(named.error().article, "劳动保障监察条例第九条");
    EXPECT_THAT(named.error().next, HasSubstr("案源"));
    given.source = "举报人";
    EXPECT_EQ(one.refused_by("collect", given), "");
    given.source = "";
    EXPECT_EQ(one.refused_by("collect", given), "");
}

TEST(Gates, JC03_WhoReportedIsNamedInNoInterview) {
    auto one = investigated();
    Inquired asked;
    asked.kind = "询问笔录";
    asked.officers = {"37990126001", "37990126002"};
    asked.showed_certificates = true;
    asked.person = "石示例";
    EXPECT_EQ(one.refused_by("inquire", asked), "");
    asked.kind = Inquired::kOfReporter;
    EXPECT_EQ(one.refused_by("inquire", asked), "JC-03");
    asked.person = "投诉人";
    EXPECT_EQ(one.refused_by("inquire", asked), "");
}

TEST(ADossier, JC03_HasWhatTheReporterSaidInItsSideBook) {
    Inquired asked;
    asked.kind = Inquired::kOfReporter;
    const std::vector<Event> events{on_the_fourth(asked)};
    const auto lacking = dossier(events, {}, labour());
    ASSERT_EQ(lacking.missing.size(), 1);
    EXPECT_EQ(lacking.missing.front().rule->key, "reporter_interview");
    const Filed paper{
        .id = "P1",
        .kind = "reporter_interview",
        .title = "举报人询问笔录",
        .number = "",
        .dated = "2026-03-04",
        .digest = "d",
        .pages = 1};
    const auto whole = dossier(events, {paper}, labour());
    EXPECT_THAT(numbers(whole.side), ElementsAre("P1"));
    EXPECT_THAT(whole.main, IsEmpty());
    EXPECT_THAT(whole.missing, IsEmpty());
}

TEST(ADossier, JC03_WhatWasServedOnWhoReportedLacksNoReceiptOfTheParty) {
    const std::vector<Event> events{on_the_fourth(served(Served::kOther))};
    ASSERT_EQ(dossier(events, {}, labour()).missing.size(), 1);
    const Filed paper{
        .id = "P1",
        .kind = "reporter_receipt",
        .title = "举报人、投诉人送达回证",
        .number = "",
        .dated = "2026-03-04",
        .digest = "d",
        .pages = 1};
    EXPECT_THAT(dossier(events, {paper}, labour()).missing, IsEmpty());
}

// Forgotten as it was registered, or said of the wrong one; the last word counts.
TEST(ADossier, JC03_EvidenceLiesInTheBookItWasLastSaidToBelongIn) {
    auto one = investigated();
    const EvidenceMoved unknown{"7", true, "登记时漏选"};
    EXPECT_EQ(one.refused_by("move_evidence", unknown), "CF-17");
    EXPECT_EQ(one.refused_by("move_evidence", EvidenceMoved{"1", true, "登记时漏选"}), "");

    std::vector<Event> events{
        on_the_fourth(evidence("1")),
        on_the_fourth(evidence("2")),
        on_the_fourth(EvidenceMoved{"1", true, "登记时漏选"})};
    auto file = dossier(events, {}, labour());
    EXPECT_THAT(numbers(file.main), ElementsAre("2"));
    EXPECT_THAT(numbers(file.side), ElementsAre("1"));
    events.push_back(on_the_fourth(EvidenceMoved{"1", false, "选错了"}));
    file = dossier(events, {}, labour());
    EXPECT_THAT(numbers(file.main), ElementsAre("1", "2"));
    EXPECT_THAT(file.side, IsEmpty());
}

// Whoever registers evidence can say later whose it is, wherever the case then stands.
TEST(Procedures, JC03_EvidenceIsMovedWhereverItIsRegistered) {
    std::size_t registering = 0;
    for (const auto& procedure : shipped_definitions().procedures) {
        const auto at = [&](std::string_view act) {
            const auto found = std::ranges::find(procedure.acts, act, &domain::Step::act);
            return found == procedure.acts.end() ? std::vector<std::string>{} : found->at;
        };
        const auto collected = at("collect");
        const auto moved = at("move_evidence");
        registering += collected.empty() ? 0U : 1U;
        EXPECT_EQ(collected.empty(), moved.empty()) << procedure.key;
        for (const auto& stage : collected) {
            EXPECT_THAT(moved, testing::Contains(stage)) << procedure.key;
        }
    }
    EXPECT_EQ(registering, 6);
}

TEST(ADossier, JC03_OfAnInspectionOrAMeasureHasMovedEvidenceInItsSideBookAndListsItNowhere) {
    for (const auto* key : {"inspection", "coercive_measure", "penalty_summary"}) {
        const auto& definitions = shipped_definitions();
        const DossierRules rules{
            *definitions.procedure(key), definitions.instruments, definitions.record_rules};
        std::vector<Event> events{on_the_fourth(evidence("1"))};
        const auto before = dossier(events, {}, rules);
        EXPECT_THAT(numbers(before.main), ElementsAre("1")) << key;
        events.push_back(on_the_fourth(EvidenceMoved{"1", true, "登记时漏选"}));
        auto file = dossier(events, {}, rules);
        EXPECT_THAT(file.main, IsEmpty()) << key;
        EXPECT_THAT(numbers(file.side), ElementsAre("1")) << key;
        EXPECT_THAT(file.missing, IsEmpty()) << key << ": there is nothing left to list";
        file.keep_main_alone(rules.kinds);
        EXPECT_EQ(file.documents(), 0) << key;
    }
}

}  // namespace
}  // namespace mingjing::case_file
