// A decoded form reads the same when written out and decoded again.

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto form = mingjing::http::parse_form(text);
    if (!form) {
        return 0;
    }
    std::string again;
    for (const auto& [name, value] : *form) {
        again += encode(name) + "=" + encode(value) + "&";
    }
    const auto same = mingjing::http::parse_form(again);
    if (!same || *same != *form) {
        std::abort();
    }
    return 0;
}
