// Ways round a gate that were found, and are closed.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

TEST(Gates, CF16_NothingIsDecidedThatWasNotToldThoughThePartyWaived) {
    auto one = reviewed(12'000);
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-16");
    auto graver = decision(12'000);
    graver.outcome.kinds.emplace_back("吊销许可证件");
    EXPECT_EQ(one.refused_by("decide", graver, Case::head()), "CF-16");
    EXPECT_EQ(one.refused_by("decide", decision(12'000), Case::head()), "");
}

TEST(Gates, CF02_AnOutcomeAgreesWithItself) {
    auto one = investigated();
    one.on("2026-03-10");
    auto hidden = proposal(14'700);
    hidden.outcome.conclusion = kMinor;  // spared in name, fined in fact
    EXPECT_EQ(one.refused_by("conclude", hidden), "CF-02");
    auto kindless = proposal(14'700);
    kindless.outcome.kinds.clear();
    EXPECT_EQ(one.refused_by("conclude", kindless), "CF-02");
    auto unnamed = proposal(14'700);
    unnamed.outcome.confiscated = {100};
    EXPECT_EQ(one.refused_by("conclude", unnamed), "CF-02");
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "");
}

TEST(Gates, CF14_TwoCertificatesAreNotTwoPeople) {
    auto one = investigated();
    auto& certificates = *std::get_if<List>(&one.officers["37990126001"]["certificates"].data);
    const List all{"行政处罚"};
    certificates.emplace_back(
        *member(officer("LDJC-1", "2027-12-31", all), "certificates").list()->front().fields()
    );
    one.officers["LDJC-1"] = one.officers["37990126001"];
    EXPECT_EQ(one.refused_by("assign", assigned({"37990126001", "LDJC-1"})), "CF-14");
    EXPECT_EQ(one.refused_by("assign", assigned({"37990126001", "37990126001"})), "CF-14");
    EXPECT_EQ(one.refused_by("assign", assigned({"LDJC-1", "37990126002"})), "");
    one.state.recused.insert("37990126001");
    EXPECT_EQ(one.refused_by("assign", assigned({"LDJC-1", "37990126002"})), "CF-15");
}

TEST(Gates, CF15_ARecusalIsOfThePersonWhateverTheCertificate) {
    auto one = investigated();
    const auto second = officer("LDJC-1", "2027-12-31", List{"行政处罚"});
    std::get_if<List>(&one.officers["37990126001"]["certificates"].data)
        ->emplace_back(*member(second, "certificates").list()->front().fields());
    one.officers["LDJC-1"] = one.officers["37990126001"];
    one.take("assign", assigned({"LDJC-1", "37990126002"}));
    one.take("ask_recusal", RecusalAsked{"37990126001", "当事人", "亲属"});
    one.take("settle_recusal", RecusalSettled{"37990126001", true, "属实"}, Case::head());
    EXPECT_THAT(one.state.officers, testing::ElementsAre("37990126002"));
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "CF-14");
}

TEST(Gates, JC03_TheReporterIsAmendedByWhoMayReadIt) {
    Case one("penalty_ordinary");
    one.take("open", lead());
    const ReporterAmended amended{"石示例", "13900000017"};
    const Hand other{"li", "劳动监察支队"};
    EXPECT_EQ(one.refused_by("amend_reporter", amended, other), "JC-03");
    EXPECT_EQ(one.refused_by("amend_reporter", ReporterAmended{}), "JC-03") << "it says nothing";
    one.take("amend_reporter", amended);
    EXPECT_EQ(one.state.opened.reporter, "石示例");
    EXPECT_EQ(one.state.opened.reporter_contact, "13900000017");
    one.take("assign", assigned());
    const ReporterAmended again{"石样例", ""};
    EXPECT_EQ(one.refused_by("amend_reporter", again), "JC-03") << "who registered it";
    const Hand officer{"li", "劳动监察支队", "37990126001"};
    one.take("amend_reporter", again, officer);
    EXPECT_EQ(one.state.opened.reporter, "石样例");
}

// The form shows nothing of what is known: whoever types a new number says nothing of the name.
TEST(Gates, JC03_WhatIsNotTypedAgainStays) {
    Case one("penalty_ordinary");
    one.take("open", lead());
    one.take("amend_reporter", ReporterAmended{"石示例", "13900000017"});
    one.take("amend_reporter", ReporterAmended{"", "13900000018"});
    EXPECT_EQ(one.state.opened.reporter, "石示例");
    EXPECT_EQ(one.state.opened.reporter_contact, "13900000018");
    one.take("amend_reporter", ReporterAmended{"石样例", ""});
    EXPECT_EQ(one.state.opened.reporter, "石样例");
    EXPECT_EQ(one.state.opened.reporter_contact, "13900000018");
}

TEST(Gates, ZJ01_TheCertificateIsValidOnTheDayOfTheInquiry) {
    auto one = investigated();
    one.officers["37990126002"] = officer("37990126002", "2026-03-04", List{"行政处罚"});
    EXPECT_EQ(one.refused_by("collect", evidence("2")), "CF-14");
}

TEST(Gates, CF17_EvidenceIsNotWrittenOver) {
    auto one = investigated();
    auto other = evidence("1");
    other.kind = "物证";
    EXPECT_EQ(one.refused_by("collect", other), "CF-17");
    one.take("collect", evidence("2"));
    one.take("verify", Verified{"2", std::string(Verified::kExcluded), "偷录"});
    EXPECT_EQ(one.refused_by("verify", Verified{"2", std::string(Verified::kTrue), ""}), "CF-17");
}

TEST(Gates, CF16_OnlyNewAndTrueEvidenceMayMakeItHeavier) {
    auto one = told(12'000);
    one.on("2026-03-11").take("plead", plea(Pleaded::kSpoke));
    one.take("collect", evidence("2"));
    EXPECT_EQ(one.refused_by("propose_anew", proposal(14'700)), "CF-17");
    one.take("verify", Verified{"2", "不能证明", "无关"});
    EXPECT_TRUE(one.state.pleaded_against.has_value());
    one.take("collect", evidence("3"));
    one.take("verify", Verified{"3", std::string(Verified::kTrue), ""});
    EXPECT_FALSE(one.state.pleaded_against.has_value());
}

TEST(Gates, CF16_WhatThePartyWroteInItsDefenceMakesNothingHeavier) {
    auto one = told(12'000);
    one.on("2026-03-11").take("plead", plea(Pleaded::kSpoke));
    auto written = evidence("2");
    written.kind = Collected::kOfTheParty;
    one.take("collect", written);
    one.take("verify", Verified{"2", std::string(Verified::kTrue), ""});
    EXPECT_TRUE(one.state.pleaded_against.has_value());
    one.take("propose_anew", proposal(14'700));
    Notified notified;
    notified.outcome = fine(14'700);
    notified.content = "拟罚款";
    EXPECT_EQ(one.refused_by("give_notice", notified), "CF-16");
}

TEST(Gates, CF32_TheTimeToAskForAHearingRunsOnAfterAPlea) {
    auto one = told(14'700, true);
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived));
    EXPECT_EQ(one.refused_by("submit_review", package()), "CF-32");
    EXPECT_EQ(one.refused_by("request_hearing_yet", HearingAsked{}), "");
    EXPECT_EQ(one.on("2026-03-18").refused_by("submit_review", package()), "");
}

TEST(Gates, CF31_APenaltyThatNeedsAHearingIsNotDecidedWhereThereIsNone) {
    auto one = investigated();
    Case other("labour_inspection");
    other.state = one.state;
    other.state.stage = "report";
    other.state.proposed = {proposal(30'000), "2026-03-06"};
    Notified notified;
    notified.outcome = fine(30'000);
    notified.offers_hearing = true;
    notified.content = "拟罚款";
    EXPECT_EQ(other.refused_by("give_notice", notified), "CF-31");
    other.state.stage = "investigation";
    one.reasons = {{"within_tier", "另有情节"}};
    other.reasons = one.reasons;
    EXPECT_EQ(other.refused_by("conclude", proposal(30'000)), "CF-31");
    EXPECT_EQ(other.refused_by("conclude", proposal(29'999)), "");
    EXPECT_EQ(one.on("2026-03-10").refused_by("conclude", proposal(30'000)), "");
}

TEST(Gates, CF15_ARecusalIsSettledBeforeTheDecision) {
    auto one = reviewed();
    one.state.recusals_asked.insert("37990126001");
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-15");
}

}  // namespace
}  // namespace mingjing::case_file
