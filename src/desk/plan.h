#pragma once

// From a command to what it will write: load, replay, decide. Everything a command does
// is decided before anything of it is written, so a refusal leaves no trace, in a group
// as in a batch. Inside the writer's transaction; owned by the writer thread.

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "desk/desk.h"
#include "desk/streams.h"
#include "domain/refusal.h"
#include "identity/actor.h"
#include "record/codec.h"

namespace mingjing::desk {

// Personal fields that go before the erasure itself is recorded.
struct Erasure {
    std::uint64_t position = 0;
    std::vector<std::string> fields;
};
// What one stream receives.
struct Writing {
    std::string stream;
    std::uint64_t version = 0;  // the stream is at before
    std::vector<record::Event> events;
    std::vector<Erasure> erasures;
};
using Plan = std::vector<Writing>;

// What deciding reads beside the command: within one transaction of the writer.
struct Workplace {
    db::Connection& connection;
    Streams& streams;
    const definitions::Definitions& definitions;
};
[[nodiscard]] tl::expected<Plan, domain::Refusal> plan(
    const Workplace& at, const identity::Actor& actor, const Command& command, Time now
);

}  // namespace mingjing::desk
