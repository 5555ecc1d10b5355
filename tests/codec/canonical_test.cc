// Canonical JSON: the published RFC 8785 vectors, ECMAScript numbers, and the narrower
// profile in which the ledger stores its records.

#include "codec/canonical.h"

#include <bit>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "codec/number.h"

namespace mingjing::codec {
namespace {

namespace fs = std::filesystem;

std::string file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Jcs, AgreesWithEveryPublishedVector) {
    const fs::path folder = fs::path(MINGJING_SHARED_DIR) / "vectors" / "jcs";
    if (!fs::exists(folder)) {
        GTEST_SKIP() << "no vectors at " << folder;
    }
    int vectors = 0;
    for (const auto& input : fs::directory_iterator(folder / "input")) {
        const auto name = input.path().filename();
        const auto canonical = canonicalize(file(input.path()));
        ASSERT_TRUE(canonical) << name << ": " << canonical.error().what;
        EXPECT_EQ(*canonical, file(folder / "output" / name)) << name;
        ++vectors;
    }
    EXPECT_GE(vectors, 6);
}

TEST(Jcs, RefusesWhatIJsonRefuses) {
    const std::vector<std::string> refused = {
        "",
        "{",
        R"({"a":1,"a":2})",
        R"({"a":1,"\u0061":2})",
        "\"\\ud800\"",
        "1e400",
        "\"\xff\"",
        "\xEF\xBB\xBF{}",
        "01",
        "[1,]",
        "{} {}",
        "nul",
        "NaN",
        "'a'",
        "\"\t\"",
        "\"\xed\xa0\x80\"",
        "// c\n1",
    };
    for (const auto& json : refused) {
        EXPECT_FALSE(canonicalize(json)) << json;
    }
    EXPECT_FALSE(canonicalize(std::string("1\0 2", 4))) << "a zero byte does not end the text";
    EXPECT_TRUE(canonicalize(std::string(kJsonDepthMax, '[') + std::string(kJsonDepthMax, ']')));
    EXPECT_FALSE(canonicalize(std::string(kJsonDepthMax + 1, '[')));
}

TEST(Numbers, AreWrittenAsRfc8785AppendixBSays) {
    struct Row {
        std::uint64_t bits;
        const char* text;
    };
    const std::vector<Row> rows = {
        {0x0000000000000000, "0"},
        {0x8000000000000000, "0"},
        {0x0000000000000001, "5e-324"},
        {0x8000000000000001, "-5e-324"},
        {0x7fefffffffffffff, "1.7976931348623157e+308"},
        {0xffefffffffffffff, "-1.7976931348623157e+308"},
        {0x4340000000000000, "9007199254740992"},
        {0xc340000000000000, "-9007199254740992"},
        {0x4430000000000000, "295147905179352830000"},
        {0x44b52d02c7e14af5, "9.999999999999997e+22"},
        {0x44b52d02c7e14af6, "1e+23"},
        {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
        {0x444b1ae4d6e2ef4e, "999999999999999700000"},
        {0x444b1ae4d6e2ef4f, "999999999999999900000"},
        {0x444b1ae4d6e2ef50, "1e+21"},
        {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
        {0x3eb0c6f7a0b5ed8d, "0.000001"},
        {0x41b3de4355555553, "333333333.3333332"},
        {0x41b3de4355555554, "333333333.33333325"},
        {0x41b3de4355555555, "333333333.3333333"},
        {0x41b3de4355555556, "333333333.3333334"},
        {0x41b3de4355555557, "333333333.33333343"},
        {0xbecbf647612f3696, "-0.0000033333333333333333"},
        {0x43143ff3c1cb0959, "1424953923781206.2"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(ecmascript_number(std::bit_cast<double>(row.bits)), row.text);
    }
    EXPECT_FALSE(ecmascript_number(std::bit_cast<double>(0x7fffffffffffffffU)));
    EXPECT_FALSE(ecmascript_number(std::bit_cast<double>(0x7ff0000000000000U)));
}

TEST(LedgerProfile, WritesOneFormOnly) {
    const Value value = Fields{
        {"b", List{1, -2, true, false, nullptr}},
        {"a", "粤\"\\\n\x01/é"},
        {"empty", Fields{}},
        {"none", List{}},
        {"max", (std::int64_t{1} << 53) - 1},
    };
    const std::string text =
        "{\"a\":\"粤\\\"\\\\\\n\\u0001/é\",\"b\":[1,-2,true,false,null],\"empty\":{},"
        "\"max\":9007199254740991,\"none\":[]}";
    EXPECT_EQ(write_canonical(value), text);
    EXPECT_EQ(parse_canonical(text), value);
    EXPECT_EQ(canonicalize(text), text) << "the profile is a subset of RFC 8785";
}

TEST(LedgerProfile, ThrowsForWhatItCannotSay) {
    const std::vector<Value> outside = {
        std::int64_t{1} << 53,
        -(std::int64_t{1} << 53),
        std::string("a\0b", 3),
        "\xff",
        Fields{{"Upper", 1}},
        Fields{{"", 1}},
        Fields{{"键", 1}},
    };
    for (const auto& value : outside) {
        EXPECT_THROW(static_cast<void>(write_canonical(value)), Fault) << write_json(value);
    }
}

TEST(LedgerProfile, ThrowsForNestingItWouldNotReadBack) {
    Value value = 1;
    for (std::size_t i = 0; i < kJsonDepthMax; ++i) {
        value = List{value};
    }
    EXPECT_TRUE(parse_canonical(write_canonical(value)));
    EXPECT_THROW(static_cast<void>(write_canonical(List{value})), Fault);
}

TEST(LedgerProfile, RefusesOtherFormsOfTheSameValue) {
    for (const char* text :
         {" 1",
          "1 ",
          "{\"b\":1,\"a\":2}",
          "\"\\u0041\"",
          "\"\\/\"",
          "-0",
          "{\"a\": 1}",
          "{\"键\":1}"}) {
        EXPECT_TRUE(parse_json(text)) << text;
        EXPECT_FALSE(parse_canonical(text)) << text;
    }
}

TEST(ParseJson, SaysWhereItStopped) {
    const auto repeated = parse_json(R"({"list":[0,{"name":1,"name":2}]})");
    ASSERT_FALSE(repeated);
    EXPECT_EQ(repeated.error().where, "/list/1/name");
    EXPECT_FALSE(parse_json("1.5"));
    EXPECT_FALSE(parse_json("1e2"));
    EXPECT_FALSE(parse_json("9007199254740992"));
    EXPECT_FALSE(parse_json("18446744073709551615"));
    EXPECT_FALSE(parse_json("-9223372036854775808"));
    EXPECT_FALSE(parse_json("\"\\u0000\""));
}

TEST(WriteJson, KeepsKeysAndHan) {
    EXPECT_EQ(write_json(Fields{{"事项名称", "检查"}}), R"({"事项名称":"检查"})");
}

}  // namespace
}  // namespace mingjing::codec
