// What a case asks of the registers of bodies, agreements and hearing officers, as they are public.

#include <gmock/gmock.h>

#include "api/open_cases.h"

namespace mingjing::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class EntrustedUnit : public OpenCases {
  protected:
    void SetUp() override {
        OpenCases::SetUp();
        make_registers();
        make_public(
            "enforcement_bodies",
            "劳动监察支队",
            {{"name", "劳动监察支队"},
             {"body_type", "受委托组织"},
             {"authority_scope", "劳动保障监察"},
             {"delegation", "HXWT-2025-01"},
             {"approval_number", "海曦司执主审〔2026〕4号"}}
        );
    }
    void make_agreement(const char* item) {
        make_public(
            "delegations",
            "HXWT-2025-01",
            {{"number", "HXWT-2025-01"},
             {"delegating_authority", "海曦市人力资源和社会保障局"},
             {"delegated_body", "劳动监察支队"},
             {"items", List{"HXRS-CF-006", item}},
             {"scope", "调查取证，提出处理意见"},
             {"term_from", "2025-12-15"},
             {"term_to", "2028-12-14"},
             {"signed_on", "2025-12-08"},
             {"status", "已备案"}}
        );
    }
};

TEST_F(EntrustedUnit, CF03_OpensACaseOfAnItemAPublicAgreementLists) {
    EXPECT_THAT(open("compiler_labour").text, HasSubstr("没有已签订、已公示、在期限内的委托协议"));
    make_agreement("HXRS-CF-015");
    EXPECT_EQ(open("compiler_labour").status, 201);
}

TEST_F(EntrustedUnit, CF03_OpensNoCaseOfAnItemItsAgreementDoesNotList) {
    make_agreement("HXRS-CF-016");
    EXPECT_THAT(open("compiler_labour").text, HasSubstr("没有已签订、已公示、在期限内的委托协议"));
}

using Presiders = OpenCases;

TEST_F(Presiders, CF32_WhoMayPresideIsOfferedFirst) {
    make_registers();
    make_public(
        "enforcement_items",
        "HXRS-XK-001",
        {{"code", "HXRS-XK-001"},
         {"category", "行政许可"},
         {"name", "劳务派遣经营许可"},
         {"handling_unit", "劳动监察支队"}}
    );
    make_public(
        "officers",
        "37990126008",
        {{"name", "主持甲"},
         {"unit", "政策法规科"},
         {"region", "海曦市"},
         {"is_hearing_officer", true},
         {"certificates", List{certificate("37990126008")}}}
    );
    auto application = lead();
    application["source"] = "申请";
    application["item"] = "HXRS-XK-001";
    ASSERT_EQ(open("compiler_labour", application, "permit").status, 201);
    ASSERT_EQ(step("compiler_labour", "apply", {{"kind", "首次申请"}}).status, 200);
    ASSERT_EQ(step("compiler_labour", "accept").status, 200);
    const auto got = look("compiler_labour");
    std::vector<std::string> offered;
    for (const auto& next : *member(got.body, "next").list()) {
        if (text_of(*next.fields(), "step") != "arrange_hearing") {
            continue;
        }
        for (const auto& field :
             *member(*member(*next.fields(), "form").fields(), "fields").list()) {
            if (text_of(*field.fields(), "key") == "presider") {
                for (const auto& choice : *member(*field.fields(), "choices").list()) {
                    offered.push_back(*choice.text());
                }
            }
        }
    }
    EXPECT_THAT(offered, ElementsAre("37990126008 主持甲"));
}

}  // namespace
}  // namespace mingjing::test
