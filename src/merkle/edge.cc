#include "merkle/edge.h"

#include <algorithm>
#include <bit>
#include <optional>

namespace mingjing::merkle {

Edge::Edge(std::uint64_t size, const TileReader& read) : size_(size) {
    for (std::uint32_t level = 0; size > 0; ++level, size /= kTileWidth) {
        const auto width = static_cast<std::uint32_t>(size % kTileWidth);
        auto hashes = width == 0
                          ? std::vector<Digest>{}
                          : read({.level = level, .index = size / kTileWidth, .width = width});
        if (hashes.size() != width) {
            throw Fault("a tile of the right edge has not its width");
        }
        levels_.push_back(std::move(hashes));
    }
}

std::vector<Edge::Tile> Edge::grow(std::span<const Digest> leaves) {
    std::vector<Tile> tiles;
    std::vector<Digest> coming(leaves.begin(), leaves.end());
    auto count = size_;  // hashes the level had before
    size_ += leaves.size();
    for (std::uint32_t level = 0; !coming.empty(); ++level, count /= kTileWidth) {
        if (level == levels_.size()) {
            levels_.emplace_back();
        }
        auto& edge = levels_[level];
        auto index = count / kTileWidth;
        std::vector<Digest> finished;
        for (const auto& hash : coming) {
            edge.push_back(hash);
            if (edge.size() == kTileWidth) {
                finished.push_back(root_of(edge));
                tiles.emplace_back(TileId{.level = level, .index = index++}, std::move(edge));
                edge = {};
            }
        }
        if (!edge.empty()) {
            const auto width = static_cast<std::uint32_t>(edge.size());
            tiles.emplace_back(TileId{.level = level, .index = index, .width = width}, edge);
        }
        coming = std::move(finished);
    }
    return tiles;
}

// Joins the complete subtrees right to left: the smallest, rightmost ones first.
Digest Edge::root() const {
    std::optional<Digest> right;
    for (const auto& level : levels_) {
        auto left = std::span(level);
        while (!left.empty()) {
            const auto width = std::size_t{1}
                               << static_cast<unsigned>(std::countr_zero(left.size()));
            const auto subtree = root_of(left.last(width));
            right = right ? node_hash(subtree, *right) : subtree;
            left = left.first(left.size() - width);
        }
    }
    return right.value_or(empty_root());
}

}  // namespace mingjing::merkle
