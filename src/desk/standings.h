#pragma once

// Where the entries of a register stand: what is under review, whose turn it is, what is
// published or withdrawn.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace mingjing::desk {

struct Standing {
    std::string key, title, stage;  // stage: as entries.stage says
    std::string next_role;          // whose turn it is, "" for nobody's
    std::string due;
    std::uint64_t version = 0;
};
// By key.
[[nodiscard]] std::vector<Standing> standings(
    db::Connection& ledger, std::string_view register_key
);

// The role whose review this stream waits for; "" for nobody's.
[[nodiscard]] std::string role_in_turn(db::Connection& ledger, std::string_view stream);

}  // namespace mingjing::desk
