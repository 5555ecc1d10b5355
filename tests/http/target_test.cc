// Decoding what strangers write into addresses and forms.

#include <gtest/gtest.h>

#include "base/limits.h"
#include "http/message.h"

namespace mingjing::http {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(ParseTarget, DecodesPathAndQuery) {
    const auto target =
        parse_target("/registers/officers/%E5%BC%A0%E4%B8%89?at=2026-01-01&q=a+b%2Bc&empty=&bare");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/registers/officers/张三");
    EXPECT_EQ(target->segments, (std::vector<std::string>{"registers", "officers", "张三"}));
    EXPECT_EQ(
        target->query, (Pairs{{"at", "2026-01-01"}, {"q", "a b+c"}, {"empty", ""}, {"bare", ""}})
    );
}

TEST(ParseTarget, KeepsAnEncodedSlashInsideItsSegment) {
    const auto target = parse_target("/registers/rule_documents/QZ%2F2026%2F01/history");
    ASSERT_TRUE(target);
    EXPECT_EQ(
        target->segments,
        (std::vector<std::string>{"registers", "rule_documents", "QZ/2026/01", "history"})
    );
}

TEST(ParseTarget, LeavesAPlusInThePathAlone) {
    EXPECT_EQ(parse_target("/a+b")->path, "/a+b");
}

TEST(ParseTarget, UnderstandsTheAbsoluteForm) {
    EXPECT_EQ(parse_target("http://haixi.example/a?x=1")->path, "/a");
    EXPECT_EQ(parse_target("https://haixi.example")->path, "/");
}

TEST(ParseTarget, RefusesWhatIsNotAnAddress) {
    for (const auto* text : {"",
                             "*",
                             "registers",
                             "/a/../b",
                             "/a/%2e%2e/b",
                             "/./a",
                             "//evil.example/a",
                             "/a//b",
                             "/a#b",
                             "/%",
                             "/%4",
                             "/%zz",
                             "/%00",
                             "/%0a",
                             "/%7f",
                             "/%ff",
                             "/%c0%af",
                             "/%ed%a0%80",
                             "/%f4%90%80%80",
                             "/%e5%bc",
                             "/?q=%0d%0a",
                             "/?q=%e5"}) {
        EXPECT_FALSE(parse_target(text)) << text;
    }
    EXPECT_FALSE(parse_target("/" + std::string(limits::kTargetBytesMax, 'a')));
    std::string many = "/?";
    for (std::size_t i = 0; i <= limits::kParametersMax; ++i) {
        many += "a=1&";
    }
    EXPECT_FALSE(parse_target(many));
}

TEST(ParseTarget, AcceptsAddressesThatEndInASlash) {
    EXPECT_EQ(parse_target("/")->segments, (std::vector<std::string>{""}));
    EXPECT_EQ(parse_target("/a/")->segments, (std::vector<std::string>{"a", ""}));
}

TEST(ParseForm, DecodesTextOfSeveralLines) {
    const auto form = parse_form("name=%E6%9D%8E%E5%9B%9B&text=%E4%B8%80%0D%0A%E4%BA%8C&agree=on");
    ASSERT_TRUE(form);
    EXPECT_EQ(*form, (Pairs{{"name", "李四"}, {"text", "一\r\n二"}, {"agree", "on"}}));
    EXPECT_TRUE(parse_form("")->empty());
}

TEST(ParseForm, RefusesWhatIsMalformedNamingTheField) {
    EXPECT_FALSE(parse_form("a=%00"));
    EXPECT_FALSE(parse_form("a%0A=1"));
    EXPECT_EQ(parse_form("text=%ff").error().where, "text");
    std::string many;
    for (std::size_t i = 0; i <= limits::kFormFieldsMax; ++i) {
        many += "a=1&";
    }
    EXPECT_FALSE(parse_form(many));
}

}  // namespace
}  // namespace mingjing::http
