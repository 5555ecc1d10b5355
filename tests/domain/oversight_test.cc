// Alerts, and a 权责清单 beside the register.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/alerts.h"
#include "domain/day.h"
#include "domain/power_list.h"

namespace mingjing::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const AlertTerms kTerms{*day_of("2026-11-13"), 60};

std::vector<std::string> codes_of(const std::vector<Alert>& alerts) {
    std::vector<std::string> codes;
    for (const auto& alert : alerts) {
        codes.push_back(alert.code + "@" + alert.key);
    }
    return codes;
}

TEST(Alerts, AgreementsNotSignedOrNotFiled) {
    const std::vector<Fields> agreements{
        {{"number", "1"}, {"status", "待签"}},
        {{"number", "2"}, {"status", "已签待备案"}, {"signed_on", "2026-06-20"}},
        {{"number", "3"},
         {"signed_on", "2025-12-08"},
         {"filed_on", "2025-12-12"},
         {"term_to", "2026-12-14"}},
        {{"number", "4"}, {"status", "到期"}, {"term_to", "2025-12-14"}}};
    EXPECT_THAT(
        codes_of(delegation_alerts(agreements, kTerms)),
        ElementsAre("not-signed@1", "not-filed@2", "expiring@3")
    );
}

TEST(Alerts, CertificatesAndRulesAboutToExpire) {
    const std::vector<Fields> officers{
        {{"certificates",
          List{
              Fields{{"number", "1"}, {"status", "有效"}, {"valid_to", "2026-12-31"}},
              Fields{{"number", "2"}, {"status", "有效"}, {"valid_to", "2026-11-01"}},
              Fields{{"number", "3"}, {"status", "有效"}, {"valid_to", "2027-12-31"}},
              Fields{{"number", "4"}, {"status", "注销"}, {"valid_to", "2026-12-01"}}}}}};
    const auto alerts = certificate_alerts(officers, kTerms);
    EXPECT_THAT(codes_of(alerts), ElementsAre("expiring@1", "expired@2"));
    EXPECT_EQ(alerts.front().what, "执法证件1将于2026年12月31日到期");
    const std::vector<Fields> rules{
        {{"number", "甲"}, {"title", "办法"}, {"status", "现行有效"}, {"valid_to", "2026-12-01"}},
        {{"number", "乙"}, {"status", "已失效"}, {"valid_to", "2026-12-01"}}};
    EXPECT_THAT(codes_of(rule_document_alerts(rules, kTerms)), ElementsAre("expiring@甲"));
}

TEST(Alerts, ItemsWithoutChartOrGuide) {
    const std::vector<Fields> items{
        {{"code", "XK-1"}, {"category", "行政许可"}, {"flow_chart", "图"}},
        {{"code", "XK-2"}, {"category", "行政许可"}, {"flow_chart", "图"}},
        {{"code", "CF-1"}, {"category", "行政处罚"}}};
    EXPECT_THAT(
        codes_of(item_alerts(items, {{{"item", "XK-1"}}})),
        ElementsAre("no-guide@XK-2", "no-chart@CF-1")
    );
}

TEST(PowerList, TellsMissingExtraAndRenamed) {
    const std::vector<Power> registered{
        {"HX-1", "劳务派遣经营许可", "行政许可"},
        {"HX-2", "未经许可擅自经营劳务派遣业务的处罚", "行政处罚"},
        {"HX-3", "工伤认定", "行政确认"},
        {"HX-4", "对人力资源服务机构的检查", "行政检查"},
        {"HX-5", "只在清单中的事项", "行政处罚"}};
    const std::vector<Power> listed{
        {"hx-1", "劳务派遣 经营许可", "行政许可"},
        {"HX-2", "擅自经营劳务派遣业务的处罚", "行政处罚"},
        {"QL-3", "工伤认定", "行政确认"},
        {"QL-4", "人力资源服务机构的检查", "行政检查"},
        {"QL-9", "企业集体合同审查", "其他行政权力"}};
    const auto difference = compare_power_list(listed, registered);
    EXPECT_EQ(difference.same, 1U);
    ASSERT_EQ(difference.renamed.size(), 3U);
    EXPECT_EQ(difference.renamed[0].what, "名称不同");
    EXPECT_EQ(difference.renamed[1].what, "编码不同");
    EXPECT_EQ(difference.renamed[2].what, "名称相近");
    EXPECT_EQ(difference.renamed[2].registered.code, "HX-4");
    EXPECT_THAT(difference.missing, ElementsAre(listed[4]));
    EXPECT_THAT(difference.extra, ElementsAre(registered[4]));
}

TEST(PowerList, EveryPowerIsCountedOnce) {
    const std::vector<Power> same{{"HX-1", "甲", "行政许可"}, {"HX-1", "甲", "行政许可"}};
    const auto difference = compare_power_list(same, {same[0]});
    EXPECT_EQ(difference.same, 1U);
    EXPECT_EQ(difference.missing.size(), 1U);
    EXPECT_THAT(difference.extra, IsEmpty());
}

}  // namespace
}  // namespace mingjing::domain
