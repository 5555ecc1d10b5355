// The tree as c2sp.org/tlog-tiles cuts it: level l of the tiles holds the roots of
// complete subtrees of 256^l leaves, 256 to a tile.

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "merkle/text_lines.h"
#include "merkle/tree.h"

namespace mingjing::merkle {
namespace {

constexpr unsigned kTileHeight = 8;  // 2^8 = kTileWidth
constexpr std::size_t kDigestBytes = sizeof(Digest::bytes);

// How many hashes tile level `level` holds in a tree of `size` leaves.
std::uint64_t hashes_at(std::uint32_t level, std::uint64_t size) {
    return level < 64 / kTileHeight ? size >> (level * kTileHeight) : 0;
}

// 1234067 -> x001/x234/067
std::string index_path(std::uint64_t index) {
    std::string path = fmt::format("{:03}", index % 1000);
    for (index /= 1000; index > 0; index /= 1000) {
        path = fmt::format("x{:03}/{}", index % 1000, path);
    }
    return path;
}

std::string path_of(std::string_view level, std::uint64_t index, std::uint32_t width) {
    const auto whole = fmt::format("tile/{}/{}", level, index_path(index));
    return width == kTileWidth ? whole : fmt::format("{}.p/{}", whole, width);
}

// Walks the tree from the root, fetching each tile once.
class Tree {
  public:
    Tree(std::uint64_t size, const TileReader& read) : size_(size), read_(read) {}

    // MTH(D[begin:end]); begin is a multiple of the largest power of two in the range.
    Digest hash(std::uint64_t begin, std::uint64_t end) {
        const auto count = end - begin;
        if (std::has_single_bit(count)) {
            return complete(begin, static_cast<unsigned>(std::countr_zero(count)));
        }
        const auto split = begin + std::bit_floor(count);
        const auto left = hash(begin, split);
        return node_hash(left, hash(split, end));
    }
    // PATH of RFC 6962 2.1.1.
    std::vector<Digest> path(std::uint64_t index, std::uint64_t begin, std::uint64_t end) {
        if (end - begin == 1) {
            return {};
        }
        const auto split = begin + std::bit_floor(end - begin - 1);
        const bool is_left = index < split;
        auto hashes = is_left ? path(index, begin, split) : path(index, split, end);
        hashes.push_back(is_left ? hash(split, end) : hash(begin, split));
        return hashes;
    }
    // SUBPROOF of RFC 6962 2.1.2. The old tree ends at `old_end`; a subtree the verifier
    // already holds as its old root is not sent.
    std::vector<Digest> subproof(
        std::uint64_t old_end, std::uint64_t begin, std::uint64_t end, bool is_old_root
    ) {
        if (old_end == end) {
            return is_old_root ? std::vector<Digest>{} : std::vector<Digest>{hash(begin, end)};
        }
        const auto split = begin + std::bit_floor(end - begin - 1);
        const bool is_left = old_end <= split;
        auto hashes = is_left ? subproof(old_end, begin, split, is_old_root)
                              : subproof(old_end, split, end, false);
        hashes.push_back(is_left ? hash(split, end) : hash(begin, split));
        return hashes;
    }

  private:
    // The complete subtree of 2^height leaves beginning at `begin`.
    Digest complete(std::uint64_t begin, unsigned height) {
        const auto level = height / kTileHeight;
        const auto within = height % kTileHeight;
        const auto first = hashes_at(level, begin);
        const auto& hashes = tile(level, first / kTileWidth);
        return root_of(std::span(hashes).subspan(first % kTileWidth, std::size_t{1} << within));
    }
    const std::vector<Digest>& tile(std::uint32_t level, std::uint64_t index) {
        const auto width = std::min(kTileWidth, hashes_at(level, size_) - index * kTileWidth);
        const TileId id{level, index, static_cast<std::uint32_t>(width)};
        auto found = tiles_.find(id);
        if (found == tiles_.end()) {
            found = tiles_.emplace(id, read_(id)).first;
            if (found->second.size() != width) {
                throw Fault("tile " + tile_path(id) + " has not its width");
            }
        }
        return found->second;
    }

    std::uint64_t size_;
    const TileReader& read_;
    std::map<TileId, std::vector<Digest>> tiles_;
};

tl::unexpected<BadInput> bad(const char* what) {
    return tl::unexpected(BadInput{.where = "", .what = what});
}

}  // namespace

std::string tile_path(const TileId& tile) {
    return path_of(std::to_string(tile.level), tile.index, tile.width);
}

std::string entries_path(std::uint64_t index, std::uint32_t width) {
    return path_of("entries", index, width);
}

std::optional<TileName> parse_tile_path(std::string_view path) {
    constexpr std::string_view kTiles = "tile/";
    constexpr std::string_view kEntries = "entries/";
    constexpr std::size_t kPathBytesMax = 64;
    if (!path.starts_with(kTiles) || path.size() > kPathBytesMax) {
        return std::nullopt;
    }
    // Read loosely, then compared with the one way the result is written.
    TileName name;
    auto rest = path.substr(kTiles.size());
    name.is_entries = rest.starts_with(kEntries);
    if (!name.is_entries) {
        const auto level = parse_decimal(rest.substr(0, rest.find('/')));
        if (!level || *level >= 64 / kTileHeight) {
            return std::nullopt;
        }
        name.tile.level = static_cast<std::uint32_t>(*level);
    }
    rest.remove_prefix(std::min(rest.size(), rest.find('/') + 1));
    if (const auto partial = rest.find(".p/"); partial != std::string_view::npos) {
        const auto width = parse_decimal(rest.substr(partial + 3));
        if (!width || *width == 0 || *width >= kTileWidth) {
            return std::nullopt;
        }
        name.tile.width = static_cast<std::uint32_t>(*width);
        rest = rest.substr(0, partial);
    }
    for (const char c : rest) {
        if (c >= '0' && c <= '9') {
            name.tile.index = name.tile.index * 10 + static_cast<std::uint64_t>(c - '0');
        }
    }
    const auto& [is_entries, tile] = name;
    const auto written = is_entries ? entries_path(tile.index, tile.width) : tile_path(tile);
    return written == path ? std::optional(name) : std::nullopt;
}

std::vector<TileId> new_tiles(std::uint64_t old_size, std::uint64_t new_size) {
    std::vector<TileId> tiles;
    for (std::uint32_t level = 0; hashes_at(level, new_size) > hashes_at(level, old_size);
         ++level) {
        const auto count = hashes_at(level, new_size);
        auto index = hashes_at(level, old_size) / kTileWidth;
        for (; index < count / kTileWidth; ++index) {
            tiles.push_back({.level = level, .index = index});
        }
        if (const auto width = static_cast<std::uint32_t>(count % kTileWidth); width > 0) {
            tiles.push_back({.level = level, .index = index, .width = width});
        }
    }
    return tiles;
}

Digest root_from_tiles(std::uint64_t size, const TileReader& read) {
    return size == 0 ? empty_root() : Tree(size, read).hash(0, size);
}

std::vector<Digest> inclusion_proof(
    std::uint64_t index, std::uint64_t size, const TileReader& read
) {
    if (index >= size) {
        throw Fault("no inclusion proof beyond the tree");
    }
    return Tree(size, read).path(index, 0, size);
}

std::vector<Digest> consistency_proof(
    std::uint64_t old_size, std::uint64_t new_size, const TileReader& read
) {
    if (old_size > new_size) {
        throw Fault("no consistency proof from a larger tree");
    }
    return old_size == 0 ? std::vector<Digest>{}
                         : Tree(new_size, read).subproof(old_size, 0, new_size, true);
}

std::string encode_tile(std::span<const Digest> hashes) {
    std::string bytes;
    bytes.reserve(hashes.size() * kDigestBytes);
    for (const auto& hash : hashes) {
        bytes += hash.view();
    }
    return bytes;
}

tl::expected<std::vector<Digest>, BadInput> decode_tile(std::string_view bytes) {
    const auto count = bytes.size() / kDigestBytes;
    if (bytes.size() % kDigestBytes != 0 || count == 0 || count > kTileWidth) {
        return bad("哈希块的长度不对");
    }
    std::vector<Digest> hashes;
    hashes.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        hashes.push_back(crypto::digest_from(bytes.substr(i * kDigestBytes, kDigestBytes)));
    }
    return hashes;
}

std::string encode_entries(std::span<const std::string> entries) {
    std::string bytes;
    for (const auto& entry : entries) {
        if (entry.size() > kEntryBytesMax) {
            throw Fault("a log entry is longer than 65,535 bytes");
        }
        bytes += static_cast<char>(entry.size() >> 8U);
        bytes += static_cast<char>(entry.size() & 0xFFU);
        bytes += entry;
    }
    return bytes;
}

tl::expected<std::vector<std::string>, BadInput> decode_entries(std::string_view bytes) {
    std::vector<std::string> entries;
    while (!bytes.empty()) {
        if (bytes.size() < 2 || entries.size() == kTileWidth) {
            return bad("条目块的长度不对");
        }
        const auto size = static_cast<std::size_t>(static_cast<unsigned char>(bytes[0])) << 8U |
                          static_cast<unsigned char>(bytes[1]);
        if (bytes.size() - 2 < size) {
            return bad("条目块在条目中间结束");
        }
        entries.emplace_back(bytes.substr(2, size));
        bytes.remove_prefix(2 + size);
    }
    if (entries.empty()) {
        return bad("条目块是空的");
    }
    return entries;
}

}  // namespace mingjing::merkle
