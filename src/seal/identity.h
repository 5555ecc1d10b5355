#pragma once

// Who signs a log: its origin, its Ed25519 key, and the last checkpoint that key has
// signed. Key and last checkpoint lie side by side, apart from database and tiles, so
// that neither a restored database nor a lost tile folder makes the key sign twice.

#include <cstdint>
#include <optional>
#include <string>

#include "base/files.h"
#include "crypto/ed25519.h"
#include "merkle/note.h"

namespace mingjing::seal {

// The signing key of a data directory (folder/log.key, a Go-style note signer key, mode
// 0600), and the verifier key text everybody may know.
struct LogIdentity {
    std::string origin;  // also the key name; ends in /2, /3, ... after a restore
    crypto::Ed25519Key key;
    std::string folder;                         // where the key lies
    [[nodiscard]] std::uint64_t epoch() const;  // 1, then n for origin/n
    [[nodiscard]] merkle::VerifierKey verifier() const;
    [[nodiscard]] std::string verifier_key() const;
};

// Makes the key on first use. Throws Fault where the key is damaged or of another log.
[[nodiscard]] LogIdentity open_identity(
    Files& files, const std::string& folder, const std::string& origin
);
// A new key in the place of the one kept there.
[[nodiscard]] LogIdentity make_identity(
    Files& files, const std::string& folder, const std::string& origin
);

// What the key in this file says, whoever's log it is; nothing where there is no such file
// or it is damaged. Makes nothing.
[[nodiscard]] std::optional<LogIdentity> find_identity(
    const Files& files, const std::string& folder, const std::string& name = "log.key"
);

// The last checkpoint signed (folder/log.checkpoint), changed by compare-and-set only: a
// second sealer, or a folder put back from a backup, is noticed before anything is signed.
class LastSigned {
  public:
    LastSigned(Files& files, const LogIdentity& identity);
    [[nodiscard]] std::optional<std::string> fetch() const;
    // Durable when it returns. Throws Fault where `expected` is not what is kept.
    void replace(const std::optional<std::string>& expected, const std::string& note);

  private:
    Files& files_;
    std::string path_;
};

}  // namespace mingjing::seal
