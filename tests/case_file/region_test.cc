// 管辖: a case of what happened elsewhere is opened for a reason.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

// The rule that refuses to register what happened there; "" where it is registered.
std::string refused_by(
    const std::string& region, std::map<std::string, std::string, std::less<>> reasons = {}
) {
    Case one("penalty_ordinary");
    auto around = one.around();
    around.regions = {"海曦市", {{"海曦市", "全省"}, {"东湾区", "海曦市"}}};
    auto opened = lead();
    opened.act_region = region;
    const auto decision = decide(
        one.state,
        {"open", one.today, opened, std::move(reasons)},
        Case::handler(),
        one.procedure(),
        around
    );
    return decision ? "" : decision.error().rule;
}

TEST(Gates, JC04_WhatHappenedElsewhereIsAnotherBureaus) {
    EXPECT_EQ(refused_by("东湾区"), "");
    EXPECT_EQ(refused_by("海曦市东湾区滨海路"), "");
    EXPECT_EQ(refused_by(""), "") << "nobody said";
    EXPECT_EQ(refused_by("邻州市"), "JC-04");
    EXPECT_EQ(refused_by("邻州市", {{"happened_in_this_region", "上级指定管辖"}}), "");
}

}  // namespace
}  // namespace mingjing::case_file
