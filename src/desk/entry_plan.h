#pragma once

// Plans acts on entries, one after another: each sees what those before it will have
// done. Nothing is written. Inside the writer's transaction; owned by the writer thread.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "db/database.h"
#include "desk/desk.h"
#include "desk/plan.h"
#include "desk/streams.h"
#include "domain/edition.h"
#include "domain/refuse.h"
#include "domain/register_entry.h"
#include "identity/actor.h"

namespace mingjing::desk {

class EntryPlanner {
  public:
    EntryPlanner(
        db::Connection& connection,
        Streams& streams,
        const identity::Roles& roles,
        const identity::Actor& actor
    )
        : connection_(connection), kept_(streams), roles_(roles), actor_(actor) {}

    // What an act would record now, after those added so far; no event where it was done
    // before. Asked before anyone tries, too (why_not.h).
    [[nodiscard]] domain::register_entry::Decision decided(const EntryAct& act);
    [[nodiscard]] tl::expected<void, domain::Refusal> add(const EntryAct& act);
    // Everything added so far, stream by stream in the order they were first named.
    [[nodiscard]] Plan done();

  private:
    // A stream with what the plan so far adds to it. Nearly every plan has one act on it: the
    // state after an act is worked out where another follows.
    struct Loaded {
        std::shared_ptr<const Stream> kept;
        std::optional<domain::register_entry::State> ahead;
        std::size_t counted = 0;  // of the events, in `ahead`
        Writing writing;
        [[nodiscard]] const domain::register_entry::State& state() const {
            return ahead ? *ahead : kept->state;
        }
    };
    Loaded& load(const std::string& stream);
    const domain::edition::State& edition_of(const std::string& stream);
    // What the domain leaves to the desk: who acts, and what only the ledger knows.
    tl::expected<void, domain::Refusal> prepare(
        Loaded& loaded, domain::register_entry::Command& command
    );
    [[nodiscard]] std::string unit_submitting(const domain::register_entry::Submitted& content
    ) const;
    tl::expected<void, domain::Refusal> prepare_publish(
        const Loaded& loaded, domain::register_entry::Publish& publish
    );
    tl::expected<void, domain::Refusal> prepare_erase(
        Loaded& loaded, const domain::register_entry::Erase& erase
    );

    db::Connection& connection_;
    Streams& kept_;
    const identity::Roles& roles_;
    const identity::Actor& actor_;
    std::map<std::string, Loaded> streams_;
    std::vector<std::string> order_;
    std::map<std::string, domain::edition::State> editions_;
};

// Of what the desk refuses by itself.
using domain::refuse;

}  // namespace mingjing::desk
