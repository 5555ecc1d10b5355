#pragma once

// Event -> rows, in the same transaction as the append. Every table here can be dropped
// and rebuilt from the ledger, and a test does so after every scenario. What an entry is
// sorted, filtered and referred to by comes from the definitions in use: when those
// change, the tables are rebuilt, and where only holidays did, the days clocks end on are
// reckoned anew (see `prepare`). Owned by the writer thread.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "db/database.h"
#include "definitions/definitions.h"
#include "ledger/ledger.h"
#include "record/codec.h"

namespace mingjing::projection {

void migrate(db::Connection& connection);
// `event` is what `record` says, decoded.
void apply(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const ledger::Record& record,
    const record::Event& event
);
// Empties every projected table and applies the whole ledger again, in the caller's
// write transaction.
void rebuild(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const std::function<void(std::uint64_t done)>& progress
);
// Rebuilds, in a transaction of its own, if these are not the definitions the tables were
// made with; renews clocks alone if they differ in their calendars alone. Called once at
// start, before the desk opens.
void prepare(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const std::function<void(std::uint64_t done)>& progress
);
// The digest of the definitions the tables were made with; "" before they first were.
[[nodiscard]] std::string made_with(db::Connection& connection);
// A digest per projected table, for rebuild-equals-live: table name, SHA-256 hex of its rows in
// order.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> digests(db::Connection& connection);

// How many published versions wait for (or came out with) this edition.
[[nodiscard]] std::uint64_t entries_in_edition(
    db::Connection& connection, std::string_view edition
);

// A constraint of these tables spoke: which rule of the bureau that was.
enum class Clash : std::uint8_t { none, key_taken };
[[nodiscard]] Clash clash_of(std::string_view constraint_message);

}  // namespace mingjing::projection
