#pragma once

// The plain pages for what goes wrong before or beneath every handler. A surface with its
// own look replaces those it can (Router::set_error_page).

#include <string_view>

#include "http/message.h"

namespace mingjing::http {

[[nodiscard]] std::string_view reason_phrase(int status);
// What happened and what to do next, in Chinese. `incident`: "" or the id in the log.
[[nodiscard]] Response problem(int status, std::string_view incident);

}  // namespace mingjing::http
