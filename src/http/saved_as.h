#pragma once

// The header that makes a browser save an answer, under whatever name people gave it. The
// name is encoded (RFC 5987), so that nothing in it is a header. Pure.

#include <string>
#include <string_view>
#include <utility>

namespace mingjing::http {

[[nodiscard]] std::pair<std::string, std::string> saved_as(std::string_view file_name);

}  // namespace mingjing::http
