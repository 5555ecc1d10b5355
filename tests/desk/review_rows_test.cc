// Who has how many reviews: of decisions, and of acts beside them.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "case_file/review_subject.h"
#include "desk/case_rows.h"
#include "query/cases.h"
#include "query/reviews.h"

namespace mingjing {
namespace {

using case_file::ReviewSubject;

constexpr std::string_view kLonger = "延长封存";

// Reviews beside the decision, as the shipped procedures have them.
definitions::Definitions bureau_that_reviews() {
    auto bureau = test::bureau_that_writes();
    domain::Procedure procedure;
    procedure.key = "penalty_ordinary";
    for (const auto& [key, subject] :
         {std::pair{"transfer", ReviewSubject::kTransfer},
          {"court", ReviewSubject::kCourt},
          {"longer", kLonger}}) {
        domain::Step conclude;
        conclude.key = std::string("conclude_") + key;
        conclude.act = case_file::ActReviewConcluded::kAct;
        conclude.offers[std::string(case_file::kReviewSubject)] = {std::string(subject)};
        procedure.acts.push_back(conclude);
        domain::TimeLimit limit;
        limit.key = std::string(key) + "_review";
        limit.ends = {conclude.key};
        procedure.limits.push_back(limit);
    }
    bureau.procedures = {procedure};
    return bureau;
}

class ReviewRows : public test::CaseRowsDesk {
  protected:
    ReviewRows() : CaseRowsDesk(bureau_that_reviews()) {}

    // As the desk records what meets or stops the limits of reviews.
    void record_at(
        case_file::Content content,
        std::vector<std::string> met,
        std::vector<std::string> stopped = {}
    ) {
        const case_file::Event event{
            .step = "step",
            .stage = "stage",
            .is_over = false,
            .on = "2026-03-02",
            .met = std::move(met),
            .stopped = std::move(stopped),
            .content = std::move(content)};
        append("case-1", record::encode_case(event, "case-1"), event);
    }
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

TEST_P(ReviewRows, CF27_AReviewOfWhatIsTakenOrNotToBeTakenEndsWithoutAnOpinion) {
    open_case("1");
    give(ReviewSubject::kTransfer, "B");
    give(ReviewSubject::kCourt, "C");
    record_at(case_file::TransferDecided{false, "证据不足"}, {"transfer_review"});
    const std::map<std::string, std::uint64_t> declined{{"B", 0}, {"C", 1}};
    EXPECT_EQ(open(), declined);
    record_at(case_file::Noted{}, {"court_review"});
    const std::map<std::string, std::uint64_t> taken{{"B", 0}, {"C", 0}};
    EXPECT_EQ(open(), taken) << "no row of the catalogue asked for it";
}

TEST_P(ReviewRows, GS10_WhyItShouldLastLongerIsReviewedAnewOnceTheMeasureIsTaken) {
    open_case("1");
    give(kLonger, "B");
    give("封存", "C");
    give("扣押", "D");
    case_file::Imposed imposed;
    imposed.measure = "封存";
    record_at(imposed, {}, {"longer_review"});
    const std::map<std::string, std::uint64_t> forgotten{{"B", 0}, {"C", 1}, {"D", 0}};
    EXPECT_EQ(open(), forgotten) << "an urgent one waits for its own";
}

TEST_P(ReviewRows, CF16_WhatStoppedIsMetByNothingThatComesAfter) {
    open_case("1");
    const case_file::Event sent{
        .step = "step",
        .stage = "stage",
        .is_over = false,
        .on = "2026-03-01",
        .begun = {"court_review"},
        .content = case_file::Noted{}};
    append("case-1", record::encode_case(sent, "case-1"), sent);
    record_at(case_file::PartyAmended{}, {}, {"court_review"});
    record_at(case_file::Noted{}, {"court_review"});
    const auto row = query::case_numbered(*reader_, "1");
    ASSERT_TRUE(row);
    const auto clocks = query::clocks_of(*reader_, row->id);
    ASSERT_EQ(clocks.size(), 1U);
    EXPECT_EQ(clocks.front().stopped_on, "2026-03-02");
    EXPECT_EQ(clocks.front().met_on, "");
}

TEST_P(ReviewRows, CF16_AnotherPartyEndsTheReviewsThatAreForgottenAndACorrectionNone) {
    open_case("1");
    give("", "A");
    give(ReviewSubject::kTransfer, "B");
    give(ReviewSubject::kCourt, "C");
    record_at(case_file::PartyAmended{}, {});
    const std::map<std::string, std::uint64_t> corrected{{"A", 1}, {"B", 1}, {"C", 1}};
    EXPECT_EQ(open(), corrected);
    record_at(case_file::PartyAmended{}, {}, {"court_review", "transfer_review"});
    const std::map<std::string, std::uint64_t> another{{"A", 1}, {"B", 0}, {"C", 0}};
    EXPECT_EQ(open(), another);
}

}  // namespace
}  // namespace mingjing
