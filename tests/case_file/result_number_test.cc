// The number under which a decision is public: that of the paper that was issued; and what is said
// of a major violation.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

TEST(Gates, GS01_WhatIsPublicBearsTheNumberOfTheIssuedDecision) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    auto& result = one.results[std::string(kResult)];
    EXPECT_EQ(one.refused_by("publish", published()), "") << "made elsewhere, and says why";
    result.erase("made_elsewhere");
    EXPECT_EQ(one.refused_by("publish", published()), "") << "nobody makes them here";
    const std::string decides(Served::kDecision);
    one.ever_made = {decides};
    EXPECT_EQ(one.refused_by("publish", published()), "GS-01") << "nobody issued it";
    one.papers = {{"行政处罚决定书", std::string(kResult), decides, ""}};
    EXPECT_EQ(one.refused_by("publish", published()), "GS-01") << "being made";
    one.papers.front().issued_on = "2026-03-16";
    EXPECT_EQ(one.refused_by("publish", published()), "");
    one.papers.front().is_voided = true;
    EXPECT_EQ(one.refused_by("publish", published()), "GS-01") << "void";
    one.papers.push_back({"行政处罚决定书", "罚决2号", decides, "2026-03-16"});
    result["made_elsewhere"] = "系统启用以前制作";
    EXPECT_EQ(one.refused_by("publish", published()), "GS-01") << "another was issued here";
}

// A case as it stands once it was decided, in a procedure whose publication says so.
Case decided_as_major(std::string_view procedure = "labour_inspection") {
    Case one(procedure);
    one.on("2026-03-17");
    one.state.opened = lead();
    one.state.opened_on = "2026-03-02";
    one.state.stage = "performance";
    one.state.proposed = Dated<Proposed>{proposal(14'700), "2026-03-10"};
    one.state.proposed->act.is_major = true;
    one.state.decided = fine(14'700);
    one.state.decided_on = "2026-03-16";
    return one;
}

TEST(Gates, JC13_AMajorViolationIsNamedToThePublic) {
    auto one = decided_as_major();
    auto& result = one.results[std::string(kResult)];
    EXPECT_EQ(one.refused_by("publish", published()), "JC-13");
    for (const auto* said : {"是", "否"}) {
        result["major_violation"] = said;
        EXPECT_EQ(one.refused_by("publish", published()), "") << said;
    }
    result.erase("major_violation");
    one.state.proposed->act.is_major = false;
    EXPECT_EQ(one.refused_by("publish", published()), "") << "it was none";
    one.state.proposed->act.is_major = true;
    one.state.decided->conclusion = kMinor;
    EXPECT_EQ(one.refused_by("publish", published()), "") << "nobody bears anything";
    auto citizens = decided_as_major();
    citizens.state.opened.party_kind = kCitizen;
    EXPECT_EQ(citizens.refused_by("publish", published()), "") << "no employer";
}

TEST(Gates, JC13_IsAskedWhereverAViolationIsDecided) {
    for (const auto* procedure : {"penalty_ordinary", "labour_inspection", "handling_decision"}) {
        auto one = decided_as_major(procedure);
        EXPECT_EQ(one.refused_by("publish", published()), "JC-13") << procedure;
        one.results[std::string(kResult)]["major_violation"] = "否";
        EXPECT_EQ(one.refused_by("publish", published()), "") << procedure;
    }
}

TEST(Gates, JC13_WhatIsMajorIsWithheldOnlyWithItsGroundAndApprover) {
    auto one = decided_as_major();
    ResultPublished withheld;
    withheld.disposal = ResultPublished::kWithheld;
    withheld.result = kResult;  // its entry says nothing of a major violation
    EXPECT_EQ(one.refused_by("publish", withheld), "GK-03");
    withheld.ground = {Fields{{"law", "中华人民共和国政府信息公开条例"}, {"article", 15}}};
    EXPECT_EQ(one.refused_by("publish", withheld), "GK-04");
    withheld.approver = "李样本";
    EXPECT_EQ(one.refused_by("publish", withheld), "");
}

}  // namespace
}  // namespace mingjing::case_file
