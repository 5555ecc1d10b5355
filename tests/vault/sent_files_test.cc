// However many fetch a file, it is in memory once; of different ones no more than a bound, of
// which nobody has all.

#include "vault/sent_files.h"

#include <latch>
#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>

namespace mingjing::vault {
namespace {

using Answer = SentFiles::Answer;

class SentFilesTest : public testing::Test {
  protected:
    std::function<void(std::string_view)> meanwhile_ = [](std::string_view) {};
    std::atomic<int> reads_ = 0;
    SentFiles files_{
        {.bytes_max = 20, .bytes_each_max = 14},
        [this](std::string_view digest) -> std::optional<std::string> {
            ++reads_;
            meanwhile_(digest);
            return digest == "lost" ? std::nullopt : std::optional(std::string(6, 'x'));
        }};
};

TEST_F(SentFilesTest, OneFileIsReadOnceWhileSomebodyFetchesIt) {
    auto first = files_.take("a", 6, "zhou");
    auto second = files_.take("a", 6, "wu");
    EXPECT_EQ(first.bytes, second.bytes);
    first.bytes.reset();
    EXPECT_EQ(files_.take("a", 6, "wu").bytes, second.bytes);
    EXPECT_EQ(reads_, 1);
}

TEST_F(SentFilesTest, AnotherWaitsWhereThereIsNoRoomUntilTheFirstIsSent) {
    auto first = files_.take("a", 6, "zhou");
    const auto second = files_.take("b", 6, "wu");
    const auto third = files_.take("c", 6, "zheng");
    EXPECT_EQ(files_.take("d", 6, "wang").answer, Answer::busy);
    EXPECT_EQ(files_.take("b", 6, "wang").answer, Answer::here) << "it is in memory anyway";
    first.bytes.reset();
    EXPECT_EQ(files_.take("d", 6, "wang").answer, Answer::here);
}

TEST_F(SentFilesTest, NobodyHasMoreThanTheirPart) {
    auto first = files_.take("a", 6, "zhou");
    const auto same = files_.take("a", 6, "zhou");
    const auto second = files_.take("b", 6, "zhou");
    const auto theirs = files_.take("c", 6, "wu");
    EXPECT_EQ(files_.take("c", 6, "zhou").answer, Answer::busy) << "holding it counts, too";
    first.bytes.reset();
    EXPECT_EQ(files_.take("c", 6, "zhou").answer, Answer::busy) << "it is fetched once more";
}

TEST_F(SentFilesTest, AFileThatIsLostOrCannotBeReadIsSaidToBeAndCountsNoLonger) {
    EXPECT_EQ(files_.take("lost", 6, "zhou").answer, Answer::missing);
    meanwhile_ = [](std::string_view) { throw std::runtime_error("the disk"); };
    for (int i = 0; i < 5; ++i) {
        EXPECT_THROW(static_cast<void>(files_.take("a", 6, "zhou")), std::runtime_error);
    }
    meanwhile_ = [](std::string_view) {};
    const auto first = files_.take("a", 6, "zhou");
    EXPECT_EQ(files_.take("b", 6, "zhou").answer, Answer::here);
}

TEST_F(SentFilesTest, WhoeverReadsOneKeepsNobodyFromAnother) {
    std::latch is_reading(1);
    std::latch may_go_on(1);
    meanwhile_ = [&](std::string_view digest) {
        if (digest == "slow") {
            is_reading.count_down();
            may_go_on.wait();
        }
    };
    SentFiles::Taken slow;
    SentFiles::Taken same;
    std::jthread reader([&] { slow = files_.take("slow", 6, "zhou"); });
    is_reading.wait();
    std::jthread waiter([&] { same = files_.take("slow", 6, "wu"); });
    EXPECT_EQ(files_.take("quick", 6, "zheng").answer, Answer::here);
    may_go_on.count_down();
    reader.join();
    waiter.join();
    EXPECT_EQ(slow.answer, Answer::here);
    EXPECT_EQ(same.bytes, slow.bytes);
}

TEST_F(SentFilesTest, WhatWasTakenOutlivesIt) {
    auto files = std::make_unique<SentFiles>(SentFiles::Bounds{10, 10}, [](std::string_view) {
        return std::optional<std::string>("xx");
    });
    auto taken = files->take("a", 2, "zhou");
    files.reset();
    EXPECT_EQ(*taken.bytes, "xx");
    taken.bytes.reset();
}

}  // namespace
}  // namespace mingjing::vault
