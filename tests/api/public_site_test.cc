// What anybody finds, reads and takes away of what the bureau publishes before it acts (GK-06):
// what a permit takes (XK-01), and who may enforce the law (ZJ-02).

#include <gmock/gmock.h>

#include "api/open_office.h"
#include "desk/public_entries.h"
#include "server/premises.h"

namespace mingjing::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class PublicSite : public OpenOffice {
  protected:
    PublicSite() : OpenOffice(false) {}

    void SetUp() override {
        OpenOffice::SetUp();
        portal_ = std::make_unique<portal::Portal>(server::portal_parts(*office_, ""));
        portal_->routes(routes_);
    }
    void TearDown() override {
        portal_.reset();
        OpenOffice::TearDown();
    }
    void publish_guide() {
        make_public_by(
            office_->desk(),
            office_->definitions(),
            "enforcement_items",
            "HXRS-XK-001",
            {{"code", "HXRS-XK-001"},
             {"category", "行政许可"},
             {"name", "劳务派遣经营许可"},
             {"handling_unit", "劳动监察支队"}}
        );
        make_public_by(
            office_->desk(),
            office_->definitions(),
            "service_guides",
            "HXRS-XK-001",
            {{"item", "HXRS-XK-001"},
             {"name", "劳务派遣经营许可"},
             {"basis", List{Fields{{"law", "中华人民共和国行政许可法"}, {"article", 30}}}},
             {"handling_unit", "劳动监察支队"},
             {"acceptance_conditions", "注册资本不少于二百万元"},
             {"materials",
              List{Fields{{"sequence", 1}, {"name", "经营许可申请书"}, {"sample", "有"}}}},
             {"steps", List{"申请", "受理", "审查", "决定"}}}
        );
    }
    Got visit(const std::string& target) { return Window(routes_).get(target); }

    std::unique_ptr<portal::Portal> portal_;
};

TEST_F(PublicSite, XK01_AGuideTellsTheBasisTheConditionsTheMaterialsAndTheSteps) {
    publish_guide();
    const auto page = visit("/registers/service_guides/HXRS-XK-001");
    ASSERT_EQ(page.status, 200);
    EXPECT_THAT(
        page.text,
        AllOf(
            HasSubstr("行政许可法"),
            HasSubstr("注册资本不少于二百万元"),
            HasSubstr("经营许可申请书"),
            HasSubstr("受理")
        )
    );
    // No guide is without its basis.
    EXPECT_EQ(
        domain::find_field(office_->definitions().find("service_guides")->fields, "basis")->need,
        domain::Need::required
    );
}

TEST_F(PublicSite, GK06_WhatIsPublicIsSearchedReadAndDownloaded) {
    publish_guide();
    const std::string list = "/registers/service_guides?q=";
    EXPECT_THAT(
        visit(list + "%E5%8A%B3%E5%8A%A1%E6%B4%BE%E9%81%A3").text,  // 劳务派遣
        HasSubstr("/registers/service_guides/HXRS-XK-001")
    );
    EXPECT_THAT(visit(list + "zzzz").text, Not(HasSubstr("/registers/service_guides/HXRS-XK-001")));
    EXPECT_EQ(visit("/registers/service_guides/HXRS-XK-001").status, 200);
    for (const auto* file : {"json", "csv"}) {
        const auto data = visit(std::string("/data/service_guides.") + file);
        EXPECT_EQ(data.status, 200) << file;
        EXPECT_THAT(data.text, HasSubstr("经营许可申请书")) << file;
    }
}

TEST_F(PublicSite, ZJ02_ACertificateIsLookedUpByItsNumber) {
    make_public_by(
        office_->desk(),
        office_->definitions(),
        "officers",
        "37990126001",
        {{"name", "执法甲"},
         {"unit", "劳动监察支队"},
         {"region", "海曦市"},
         {"certificates",
          List{Fields{
              {"number", "37990126001"},
              {"categories", List{"行政处罚"}},
              {"issued_on", "2022-01-01"},
              {"valid_to", "2027-12-31"},
              {"status", "有效"}}}}}
    );
    EXPECT_THAT(
        visit("/officers?q=37990126001").text, AllOf(HasSubstr("执法甲"), HasSubstr("有效"))
    );
    EXPECT_THAT(visit("/officers?q=37990126009").text, Not(HasSubstr("执法甲")));
}

}  // namespace
}  // namespace mingjing::test
