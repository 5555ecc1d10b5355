#pragma once

// An edition (汇总公示): a whole register compiled and made public at one moment (seed
// row 4). Begun, filled by ordinary `published` events that name it, then completed;
// until that last event nobody outside sees any of it. What it was begun with is a plan:
// an entry returned or published by itself meanwhile does not come out with it, and the
// last event says how many did. A job that stopped half way is resumed.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "domain/refusal.h"

namespace mingjing::domain::edition {

struct Begun {
    std::string register_key;
    std::uint64_t entries = 0;  // how many waited for it then
    bool operator==(const Begun&) const = default;
};
struct Completed {
    std::uint64_t entries = 0;  // how many are in it
    bool operator==(const Completed&) const = default;
};
using Event = std::variant<Begun, Completed>;

struct State {
    std::string register_key;
    std::uint64_t entries = 0;
    bool is_begun = false;
    bool is_completed = false;
};

struct Begin {
    std::string register_key;
    std::uint64_t entries = 0;
};
struct Complete {
    std::uint64_t entries_in = 0;  // how many published events name it
};
using Command = std::variant<Begin, Complete>;

using Decision = tl::expected<std::vector<Event>, Refusal>;
[[nodiscard]] Decision decide(const State& state, const Command& command);
State evolve(State state, const Event& event);

}  // namespace mingjing::domain::edition
