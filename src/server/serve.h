#pragma once

// `mingjing serve`: an office with the portal in front of it, until SIGTERM or SIGINT.

#include "server/command_line.h"

namespace mingjing::server {

[[nodiscard]] Exit serve(const ServeOptions& options);

}  // namespace mingjing::server
