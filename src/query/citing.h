#pragma once

// Which entries cite a statute, as the office's indexes of looked-up texts know it
// (domain/statute.h says under which fields): by what is in sight of each, as in office.h.
// Withdrawn entries cite nothing any more. Reads only. One Connection, one thread.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "definitions/definitions.h"
#include "query/office.h"

namespace mingjing::query {

struct CitingEntry {
    std::string register_key, key, title, unit;
    EntryStage stage = EntryStage::submitted;
    std::uint64_t submission = 0;  // position of the one in sight
};
struct CitingRequest {
    std::string law;  // full name
    Sight sight = {};
    std::uint64_t skip = 0;
    std::uint64_t count_max = 20;
};
// By register, then key.
[[nodiscard]] std::vector<CitingEntry> citing(
    db::Connection& ledger,
    const definitions::Definitions& definitions,
    const CitingRequest& request
);
// How many entries cite each of these; absent where none does.
[[nodiscard]] std::map<std::string, std::uint64_t, std::less<>> count_citing(
    db::Connection& ledger,
    const definitions::Definitions& definitions,
    const std::vector<std::string>& laws,
    const Sight& sight
);

}  // namespace mingjing::query
