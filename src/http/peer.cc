#include "http/peer.h"

#include <algorithm>

namespace mingjing::http {

namespace {

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

}  // namespace

std::string peer_of(
    const Request& request, std::string_view connected, std::span<const AddressRange> proxies
) {
    const auto is_trusted = [&](std::string_view address) {
        return std::ranges::any_of(proxies, [&](const AddressRange& range) {
            return range.contains(address);
        });
    };
    if (!is_trusted(connected)) {
        return std::string(connected);
    }
    // The last line first: each proxy adds at the end.
    for (auto left_to_read = request.headers.size(); left_to_read > 0; --left_to_read) {
        const auto& [name, line] = request.headers[left_to_read - 1];
        if (name != "x-forwarded-for") {
            continue;
        }
        for (std::string_view left = line; !left.empty();) {
            const auto comma = left.rfind(',');
            const auto last =
                trimmed(comma == std::string_view::npos ? left : left.substr(comma + 1));
            left = comma == std::string_view::npos ? std::string_view{} : left.substr(0, comma);
            // No further than a word that is no address: what stands before it, a stranger wrote.
            if (!is_trusted(last)) {
                return std::string(is_address(last) ? last : connected);
            }
        }
    }
    return std::string(connected);
}

}  // namespace mingjing::http
