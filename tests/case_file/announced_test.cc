// 公告送达: counted from when anybody could read the announcement.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

TEST(Gates, SD05_AnAnnouncementIsNotOlderThanItsIssue) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    const auto announcement = [](std::string number, std::string issued_on) {
        Paper paper{"送达公告", std::move(number), std::string(Served::kOther), issued_on};
        paper.announces_service = true;
        return paper;
    };
    one.papers = {
        {"行政处罚决定书", "罚决1号", std::string(served_as("行政处罚决定书", true)), "2026-03-17"},
        announcement("送公1号", "2026-03-10"),
        announcement("送公2号", "2026-03-20")};
    auto service = served(Served::kDecision);
    service.paper = "罚决1号";
    service.mode = Served::kAnnounced;
    service.reason = "下落不明";
    service.announced_on = "2026-03-19";
    one.on("2026-05-06");
    const auto early = one.tried("serve", service);
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().code, "announced-before-issued") << "the first was of another paper";
    EXPECT_EQ(early.error().rule, "SD-05");
    service.announced_on = "2026-03-20";
    EXPECT_EQ(one.refused_by("serve", service), "");
    service.announced_on = "2026-03-19";
    one.papers.back().is_voided = true;
    EXPECT_EQ(one.refused_by("serve", service), "") << "put up elsewhere";
}

}  // namespace
}  // namespace mingjing::case_file
