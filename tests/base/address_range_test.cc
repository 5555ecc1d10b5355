// Addresses as visitors are counted by. (What a range lets in: tests/api/addresses_test.cc.)

#include "base/address_range.h"

#include <gtest/gtest.h>

namespace mingjing {
namespace {

TEST(Household, IsAnAddressOfVersion4HoweverItCameIn) {
    EXPECT_EQ(household("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(household("::ffff:192.0.2.7"), "192.0.2.7");
}

TEST(Household, IsTheNetworkThatWholeOfAnAddressOfVersion6IsGiven) {
    EXPECT_EQ(household("2001:db8:1:2::1"), "2001:db8:1:2::/64");
    EXPECT_EQ(household("2001:db8:1:2:ffff:ffff:ffff:ffff"), "2001:db8:1:2::/64");
    EXPECT_NE(household("2001:db8:1:3::1"), household("2001:db8:1:2::1"));
    EXPECT_EQ(household("fe80::1%eth0"), household("fe80::2"));
}

TEST(Household, IsWhateverElseItIsCalled) {
    EXPECT_EQ(household(""), "");
    EXPECT_EQ(household("unknown"), "unknown");
}

TEST(Address, IsNothingButAnAddress) {
    EXPECT_TRUE(is_address("192.0.2.7"));
    EXPECT_TRUE(is_address("2001:db8::1"));
    const std::string cut_short("192.0.2.7\0", 10);
    for (const std::string_view text :
         {std::string_view(cut_short),
          std::string_view(""),
          std::string_view("192.0.2"),
          std::string_view("1.2.3.4:80"),
          std::string_view("192.0.2.0/24"),
          std::string_view("a")}) {
        EXPECT_FALSE(is_address(text)) << text;
    }
}

}  // namespace
}  // namespace mingjing
