#pragma once

// What a section's file would change in what the office has, and the drafts made of it: the
// same for command line and workbench. Owned by one thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/value.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "desk/desk.h"
#include "domain/diff.h"
#include "identity/actor.h"
#include "tabular/import.h"

namespace mingjing::imports {

// What an import stands on; everything outlives it.
struct Parts {
    db::Pool& ledger;
    db::Pool& work;
    desk::Desk& desk;
    const definitions::Definitions& definitions;
    const Clock& clock;
};

// An entry of the file beside what the office has under its key.
struct EntryEffect {
    enum class Kind : std::uint8_t { created, changed, unchanged, refused };
    Kind kind = Kind::created;
    std::string key;
    Fields content;  // as it would be kept
    std::vector<domain::FieldChange> changes;
    std::string draft;  // digest of the draft it was compared with, "" for none
    // Where there was none, what the draft made of it stands on (desk/draft_base.h).
    std::string unit;
    std::vector<std::string> authors;
};

struct File {
    std::string_view name;
    std::string_view bytes;
};
// A file read, and each of its entries compared.
struct Reading {
    tabular::Report report;
    std::vector<EntryEffect> effects;  // beside report.entries
};

// Headers the actor's unit confirmed before count too, where the schema itself does not say
// what they mean. Rows of entries the actor may not draft now, being another unit's or under
// review, are rejected in the report.
[[nodiscard]] tl::expected<Reading, sheet::FileProblem> read_file(
    const Parts& parts,
    const domain::Schema& schema,
    const identity::Actor& actor,
    const File& file,
    tabular::Options options
);

struct Sums {
    std::uint64_t created = 0, changed = 0, unchanged = 0;
};
[[nodiscard]] Sums sums_of(const std::vector<EntryEffect>& effects);

enum class Warned : std::uint8_t { taken, left };  // entries with a row that was warned about
// Drafts for what is new or differs: importing the same file again changes nothing. An entry
// whose draft was saved by somebody since the file was read is compared anew. Written in
// parts, each a transaction of its own, so that nobody else's saving waits for a large file;
// what a crash in between left out, importing the file again saves.
Sums save_drafts(
    const Parts& parts,
    const domain::Schema& schema,
    const identity::Actor& actor,
    const Reading& reading,
    Warned warned
);

// A field by its path, its key or its Chinese name; "" for "" (the column is to be left
// out); nothing where there is none.
[[nodiscard]] std::optional<std::string> field_named(
    const domain::Schema& schema, std::string_view name
);

// What the file is called when it comes back with remarks.
[[nodiscard]] std::string remarks_name(std::string_view file_name);

}  // namespace mingjing::imports
