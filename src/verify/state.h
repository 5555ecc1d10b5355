#pragma once

// What a verifier remembers of a log between two visits: its key and the last checkpoint
// it has checked. A text file: one title line, the verifier key, an empty line, the note.

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "base/fault.h"
#include "merkle/note.h"

namespace mingjing::verify {

struct State {
    merkle::VerifierKey key;
    std::string note;
    merkle::Checkpoint checkpoint;  // of the note
    [[nodiscard]] std::string text() const;
};

// The checkpoint must be signed by the key beside it.
[[nodiscard]] tl::expected<State, BadInput> parse_state(std::string_view text);

}  // namespace mingjing::verify
