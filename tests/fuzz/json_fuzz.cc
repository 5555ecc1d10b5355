// Canonical JSON: whatever is read is written one way only, and reads back the same.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "codec/canonical.h"

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace mingjing::codec;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto canonical = canonicalize(text)) {
        require(canonicalize(*canonical) == *canonical);
    }
    if (const auto value = parse_json(text)) {
        require(canonicalize(text).has_value());
        require(parse_json(write_json(*value)) == *value);
    }
    if (const auto value = parse_canonical(text)) {
        require(write_canonical(*value) == text);
        require(canonicalize(text) == text);
    }
    return 0;
}
