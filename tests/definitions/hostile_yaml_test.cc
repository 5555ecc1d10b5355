// YAML nobody should write: each is refused with a line, none costs more than its length.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "definitions/yaml_tree.h"
#include "sources.h"

namespace mingjing::definitions {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> problems_in(const std::string& yaml) {
    std::vector<Problem> found;
    Problems problems("bureau.yaml", found);
    const Node root = parse_yaml(yaml, problems);
    std::vector<std::string> lines;
    for (const Problem& problem : found) {
        lines.push_back(std::to_string(problem.line) + ": " + problem.what);
    }
    return lines;
}

TEST(HostileYaml, AliasesAndAnchorsAreRefused) {
    EXPECT_THAT(problems_in("a: &x 1\nb: 2"), ElementsAre(HasSubstr("1: 不支持锚点")));
    EXPECT_THAT(problems_in("a: 1\nb: *x"), ElementsAre(HasSubstr("2: ")));
}

TEST(HostileYaml, TypeTagsAreRefused) {
    EXPECT_THAT(problems_in("a: 1\nb: !!binary x"), ElementsAre(HasSubstr("2: 不支持类型标签")));
}

TEST(HostileYaml, AKeyWrittenTwiceIsNamed) {
    EXPECT_THAT(problems_in("a: 1\nb: 2\na: 3"), ElementsAre(HasSubstr("3: “a”写了两次")));
}

TEST(HostileYaml, DepthIsBounded) {
    EXPECT_THAT(
        problems_in(std::string(100'000, '[')), ElementsAre(testing::Not(HasSubstr("terminate")))
    );
}

TEST(HostileYaml, NumberOfNodesIsBounded) {
    std::string yaml = "a:\n";
    for (std::size_t i = 0; i <= kNodesMax; ++i) {
        yaml += " - 1\n";
    }
    EXPECT_THAT(problems_in(yaml), ElementsAre(HasSubstr("请拆分文件")));
}

TEST(HostileYaml, AsManyKeysAsMayBeAreRead) {
    std::string yaml;
    for (std::size_t i = 0; i < kNodesMax / 2 - 1; ++i) {
        yaml += std::to_string(i) + ": 1\n";
    }
    EXPECT_THAT(problems_in(yaml), testing::IsEmpty());
}

TEST(HostileYaml, TwoDocumentsInOneFileAreRefused) {
    EXPECT_THAT(problems_in("a: 1\n---\nb: 2"), ElementsAre(HasSubstr("一个文件只能有一份内容")));
}

TEST(HostileYaml, WrongIndentationIsNamedByLine) {
    EXPECT_THAT(problems_in("a:\n  b: 1\n c: 2"), ElementsAre(HasSubstr("3: YAML写法有误")));
}

TEST(HostileYaml, BytesThatAreNotUtf8AreRefused) {
    EXPECT_THAT(problems_in("a: \xC3\x28"), ElementsAre(HasSubstr("UTF-8")));
}

TEST(HostileYaml, AnEmptyFileSaysSo) {
    EXPECT_THAT(
        problems_of(with(shipped(), "registers/nothing.yaml", "")),
        testing::Contains(HasSubstr("registers/nothing.yaml:1: 文件是空的"))
    );
    EXPECT_THAT(
        problems_of(with(shipped(), "registers/list.yaml", "- a\n- b")),
        testing::Contains(HasSubstr("registers/list.yaml:1: 清单应当是“键: 值”的形式"))
    );
}

TEST(HostileYaml, AFileNobodyKnowsIsNamed) {
    EXPECT_THAT(
        problems_of(with(shipped(), "secrets.yaml", "a: 1")),
        ElementsAre(HasSubstr("secrets.yaml:1: 不认识这个文件"))
    );
}

}  // namespace
}  // namespace mingjing::definitions
