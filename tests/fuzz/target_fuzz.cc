// A decoded target has kept none of what it must refuse, and reads the same when written
// out and decoded again.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "http/message.h"

namespace {

std::string encode(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        out += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
    }
    return out;
}

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto target = mingjing::http::parse_target(text);
    if (!target) {
        return 0;
    }
    std::string again;
    std::string path;
    for (const auto& segment : target->segments) {
        require(segment != ".." && segment != ".");
        require(segment.find('\0') == std::string::npos);
        again += "/" + encode(segment);
        path += "/" + segment;
    }
    require(path == target->path);
    again += "?";
    for (const auto& [name, value] : target->query) {
        again += encode(name) + "=" + encode(value) + "&";
    }
    // Encoding every byte makes three of one: a long target may no longer be in bounds.
    if (const auto same = mingjing::http::parse_target(again)) {
        require(same->segments == target->segments && same->query == target->query);
    }
    return 0;
}
