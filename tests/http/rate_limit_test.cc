// How often one may, and that whoever comes in great number shuts nobody else out.

#include "http/rate_limit.h"

#include <gtest/gtest.h>

#include "base/address_range.h"

namespace mingjing::http {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr Time kNoon{std::chrono::hours{12}};

std::string address(std::size_t number) {
    return "10." + std::to_string(number >> 16U) + "." + std::to_string((number >> 8U) & 255U) +
           "." + std::to_string(number & 255U);
}

void fill(RateLimit& limit, Time now) {
    for (std::size_t number = 0; number < RateLimit::kHouseholdsMax; ++number) {
        ASSERT_TRUE(limit.allow(address(number), now));
    }
}

TEST(RateLimit, AllowsSoManyWithinAWindow) {
    RateLimit limit(2, minutes{1});
    EXPECT_TRUE(limit.allow("192.0.2.7", kNoon));
    EXPECT_TRUE(limit.allow("192.0.2.7", kNoon));
    EXPECT_FALSE(limit.allow("192.0.2.7", kNoon + seconds{59}));
    EXPECT_TRUE(limit.allow("192.0.2.8", kNoon));
    EXPECT_TRUE(limit.allow("192.0.2.7", kNoon + seconds{60}));
}

TEST(RateLimit, CountsOneHouseholdOnce) {
    RateLimit limit(1, minutes{1});
    EXPECT_TRUE(limit.allow("2001:db8::1", kNoon));
    EXPECT_FALSE(limit.allow("2001:db8::2", kNoon));
    EXPECT_TRUE(limit.allow("192.0.2.7", kNoon));
    EXPECT_FALSE(limit.allow("::ffff:192.0.2.7", kNoon));
}

TEST(RateLimit, LetsThoseItKnowsGoOnWhenItIsFull) {
    RateLimit limit(2, minutes{1});
    fill(limit, kNoon);
    EXPECT_TRUE(limit.allow(address(7), kNoon));
    EXPECT_FALSE(limit.allow(address(7), kNoon));
    EXPECT_FALSE(limit.allow("192.0.2.7", kNoon));
}

TEST(RateLimit, TakesNewcomersAgainOnceWindowsAreOver) {
    RateLimit limit(1, minutes{1});
    fill(limit, kNoon);
    EXPECT_FALSE(limit.allow("192.0.2.7", kNoon + seconds{59}));
    EXPECT_TRUE(limit.allow("192.0.2.7", kNoon + seconds{60}));
}

TEST(RateLimit, KeepsNobodyWaitingForAClockThatWasSetBack) {
    RateLimit limit(1, minutes{1});
    fill(limit, kNoon);
    EXPECT_FALSE(limit.allow("192.0.2.7", kNoon));
    EXPECT_TRUE(limit.allow(address(7), kNoon - minutes{30}));
    EXPECT_TRUE(limit.allow("192.0.2.7", kNoon - minutes{30}));
}

}  // namespace
}  // namespace mingjing::http
