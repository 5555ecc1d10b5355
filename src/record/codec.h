#pragma once

// Domain event <-> stored facts, for every event version ever written. A golden file per
// version pins the format (tests/golden/records). Pure; safe for concurrent use.

#include <string_view>
#include <variant>

#include "case_file/event.h"
#include "domain/edition.h"
#include "domain/instrument.h"
#include "domain/register_entry.h"
#include "domain/sign_off.h"
#include "ledger/ledger.h"

namespace mingjing::record {

// Definitions adopted by the bureau (采用): names and digests; the vault has the bytes.
struct DefinitionsAdopted {
    std::string digest;
    std::vector<std::pair<std::string, std::string>> files;
    std::string reason = {};  // "" in what was adopted without one
    bool operator==(const DefinitionsAdopted&) const = default;
};

// The log goes on under a new origin after a restore (新纪元), from where the old one was
// last signed: a fork cannot be passed off as the same log.
struct EpochBegun {
    std::string origin;
    std::string last_checkpoint;  // the old epoch's signed note; "" if none was ever signed
    bool operator==(const EpochBegun&) const = default;
};

[[nodiscard]] ledger::Draft encode(const domain::register_entry::Event& event);
[[nodiscard]] ledger::Draft encode(const domain::edition::Event& event);
[[nodiscard]] ledger::Draft encode(const DefinitionsAdopted& event);
[[nodiscard]] ledger::Draft encode(const EpochBegun& event);

using Event = std::variant<
    domain::register_entry::Event,
    domain::edition::Event,
    DefinitionsAdopted,
    EpochBegun,
    case_file::Event,
    domain::instrument::Event,
    domain::sign_off::Event>;
// As the stream it is for keeps it: whom a case's personal values are about, the case knows.
[[nodiscard]] ledger::Draft encode(const Event& event, std::string_view stream);
// Erased personal fields come back absent. CHECKs that the type is known: a ledger written
// by a newer program must not be read as if it were understood.
[[nodiscard]] Event decode(const ledger::Record& record);

// The state of a stream, replayed.
[[nodiscard]] domain::register_entry::State replay_entry(const std::vector<ledger::Record>& records
);
[[nodiscard]] domain::edition::State replay_edition(const std::vector<ledger::Record>& records);

}  // namespace mingjing::record
