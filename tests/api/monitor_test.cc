// What a monitor recorded, registered as evidence over the interface: by the device as the real
// register has it.

#include <gmock/gmock.h>

#include "api/open_cases.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;

class MonitorOverHttp : public OpenCases {
  protected:
    void make_device(const std::string& number, std::string_view status) {
        make_public(
            "devices",
            number,
            {{"number", number},
             {"device_type", "视频监控"},
             {"status", status},
             {"legal_review_on", "2026-01-05"},
             {"technical_review_on", "2026-01-06"},
             {"location", "示例路与样例街路口"},
             {"is_marked", true},
             {"location_published_on", "2026-10-12"}}
        );
    }
    Got collect(const std::string& device, const std::string& recorded_on) {
        Fields record{
            {"number", "1"},
            {"kind", "视听资料"},
            {"title", "路口录像"},
            {"officers", List{"37990126001", "37990126002"}},
            {"monitor", device}};
        if (!recorded_on.empty()) {
            record.emplace("recorded_on", recorded_on);
        }
        return step("compiler_labour", "collect", record);
    }
};

TEST_F(MonitorOverHttp, CF13_IsADeviceOfTheRegisterInUseWhenItRecorded) {
    investigate();
    make_device("JK-01", "在用");
    make_device("JK-02", "报废");
    EXPECT_THAT(collect("JK-01", "").text, HasSubstr("CF-13")) << "on no day";
    EXPECT_THAT(collect("JK-02", "2026-10-30").text, HasSubstr("报废"));
    const auto early = collect("JK-01", "2026-10-11");
    EXPECT_EQ(early.status, 422) << early.text;
    EXPECT_THAT(early.text, HasSubstr("还没有设置地点的公布"));
    const auto taken = collect("JK-01", "2026-10-30");
    EXPECT_EQ(taken.status, 200) << taken.text;
}

}  // namespace
}  // namespace mingjing::test
