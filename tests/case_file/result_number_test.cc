// The number under which a decision is public: that of the paper that was issued.

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

}  // namespace
}  // namespace mingjing::case_file
