#pragma once

// Entries as the writer last left them, so that the next act on one does not read and
// replay its stream again: the steps of a chain follow each other closely. Each transaction
// asks first whether the ledger still ends as it was left: where another node wrote, or a
// rollback took something back, all is read anew. Owned by the writer thread.

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "db/database.h"
#include "domain/register_entry.h"
#include "ledger/ledger.h"
#include "record/codec.h"

namespace mingjing::desk {

struct Stream {
    std::uint64_t version = 0;
    domain::register_entry::State state;
    std::uint64_t submitted_position = 0;  // the newest submission and its ledger entry
    std::string submitted_entry;
};

class Streams {
  public:
    // At the beginning of each transaction that may write.
    void begin(db::Connection& connection);
    // As it stands in this transaction; it changes when it is followed.
    [[nodiscard]] std::shared_ptr<const Stream> at(
        db::Connection& connection, const std::string& stream
    );
    // What has just been appended; nothing where the stream is no entry's.
    void follow(const std::vector<ledger::Record>& records, std::vector<record::Event> events);

  private:
    std::unordered_map<std::string, std::shared_ptr<Stream>> kept_;
    ledger::End end_;  // of the ledger, as it was followed
};

}  // namespace mingjing::desk
