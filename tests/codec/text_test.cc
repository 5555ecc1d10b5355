// Small encodings: each is one-to-one, so nothing has two spellings.

#include "codec/text.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mingjing::codec {
namespace {

TEST(Base64, AgreesWithRfc4648) {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
        {"\xff\xfe\xfd", "//79"},
    };
    for (const auto& [bytes, text] : rows) {
        EXPECT_EQ(base64(bytes), text);
        EXPECT_EQ(from_base64(text), bytes);
    }
}

TEST(Base64, HasAFormForAddresses) {
    EXPECT_EQ(base64url("\xff\xfe\xfd"), "__79");
    EXPECT_EQ(base64url("foob"), "Zm9vYg");
    EXPECT_EQ(base64url(""), "");
}

TEST(Base64, RefusesSecondSpellings) {
    for (const char* text :
         {"Zg", "Zg=", "Zh==", "Zm9=", "Zg==\n", "Z g=", "====", "=", "Zm-_", "A==="}) {
        EXPECT_FALSE(from_base64(text)) << text;
    }
}

TEST(Hex, IsLowerCaseBothWays) {
    EXPECT_EQ(hex(std::string("\x00\xab\x7f", 3)), "00ab7f");
    EXPECT_EQ(from_hex("00ab7f"), std::string("\x00\xab\x7f", 3));
    for (const char* text : {"0", "0A", "zz", "0x", " 0"}) {
        EXPECT_FALSE(from_hex(text)) << text;
    }
}

TEST(Times, ReadBackAsWritten) {
    const Time time{std::chrono::milliseconds{1'795'430'409'007}};
    EXPECT_EQ(from_rfc3339(rfc3339(time)), time);
    EXPECT_EQ(rfc3339(Time{}), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(rfc3339(Time{std::chrono::milliseconds{-1}}), "1969-12-31T23:59:59.999Z");
    for (const char* text :
         {"",
          "1970-01-01T00:00:00Z",
          "1970-01-01T00:00:00.000+00:00",
          "1970-01-01T24:00:00.000Z",
          "1970-01-01 00:00:00.000Z",
          "1970-02-30T00:00:00.000Z",
          "1970-01-01T00:00:60.000Z",
          "1970-01-01T-1:00:00.000Z"}) {
        EXPECT_FALSE(from_rfc3339(text)) << text;
    }
}

TEST(Dates, MustBeDaysOfTheCalendar) {
    EXPECT_EQ(iso_date(*from_iso_date("2024-02-29")), "2024-02-29");
    EXPECT_EQ(iso_date(*from_iso_date("9999-12-31")), "9999-12-31");
    for (const char* text :
         {"",
          "2023-02-29",
          "2024-13-01",
          "2024-00-01",
          "2024-1-01",
          "2024/01/01",
          "+024-01-01",
          "2024-01-01 "}) {
        EXPECT_FALSE(from_iso_date(text)) << text;
    }
}

TEST(PercentEncoding, RoundTripsAnyBytes) {
    std::string all;
    for (int i = 0; i < 256; ++i) {
        all += static_cast<char>(i);
    }
    EXPECT_EQ(percent_decode(percent_encode(all)), all);
    EXPECT_EQ(percent_encode("粤-A_1.~/"), "%E7%B2%A4-A_1.~%2F");
    for (const char* text : {"%", "%4", "%zz", "%4 ", "%+1", "%-1"}) {
        EXPECT_FALSE(percent_decode(text)) << text;
    }
}

TEST(Utf8, IsCheckedToTheLetter) {
    for (const char* text :
         {"", "a", "粤", "\xF0\x9F\x98\x80", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"}) {
        EXPECT_TRUE(is_utf8(text)) << text;
    }
    for (const char* text :
         {"\x80",
          "\xC0\x80",
          "\xC1\xBF",
          "\xE0\x80\x80",
          "\xED\xA0\x80",
          "\xF4\x90\x80\x80",
          "\xF5\x80\x80\x80",
          "\xE7\xB2",
          "a\xE7"}) {
        EXPECT_FALSE(is_utf8(text)) << text;
    }
}

}  // namespace
}  // namespace mingjing::codec
