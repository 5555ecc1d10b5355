// The published 15-entry tile log: every checkpoint opens, every tile and bundle is what
// its entries make, every size is consistent with every other.

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "merkle/note.h"
#include "merkle/tree.h"
#include "merkle/vectors.h"

namespace mingjing::merkle {
namespace {

constexpr std::string_view kKey =
    "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
const std::vector<std::string> kEntries = {
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eit",
    "nain",
    "ten",
    "ileven",
    "twelf",
    "threeten",
    "fourten",
    "fivten"};

class PublishedLog : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(folder_)) {
            GTEST_SKIP() << "no vectors at " << folder_;
        }
        for (const auto& entry : kEntries) {
            leaves_.push_back(leaf_hash(entry));
        }
    }
    [[nodiscard]] Checkpoint checkpoint(std::size_t size) const {
        const auto note = test::file(folder_ / ("checkpoint." + std::to_string(size)));
        const auto text = open_note(note, {parse_verifier_key(kKey).value()});
        EXPECT_TRUE(text) << size;
        return parse_checkpoint(text.value()).value();
    }

    const std::filesystem::path folder_ = test::vectors("tlog");
    std::vector<Digest> leaves_;
    const TileReader read_ = [this](const TileId& tile) {
        return decode_tile(test::file(folder_ / tile_path(tile))).value();
    };
};

TEST_F(PublishedLog, SignsTheRootOfItsEntriesAtEverySize) {
    for (std::size_t size = 0; size <= kEntries.size(); ++size) {
        const auto published = checkpoint(size);
        EXPECT_EQ(published.origin, "example.com/log/testdata");
        EXPECT_EQ(published.size, size);
        EXPECT_EQ(published.root, root_of(std::span(leaves_).first(size)));
        EXPECT_EQ(published.root, root_from_tiles(size, read_));
    }
}

TEST_F(PublishedLog, HoldsTheTilesWeWouldWrite) {
    for (std::uint32_t width = 1; width <= kEntries.size(); ++width) {
        EXPECT_EQ(
            test::file(folder_ / tile_path({.level = 0, .index = 0, .width = width})),
            encode_tile(std::span(leaves_).first(width))
        );
        EXPECT_EQ(
            test::file(folder_ / entries_path(0, width)),
            encode_entries(std::span(kEntries).first(width))
        );
    }
}

TEST_F(PublishedLog, ProvesEveryEntryAndEveryGrowth) {
    for (std::size_t size = 1; size <= kEntries.size(); ++size) {
        const auto now = checkpoint(size);
        for (std::size_t i = 0; i < size; ++i) {
            EXPECT_TRUE(
                verify_inclusion(i, size, leaves_[i], inclusion_proof(i, size, read_), now.root)
            );
            const auto before = checkpoint(i + 1);
            EXPECT_TRUE(verify_consistency(
                i + 1, size, consistency_proof(i + 1, size, read_), before.root, now.root
            ));
        }
    }
}

}  // namespace
}  // namespace mingjing::merkle
