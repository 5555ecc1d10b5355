#pragma once

// Signed notes, checkpoints and tlog proofs (c2sp.org/signed-note, tlog-checkpoint,
// tlog-proof). Text formats; parsing is strict, signatures by unknown keys are ignored,
// a known key whose signature fails rejects the note. Immutable values.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/fault.h"
#include "crypto/ed25519.h"
#include "crypto/hash.h"

namespace mingjing::merkle {

using crypto::Digest;

inline constexpr std::size_t kNoteBytesMax = 1U << 20U;
inline constexpr std::size_t kNoteSignaturesMax = 64;
inline constexpr std::size_t kProofBytesMax = 16U << 20U;
inline constexpr std::size_t kProofHashesMax = 63;

// A verifier key as text: name+hex8(key id)+base64(0x01 || public key).
struct VerifierKey {
    std::string name;
    std::string public_key;                    // 32 bytes
    [[nodiscard]] std::string key_id() const;  // 4 bytes
    [[nodiscard]] std::string text() const;
};
[[nodiscard]] tl::expected<VerifierKey, BadInput> parse_verifier_key(std::string_view text);

struct Checkpoint {
    std::string origin;
    std::uint64_t size = 0;
    Digest root;
    [[nodiscard]] std::string text() const;  // the three signed lines
};

// text + blank line + signature line.
[[nodiscard]] std::string sign_note(
    std::string_view text, std::string_view name, const crypto::Ed25519Key& key
);
// The signed text, once at least one signature by `keys` holds and none of theirs fails.
[[nodiscard]] tl::expected<std::string, BadInput> open_note(
    std::string_view note, const std::vector<VerifierKey>& keys
);
// The text of a well-formed note, whoever signed it: for reading what cannot be trusted yet.
[[nodiscard]] tl::expected<std::string, BadInput> note_text(std::string_view note);
// The text of a note as a checkpoint; extension lines are allowed and ignored.
[[nodiscard]] tl::expected<Checkpoint, BadInput> parse_checkpoint(std::string_view text);

// A .tlog-proof file.
struct Proof {
    std::optional<std::string> extra;  // raw bytes
    std::uint64_t index = 0;
    std::vector<Digest> hashes;  // leaf to root
    std::string checkpoint;      // the signed note, verbatim
    [[nodiscard]] std::string text() const;
};
[[nodiscard]] tl::expected<Proof, BadInput> parse_proof(std::string_view text);

}  // namespace mingjing::merkle
