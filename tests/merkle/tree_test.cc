// The tree through tiles, against a slow reference that follows RFC 6962 word for word,
// for every size up to 256 and every index; and the tile arithmetic of c2sp.org/tlog-tiles.

#include "merkle/tree.h"

#include <algorithm>
#include <bit>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "merkle/edge.h"

namespace mingjing::merkle {
namespace {

using Leaves = std::span<const Digest>;

std::size_t split_of(std::size_t count) {
    return std::bit_floor(count - 1);
}

Digest slow_root(Leaves leaves) {
    if (leaves.empty()) {
        return empty_root();
    }
    if (leaves.size() == 1) {
        return leaves[0];
    }
    const auto k = split_of(leaves.size());
    return node_hash(slow_root(leaves.first(k)), slow_root(leaves.subspan(k)));
}

std::vector<Digest> slow_path(std::size_t m, Leaves leaves) {
    if (leaves.size() == 1) {
        return {};
    }
    const auto k = split_of(leaves.size());
    auto path = m < k ? slow_path(m, leaves.first(k)) : slow_path(m - k, leaves.subspan(k));
    path.push_back(m < k ? slow_root(leaves.subspan(k)) : slow_root(leaves.first(k)));
    return path;
}

std::vector<Digest> slow_subproof(std::size_t m, Leaves leaves, bool is_whole) {
    if (m == leaves.size()) {
        return is_whole ? std::vector<Digest>{} : std::vector<Digest>{slow_root(leaves)};
    }
    const auto k = split_of(leaves.size());
    auto proof = m <= k ? slow_subproof(m, leaves.first(k), is_whole)
                        : slow_subproof(m - k, leaves.subspan(k), false);
    proof.push_back(m <= k ? slow_root(leaves.subspan(k)) : slow_root(leaves.first(k)));
    return proof;
}

std::vector<Digest> leaves(std::size_t count) {
    std::vector<Digest> hashes;
    for (std::size_t i = 0; i < count; ++i) {
        hashes.push_back(leaf_hash("leaf " + std::to_string(i)));
    }
    return hashes;
}

// Reads tiles straight out of the leaf hashes.
TileReader reader_over(const std::vector<Digest>& hashes) {
    return [&hashes](const TileId& tile) {
        const auto step = std::size_t{1} << (8 * tile.level);
        std::vector<Digest> content;
        for (std::size_t i = 0; i < tile.width; ++i) {
            const auto begin = (tile.index * kTileWidth + i) * step;
            content.push_back(slow_root(Leaves(hashes).subspan(begin, step)));
        }
        return content;
    };
}

TEST(Tree, AgreesWithTheSlowReferenceForAllSizesTo256) {
    const auto all = leaves(256);
    for (std::size_t size = 1; size <= all.size(); ++size) {
        const Leaves tree = Leaves(all).first(size);
        const auto root = slow_root(tree);
        const auto read = reader_over(all);
        ASSERT_EQ(root_from_tiles(size, read), root);
        ASSERT_EQ(root_of(tree), root);
        for (std::size_t index = 0; index < size; index += size < 65 ? 1 : 17) {
            const auto proof = inclusion_proof(index, size, read);
            ASSERT_EQ(proof, slow_path(index, tree)) << index << " of " << size;
            ASSERT_TRUE(verify_inclusion(index, size, all[index], proof, root));
        }
    }
}

TEST(Tree, ProvesEveryOlderSizeConsistent) {
    const auto all = leaves(256);
    for (std::size_t size = 1; size <= all.size(); size += size < 65 ? 1 : 29) {
        const Leaves tree = Leaves(all).first(size);
        const auto root = slow_root(tree);
        for (std::size_t old = 1; old <= size; ++old) {
            const auto proof = consistency_proof(old, size, reader_over(all));
            ASSERT_EQ(proof, slow_subproof(old, tree, true)) << old << " in " << size;
            const auto old_root = slow_root(tree.first(old));
            ASSERT_TRUE(verify_consistency(old, size, proof, old_root, root));
            ASSERT_FALSE(verify_consistency(old, size, proof, leaf_hash("x"), root));
        }
    }
}

TEST(Tree, CrossesTileLevels) {
    const auto all = leaves(1030);
    const auto read = reader_over(all);
    for (const std::size_t size : {257U, 511U, 512U, 513U, 1024U, 1030U}) {
        const Leaves tree = Leaves(all).first(size);
        const auto root = slow_root(tree);
        EXPECT_EQ(root_from_tiles(size, read), root);
        for (const std::size_t index : {0U, 255U, 256U}) {
            EXPECT_EQ(inclusion_proof(index, size, read), slow_path(index, tree));
        }
        EXPECT_EQ(consistency_proof(256, size, read), slow_subproof(256, tree, true));
        EXPECT_EQ(consistency_proof(255, size, read), slow_subproof(255, tree, true));
    }
}

TEST(Tree, RefusesAProofOfAnotherLeafOrPlace) {
    const auto all = leaves(11);
    const auto read = reader_over(all);
    const auto root = root_from_tiles(11, read);
    auto proof = inclusion_proof(4, 11, read);
    EXPECT_TRUE(verify_inclusion(4, 11, all[4], proof, root));
    EXPECT_FALSE(verify_inclusion(4, 11, all[5], proof, root));
    EXPECT_FALSE(verify_inclusion(5, 11, all[4], proof, root));
    EXPECT_FALSE(verify_inclusion(4, 11, all[4], std::span(proof).first(3), root));
    EXPECT_FALSE(verify_inclusion(11, 11, all[4], proof, root));
    EXPECT_THROW(static_cast<void>(inclusion_proof(11, 11, read)), Fault);
    EXPECT_THROW(static_cast<void>(consistency_proof(12, 11, read)), Fault);
    EXPECT_EQ(root_from_tiles(0, read), empty_root());
}

TEST(Tiles, AreNamedAsTlogTilesSays) {
    EXPECT_EQ(tile_path({.level = 0, .index = 1234067}), "tile/0/x001/x234/067");
    EXPECT_EQ(tile_path({.level = 2, .index = 0, .width = 1}), "tile/2/000.p/1");
    EXPECT_EQ(entries_path(1234067, 7), "tile/entries/x001/x234/067.p/7");
    EXPECT_EQ(entries_path(999, 256), "tile/entries/999");
    EXPECT_EQ(entries_path(1000, 256), "tile/entries/x001/000");
}

TEST(Tiles, HaveOneNameEach) {
    for (const char* path :
         {"tile/0/000",
          "tile/7/x001/x234/067.p/255",
          "tile/entries/000.p/1",
          "tile/entries/999",
          "tile/2/x001/000"}) {
        const auto name = parse_tile_path(path);
        ASSERT_TRUE(name) << path;
        EXPECT_EQ(name->is_entries, std::string_view(path).starts_with("tile/entries"));
    }
    EXPECT_EQ(parse_tile_path("tile/2/x001/000.p/7")->tile, (TileId{2, 1000, 7}));
    for (const char* path :
         {"",
          "tile",
          "tile/",
          "tile/0",
          "tile/0/",
          "tile/0/0",
          "tile/0/0000",
          "tile/8/000",
          "tile/00/000",
          "tile/0/000.p/0",
          "tile/0/000.p/256",
          "tile/0/000.p/01",
          "tile/0/000.p/",
          "tile/0/x000/001",
          "tile/0/001/000",
          "tile/0/../000",
          "tile/0/000/",
          "/tile/0/000",
          "tile/entries/",
          "tile/data/000",
          "tile/0/000.p/7/",
          "tile/0//000",
          "tile/0/00a",
          "checkpoint",
          "tile/0/x999/x999/x999/x999/x999/x999/x999/999"}) {
        EXPECT_FALSE(parse_tile_path(path)) << path;
    }
}

TEST(Edge, GrowsTheSameTilesWhateverTheSteps) {
    const auto all = leaves(1400);
    const auto read = reader_over(all);
    for (const std::size_t step : {1U, 7U, 255U, 256U, 257U, 600U}) {
        Edge edge;
        while (edge.size() < all.size()) {
            const auto before = edge.size();
            const auto count = std::min(step, all.size() - before);
            std::vector<TileId> names;
            for (const auto& [tile, hashes] : edge.grow(Leaves(all).subspan(before, count))) {
                names.push_back(tile);
                ASSERT_EQ(hashes.size(), tile.width);
                if (edge.size() > 1300) {
                    ASSERT_EQ(hashes, read(tile)) << tile_path(tile);
                }
            }
            ASSERT_EQ(names, new_tiles(before, edge.size()));
        }
        EXPECT_EQ(edge.root(), slow_root(all));
    }
}

TEST(Edge, IsFoundAgainFromTiles) {
    const auto all = leaves(1030);
    const auto read = reader_over(all);
    for (const std::size_t size : {0U, 1U, 255U, 256U, 257U, 512U, 1029U}) {
        Edge edge(size, read);
        EXPECT_EQ(edge.root(), slow_root(Leaves(all).first(size)));
        edge.grow(Leaves(all).subspan(size, 1));
        EXPECT_EQ(edge.root(), slow_root(Leaves(all).first(size + 1)));
    }
}

TEST(Tiles, OfSeventyThousandLeavesAreThoseOfTheSpecification) {
    const auto tiles = new_tiles(0, 70000);
    std::vector<std::size_t> per_level(3);
    for (const auto& tile : tiles) {
        ++per_level.at(tile.level);
    }
    EXPECT_EQ(per_level, (std::vector<std::size_t>{274, 2, 1}));
    EXPECT_EQ(tile_path(tiles[273]), "tile/0/273.p/112");
    EXPECT_EQ(tile_path(tiles[275]), "tile/1/001.p/17");
    EXPECT_EQ(tile_path(tiles[276]), "tile/2/000.p/1");
    EXPECT_EQ(new_tiles(0, 256).size(), 2U);
    EXPECT_TRUE(new_tiles(0, 0).empty());
    EXPECT_TRUE(new_tiles(300, 300).empty());
}

TEST(Tiles, GrownInStepsAreThoseMadeAtOnce) {
    std::set<TileId> grown;
    for (std::uint64_t size = 0; size < 66000; size += 97) {
        for (const auto& tile : new_tiles(size, size + 97)) {
            EXPECT_TRUE(grown.insert(tile).second) << tile_path(tile) << " written twice";
        }
        if (size % 9700 == 0) {
            for (const auto& tile : new_tiles(0, size + 97)) {
                EXPECT_TRUE(grown.contains(tile)) << tile_path(tile) << " at " << size + 97;
            }
        }
    }
}

TEST(Tiles, ReadBackAsWritten) {
    const auto hashes = leaves(256);
    EXPECT_EQ(decode_tile(encode_tile(hashes)), hashes);
    EXPECT_FALSE(decode_tile(""));
    EXPECT_FALSE(decode_tile(std::string(31, 'x')));
    EXPECT_FALSE(decode_tile(std::string(257 * 32, 'x')));
    const std::vector<std::string> entries = {"", "one", std::string(65535, 'x')};
    EXPECT_EQ(decode_entries(encode_entries(entries)), entries);
    EXPECT_THROW(
        static_cast<void>(encode_entries(std::vector<std::string>{std::string(65536, 'x')})), Fault
    );
    EXPECT_FALSE(decode_entries(""));
    EXPECT_FALSE(decode_entries(std::string("\0", 1)));
    EXPECT_FALSE(decode_entries(std::string("\0\2x", 3)));
    EXPECT_FALSE(decode_entries(std::string(514, '\0')));
}

}  // namespace
}  // namespace mingjing::merkle
