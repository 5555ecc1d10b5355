// Large files are made one at a time, small ones at once, and none in part.

#include "portal/open_data.h"

#include <future>

#include <gtest/gtest.h>

#include "base/limits.h"

namespace mingjing::portal {
namespace {

using Answer = Turn::Answer;

constexpr std::uint64_t kMany = 50'000;

// As another visitor, on a thread of their own, would be answered.
Answer answer_to_another(std::uint64_t entries, std::mutex& large_file) {
    return std::async(
               std::launch::async, [&] { return turn_for(entries, large_file).answer; }
    ).get();
}

TEST(OpenDataTurn, ALargeFileWaitsForTheOneBeingMade) {
    std::mutex large_file;
    {
        const auto first = turn_for(kMany, large_file);
        ASSERT_EQ(first.answer, Answer::make);
        EXPECT_EQ(answer_to_another(kMany, large_file), Answer::wait);
        EXPECT_EQ(answer_to_another(100, large_file), Answer::make);
    }
    EXPECT_EQ(answer_to_another(kMany, large_file), Answer::make);
}

TEST(OpenDataTurn, NoFileIsMadeOfPartOfARegister) {
    std::mutex large_file;
    EXPECT_EQ(turn_for(limits::kOpenDataEntriesMax, large_file).answer, Answer::make);
    EXPECT_EQ(turn_for(limits::kOpenDataEntriesMax + 1, large_file).answer, Answer::too_large);
}

}  // namespace
}  // namespace mingjing::portal
