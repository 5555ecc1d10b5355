#include "seal/published.h"

#include <span>

#include <fmt/format.h>

#include "base/fault.h"
#include "merkle/text_lines.h"

namespace mingjing::seal {
namespace {

std::string path_of(const merkle::TileName& name) {
    return name.is_entries ? merkle::entries_path(name.tile.index, name.tile.width)
                           : merkle::tile_path(name.tile);
}

// The first `width` hashes or entries of a tile that holds more; nothing where it does not.
std::optional<std::string> cut(std::string_view bytes, const merkle::TileName& name) {
    if (!name.is_entries) {
        const auto size = std::size_t{name.tile.width} * sizeof(merkle::Digest::bytes);
        return bytes.size() < size ? std::nullopt
                                   : std::optional<std::string>(bytes.substr(0, size));
    }
    const auto entries = merkle::decode_entries(bytes);
    if (!entries || entries->size() < name.tile.width) {
        return std::nullopt;
    }
    return merkle::encode_entries(std::span(*entries).first(name.tile.width));
}

}  // namespace

Published::Published(Files& files, std::string folder)
    : files_(files), folder_(std::move(folder) + '/') {}

std::optional<std::string> Published::checkpoint() const {
    return files_.read(folder_ + "checkpoint");
}

std::optional<std::string> Published::file(std::string_view path) const {
    const auto name = merkle::parse_tile_path(path);
    if (!name) {
        return std::nullopt;
    }
    // The sealer may replace a partial tile between our looks, each time by a wider one.
    constexpr int kLooksMax = 4;
    for (int look = 0; look < kLooksMax; ++look) {
        if (auto bytes = files_.read(folder_ + path_of(*name))) {
            return bytes;
        }
        if (name->tile.width == merkle::kTileWidth) {
            return std::nullopt;
        }
        if (auto bytes = wider(*name)) {
            return bytes;
        }
    }
    return std::nullopt;
}

std::optional<std::string> Published::wider(const merkle::TileName& name) const {
    auto full = name;
    full.tile.width = merkle::kTileWidth;
    const auto whole_path = folder_ + path_of(full);
    const auto partial_folder = whole_path + ".p";
    for (const auto& width : files_.list(partial_folder)) {
        if (merkle::parse_decimal(width).value_or(0) > name.tile.width) {
            const auto bytes = files_.read(fmt::format("{}/{}", partial_folder, width));
            return bytes ? cut(*bytes, name) : std::nullopt;
        }
    }
    const auto bytes = files_.read(whole_path);
    return bytes ? cut(*bytes, name) : std::nullopt;
}

std::vector<std::string> Published::partial_files() const {
    std::vector<std::string> found;
    std::vector<std::string> folders{"tile"};
    while (!folders.empty()) {
        const auto folder = std::move(folders.back());
        folders.pop_back();
        for (const auto& name : files_.list(folder_ + folder)) {
            const auto path = fmt::format("{}/{}", folder, name);
            if (folder.ends_with(".p")) {
                found.push_back(path);
            } else if (!merkle::parse_tile_path(path)) {
                folders.push_back(path);  // a level, a group of tiles, or the partial ones
            }
        }
    }
    return found;
}

merkle::TileReader Published::tile_reader() const {
    return [this](const merkle::TileId& tile) {
        const auto path = merkle::tile_path(tile);
        const auto bytes = file(path);
        auto hashes = bytes ? merkle::decode_tile(*bytes)
                            : tl::unexpected(BadInput{.where = path, .what = "缺失"});
        if (!hashes || hashes->size() != tile.width) {
            throw Fault("已发布的哈希块 " + path + " 缺失或损坏，请运行 mingjing fsck 查明");
        }
        return std::move(*hashes);
    };
}

}  // namespace mingjing::seal
