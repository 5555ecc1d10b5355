#include "query/attached.h"

#include <array>

namespace mingjing::query {

namespace {

constexpr std::string_view kFrom =
    " FROM entry_attachments a JOIN submissions s ON s.position = a.submission"
    " JOIN entries e ON e.id = s.entry";

}  // namespace

bool is_attached(db::Connection& ledger, std::string_view digest) {
    const std::array<db::Cell, 1> cells{std::string(digest)};
    return ledger
        .integer("SELECT submission FROM entry_attachments WHERE digest = $1 LIMIT 1", cells)
        .has_value();
}

std::vector<std::string> attached_to(
    db::Connection& ledger, std::string_view register_key, std::string_view key
) {
    const std::array<db::Cell, 2> cells{std::string(register_key), std::string(key)};
    std::vector<std::string> found;
    ledger.run(
        "SELECT DISTINCT a.digest" + std::string(kFrom) +
            " WHERE e.register = $1 AND e.key = $2 ORDER BY a.digest",
        cells,
        [&](const db::Row& row) {
            found.emplace_back(row.text(0));
            return true;
        }
    );
    return found;
}

void for_each_attached(db::Connection& ledger, const std::function<void(const Attached&)>& each) {
    ledger.run(
        "SELECT DISTINCT e.register, e.key, a.digest" + std::string(kFrom) +
            " ORDER BY e.register, e.key, a.digest",
        {},
        [&](const db::Row& row) {
            each({std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))});
            return true;
        }
    );
}

}  // namespace mingjing::query
