#pragma once

// An answer that is a file: saved, never shown. Pure.

#include <memory>
#include <string>
#include <string_view>

#include "api/endpoint.h"

namespace mingjing::api {

[[nodiscard]] Reply file_reply(
    std::string_view file_name, std::string content_type, std::shared_ptr<const std::string> bytes
);
[[nodiscard]] Reply file_reply(
    std::string_view file_name, std::string content_type, std::string bytes
);

}  // namespace mingjing::api
