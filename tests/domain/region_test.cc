// 执法区域: how regions lie in one another, and where a certificate holds.

#include "domain/region.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mingjing::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const Regions kHaixi{
    "海曦市",
    {{"海曦市", "全省"}, {"曦城区", "海曦市"}, {"东湾区", "海曦市"}, {"望海街道", "东湾区"}}};

TEST(Regions, OfAWholeAndItsPartInOneBreathThePartIsNamed) {
    EXPECT_THAT(kHaixi.named_in("海曦市东湾区"), ElementsAre("东湾区"));
    EXPECT_THAT(kHaixi.named_in("东湾区、曦城区"), ElementsAre("东湾区", "曦城区"));
    EXPECT_THAT(kHaixi.named_in("海曦市，东湾区"), UnorderedElementsAre("海曦市", "东湾区"));
    EXPECT_THAT(kHaixi.named_in("邻市"), IsEmpty());
}

TEST(Regions, ZJ01_ACertificateOfAWholeHoldsInItsParts) {
    for (const auto* region : {"全省", "海曦市", "东湾区", "海曦市东湾区", "曦城区、东湾区"}) {
        EXPECT_TRUE(covers(kHaixi, region, "东湾区")) << region;
        EXPECT_TRUE(covers(kHaixi, region, "海曦市东湾区望海街道")) << region;
    }
    EXPECT_FALSE(covers(kHaixi, "曦城区", "东湾区"));
    EXPECT_FALSE(covers(kHaixi, "东湾区", "海曦市")) << "of a part of it alone";
    EXPECT_FALSE(covers(kHaixi, "东湾区", "东湾区、曦城区"));
    EXPECT_FALSE(covers(kHaixi, "望海街道", "东湾区"));
}

TEST(Regions, ZJ01_OfAPlaceNobodyStatedOnlyAStrangersCertificateIsRefused) {
    for (const auto* region : {"全省", "海曦市", "东湾区", "望海街道"}) {
        EXPECT_TRUE(covers(kHaixi, region, "")) << region;
        EXPECT_TRUE(covers(kHaixi, region, "示例路1号")) << region;
    }
    EXPECT_FALSE(covers(kHaixi, "邻市", ""));
    EXPECT_FALSE(covers(kHaixi, "邻市", "东湾区"));
}

TEST(Regions, ZJ01_NothingIsToldWhereNobodySaysHowTheyLie) {
    EXPECT_TRUE(covers({"海曦市"}, "邻市", "东湾区"));
    EXPECT_TRUE(covers(kHaixi, "", "东湾区"));
}

TEST(Regions, AChainThatBitesItsTailEnds) {
    const Regions ring{"甲", {{"甲", "乙"}, {"乙", "甲"}}};
    EXPECT_TRUE(ring.holds("乙", "甲"));
    EXPECT_FALSE(ring.holds("丙", "甲"));
}

}  // namespace
}  // namespace mingjing::domain
