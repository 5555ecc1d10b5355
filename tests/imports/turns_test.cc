// Nobody holds up everybody else's imports.

#include "imports/turns.h"

#include <future>

#include <gtest/gtest.h>

namespace mingjing::imports {
namespace {

using Place = Turns::Place;

TEST(Turns, OnePersonHoldsOnePlace) {
    Turns turns(2, std::chrono::milliseconds{0});
    EXPECT_EQ(turns.take("wu"), Place::taken);
    EXPECT_EQ(turns.take("wu"), Place::own_is_taken);
    EXPECT_EQ(turns.take("jin"), Place::taken);
    EXPECT_EQ(turns.take("du"), Place::all_are_taken);
    turns.give_back("wu");
    EXPECT_EQ(turns.take("wu"), Place::taken);
}

TEST(Turns, WhoeverWaitsInLineIsNext) {
    Turns turns(1, std::chrono::hours{1});
    ASSERT_EQ(turns.take("wu"), Place::taken);
    auto next = std::async(std::launch::async, [&] { return turns.take("jin"); });
    turns.give_back("wu");
    EXPECT_EQ(next.get(), Place::taken);
}

}  // namespace
}  // namespace mingjing::imports
