#pragma once

// The imports people have under way: one row each in the `work` database, beside a file of
// what they sent. One Connection, one thread.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "tabular/import.h"

namespace mingjing::imports {

// read: as the report says. refused: the file as a whole. drafted: its rows were kept.
enum class State : std::uint8_t { read, refused, drafted };
[[nodiscard]] std::string_view state_word(State state);

using ConfirmedHeaders = std::map<std::string, std::string>;  // header -> field path

struct Import {
    std::string id;  // random
    std::string register_key;
    std::string unit;  // whose work it is
    std::string file;  // the name it came under: data, never a path
    std::string uploaded_by, uploaded_by_name;
    std::string uploaded_at;  // RFC 3339
    std::string digest;       // SHA-256 of the bytes, hex
    std::int64_t bytes = 0;
    State state = State::read;
    ConfirmedHeaders headers;
    tabular::MendedCells cells;
    std::string refusal, refusal_next;  // where the whole file was refused
    // As the report said when it was read last; what was done, once drafted.
    std::int64_t accepted = 0, warned = 0, rejected = 0;
    std::int64_t created = 0, changed = 0, unchanged = 0;
};

void migrate(db::Connection& work);
// A new row or the same row as it is now.
void keep(db::Connection& work, const Import& import);
[[nodiscard]] std::optional<Import> find(db::Connection& work, std::string_view id);
void remove(db::Connection& work, std::string_view id);

struct Browse {
    std::string register_key;
    std::optional<std::string> unit = {};  // unset: every unit's
    std::uint64_t page = 1;
    std::uint64_t page_size = 20;
};
struct Browsed {
    std::vector<Import> imports;  // newest first; without headers and cells
    std::uint64_t total = 0;
};
[[nodiscard]] Browsed browse(db::Connection& work, const Browse& request);

// What is kept for one unit, and for all.
[[nodiscard]] std::int64_t count_of(db::Connection& work, std::string_view unit);
[[nodiscard]] std::int64_t bytes_kept(db::Connection& work);
[[nodiscard]] std::vector<std::string> uploaded_before(db::Connection& work, std::string_view time);

}  // namespace mingjing::imports
