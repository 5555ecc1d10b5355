#pragma once

// The whole program `mingjing`: reads the command line, does it, says how it went.

namespace mingjing::server {

[[nodiscard]] int program(int argc, char** argv);

}  // namespace mingjing::server
