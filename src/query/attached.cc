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
        .integer(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM entry_attachments WHERE digest = $1)"
            " OR EXISTS (SELECT 1 FROM case_files WHERE digest = $1)"
            " OR EXISTS (SELECT 1 FROM signed_copies WHERE digest = $1)",
            cells
        )
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
    ledger.run(
        "SELECT c.number, f.digest FROM case_files f JOIN cases c ON c.id = f.case_id"
        " UNION SELECT c.number, s.digest FROM signed_copies s"
        " JOIN cases c ON c.stream = s.case_stream ORDER BY 1, 2",
        {},
        [&](const db::Row& row) {
            each({"cases", std::string(row.text(0)), std::string(row.text(1))});
            return true;
        }
    );
}

bool is_of_case(db::Connection& ledger, std::int64_t id, std::string_view digest) {
    return ledger
        .integer(
            "SELECT position FROM case_files WHERE digest = $1 AND case_id = $2 LIMIT 1",
            std::to_array<db::Cell>({std::string(digest), id})
        )
        .has_value();
}

}  // namespace mingjing::query
