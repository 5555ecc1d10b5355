// The queue in front of the one writer: bounded, in order, and emptied before it ends.

#include "base/bounded_queue.h"

#include <memory>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mingjing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(BoundedQueue, GivesTheOldestFirstAndNoMoreThanAsked) {
    BoundedQueue<int> queue(8);
    for (int i = 0; i < 5; ++i) {
        EXPECT_TRUE(queue.try_push(int{i}));
    }
    EXPECT_THAT(queue.drain(3), ElementsAre(0, 1, 2));
    EXPECT_THAT(queue.drain(3), ElementsAre(3, 4));
}

TEST(BoundedQueue, RefusesWhenFullAndLeavesTheItem) {
    BoundedQueue<std::unique_ptr<int>> queue(1);
    EXPECT_TRUE(queue.try_push(std::make_unique<int>(1)));
    auto second = std::make_unique<int>(2);
    EXPECT_FALSE(queue.try_push(std::move(second)));
    EXPECT_EQ(*second, 2);  // NOLINT(bugprone-use-after-move): a refused item is untouched
    EXPECT_EQ(queue.size(), 1U);
}

TEST(BoundedQueue, ClosingLetsTheTakerFinish) {
    BoundedQueue<int> queue(4);
    EXPECT_TRUE(queue.try_push(1));
    queue.close();
    EXPECT_FALSE(queue.try_push(2));
    EXPECT_FALSE(queue.push(2));
    EXPECT_THAT(queue.drain(4), ElementsAre(1));
    EXPECT_THAT(queue.drain(4), IsEmpty());
}

TEST(BoundedQueue, EveryItemOfEveryThreadArrivesOnceAndInItsOrder) {
    constexpr int kGivers = 4;
    constexpr int kEach = 2000;
    BoundedQueue<std::pair<int, int>> queue(16);
    std::vector<int> next(kGivers, 0);
    std::jthread taker([&] {
        for (auto taken = queue.drain(64); !taken.empty(); taken = queue.drain(64)) {
            for (const auto& [giver, number] : taken) {
                EXPECT_EQ(next.at(static_cast<std::size_t>(giver))++, number);
            }
        }
    });
    {
        std::vector<std::jthread> givers;
        for (int giver = 0; giver < kGivers; ++giver) {
            givers.emplace_back([&queue, giver] {
                for (int number = 0; number < kEach; ++number) {
                    EXPECT_TRUE(queue.push({giver, number}));
                }
            });
        }
    }
    queue.close();
    taker.join();
    EXPECT_THAT(next, testing::Each(kEach));
}

}  // namespace
}  // namespace mingjing
