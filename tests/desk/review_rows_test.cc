// Who has how many reviews: of decisions, and of acts beside them.

#include <map>
#include <string>

#include <gmock/gmock.h>

#include "case_file/review_subject.h"
#include "desk/case_rows.h"
#include "query/reviews.h"

namespace mingjing {
namespace {

using case_file::ReviewSubject;

class ReviewRows : public test::CaseRowsDesk {
  protected:
    void give(std::string_view subject, std::string_view reviewer) {
        record(
            "1",
            case_file::ReviewerAssigned{std::string(reviewer), "", false, "", std::string(subject)}
        );
    }
    std::map<std::string, std::uint64_t> open() {
        std::map<std::string, std::uint64_t> all;
        for (const auto& load : query::review_loads(*reader_)) {
            all.emplace(load.reviewer, load.open);
        }
        return all;
    }
};
MINGJING_ON_BOTH_ENGINES(ReviewRows);

TEST_P(ReviewRows, CF27_AnAmendedDecisionEndsTheReviewsThatRestedOnIt) {
    open_case("1");
    give("", "A");
    give(ReviewSubject::kTransfer, "B");
    give(ReviewSubject::kCourt, "C");
    give(ReviewSubject::kSurcharge, "D");
    record("1", case_file::DecisionAmended{});
    const std::map<std::string, std::uint64_t> left{{"A", 1}, {"B", 1}, {"C", 0}, {"D", 0}};
    EXPECT_EQ(open(), left);
}

TEST_P(ReviewRows, CF27_OneOfTwoReviewsOfACaseEndsWithItsOwnOpinion) {
    open_case("1");
    give(ReviewSubject::kTransfer, "B");
    give(ReviewSubject::kCourt, "C");
    case_file::ActReviewConcluded concluded;
    concluded.subject = ReviewSubject::kCourt;
    record("1", concluded);
    const std::map<std::string, std::uint64_t> left{{"B", 1}, {"C", 0}};
    EXPECT_EQ(open(), left);
}

}  // namespace
}  // namespace mingjing
