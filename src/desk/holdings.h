#pragma once

// What the office holds of a register: drafts first, then the newest submission of every
// entry. Each question is a few indexed SELECTs, so that submitting a long list asks as
// much for its last entry as for its first. Owned by one thread.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "db/database.h"
#include "definitions/definitions.h"

namespace mingjing::desk {

class Holdings {
  public:
    Holdings(db::Pool& ledger, db::Pool& work, const definitions::Definitions& definitions);

    // Those beside the entry with key `but_for`: of itself and of what was withdrawn nothing is
    // told.
    struct Beside {
        std::string_view but_for;
    };
    // Up to `count_max` entries whose `field` holds `value` ("" for their key, "table.field"
    // for any child row). Throws Fault for a field that no reference or rule is known to ask for
    // (domain/looked_up.h).
    [[nodiscard]] std::vector<Fields> having(
        std::string_view register_key,
        std::string_view field,
        std::string_view value,
        std::size_t count_max,
        std::optional<Beside> beside = {}
    );

  private:
    [[nodiscard]] std::vector<Fields> with_key(const domain::Schema& schema, std::string_view key);
    [[nodiscard]] std::vector<Fields> with_text(
        const domain::Schema& schema,
        std::string_view field,
        std::string_view value,
        std::size_t count_max,
        std::optional<Beside> beside
    );

    db::Pool& ledger_;
    db::Pool& work_;
    const definitions::Definitions& definitions_;
};

}  // namespace mingjing::desk
