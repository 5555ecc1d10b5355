#pragma once

// What stands in front of the server: the proxies whose word on the visitor's address counts
// (decisions/0207), and whether a bureau's rule on addresses can be kept at all.

#include <optional>
#include <string>
#include <vector>

#include "base/address_range.h"
#include "definitions/definitions.h"
#include "server/command_line.h"

namespace mingjing::server {

// Throws Fault where one is no address or range.
[[nodiscard]] std::vector<AddressRange> trusted_proxies(const ServeOptions& options);

// Why `staff_addresses` would let in everybody or nobody: behind a proxy nobody told us of,
// all visitors have its address. Nothing where it can be kept, or is not asked for.
[[nodiscard]] std::optional<std::string> blind_to_addresses(
    const ServeOptions& options, const definitions::Bureau& bureau
);

}  // namespace mingjing::server
