#include "desk/holdings.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/fault.h"
#include "crypto/hash.h"
#include "desk/known_entry.h"
#include "drafts/drafts.h"

namespace mingjing::desk {

Holdings::Holdings(db::Pool& ledger, db::Pool& work, const definitions::Definitions& definitions)
    : ledger_(ledger), work_(work), definitions_(definitions) {}

std::vector<Fields> Holdings::having(
    std::string_view register_key,
    std::string_view field,
    std::string_view value,
    std::size_t count_max,
    std::optional<Beside> beside
) {
    const auto* schema = definitions_.find(register_key);
    if (schema == nullptr || (field.empty() && beside && value == beside->but_for)) {
        return {};
    }
    return field.empty() ? with_key(*schema, value)
                         : with_text(*schema, field, value, count_max, beside);
}

std::vector<Fields> Holdings::with_key(const domain::Schema& schema, std::string_view key) {
    if (auto draft = drafts::find(*work_.lease(), schema.key, key)) {
        return {std::move(draft->content)};
    }
    const auto ledger = ledger_.lease();
    const auto known = known_entry(*ledger, schema.key, key);
    return known ? std::vector{submission_at(*ledger, schema, known->newest)}
                 : std::vector<Fields>{};
}

std::vector<Fields> Holdings::with_text(
    const domain::Schema& schema,
    std::string_view field,
    std::string_view value,
    std::size_t count_max,
    std::optional<Beside> beside
) {
    const auto but_for = beside ? beside->but_for : std::string_view{};
    if (std::ranges::find(schema.looked_up, field) == schema.looked_up.end()) {
        throw Fault(fmt::format("{} 没有按 {} 查找条目的索引", schema.key, field));
    }
    std::vector<Fields> found;
    const auto work = work_.lease();
    // One more, for it may be the one left out.
    for (auto& draft : drafts::having(*work, schema.key, field, value, count_max + 1)) {
        if (draft.key != but_for && found.size() < count_max) {
            found.push_back(std::move(draft.content));
        }
    }
    const auto ledger = ledger_.lease();
    std::vector<std::uint64_t> submissions;
    const std::array<db::Cell, 4> cells{
        schema.key, std::string(field), crypto::sha256(value).hex(), std::string(but_for)};
    // CROSS JOIN: SQLite begins with the text, not with the whole register in its order.
    ledger->run(
        "SELECT e.key, e.newest, e.stage FROM entry_lookups l"
        " CROSS JOIN submissions s CROSS JOIN entries e"
        " WHERE s.position = l.submission AND e.id = s.entry AND e.newest = s.position"
        " AND e.register = $1 AND l.field = $2 AND l.digest = $3 AND e.key <> $4"
        " ORDER BY e.key",
        cells,
        [&](const db::Row& row) {
            const bool is_left_out = beside && row.text(2) == "withdrawn";
            // Its draft stands for it, and was asked above.
            if (!is_left_out && !drafts::find(*work, schema.key, row.text(0))) {
                submissions.push_back(static_cast<std::uint64_t>(row.integer(1)));
            }
            return found.size() + submissions.size() < count_max;
        }
    );
    for (const auto position : submissions) {
        found.push_back(submission_at(*ledger, schema, position));
    }
    return found;
}

}  // namespace mingjing::desk
