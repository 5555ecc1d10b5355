#pragma once

// The only door for writes. One writer thread owns the ledger's write connection, drains
// a bounded queue (up to limits::kCommandGroupMax) into one transaction, and answers each
// command only after COMMIT is confirmed. A refusal writes nothing. After any SQL error
// the group rolls back and its commands run one by one, on a new connection where the old
// one was lost: no COMMIT was sent, so nothing happened. After an ambiguous commit the
// desk stops and every further command is refused: the process must restart into
// recovery. Safe for concurrent use.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/value.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "domain/refusal.h"
#include "domain/register_entry.h"
#include "domain/signed_copy.h"
#include "identity/actor.h"

namespace mingjing::desk {

// Bytes the vault keeps, by digest; nothing where it has none.
using AdoptedBytes = definitions::OlderProcedures::Bytes;

// One act on one entry. Who acts is the actor of the call: `by` in a command, and all else
// the domain leaves to the desk, is filled in here.
struct EntryAct {
    std::string stream;
    domain::register_entry::Command command;
    // The version of the stream the actor had before their eyes; refused where it moved on.
    std::optional<std::uint64_t> expected_version = {};
};
// Several acts that stand or fall together, at most limits::kRecordsPerCommandMax records.
struct Batch {
    std::vector<EntryAct> acts;
};
// An edition: begun, filled by Batches of Publish{edition}, then made public by one event.
struct BeginEdition {
    std::string stream;
    std::string register_key;
    std::uint64_t entries = 0;
};
struct PublishEdition {
    std::string stream;
};
// What somebody states of a step of a case, as it was typed.
struct Stated {
    std::string step;
    std::string on;  // YYYY-MM-DD, "" for today
    Fields content;
    std::map<std::string, std::string, std::less<>> reasons = {};  // gate -> why all the same
    Fields ours = {};  // of its record, what no form asks for: the digest of a file by SM3
};
// One step of one case; of a new one, by the procedure named, the step that opens it.
struct CaseAct {
    std::string stream;
    std::string procedure = {};  // key; only for a new case
    Stated stated;
    std::optional<std::uint64_t> expected_version = {};
};
// What people are called, by their accounts.
using Names = std::map<std::string, std::string, std::less<>>;
// An instrument as somebody asks for it, be it to have it signed off or numbered.
struct AskedInstrument {
    std::string case_stream;
    std::string kind;                                    // penalty_decision
    Fields stated;                                       // by the kind's form
    std::optional<std::uint64_t> expected_version = {};  // of the case
    // The place of the act it tells of among the case's events, of a kind that tells of each;
    // nothing for the first one not told of yet.
    std::optional<std::int64_t> of = {};
    Names names = {};  // of who took the steps of the case
};
// An instrument of a case is given its number and what it states; its bytes are made after.
struct NumberInstrument {
    AskedInstrument asked;
    std::string code;     // new, opaque: by which the public finds it
    std::string site;     // https://bureau.example: where it is verified, as printed
    std::string request;  // opaque; asked again with the same, nothing more is numbered
};
// A paper of a kind that asks for it is sent, with all it would state, to be signed off (送签).
// Sent before, and not numbered since, it is that one that is sent anew.
struct SendInstrument {
    std::string stream;  // new, opaque
    AskedInstrument asked;
};
struct SignOffInstrument {
    std::string stream;
    std::optional<std::uint64_t> expected_version = {};
};
struct ReturnInstrument {
    std::string stream;
    std::string reason;
    std::optional<std::uint64_t> expected_version = {};
};
// Of the server alone: the bytes are made and kept.
struct IssueInstrument {
    std::string stream;
    std::string digest;
    std::int64_t pages = 0;
    std::int64_t bytes = 0;
};
struct VoidInstrument {
    std::string stream;
    std::string reason;
};
// What was printed of it, signed by hand and scanned; its bytes are in the vault.
struct AttachSignedCopy {
    std::string stream;
    domain::instrument::SignedCopy as;
};
struct WithdrawSignedCopy {
    std::string stream;
    std::int64_t copy = 0;  // which of the instrument's, from 1 on
    std::string reason;
};
// Personal values of a case go, by the names its acts give them ("party_name"), out of all
// its records so far.
struct EraseOfCase {
    std::string stream;
    std::vector<std::string> fields;
    std::string basis;
    std::optional<std::uint64_t> expected_version = {};
};
// A running case goes on by the version of its procedure now in use (程序从新).
struct MigrateCase {
    std::string stream;
    std::string basis;
};
// The definitions in use from here on; the vault already keeps their bytes.
struct AdoptDefinitions {
    std::string digest;
    std::vector<std::pair<std::string, std::string>> files;  // name, digest
    std::string reason = {};
    std::string based_on = {};  // digest of the set this one changes; "" where any will do
    // All of which whoever adopts it must have: desk::duties_of.
    std::vector<identity::Action> duties{identity::Action::adopt};
};
// The log goes on under a new origin after a restore.
struct BeginEpoch {
    std::string origin;
    std::string last_checkpoint;
};
using Command = std::variant<
    EntryAct,
    Batch,
    BeginEdition,
    PublishEdition,
    AdoptDefinitions,
    BeginEpoch,
    CaseAct,
    NumberInstrument,
    SendInstrument,
    SignOffInstrument,
    ReturnInstrument,
    IssueInstrument,
    VoidInstrument,
    AttachSignedCopy,
    WithdrawSignedCopy,
    EraseOfCase,
    MigrateCase>;

// The version of the stream the actor had before their eyes; nothing where any will do.
using Expected = std::optional<std::uint64_t>;

struct Receipt {
    std::uint64_t first_position = 0;
    std::uint64_t records = 0;  // 0 when the command had already been carried out
    bool has_erased = false;
};

class Desk {
  public:
    // Both are called from the writer thread and must not block: `wake` after every commit
    // that recorded something, `stopped` once, after a commit whose outcome is unknown.
    Desk(
        const db::Place& place,
        const definitions::Definitions& definitions,
        const Clock& clock,
        std::function<void()> wake,
        std::function<void()> stopped
    );
    // `connect` is asked for the write connection at once, and again whenever it was lost.
    Desk(
        std::function<std::unique_ptr<db::Connection>()> connect,
        const definitions::Definitions& definitions,
        const Clock& clock,
        std::function<void()> wake,
        std::function<void()> stopped
    );
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;
    // Carries out what is queued, then ends.
    ~Desk();

    // Blocks until the command is committed or refused. Throws Fault when neither can be
    // had (queue or disk full, database gone, stopped).
    [[nodiscard]] tl::expected<Receipt, domain::Refusal> submit(
        const identity::Actor& actor, Command command
    );

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mingjing::desk
