#pragma once

// What the office holds of a register: drafts first, then the newest submission of every
// entry. Read at most once for each register asked about, so that a rule may look things
// up for every row of a long list. A snapshot; owned by one thread.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/value.h"
#include "db/database.h"
#include "definitions/definitions.h"

namespace mingjing::desk {

class Holdings {
  public:
    Holdings(db::Pool& ledger, db::Pool& work, const definitions::Definitions& definitions);

    // Entries whose `field` equals `value` ("" for their key, "table.field" for any child
    // row), but for the one with key `but_for`.
    [[nodiscard]] std::vector<Fields> having(
        std::string_view register_key,
        std::string_view field,
        std::string_view value,
        std::string_view but_for = {}
    );

  private:
    struct Held {
        std::string key;
        Fields entry;
    };
    using Index = std::unordered_multimap<std::string, std::size_t>;
    struct Register {
        std::vector<Held> entries;
        std::map<std::string, Index, std::less<>> by_field;
    };
    [[nodiscard]] Register& read(std::string_view register_key);
    [[nodiscard]] const Index& index(Register& of, std::string_view field);

    db::Pool& ledger_;
    db::Pool& work_;
    const definitions::Definitions& definitions_;
    std::map<std::string, Register, std::less<>> registers_;
};

// The newest submission of an entry, made whole with its values kept apart; nothing where
// the office never had one.
[[nodiscard]] std::optional<Fields> newest_submission(
    db::Connection& ledger, const domain::Schema& schema, std::string_view stream
);

}  // namespace mingjing::desk
