#pragma once

// Who did what, in which office, until a version became public: from the ledger's records
// between its submission and its publication. Offices and roles are shown, names are not.

#include <cstdint>
#include <string>
#include <vector>

#include "base/value.h"
#include "ledger/ledger.h"
#include "portal/visit.h"

namespace mingjing::portal {

// What the record states; nothing where it is no object.
[[nodiscard]] Fields facts_of(const ledger::Record& record);

struct Acts {
    List steps;               // [{what, who, at}]
    bool is_edition = false;  // made public with the whole register at once
};
// `records` are those of the entry's stream.
[[nodiscard]] Acts acts_until(
    const Visit& visit, const std::vector<ledger::Record>& records, std::uint64_t published_position
);
[[nodiscard]] std::string who(const Visit& visit, std::string_view actor, std::string_view role);

}  // namespace mingjing::portal
