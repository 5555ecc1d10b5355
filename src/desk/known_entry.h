#pragma once

// Where an entry of a register stands, asked by its key; nothing where the office never
// had it submitted.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "db/database.h"
#include "domain/refusal.h"
#include "domain/schema.h"

namespace mingjing::desk {

struct KnownEntry {
    std::string key;
    std::string stream = {};
    std::uint64_t versions = 0;                   // published so far
    std::uint64_t newest = 0;                     // position of its last submission
    std::optional<std::uint64_t> published = {};  // of the newest public one
    std::string unit = {};                        // that compiled it
    bool is_under_review = false;
};
[[nodiscard]] std::optional<KnownEntry> known_entry(
    db::Connection& ledger, std::string_view register_key, std::string_view key
);

// What the submission at this position says, made whole with its values kept apart.
[[nodiscard]] Fields submission_at(
    db::Connection& ledger, const domain::Schema& schema, std::uint64_t position
);

// Who wrote it, as its submission recorded.
[[nodiscard]] std::vector<std::string> authors_at(db::Connection& ledger, std::uint64_t position);

[[nodiscard]] domain::Refusal unknown_entry(std::string_view key);

// A name no stream has had: 128 random bits.
[[nodiscard]] std::string new_stream(std::string_view kind);
// The same for the same request, whoever asks how often.
[[nodiscard]] std::string stream_of(std::string_view kind, std::string_view request);

}  // namespace mingjing::desk
