#pragma once

// What a draft under an entry's key stands on, when none is there yet: asked alike by whoever
// types a new one, moves one to another key, revises an entry or imports a file.

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "db/database.h"
#include "desk/known_entry.h"
#include "domain/refusal.h"
#include "domain/schema.h"
#include "identity/actor.h"

namespace mingjing::desk {

struct DraftBase {
    std::string key;
    std::string unit;                  // whose draft it becomes, "" where the entry is nobody's
    std::uint64_t begins_with = 0;     // the submission it goes on from
    std::vector<std::string> authors;  // of that, where it is not public: none reviews the draft
};
// Refused where the entry is another unit's, or under review. Its own unit takes up what it
// wrote last; a section may mend what was published of its own work, though another compiled
// it, and begins with what is public.
[[nodiscard]] tl::expected<DraftBase, domain::Refusal> draft_base(
    db::Connection& ledger,
    const identity::Roles& roles,
    const identity::Actor& actor,
    const domain::Schema& schema,
    const KnownEntry& known
);

}  // namespace mingjing::desk
