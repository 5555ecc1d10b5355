#pragma once

// Publishes everything approved of a register as one edition (汇总公示): begins one, or
// goes on with one that was interrupted, fills it batch by batch and completes it. What
// waits is asked again before every batch, so entries returned or published by themselves
// meanwhile are simply not in it; a crash anywhere leaves an edition the next run fills
// up and completes. Between batches other commands take their turn.

#include <cstdint>
#include <functional>
#include <string_view>

#include <tl/expected.hpp>

#include "db/database.h"
#include "desk/desk.h"
#include "domain/refusal.h"
#include "identity/actor.h"

namespace mingjing::desk {

// How many entries came out with it.
[[nodiscard]] tl::expected<std::uint64_t, domain::Refusal> run_edition(
    Desk& desk,
    db::Pool& ledger,
    const identity::Actor& actor,
    std::string_view register_key,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress
);

}  // namespace mingjing::desk
