// However many fetch a file, it is in memory once; of different ones, no more than a bound.

#include "portal/sent_files.h"

#include <gtest/gtest.h>

namespace mingjing::portal {
namespace {

using Answer = SentFiles::Answer;

class SentFilesTest : public testing::Test {
  protected:
    int reads_ = 0;
    SentFiles files_{10, [this](std::string_view digest) -> std::optional<std::string> {
                         ++reads_;
                         return digest == "lost" ? std::nullopt
                                                 : std::optional(std::string(6, 'x'));
                     }};
};

TEST_F(SentFilesTest, OneFileIsReadOnceWhileSomebodyFetchesIt) {
    auto first = files_.take("a", 6);
    const auto second = files_.take("a", 6);
    EXPECT_EQ(first.bytes, second.bytes);
    EXPECT_EQ(reads_, 1);
}

TEST_F(SentFilesTest, AnotherWaitsWhereThereIsNoRoomUntilTheFirstIsSent) {
    auto first = files_.take("a", 6);
    EXPECT_EQ(files_.take("b", 6).answer, Answer::busy);
    first.bytes.reset();
    EXPECT_EQ(files_.take("b", 6).answer, Answer::here);
}

TEST_F(SentFilesTest, AFileThatIsLostIsSaidToBe) {
    EXPECT_EQ(files_.take("lost", 6).answer, Answer::missing);
}

}  // namespace
}  // namespace mingjing::portal
