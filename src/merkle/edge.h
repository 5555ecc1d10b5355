#pragma once

// The right edge of a growing tree: per tile level the hashes of its unfinished tile, at
// most 255 each. It is all a sealer must remember: a million leaves are three levels.
// Pure; owned by one thread.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "merkle/tree.h"

namespace mingjing::merkle {

class Edge {
  public:
    using Tile = std::pair<TileId, std::vector<Digest>>;

    Edge() = default;
    // The edge of a tree already cut into tiles.
    Edge(std::uint64_t size, const TileReader& read);

    // Adds leaf hashes; returns every tile that is new at the new size, with its hashes.
    std::vector<Tile> grow(std::span<const Digest> leaves);
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] Digest root() const;

  private:
    std::uint64_t size_ = 0;
    std::vector<std::vector<Digest>> levels_;
};

}  // namespace mingjing::merkle
