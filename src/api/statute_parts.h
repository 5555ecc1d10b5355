#pragma once

// What the endpoints of statutes share.

#include <optional>
#include <string>
#include <string_view>

#include "api/call.h"
#include "api/endpoint.h"
#include "api/shape.h"

namespace mingjing::api {

[[nodiscard]] Shape statute_shape();
// The full name of a statute called by any of its names, with or without 《》.
[[nodiscard]] std::string full_name(const Call& call, std::string_view called);
// Another unit's work shows once it was public, unless the caller's duty is the bureau's.
[[nodiscard]] std::optional<std::string> unit_only(const Call& call);
[[nodiscard]] Endpoint citing_endpoint();

}  // namespace mingjing::api
