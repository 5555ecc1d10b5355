#pragma once

// From a command to what it will write: load, replay, decide. Everything a command does
// is decided before anything of it is written, so a refusal leaves no trace, in a group
// as in a batch. Inside the writer's transaction; owned by the writer thread.

#include <cstdint>
#include <string>
#include <utility>
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
// What was decided on one stream, as it receives it; nothing where it was done before.
template <class Event>
[[nodiscard]] tl::expected<Plan, domain::Refusal> writing_of(
    const std::string& stream,
    std::uint64_t version,
    tl::expected<std::vector<Event>, domain::Refusal> decision
) {
    if (!decision) {
        return tl::unexpected(std::move(decision.error()));
    }
    if (decision->empty()) {
        return Plan{};
    }
    Writing writing{.stream = stream, .version = version, .events = {}, .erasures = {}};
    for (auto& event : *decision) {
        writing.events.emplace_back(std::move(event));
    }
    return Plan{std::move(writing)};
}

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
