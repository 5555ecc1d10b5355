#pragma once

// Every act of the command line against an open office. Each verb is one function in
// commands_*.cc; this is their table.

#include "server/office.h"
#include "server/request.h"

namespace mingjing::server {

// Never throws but for Fault; a refusal or bad input is said on `output`.
[[nodiscard]] Exit run(Office& office, const Request& request, Output& output);

}  // namespace mingjing::server
