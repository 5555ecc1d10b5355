#pragma once

// The bureau's rules as data: register schemas, publication rules, procedures, calendars,
// actors, names. Read from YAML, checked, typed; errors name file and line. A loaded set is
// immutable and shared; adoption (an event with the digests) decides which set is in use.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/address_range.h"
#include "base/fault.h"
#include "definitions/older_procedures.h"
#include "domain/calendar.h"
#include "domain/cell.h"
#include "domain/instrument_kind.h"
#include "domain/procedure.h"
#include "domain/publication_rule.h"
#include "domain/record_rule.h"
#include "domain/region.h"
#include "domain/schema.h"
#include "domain/statute.h"
#include "domain/threshold.h"
#include "identity/actor.h"
#include "identity/roles.h"

namespace mingjing::definitions {

struct Unit {
    std::string name;
    std::vector<std::string> aliases;
    bool is_entrusted = false;  // 受委托组织
};

// bureau.yaml: who this is.
struct Bureau {
    std::string name;
    std::string short_name;
    std::string region;
    std::string origin;      // ledger origin, e.g. haixi.example/mingjing
    std::string supervisor;  // 行政执法监督机构
    std::string address, phone, website_code, icp, police_record, contact;
    domain::Regions regions;  // how 执法区域 lie in one another
    std::vector<Unit> units;
    std::map<std::string, std::string, std::less<>> laws;  // short name -> full statute name
    domain::StatuteChanges statute_changes;                // those the definitions know of
    std::map<std::string, std::int64_t, std::less<>> settings;
    std::vector<identity::Actor> actors;
    std::vector<AddressRange> staff_addresses;  // where staff may work from; none: anywhere

    [[nodiscard]] bool has_unit(std::string_view called) const;
};

using Calendar = domain::Calendar;

// One file as it was read: what adoption records and the vault keeps.
struct Source {
    std::string name;  // registers/enforcement_items.yaml
    std::string bytes;
    std::string digest;  // SHA-256 hex
};

struct Definitions {
    Bureau bureau;
    std::vector<domain::Schema>
        registers;  // in the order of registers/order in bureau.yaml, then by key
    std::vector<domain::PublicationRule> publication_rules;
    std::vector<domain::Procedure> procedures;               // by key
    std::shared_ptr<OlderProcedures> older_procedures = {};  // null where nothing was kept
    std::vector<domain::InstrumentKind> instruments;         // by key
    domain::InstrumentSettings instrument_settings;
    domain::RecordRules record_rules;  // empty where a bureau has none
    identity::Roles roles;
    std::vector<domain::Threshold> thresholds;
    Calendar calendar;
    std::vector<Source> sources;
    std::string digest;  // over all sources
    [[nodiscard]] const domain::Schema* find(std::string_view register_key) const;
    [[nodiscard]] const domain::PublicationRule* rule_for(std::string_view register_key) const;
    [[nodiscard]] const domain::Procedure* procedure(std::string_view key) const;
    [[nodiscard]] const domain::InstrumentKind* instrument(std::string_view key) const;
    // That version of it (its digest), in use or older; null where nobody has it.
    [[nodiscard]] const domain::Procedure* procedure(std::string_view key, std::string_view version)
        const;
    [[nodiscard]] const identity::Actor* actor(std::string_view id) const;
    [[nodiscard]] domain::Vocabulary vocabulary() const;  // refers to *this
};

struct Problem {
    std::string file;
    int line = 0;
    std::string what;
};

// What was adopted is not held to what the law asks of a procedure since: the office opens, and its
// next adoption says it.
enum class Are { proposed, adopted };

// From a folder, or from the bytes adoption kept. All problems at once, none half-loaded.
[[nodiscard]] tl::expected<Definitions, std::vector<Problem>> load_folder(const std::string& folder
);
[[nodiscard]] tl::expected<Definitions, std::vector<Problem>> load(
    std::vector<Source> sources, Are are = Are::proposed
);
// A bureau's own folder laid over the shipped one: a file of the same name replaces it.
[[nodiscard]] tl::expected<Definitions, std::vector<Problem>> load_folders(
    const std::vector<std::string>& folders
);

// A procedure from the bytes an adoption kept, for the cases that began under it; nothing
// where they cannot be read.
[[nodiscard]] std::optional<domain::Procedure> procedure_of(
    const std::string& bytes, const std::map<std::string, std::string, std::less<>>& laws
);

// An instrument from the files it was numbered with, for those that are made later; nothing
// where they cannot be read. `in_use` knows the registers it refers to.
[[nodiscard]] std::optional<domain::InstrumentKind> instrument_of(
    std::string_view key, const std::vector<Source>& files, const Definitions& in_use
);

// JSON Schema 2020-12 of a register's public entries.
[[nodiscard]] Value json_schema(const domain::Schema& schema);

}  // namespace mingjing::definitions
