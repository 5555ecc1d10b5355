#pragma once

// What sections are still working on: ordinary rows, not facts. A draft holds the whole
// entry as it would be submitted; saving the same content again changes nothing. Beside
// them what the columns of a unit's files mean (confirmed_headers.h) and what is said about
// an entry (comments.h).
// `work` database; one Connection, one thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/value.h"
#include "db/database.h"
#include "domain/schema.h"

namespace mingjing::drafts {

struct Draft {
    std::int64_t id = 0;
    std::string register_key;
    std::string key;
    Fields content;      // every field, personal ones too
    std::string source;  // "01-行政执法事项清单.xlsx 汇总 第5行"
    std::string saved_by;
    std::string saved_at;     // RFC 3339
    std::string unit = {};    // whose work it is
    std::string title = {};   // as lists show it
    std::string digest = {};  // of all that was saved; the table's to give
    // Account ids of all who wrote what is in it, since it was begun: none of them reviews it.
    // Saving adds to those the table has.
    std::vector<std::string> authors = {};
    std::string version = {};  // names one saving, and says nothing of it; the table's to give
};

// `content` as its unit's draft, written by whoever saves it, under the key and title it has
// itself.
[[nodiscard]] Draft draft_of(
    const domain::Schema& schema,
    Fields content,
    std::string source,
    std::string_view saved_by,
    std::string_view unit,
    Time saved_at
);

// The content of a row as the table keeps it. Fault where the disk changed it.
[[nodiscard]] Fields content_of(std::string_view kept);

enum class Saved : std::uint8_t { created, changed, unchanged };

void migrate(db::Connection& connection);
// By register_key and key. Several statements: in the caller's transaction.
Saved save(db::Connection& connection, const Draft& draft);
// Of a draft that is there. Its content, and so its version, stays as it is.
void add_authors(
    db::Connection& connection,
    std::string_view register_key,
    std::string_view key,
    const std::vector<std::string>& authors
);
[[nodiscard]] std::optional<Draft> find(
    db::Connection& connection, std::string_view register_key, std::string_view key
);
// Draft::digest, without reading the draft; "" where there is none.
[[nodiscard]] std::string digest(
    db::Connection& connection, std::string_view register_key, std::string_view key
);
[[nodiscard]] std::vector<Draft> list(
    db::Connection& connection,
    std::string_view register_key,
    std::string_view after_key,
    std::uint64_t count_max
);
// Drafts that hold `text` in `field` ("table.field" in any child row), by key.
[[nodiscard]] std::vector<Draft> having(
    db::Connection& connection,
    std::string_view register_key,
    std::string_view field,
    std::string_view text,
    std::uint64_t count_max
);
void remove(db::Connection& connection, std::string_view register_key, std::string_view key);
// Only as it was when it had that digest: what was saved since stays.
void remove_if(
    db::Connection& connection,
    std::string_view register_key,
    std::string_view key,
    std::string_view digest
);

// Rows that are not as they were saved: for fsck. One Chinese sentence each.
[[nodiscard]] std::vector<std::string> problems(db::Connection& connection);

}  // namespace mingjing::drafts
