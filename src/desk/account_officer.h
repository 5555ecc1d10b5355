#pragma once

// Which officer of the register an account may name (执法证件编号): one whose certificate is
// public, who bears its holder's name, and whom no other account in use names. Whose cases are
// whose, who reviews and who is kept away as recused goes by it.

#include <optional>
#include <string_view>

#include "base/fault.h"
#include "case_file/question.h"
#include "db/database.h"

namespace mingjing::desk {

struct OfficerNamed {
    std::string_view account;  // "" for one that is yet to be made
    std::string_view name;     // of its holder
    std::string_view officer;  // by whichever certificate; "" for who is none
};
// What of it is wrong, at "officer". In the transaction that would write it.
[[nodiscard]] std::optional<BadInput> officer_misfit(
    const case_file::Surroundings& around, db::Connection& work, const OfficerNamed& named
);

}  // namespace mingjing::desk
