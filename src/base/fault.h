#pragma once

// The two ways things go wrong that are not the user's doing to read about in
// detail. Fault: the world failed us (disk full, database gone); thrown, caught
// only by an http session, a worker loop and main. BadInput: bytes that are not
// what they claim to be; returned, with the place in them.

#include <stdexcept>
#include <string>
#include <utility>

namespace mingjing {

class Fault : public std::runtime_error {
  public:
    explicit Fault(const std::string& what) : std::runtime_error(what) {}
    Fault(const std::string& what, const std::exception& cause)
        : std::runtime_error(what + ": " + cause.what()) {}
};

struct BadInput {
    std::string where;  // field path, line or byte offset; may be empty
    std::string what;   // a Chinese sentence when a person will read it
};

}  // namespace mingjing
