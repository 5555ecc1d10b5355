#pragma once

// Whose an entry's key is, when somebody would draft under it: asked alike by whoever types
// a new draft, moves one to another key, revises an entry or imports a file.

#include <cstdint>
#include <string>

#include <tl/expected.hpp>

#include "db/database.h"
#include "desk/known_entry.h"
#include "domain/refusal.h"
#include "domain/schema.h"
#include "identity/actor.h"

namespace mingjing::desk {

// The unit whose draft it becomes ("" where the entry belongs to none), and the submission
// it begins with.
struct KeyHolder {
    std::string unit;
    std::uint64_t begins_with = 0;
};
// Refused where the entry is another unit's. Its own unit takes up what it wrote last; a
// section may mend what was published of its own work, though another compiled it, and
// begins with what is public.
[[nodiscard]] tl::expected<KeyHolder, domain::Refusal> key_holder(
    db::Connection& ledger,
    const identity::Roles& roles,
    const identity::Actor& actor,
    const domain::Schema& schema,
    const KnownEntry& known
);

}  // namespace mingjing::desk
