// 电子技术监控设备: what it recorded is evidence of a penalty only where device and record were
// reviewed (行政处罚法 art. 41).

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

Fields monitor() {
    return {
        {"number", "JK-01"},
        {"legal_review_on", "2026-01-05"},
        {"technical_review_on", "2026-01-06"},
        {"location", "示例路与样例街路口"},
        {"is_marked", true},
        {"location_published_on", "2026-01-12"}};
}
Collected recorded_by(std::string_view device) {
    auto record = evidence("2");
    record.kind = "视听资料";
    record.monitor = device;
    record.recorded_on = device.empty() ? "" : "2026-03-04";
    return record;
}

TEST(Gates, CF13_AMonitorIsReviewedMarkedAndItsPlacePublishedBeforeItsRecordIsTaken) {
    auto one = investigated();
    EXPECT_EQ(one.refused_by("collect", recorded_by("JK-01")), "CF-13");
    for (const auto* field :
         {"legal_review_on",
          "technical_review_on",
          "location",
          "is_marked",
          "location_published_on"}) {
        one.devices["JK-01"] = monitor();
        one.devices["JK-01"].erase(field);
        EXPECT_EQ(one.refused_by("collect", recorded_by("JK-01")), "CF-13") << field;
    }
    one.devices["JK-01"] = monitor();
    one.devices["JK-01"]["is_marked"] = false;
    EXPECT_EQ(one.refused_by("collect", recorded_by("JK-01")), "CF-13");
    one.devices["JK-01"] = monitor();
    one.devices["JK-01"]["location_published_on"] = "2026-03-06";  // after the record
    const auto refused = one.tried("collect", recorded_by("JK-01"));
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().what, testing::HasSubstr("还没有设置地点的公布"));
    one.devices["JK-01"] = monitor();
    EXPECT_EQ(one.refused_by("collect", recorded_by("JK-01")), "");
    EXPECT_EQ(one.refused_by("collect", recorded_by("")), "") << "by no monitor";
}

TEST(Gates, CF13_WhatCountsIsTheDayAMonitorRecorded) {
    auto one = investigated();
    one.devices["JK-01"] = monitor();
    auto record = recorded_by("JK-01");
    for (const auto* day : {"", "2026-01-11", "2026-03-06"}) {  // none, unpublished, not come yet
        record.recorded_on = day;
        EXPECT_EQ(one.refused_by("collect", record), "CF-13") << day;
    }
    record.recorded_on = "2026-01-12";
    EXPECT_EQ(one.refused_by("collect", record), "");
    for (const auto* status : {"停用", "报废"}) {
        one.devices["JK-01"]["status"] = status;
        EXPECT_EQ(one.refused_by("collect", record), "CF-13") << status;
    }
    one.devices["JK-01"]["status"] = "在用";
    EXPECT_EQ(one.refused_by("collect", record), "");
}

TEST(Gates, CF13_WhatAMonitorRecordedIsTrueOnlyOnceItWasReviewed) {
    auto one = investigated();
    one.devices["JK-01"] = monitor();
    one.take("collect", recorded_by("JK-01")).take("collect", evidence("3"));
    Verified verified{"2", std::string(Verified::kTrue), ""};
    EXPECT_EQ(one.refused_by("verify", verified), "CF-13");
    verified.monitor_review = "不符合要求";
    EXPECT_EQ(one.refused_by("verify", verified), "CF-13");
    verified.finding = "不能证明";
    EXPECT_EQ(one.refused_by("verify", verified), "");
    verified = {"2", std::string(Verified::kTrue), "", std::string(Verified::kMeets)};
    EXPECT_EQ(one.refused_by("verify", verified), "");
    EXPECT_EQ(one.refused_by("verify", {Verified{"3", std::string(Verified::kTrue), ""}}), "");
}

// Nothing need be registered there; what a monitor recorded is no ground unreviewed.
TEST(OnTheSpot, CF13_WhatAMonitorRecordedIsReviewedBeforeItIsDecidedOn) {
    auto one = at_the_spot();
    one.benchmarks.clear();
    one.devices["JK-01"] = monitor();
    one.on("2026-03-05").take("collect", evidence("1"));
    EXPECT_EQ(one.refused_by("decide", decision_on_spot(100)), "") << "by no monitor";
    one.take("collect", recorded_by("JK-01"));
    EXPECT_THAT(one.in_the_way("decide"), testing::Contains("CF-13"));
    const auto refused = one.tried("decide", decision_on_spot(100));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "monitor-record-not-reviewed");
    EXPECT_EQ(refused.error().article, "行政处罚法第四十一条第二款");
    auto excluded = one;
    excluded.take("verify", Verified{"2", "不能证明", "", "不符合要求"});
    EXPECT_EQ(excluded.refused_by("decide", decision_on_spot(100)), "") << "it proves nothing";
    const std::string meets(Verified::kMeets);
    one.take("verify", Verified{"2", std::string(Verified::kTrue), "", meets});
    EXPECT_EQ(one.refused_by("decide", decision_on_spot(100)), "");
}

}  // namespace
}  // namespace mingjing::case_file
