#pragma once

// Entries as the writer last left them, so that the next act on one does not read and
// replay its stream again: the steps of a chain follow each other closely. Each use asks
// the ledger for the stream's last record, which no other history ends in: what another
// node wrote, or a rollback took back, is read anew. Owned by the writer thread.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "db/database.h"
#include "domain/register_entry.h"
#include "ledger/ledger.h"
#include "record/codec.h"

namespace mingjing::desk {

struct Stream {
    ledger::StreamEnd end;
    domain::register_entry::State state;
    std::uint64_t submitted_position = 0;  // the newest submission and its ledger entry
    std::string submitted_entry;
};

class Streams {
  public:
    // As it stands in this transaction; good until the next call.
    [[nodiscard]] const Stream& at(db::Connection& connection, const std::string& stream);
    // What has just been appended; nothing where the stream is no entry's.
    void follow(
        const std::vector<ledger::Record>& records, const std::vector<record::Event>& events
    );

  private:
    std::unordered_map<std::string, Stream> kept_;
};

}  // namespace mingjing::desk
