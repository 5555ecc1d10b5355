// What providers write that we would not.

#include "oidc/foreign_json.h"

#include <gtest/gtest.h>

namespace mingjing::oidc {
namespace {

TEST(ForeignJson, ReadsMomentsWithAFractionAsTheSecondBelow) {
    const auto read = read_object(R"({"iat": 1767000000.75, "exp": 1767000300, "nbf": -0.5})");
    ASSERT_TRUE(read) << read.error().what;
    EXPECT_EQ(member(*read, "iat"), Value(1767000000));
    EXPECT_EQ(member(*read, "exp"), Value(1767000300));
    EXPECT_EQ(member(*read, "nbf"), Value(-1));
}

TEST(ForeignJson, KeepsNumbersItCannotHoldFromKeepingAnybodyOut) {
    const auto read = read_object(
        R"({"uid": 1234567890123456789, "big": 18446744073709551615, "huge": 1e300, "low": -1e300})"
    );
    ASSERT_TRUE(read) << read.error().what;
    EXPECT_EQ(member(*read, "uid"), Value("1234567890123456789"));
    EXPECT_EQ(member(*read, "big"), Value("18446744073709551615"));
    EXPECT_NE(member(*read, "huge").text(), nullptr);
    EXPECT_NE(member(*read, "low").text(), nullptr);
}

TEST(ForeignJson, IsOtherwiseReadAsStrictlyAsOurs) {
    for (const auto* text : {R"({"sub": "a", "sub": "b"})", "[1]", "{", R"({"a": 1} x)", "7", ""}) {
        EXPECT_FALSE(read_object(text)) << text;
    }
}

}  // namespace
}  // namespace mingjing::oidc
