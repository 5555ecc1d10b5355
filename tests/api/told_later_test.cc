// Papers of what came late: each list of preserved things has its own decision, a decision changed
// after its file was archived its notice.

#include "api/decided_case.h"
#include "api/open_cases.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;

class PreservedThings : public OpenCases {
  protected:
    Got decided(const std::string& kind = "preservation_result") {
        const auto got = as("compiler_labour")
                             .post(
                                 at() + "/instruments/" + kind,
                                 {{"content", Fields{}}},
                                 {{"if-match", seen("compiler_labour", at())}}
                             );
        const auto id = std::string(text_of(got.body, "id"));
        return got.status == 201 ? as("compiler_labour").get("/api/v1/instruments/" + id) : got;
    }
    static std::string said(const Got& got, std::string_view field) {
        const auto* data = member(got.body, "data").fields();
        return data == nullptr ? got.text : std::string(text_of(*data, field));
    }
};

TEST_F(PreservedThings, CF25_EachListDealtWithHasItsDecisionAndTheDayItWasTaken) {
    investigate();
    const auto preserve = [&](std::string_view number) {
        return step("leader", "preserve", {{"number", number}, {"things", "账册"}}).status;
    };
    ASSERT_EQ(preserve("DJ1"), 200);
    clock_.turn_to(std::chrono::year{2026} / 11 / 4);
    windows_.clear();  // sessions are over by then
    ASSERT_EQ(preserve("DJ2"), 200);
    for (const auto* number : {"DJ1", "DJ2"}) {
        const auto got =
            step("compiler_labour", "release", {{"number", number}, {"outcome", "退还"}});
        ASSERT_EQ(got.status, 200) << got.text;
    }
    const auto first = decided();
    EXPECT_EQ(said(first, "list_number"), "DJ1");
    EXPECT_EQ(said(first, "preserved_on"), "2026-11-02");
    const auto second = decided();
    EXPECT_EQ(said(second, "list_number"), "DJ2");
    EXPECT_EQ(said(second, "preserved_on"), "2026-11-04");
    EXPECT_EQ(decided().status, 409) << "each has its own";
    EXPECT_TRUE(differing().empty());
}

class ChangedLater : public DecidedCase {
  protected:
    static constexpr auto kCase = "/api/v1/cases/2026-0001";

    void archive() {
        review_and_decide();
        close_case_after_review();
        const auto filed = as("compiler_labour")
                               .post(
                                   std::string(kCase) + "/steps/archive",
                                   {{"content",
                                     Fields{
                                         {"grade", "一般"},
                                         {"fonds", "HX01"},
                                         {"remarks", "文书为纸质，另行装订"}}}},
                                   {{"if-match", seen("compiler_labour", kCase)}}
                               );
        ASSERT_EQ(filed.status, 200) << filed.text;
    }
    Got number_change() {
        const List basis{Fields{{"law", "中华人民共和国行政处罚法"}, {"article", 73}}};
        return as("leader").post(
            std::string(kCase) + "/instruments/decision_change",
            {{"content", Fields{{"decision_number", "罚决1号"}, {"basis", basis}}}},
            {{"if-match", seen("leader", kCase)}}
        );
    }
    // Why the kind is not to be had now; "" where it is.
    std::string why_not() {
        const auto got = as("leader").get(std::string(kCase) + "/instruments");
        for (const auto& kind : *member(got.body, "kinds").list()) {
            if (text_of(*kind.fields(), "key") == "decision_change") {
                const auto* why = member(*kind.fields(), "why_not").fields();
                return why == nullptr ? std::string{} : std::string(text_of(*why, "code"));
            }
        }
        return got.text;
    }
};

TEST_F(ChangedLater, CF18_CF19_AnArchivedCasesDecisionIsToldAsItWasChanged) {
    archive();
    EXPECT_EQ(why_not(), "archived");
    EXPECT_THAT(number_change().text, HasSubstr("已经归档"));
    take("compiler_labour", "challenge", case_file::Challenged{"行政复议", "海曦市人民政府"});
    take("compiler_labour", "end_challenge", case_file::ChallengeEnded{"变更"});
    take(
        "leader",
        "amend_decision",
        case_file::DecisionAmended{case_file::fine(9'000), "复决1", "过罚不当"}
    );
    EXPECT_EQ(why_not(), "");
    const auto numbered = number_change();
    ASSERT_EQ(numbered.status, 201) << numbered.text;
    const auto whole =
        as("leader").get("/api/v1/instruments/" + std::string(text_of(numbered.body, "id")));
    EXPECT_EQ(text_of(*member(whole.body, "data").fields(), "fine"), "9000");
}

}  // namespace
}  // namespace mingjing::test
