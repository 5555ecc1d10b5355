#pragma once

// Where the files that ship with the program are: beside an installed binary
// (../share/mingjing), else in the source tree it was built from.

#include <string>

namespace mingjing::server {

[[nodiscard]] std::string resource(const std::string& name);  // "definitions", "portal", "demo"

}  // namespace mingjing::server
