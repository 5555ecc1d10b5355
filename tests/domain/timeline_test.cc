// Which version of an entry is in force when, after revisions and corrections.

#include "domain/timeline.h"

#include <gtest/gtest.h>

namespace mingjing::domain {
namespace {

using register_entry::Kind;
using Periods = std::vector<Period>;

const Version kFirst{1, Kind::initial, "2020-01-01", kOpenEnd};

TEST(Timeline, HoldsTheFirstVersionUntilFurtherNotice) {
    EXPECT_EQ(timeline({}), Periods{});
    EXPECT_EQ(timeline({kFirst}), (Periods{{1, "2020-01-01", kOpenEnd}}));
}

TEST(Timeline, ARevisionLeavesTheVersionBeforeItInForceUntilItsDay) {
    EXPECT_EQ(
        timeline({kFirst, {2, Kind::revision, "2022-07-01", kOpenEnd}}),
        (Periods{{1, "2020-01-01", "2022-07-01"}, {2, "2022-07-01", kOpenEnd}})
    );
}

TEST(Timeline, ARevisionOfLimitedTermDoesNotReviveTheVersionBeforeIt) {
    EXPECT_EQ(
        timeline({kFirst, {2, Kind::revision, "2022-07-01", "2023-07-01"}}),
        (Periods{{1, "2020-01-01", "2022-07-01"}, {2, "2022-07-01", "2023-07-01"}})
    );
}

TEST(Timeline, ACorrectionTakesTheWholePlaceOfWhatWasWrong) {
    EXPECT_EQ(
        timeline({kFirst, {2, Kind::correction, "2020-03-01", kOpenEnd}}),
        (Periods{{2, "2020-03-01", kOpenEnd}})
    );
}

TEST(Timeline, ACorrectedDayMovesTheEndOfTheVersionBefore) {
    const Version wrong{2, Kind::revision, "2022-07-01", kOpenEnd};
    EXPECT_EQ(
        timeline({kFirst, wrong, {3, Kind::correction, "2023-01-01", kOpenEnd}}),
        (Periods{{1, "2020-01-01", "2023-01-01"}, {3, "2023-01-01", kOpenEnd}})
    );
}

TEST(Timeline, AVersionHiddenByAnEarlierDayComesBackWhenThatDayIsCorrected) {
    const Version too_early{2, Kind::revision, "2019-01-01", kOpenEnd};
    EXPECT_EQ(timeline({kFirst, too_early}), (Periods{{2, "2019-01-01", kOpenEnd}}));
    EXPECT_EQ(
        timeline({kFirst, too_early, {3, Kind::correction, "2021-01-01", kOpenEnd}}),
        (Periods{{1, "2020-01-01", "2021-01-01"}, {3, "2021-01-01", kOpenEnd}})
    );
}

TEST(Timeline, KeepsTheNaturalEndOfAVersion) {
    const Version until_2021{1, Kind::initial, "2020-01-01", "2021-01-01"};
    EXPECT_EQ(
        timeline({until_2021, {2, Kind::revision, "2022-01-01", kOpenEnd}}),
        (Periods{{1, "2020-01-01", "2021-01-01"}, {2, "2022-01-01", kOpenEnd}})
    );
}

}  // namespace
}  // namespace mingjing::domain
