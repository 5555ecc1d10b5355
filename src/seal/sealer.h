#pragma once

// Seals the ledger: reads entries beyond the last checkpoint, writes their tiles, signs
// a checkpoint and publishes it. Recovery after a crash is the same code: whatever was
// half written is written again, byte for byte. A ledger shorter than what was signed, or
// inconsistent with it, never opens.
//
//   rows durable -> tiles written and synced -> checkpoint signed and kept beside the key
//     -> checkpoint published -> tiles it superseded removed
//
// One sealer per data directory. Owned by its worker thread.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/files.h"
#include "db/database.h"
#include "merkle/edge.h"
#include "merkle/note.h"
#include "seal/identity.h"
#include "seal/published.h"

namespace mingjing::seal {

class Sealer {
  public:
    Sealer(Files& files, std::string folder, LogIdentity identity);
    // Checks what was signed and published against the ledger, and completes a publication
    // a crash cut short. Throws Fault when the ledger is shorter or has another root: it
    // must not be served.
    void open(db::Connection& connection);
    // Seals everything committed; returns the size covered. After a Fault the next call
    // begins with open().
    std::uint64_t seal(db::Connection& connection);
    [[nodiscard]] std::uint64_t sealed_size() const { return edge_.size(); }

  private:
    struct Signed {
        std::string note;
        merkle::Checkpoint checkpoint;
    };
    [[nodiscard]] std::optional<Signed> own(const std::optional<std::string>& note) const;
    [[nodiscard]] std::optional<Signed> find_last() const;
    void load_edge(db::Connection& connection, const merkle::Checkpoint& last);
    [[nodiscard]] bool tiles_agree(db::Connection& connection, const merkle::Checkpoint& last)
        const;
    void extend(db::Connection& connection, std::uint64_t size);
    void write_tiles(
        std::uint64_t first,
        const std::vector<std::string>& entries,
        const std::vector<merkle::Edge::Tile>& tiles
    );
    void sign_and_publish();
    void remove_superseded(std::uint64_t old_size);

    Files& files_;
    std::string folder_;
    LogIdentity identity_;
    LastSigned last_signed_;
    std::optional<std::string> last_note_;  // as kept beside the key
    merkle::Edge edge_;
    std::set<std::string> folders_made_;
    bool is_open_ = false;
};

}  // namespace mingjing::seal
