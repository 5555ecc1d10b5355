#pragma once

// What the endpoints of statutes share.

#include <string>
#include <string_view>

#include "api/call.h"
#include "api/endpoint.h"
#include "api/shape.h"

namespace mingjing::api {

[[nodiscard]] Shape statute_shape();
// The full name of a statute called by any of its names, with or without 《》.
[[nodiscard]] std::string full_name(const Call& call, std::string_view called);
[[nodiscard]] Endpoint citing_endpoint();

}  // namespace mingjing::api
