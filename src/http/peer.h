#pragma once

// Whose request it is: of the connection's other end, or, where that is a proxy we trust,
// of whom the proxy says it came from (X-Forwarded-For). Anybody can write that header:
// of it counts only what trusted proxies appended, read from the end. Pure.

#include <span>
#include <string>
#include <string_view>

#include "base/address_range.h"
#include "http/message.h"

namespace mingjing::http {

// `connected`: the address at the other end of the connection. It stands where the header is
// missing, names trusted proxies only, or where what comes before them is no address.
[[nodiscard]] std::string peer_of(
    const Request& request, std::string_view connected, std::span<const AddressRange> proxies
);

}  // namespace mingjing::http
