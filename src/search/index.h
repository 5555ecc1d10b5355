#pragma once

// The documents of the index: one per public entry. SQLite keeps a contentless FTS5
// table beside them, whose deletions need the words again: they are cut anew from the
// stored text, so a change in cutting (kCuttingVersion) empties the index. PostgreSQL
// keeps a tsvector under a GIN index.

#include <cstdint>
#include <string>
#include <string_view>

#include "db/database.h"

namespace mingjing::search {

inline constexpr std::int64_t kCuttingVersion = 1;

struct Document {
    std::string register_key, key, title, body;
};

// Puts it in newest; an older text of the same entry is gone.
void put(db::Connection& index, const Document& document);
void remove(db::Connection& index, std::string_view register_key, std::string_view key);
// In the transaction that removes erased values: the files are to be scrubbed of them.
void note_erased(db::Connection& index);
// Then, until it succeeds: no page of the files still holds what was removed. Does nothing
// where nothing was erased, and waits for no reader.
void scrub(db::Connection& index);

// The word that stands for a register in every document of it.
[[nodiscard]] std::string register_word(std::string_view register_key);
// '劳动':1 '动合':2 ... with positions, for tsvector.
[[nodiscard]] std::string tsvector_text(std::string_view register_key, std::string_view text);

// How far the index has followed: facts before `position`, and within an edition made
// public at `position` the entries up to `entry`.
struct Cursor {
    std::int64_t position = 0;
    std::int64_t entry = 0;
};
[[nodiscard]] Cursor cursor(db::Connection& index);
// The digest of the definitions the documents were made with, calendars apart.
[[nodiscard]] std::string made_with(db::Connection& index);
// Empties the index and begins again under these definitions.
void clear(db::Connection& index, std::string_view definitions);
void set_cursor(db::Connection& index, const Cursor& cursor);

}  // namespace mingjing::search
