#pragma once

// How the server is, for its operators and for 系统状态.

#include <cstdint>
#include <string_view>

#include "api/status.h"
#include "base/clock.h"
#include "server/office.h"

namespace mingjing::server {

inline constexpr std::string_view kVersion = "0.1.0";

// Records under the published checkpoint; 0 where there is none of this log.
[[nodiscard]] std::uint64_t published_size(const Office& office);
[[nodiscard]] api::ServerStatus status_of(const Office& office, Time started_at);

}  // namespace mingjing::server
