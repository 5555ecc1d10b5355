#pragma once

// keys/accounts.key: what second factors are sealed with at rest. A line of the key in hex
// and a digest of it, so that a flipped bit is noticed before it locks everybody out.

#include <optional>
#include <string>
#include <string_view>

#include "base/files.h"

namespace mingjing::server {

// The 32 bytes; nothing where the text is not what `open_accounts_key` wrote.
[[nodiscard]] std::optional<std::string> parse_accounts_key(std::string_view text);
// Made on first use. Throws Fault where it is damaged.
[[nodiscard]] std::string open_accounts_key(Files& files, const std::string& path);

}  // namespace mingjing::server
