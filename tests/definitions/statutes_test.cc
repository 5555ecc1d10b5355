// What the definitions themselves know of a statute's end.

#include <algorithm>

#include <gtest/gtest.h>

#include "definitions/definitions.h"

namespace mingjing::definitions {
namespace {

std::vector<Source> with_law(const std::string& law) {
    return {
        {"bureau.yaml",
         "name: 某局\nshort_name: 某局\nregion: 某市\norigin: bureau.example/mingjing\n"
         "supervisor: 某司法局\n",
         ""},
        {"statutes.yaml", "laws:\n  - " + law + "\n", ""}};
}

TEST(Statutes, ARepealInTheDefinitionsIsKnownByTheFullName) {
    const auto loaded =
        load(with_law("{name: 中华人民共和国旧法, short: [旧法], repealed_on: '2026-10-01'}"));
    ASSERT_TRUE(loaded) << loaded.error().front().what;
    const auto& changes = loaded->bureau.statute_changes;
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes.begin()->first, "中华人民共和国旧法");
    EXPECT_EQ(changes.begin()->second.day, "2026-10-01");
}

TEST(Statutes, ADayThatIsNoneIsAProblemWithItsLine) {
    const auto loaded = load(with_law("{name: 旧法, repealed_on: '2026-02-30'}"));
    ASSERT_FALSE(loaded);
    EXPECT_TRUE(std::ranges::any_of(loaded.error(), [](const auto& problem) {
        return problem.file == "statutes.yaml" && problem.line == 2;
    }));
}

}  // namespace
}  // namespace mingjing::definitions
