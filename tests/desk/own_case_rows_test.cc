// Which cases are whose: of the officers who handle them now, of their reviewer, of whoever took a
// step; and in what order somebody's own come. That tables made anew say the same is asked after
// each of these (OpenDesk::TearDown).

#include <gmock/gmock.h>

#include "desk/case_rows.h"

namespace mingjing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class OwnCaseRows : public test::CaseRowsDesk {
  protected:
    void assign(std::string_view number, std::vector<std::string> officers) {
        case_file::Assigned assigned;
        assigned.officers = std::move(officers);
        record(number, assigned);
    }
    void settle(std::string_view number, std::string officer, bool is_granted) {
        case_file::RecusalSettled settled;
        settled.officer = std::move(officer);
        settled.is_granted = is_granted;
        settled.numbers = {settled.officer, "LDJC-" + settled.officer};
        record(number, settled);
    }
    void give_to_review(
        std::string_view number, std::string reviewer, std::string_view subject = ""
    ) {
        case_file::ReviewerAssigned given;
        given.reviewer = std::move(reviewer);
        given.subject = subject;
        record(number, given);
    }
    std::vector<std::string> numbers(const query::CasePage& page) {
        std::vector<std::string> all;
        for (const auto& row : page.cases) {
            all.push_back(row.number);
        }
        return all;
    }
    std::vector<std::string> mine(std::vector<std::string> certificates) {
        query::CaseRequest request;
        request.mine = {.account = "someone else", .certificates = std::move(certificates)};
        const auto page = query::cases(*reader_, request);
        EXPECT_EQ(query::count_cases(*reader_, request), page.cases.size());
        return numbers(page);
    }
};
MINGJING_ON_BOTH_ENGINES(OwnCaseRows);

TEST_P(OwnCaseRows, AreThoseOfWhoWasAssignedLastAndNotRecused) {
    open_case("2026-0001");
    open_case("2026-0002");
    EXPECT_THAT(mine({"A"}), IsEmpty());
    assign("2026-0001", {"A", "B", "A"});
    assign("2026-0002", {"B", "LDJC-A"});
    EXPECT_THAT(mine({"A"}), ElementsAre("2026-0001"));
    EXPECT_THAT(mine({"A", "LDJC-A"}), ElementsAre("2026-0002", "2026-0001"));
    EXPECT_THAT(mine({}), IsEmpty());
    settle("2026-0001", "A", false);
    EXPECT_THAT(mine({"A"}), ElementsAre("2026-0001")) << "nothing kept them from it";
    settle("2026-0001", "A", true);
    EXPECT_THAT(mine({"A"}), IsEmpty());
    EXPECT_THAT(mine({"B"}), ElementsAre("2026-0002", "2026-0001"));
    settle("2026-0002", "A", true);
    EXPECT_THAT(mine({"LDJC-A"}), IsEmpty()) << "by whichever certificate";
    assign("2026-0001", {"C", "D"});
    EXPECT_THAT(mine({"B"}), ElementsAre("2026-0002")) << "others handle it now";
    EXPECT_THAT(mine({"C"}), ElementsAre("2026-0001"));
}

TEST_P(OwnCaseRows, AreThoseOneReviewsNowOrTookAStepIn) {
    open_case("2026-0001");
    give_to_review("2026-0001", "R");
    EXPECT_THAT(mine({"R"}), ElementsAre("2026-0001"));
    give_to_review("2026-0001", "S");
    EXPECT_THAT(mine({"R"}), IsEmpty());
    record("2026-0001", case_file::ReviewConcluded{});
    EXPECT_THAT(mine({"S"}), IsEmpty()) << "nobody reviews it any more";
    query::CaseRequest request;
    request.mine.emplace("somebody");
    EXPECT_EQ(query::cases(*reader_, request).total, 1U) << "who takes the steps here";
    request.mine.emplace("nobody");
    EXPECT_EQ(query::cases(*reader_, request).total, 0U);
}

TEST_P(OwnCaseRows, CF27_OfACaseTheDecisionAndAnActBesideItAreTwoReviews) {
    open_case("2026-0001");
    give_to_review("2026-0001", "R");
    give_to_review("2026-0001", "S", case_file::ReviewSubject::kTransfer);
    EXPECT_THAT(mine({"R"}), ElementsAre("2026-0001"));
    EXPECT_THAT(mine({"S"}), ElementsAre("2026-0001"));
    EXPECT_EQ(query::cases(*reader_, {}).cases.front().reviewer, "S") << "who was given one last";
    for (const auto* reviewer : {"R", "S"}) {
        query::CaseRequest request;
        request.reviewer = reviewer;
        EXPECT_THAT(numbers(query::cases(*reader_, request)), ElementsAre("2026-0001")) << reviewer;
        query::CaseRequest waiting;
        waiting.waits_at = {{.procedure = "penalty_ordinary", .unit = "", .stage = "stage"}};
        waiting.own_first = {.account = "someone else", .certificates = {reviewer}};
        EXPECT_EQ(query::cases(*reader_, waiting).own, 1U) << reviewer;
    }
    case_file::ActReviewConcluded concluded;
    concluded.subject = case_file::ReviewSubject::kTransfer;
    record("2026-0001", concluded);
    EXPECT_THAT(mine({"S"}), IsEmpty());
    EXPECT_THAT(mine({"R"}), ElementsAre("2026-0001")) << "that of the decision goes on";
    record("2026-0001", case_file::ReviewConcluded{});
    EXPECT_THAT(mine({"R"}), IsEmpty());
}

TEST_P(OwnCaseRows, ComeBeforeTheOthersOnWhateverPage) {
    for (int i = 1; i <= 5; ++i) {
        open_case("2026-000" + std::to_string(i));
    }
    assign("2026-0002", {"A", "B"});
    assign("2026-0004", {"A", "B"});
    assign("2026-0005", {"C", "B"});
    query::CaseRequest request;
    request.waits_at = {{.procedure = "penalty_ordinary", .unit = "", .stage = "stage"}};
    request.own_first = {.account = "someone else", .certificates = {"A"}};
    request.page_size = 3;
    const auto page = [&](std::uint64_t which) {
        request.page = which;
        auto got = query::cases(*reader_, request);
        EXPECT_EQ(got.total, 5U);
        EXPECT_EQ(got.own, 2U);
        return numbers(got);
    };
    EXPECT_THAT(page(1), ElementsAre("2026-0004", "2026-0002", "2026-0005"));
    EXPECT_THAT(page(2), ElementsAre("2026-0003", "2026-0001"));
    request.sort = "number";
    EXPECT_THAT(page(1), ElementsAre("2026-0002", "2026-0004", "2026-0001"));

    request.page = 1;
    request.own_first.emplace("somebody");
    const auto registered = query::cases(*reader_, request);
    EXPECT_THAT(numbers(registered), ElementsAre("2026-0001", "2026-0003", "2026-0002"))
        << "whoever registered it, until somebody handles it";
    EXPECT_EQ(registered.own, 2U);
    request.own_first.reset();
    EXPECT_EQ(query::cases(*reader_, request).own, 0U);
}

TEST_P(OwnCaseRows, StandAtOneOfTheStagesAskedForAndCameFromThere) {
    open_case("2026-0001");
    query::CaseRequest request;
    request.stands_at = {
        {.procedure = "permit", .unit = "", .stage = "stage"},
        {.procedure = "penalty_ordinary", .unit = "", .stage = "stage"}};
    EXPECT_EQ(query::cases(*reader_, request).total, 1U);
    request.source = "投诉";
    EXPECT_EQ(query::cases(*reader_, request).total, 0U) << "its source is not known";
    request.source.clear();
    request.waits_at.emplace();
    EXPECT_EQ(query::cases(*reader_, request).total, 0U) << "it waits for nobody";
    request.waits_at.reset();
    request.stands_at.emplace();
    EXPECT_EQ(query::cases(*reader_, request).total, 0U);
}

}  // namespace
}  // namespace mingjing
