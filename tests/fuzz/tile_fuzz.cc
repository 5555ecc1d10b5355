// Tiles, bundles of entries and their names: one spelling each.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "merkle/tree.h"

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace mingjing::merkle;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto name = parse_tile_path(text)) {
        const auto& tile = name->tile;
        require(
            (name->is_entries ? entries_path(tile.index, tile.width) : tile_path(tile)) == text
        );
    }
    if (const auto entries = decode_entries(text)) {
        require(encode_entries(*entries) == text);
    }
    if (const auto hashes = decode_tile(text)) {
        require(encode_tile(*hashes) == text);
    }
    return 0;
}
