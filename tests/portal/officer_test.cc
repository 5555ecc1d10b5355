// Whether a certificate counts on a day (ZJ-01), and how often one address may ask.

#include <gtest/gtest.h>

#include "http/rate_limit.h"
#include "portal/officer_view.h"

namespace mingjing::portal {
namespace {

std::string_view word(const Fields& certificate, std::string_view day) {
    return certificate_standing(certificate, day).word;
}

TEST(Officer, ZJ01_holds_a_valid_certificate_until_its_last_day) {
    const Fields certificate{
        {"status", "有效"}, {"issued_on", "2022-03-25"}, {"valid_to", "2027-03-25"}};
    EXPECT_EQ(word(certificate, "2022-03-24"), "尚未生效");
    EXPECT_EQ(word(certificate, "2022-03-25"), "有效");
    EXPECT_EQ(word(certificate, "2027-03-25"), "有效");
    EXPECT_EQ(word(certificate, "2027-03-26"), "已过期");
}

TEST(Officer, ZJ01_does_not_count_a_suspended_or_cancelled_certificate) {
    EXPECT_EQ(word({{"status", "暂扣"}, {"valid_to", "2030-01-01"}}, "2026-01-01"), "暂扣");
    EXPECT_EQ(word({{"status", "注销"}, {"valid_to", "2030-01-01"}}, "2026-01-01"), "已注销");
    EXPECT_EQ(word({{"status", "过期"}, {"valid_to", "2030-01-01"}}, "2026-01-01"), "已过期");
}

TEST(RateLimit, CountsEachAddressWithinItsWindow) {
    using namespace std::chrono_literals;
    http::RateLimit limit(2, 10s);
    const Time start{1000s};
    EXPECT_TRUE(limit.allow("a", start));
    EXPECT_TRUE(limit.allow("a", start + 9s));
    EXPECT_FALSE(limit.allow("a", start + 9s));
    EXPECT_TRUE(limit.allow("b", start + 9s));
    EXPECT_TRUE(limit.allow("a", start + 10s));
}

}  // namespace
}  // namespace mingjing::portal
