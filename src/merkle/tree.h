#pragma once

// The RFC 6962 tree over leaf hashes, and C2SP tlog-tiles arithmetic. Pure: it asks
// for hashes through a reader and never touches storage.
// Source: RFC 6962 2.1, c2sp.org/tlog-tiles. Nothing is kept; any thread may call.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/fault.h"
#include "crypto/hash.h"

namespace mingjing::merkle {

using crypto::Digest;

inline constexpr std::uint64_t kTileWidth = 256;
inline constexpr std::size_t kEntryBytesMax = 65535;

[[nodiscard]] Digest leaf_hash(std::string_view entry);                   // SHA-256(0x00 || entry)
[[nodiscard]] Digest node_hash(const Digest& left, const Digest& right);  // SHA-256(0x01 || l || r)
[[nodiscard]] Digest empty_root();                                        // SHA-256("")

// MTH over hashes already made: the root of these leaves, or of a tile's subtrees.
[[nodiscard]] Digest root_of(std::span<const Digest> hashes);

// Proof checks. False for anything malformed, and for an old tree without leaves.
[[nodiscard]] bool verify_inclusion(
    std::uint64_t index,
    std::uint64_t size,
    const Digest& leaf,
    std::span<const Digest> proof,
    const Digest& root
);
[[nodiscard]] bool verify_consistency(
    std::uint64_t old_size,
    std::uint64_t new_size,
    std::span<const Digest> proof,
    const Digest& old_root,
    const Digest& new_root
);

// Tiles. Level 0 holds leaf hashes; tile n of level l holds MTH of 256^l leaves each.
struct TileId {
    std::uint32_t level = 0;
    std::uint64_t index = 0;
    std::uint32_t width = 256;  // 1..256; below 256 is partial
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 misreads a defaulted <=>
    auto operator<=>(const TileId&) const = default;
};
[[nodiscard]] std::string tile_path(const TileId& tile);  // tile/0/x001/234.p/7
[[nodiscard]] std::string entries_path(
    std::uint64_t index, std::uint32_t width
);  // tile/entries/...
// The tile a path names, in its one spelling; nothing for any other text.
struct TileName {
    bool is_entries = false;
    TileId tile;
};
[[nodiscard]] std::optional<TileName> parse_tile_path(std::string_view path);
// Every tile (of every level) that exists at `new_size` and not, at that width, at `old_size`.
[[nodiscard]] std::vector<TileId> new_tiles(std::uint64_t old_size, std::uint64_t new_size);

// Reads a hash tile: exactly width hashes; throws Fault where it cannot.
using TileReader = std::function<std::vector<Digest>(const TileId&)>;

// The tree of `size` leaves seen through tiles.
[[nodiscard]] Digest root_from_tiles(std::uint64_t size, const TileReader& read);
[[nodiscard]] std::vector<Digest> inclusion_proof(
    std::uint64_t index, std::uint64_t size, const TileReader& read
);
[[nodiscard]] std::vector<Digest> consistency_proof(
    std::uint64_t old_size, std::uint64_t new_size, const TileReader& read
);

// Tile contents to and from bytes; entry bundles are uint16 big-endian length + entry.
[[nodiscard]] std::string encode_tile(std::span<const Digest> hashes);
[[nodiscard]] tl::expected<std::vector<Digest>, BadInput> decode_tile(std::string_view bytes);
[[nodiscard]] std::string encode_entries(std::span<const std::string> entries);
[[nodiscard]] tl::expected<std::vector<std::string>, BadInput> decode_entries(std::string_view bytes
);

}  // namespace mingjing::merkle
