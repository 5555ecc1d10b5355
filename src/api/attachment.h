#pragma once

// An answer that is a file, under whatever name people gave it. Pure.

#include <string>
#include <string_view>

#include "api/endpoint.h"

namespace mingjing::api {

// Saved, never shown: the name is encoded (RFC 5987), so that nothing in it is a header.
[[nodiscard]] Reply file_reply(
    std::string_view file_name, std::string content_type, std::string bytes
);

}  // namespace mingjing::api
