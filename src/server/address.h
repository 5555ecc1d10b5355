#pragma once

// HOST:PORT as written on a command line; [::1]:8080 for IPv6.

#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "base/fault.h"

namespace mingjing::server {

struct Address {
    std::string host;
    std::uint16_t port = 0;
    [[nodiscard]] bool is_loopback() const;
};

[[nodiscard]] tl::expected<Address, BadInput> parse_address(std::string_view text);

}  // namespace mingjing::server
