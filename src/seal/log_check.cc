#include "seal/log_check.h"

#include <algorithm>
#include <iterator>

namespace mingjing::seal {

namespace {

std::string path_of(const merkle::TileName& name) {
    return name.is_entries ? merkle::entries_path(name.tile.index, name.tile.width)
                           : merkle::tile_path(name.tile);
}

}  // namespace

void add_problem(std::vector<std::string>& problems, std::string problem) {
    if (problems.size() < kProblemsMax) {
        problems.push_back(std::move(problem));
    }
}

void LogCheck::add(std::span<const std::string> entries) {
    std::vector<merkle::Digest> leaves;
    leaves.reserve(entries.size());
    std::transform(entries.begin(), entries.end(), std::back_inserter(leaves), merkle::leaf_hash);
    const auto first = edge_.size();
    for (const auto& [tile, hashes] : edge_.grow(leaves)) {
        compare(merkle::tile_path(tile), merkle::encode_tile(hashes));
    }
    for (std::uint64_t at = 0; at < entries.size(); at += merkle::kTileWidth) {
        const auto width = std::min<std::uint64_t>(merkle::kTileWidth, entries.size() - at);
        compare(
            merkle::entries_path(
                (first + at) / merkle::kTileWidth, static_cast<std::uint32_t>(width)
            ),
            merkle::encode_entries(entries.subspan(at, width))
        );
    }
}

void LogCheck::compare(const std::string& path, const std::string& expected) {
    const auto file = published_.file(path);
    if (!file) {
        add_problem(problems_, "缺少已公布的文件 " + path);
    } else if (*file != expected) {
        add_problem(problems_, "已公布的文件 " + path + " 与存证条目不符");
    }
}

void LogCheck::check_leftovers() {
    for (const auto& path : published_.partial_files()) {
        if (const auto name = merkle::parse_tile_path(path)) {
            check_leftover(*name);
        }
    }
}

std::uint32_t LogCheck::width_at_end(const merkle::TileId& tile) const {
    const auto hashes = edge_.size() >> (8U * tile.level);
    const auto begin = tile.index * merkle::kTileWidth;
    return static_cast<std::uint32_t>(std::min(merkle::kTileWidth, hashes - std::min(hashes, begin))
    );
}

// Wider than the log reaches: written before a crash and not yet spoken of by any
// checkpoint; the next sealing writes it again, so only its published part counts.
void LogCheck::check_leftover(const merkle::TileName& leftover) {
    auto whole = leftover;
    whole.tile.width = width_at_end(leftover.tile);
    if (whole.tile.width == 0 || whole.tile.width == leftover.tile.width) {
        return;
    }
    const auto bytes = published_.file(path_of(leftover)).value_or("");
    const auto sound = published_.file(path_of(whole)).value_or("");
    const auto common = std::min(bytes.size(), sound.size());
    const bool is_whole = bytes.size() * whole.tile.width == sound.size() * leftover.tile.width;
    if (!is_whole || bytes.compare(0, common, sound, 0, common) != 0) {
        add_problem(problems_, "已公布的文件 " + path_of(leftover) + " 与存证条目不符");
    }
}

}  // namespace mingjing::seal
