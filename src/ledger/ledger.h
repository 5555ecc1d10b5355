#pragma once

// The ledger (账本): append-only records under one gapless global position. It knows no
// domain type; it stores canonical text, its salts and its digests, and nothing it
// stores is ever written again. docs/ledger-format.md is the contract.
//
//   facts commitment    = SHA-256(facts salt || facts text)
//   field commitment    = SHA-256(field salt || canonical{field, subject, value})
//   personal commitment = SHA-256(canonical{field: hex field commitment, ...})
//   record text         = canonical{facts: hex, header: {...}, personal: hex}
//   entry (public leaf) = SHA-256("mingjing/record/v1\n" || record text), 32 raw bytes
//
// The facts salt (32 random bytes, secret until disclosed) keeps even the header from
// being guessed out of the public leaf. Erasing personal fields removes value and salt;
// commitments stay, so every proof and every rebuild still holds.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/fault.h"
#include "base/value.h"
#include "crypto/hash.h"
#include "db/database.h"

namespace mingjing::ledger {

struct PersonalField {
    std::string subject;  // opaque id of the person it is about
    Value value;
};

// A fact about to be recorded.
struct Draft {
    std::string type;
    Fields facts;
    std::map<std::string, PersonalField, std::less<>> personal;
};

struct StoredField {
    std::string subject;
    std::optional<std::string> value;  // canonical text; nothing once erased
    std::optional<std::string> salt;   // hex; nothing once erased
    std::string commitment;            // hex
};

struct Record {
    std::uint64_t position = 0;
    std::string stream;
    std::uint64_t version = 0;  // 1 for a stream's first record
    std::string type;
    Time time;
    std::string actor;
    std::string facts;       // canonical text
    std::string facts_salt;  // hex
    std::map<std::string, StoredField, std::less<>> personal;
    std::string entry;  // hex of the 32-byte leaf entry
};

// The stream is not at the expected version: someone else wrote first.
class VersionConflict : public Fault {
  public:
    using Fault::Fault;
};

void migrate(db::Connection& connection);

// Appends inside the caller's write transaction (which is the lock: one writer at a time).
// Returns the records as stored; throws VersionConflict when the stream is not at
// expected_version. Time never runs backwards along positions: a record's time is at
// least that of the record before it, whatever the caller's clock says.
[[nodiscard]] std::vector<Record> append(
    db::Connection& connection,
    std::string_view stream,
    std::uint64_t expected_version,
    std::span<const Draft> drafts,
    std::string_view actor,
    Time time
);

// Records at positions [from, from + count_max), ascending.
[[nodiscard]] std::vector<Record> read(
    db::Connection& connection, std::uint64_t from, std::uint64_t count_max
);
[[nodiscard]] std::vector<Record> read_stream(db::Connection& connection, std::string_view stream);
[[nodiscard]] std::uint64_t size(db::Connection& connection);
// How many records there are, and the entry of the last: no other history ends in it.
struct End {
    std::uint64_t size = 0;
    std::string entry;  // "" where there is none
    bool operator==(const End&) const = default;
};
[[nodiscard]] End end(db::Connection& connection);
// The 32-byte entries of positions [from, to), for the sealer; no text is touched.
[[nodiscard]] std::vector<std::string> entries(
    db::Connection& connection, std::uint64_t from, std::uint64_t to
);
// Removes value and salt of these fields of one record; erasing twice changes nothing.
// The erasure event itself is the caller's to append, in the same transaction.
void erase(db::Connection& connection, std::uint64_t position, std::span<const std::string> fields);
// Once that transaction is committed: overwrites what the journal still holds. False while a
// reader needs it, without waiting: to be tried again.
[[nodiscard]] bool scrub(db::Connection& connection);

// Recomputes everything a record commits to. Empty when it holds; else what does not.
[[nodiscard]] std::vector<std::string> problems(const Record& record);

// The parts a record's text is made of, shared with the receipt writer.
[[nodiscard]] Fields header(const Record& record);
[[nodiscard]] std::string facts_commitment(const Record& record);     // hex
[[nodiscard]] std::string personal_commitment(const Record& record);  // hex
[[nodiscard]] std::string field_commitment(                           // hex
    std::string_view field,
    std::string_view subject,
    std::string_view value,
    std::string_view salt
);
[[nodiscard]] std::string entry_of(const Record& record);  // hex, from facts, salt and commitments

}  // namespace mingjing::ledger
