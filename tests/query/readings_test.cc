#include "query/readings.h"

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace mingjing::query {
namespace {

std::shared_ptr<const Reading> reading(const std::string& key) {
    Reading said;
    said.submitted.key = key;
    return std::make_shared<const Reading>(std::move(said));
}

TEST(Readings, FindWhatWasKept) {
    Readings readings;
    EXPECT_EQ(readings.find(7), nullptr);
    readings.keep(7, reading("A"), 10);
    ASSERT_NE(readings.find(7), nullptr);
    EXPECT_EQ(readings.find(7)->submitted.key, "A");
    EXPECT_EQ(readings.find(8), nullptr);
}

TEST(Readings, LetGoOfWhatWasAskedForLongestAgo) {
    Readings readings(30);
    readings.keep(1, reading("A"), 10);
    readings.keep(2, reading("B"), 10);
    readings.keep(3, reading("C"), 10);
    ASSERT_NE(readings.find(1), nullptr);
    readings.keep(4, reading("D"), 15);
    EXPECT_NE(readings.find(1), nullptr);
    EXPECT_EQ(readings.find(2), nullptr);
    EXPECT_EQ(readings.find(3), nullptr);
    EXPECT_NE(readings.find(4), nullptr);
}

TEST(Readings, HoldNothingLargerThanTheirRoom) {
    Readings readings(30);
    readings.keep(1, reading("A"), 10);
    readings.keep(2, reading("B"), 31);
    EXPECT_EQ(readings.find(2), nullptr);
    EXPECT_NE(readings.find(1), nullptr);
}

TEST(Readings, KeepTheFirstOfTwoThatReadTheSame) {
    Readings readings(30);
    readings.keep(1, reading("A"), 20);
    readings.keep(1, reading("A"), 20);
    readings.keep(2, reading("B"), 10);
    EXPECT_NE(readings.find(1), nullptr);
}

TEST(Readings, OutliveBeingLetGoWhileSomebodyReads) {
    Readings readings(10);
    readings.keep(1, reading("A"), 10);
    const auto held = readings.find(1);
    readings.keep(2, reading("B"), 10);
    EXPECT_EQ(readings.find(1), nullptr);
    EXPECT_EQ(held->submitted.key, "A");
}

TEST(Readings, AreSafeFromManyThreads) {
    constexpr std::uint64_t kPositions = 50;
    Readings readings(kPositions / 2);
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&] {
            for (std::uint64_t position = 0; position < 20 * kPositions; ++position) {
                const auto at = position % kPositions;
                if (const auto found = readings.find(at)) {
                    EXPECT_EQ(found->submitted.key, std::to_string(at));
                } else {
                    readings.keep(at, reading(std::to_string(at)), 1);
                }
            }
        });
    }
}

}  // namespace
}  // namespace mingjing::query
