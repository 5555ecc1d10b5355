#pragma once

// Seals the ledger: reads entries beyond the last checkpoint, writes their tiles, signs
// a checkpoint and publishes it. Recovery after a crash is the same code: whatever was
// half written is written again, byte for byte. The last checkpoint is kept outside the
// database too; a ledger shorter than it, or inconsistent with it, never opens.
//
//   rows durable -> tiles written and synced -> checkpoint signed -> checkpoint replaced
//
// One sealer per data directory. Owned by its worker thread, but for `wake`.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/files.h"
#include "crypto/ed25519.h"
#include "db/database.h"
#include "ledger/ledger.h"
#include "merkle/note.h"
#include "merkle/tree.h"

namespace mingjing::seal {

// The signing key of a data directory, made on first use (folder/log.key, mode 0600),
// and the verifier key text everybody may know.
struct LogIdentity {
    std::string origin;  // also the key name; ends in /2, /3, ... after a restore
    crypto::Ed25519Key key;
    [[nodiscard]] std::string verifier_key() const;
};
[[nodiscard]] LogIdentity open_identity(
    Files& files, const std::string& folder, const std::string& origin
);

// Published files of a log: checkpoint, tile/..., read by the portal and by proofs.
class Published {
  public:
    Published(Files& files, std::string folder);
    [[nodiscard]] std::optional<std::string> checkpoint() const;  // the signed note
    [[nodiscard]] std::optional<std::string> file(const std::string& path) const;  // "tile/0/000"
    [[nodiscard]] merkle::TileReader tile_reader(std::uint64_t size) const;

  private:
    Files& files_;
    std::string folder_;
};

class Sealer {
  public:
    Sealer(Files& files, std::string folder, LogIdentity identity);
    // Checks the published checkpoint against the ledger. Throws Fault when the ledger is
    // shorter or has another root: it must not be served.
    void open(db::Connection& connection);
    // Seals everything committed; returns the size covered.
    std::uint64_t seal(db::Connection& connection);
    [[nodiscard]] std::uint64_t sealed_size() const;

  private:
    Files& files_;
    std::string folder_;
    LogIdentity identity_;
    std::uint64_t size_ = 0;
};

// The receipt of one record under the published checkpoint (a .tlog-proof): its opening
// inside, with the facts and the named personal fields disclosed, so that the file alone
// says what was published and when. Nothing where the checkpoint does not cover it yet.
[[nodiscard]] std::optional<std::string> receipt(
    const Published& published,
    const LogIdentity& identity,
    const ledger::Record& record,
    const std::vector<std::string>& disclosed_personal
);

}  // namespace mingjing::seal
