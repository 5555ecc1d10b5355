#include "query/citing.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "crypto/hash.h"
#include "domain/statute.h"

namespace mingjing::query {

namespace {

using db::Cell;

constexpr std::string_view kFrom =
    " FROM entry_lookups l JOIN submissions s ON s.position = l.submission"
    " JOIN entries e ON e.id = s.entry AND e.newest = s.position"
    " WHERE e.stage <> 'withdrawn'";

// Adds values to a statement, each under a number of its own.
class Condition {
  public:
    std::string text;
    std::vector<Cell> cells;

    std::string cell(Cell value) {
        cells.push_back(std::move(value));
        return fmt::format("${}", cells.size());
    }
    void is_one_of(std::string_view column, const std::vector<std::string>& values) {
        std::string list;
        for (const auto& value : values) {
            list += (list.empty() ? "" : ", ") + cell(value);
        }
        text += fmt::format(" AND {} IN ({})", column, list);
    }
    void visible_to(const std::optional<std::string>& unit_only) {
        if (unit_only) {
            text += fmt::format(" AND (e.versions > 0 OR e.unit = {})", cell(*unit_only));
        }
    }
};

std::vector<std::string> law_fields(const definitions::Definitions& definitions) {
    std::set<std::string> fields;
    for (const auto& schema : definitions.registers) {
        for (const auto& field : domain::citation_fields(schema)) {
            fields.insert(domain::law_field(field));
        }
    }
    return {fields.begin(), fields.end()};
}

}  // namespace

std::vector<CitingEntry> citing(
    db::Connection& ledger,
    const definitions::Definitions& definitions,
    const CitingRequest& request
) {
    std::vector<CitingEntry> found;
    const auto fields = law_fields(definitions);
    if (fields.empty()) {
        return found;
    }
    Condition condition;
    condition.is_one_of("l.digest", {crypto::sha256(request.law).hex()});
    condition.is_one_of("l.field", fields);
    condition.visible_to(request.unit_only);
    const auto limit = condition.cell(static_cast<std::int64_t>(request.count_max));
    const auto offset = condition.cell(static_cast<std::int64_t>(request.skip));
    ledger.run(
        fmt::format(
            "SELECT DISTINCT e.register, e.key, s.title, e.unit, e.stage, e.newest{}{}"
            " ORDER BY e.register, e.key LIMIT {} OFFSET {}",
            kFrom,
            condition.text,
            limit,
            offset
        ),
        condition.cells,
        [&](const db::Row& row) {
            found.push_back(
                {std::string(row.text(0)),
                 std::string(row.text(1)),
                 std::string(row.text(2)),
                 std::string(row.text(3)),
                 stage_of(row.text(4)).value_or(EntryStage::submitted),
                 static_cast<std::uint64_t>(row.integer(5))}
            );
            return true;
        }
    );
    return found;
}

std::map<std::string, std::uint64_t, std::less<>> count_citing(
    db::Connection& ledger,
    const definitions::Definitions& definitions,
    const std::vector<std::string>& laws,
    const std::optional<std::string>& unit_only
) {
    std::map<std::string, std::uint64_t, std::less<>> counts;
    const auto fields = law_fields(definitions);
    if (fields.empty() || laws.empty()) {
        return counts;
    }
    std::map<std::string, std::string, std::less<>> law_of;
    std::vector<std::string> digests;
    for (const auto& law : laws) {
        digests.push_back(crypto::sha256(law).hex());
        law_of.emplace(digests.back(), law);
    }
    Condition condition;
    condition.is_one_of("l.digest", digests);
    condition.is_one_of("l.field", fields);
    condition.visible_to(unit_only);
    ledger.run(
        fmt::format(
            "SELECT l.digest, count(DISTINCT e.id){}{} GROUP BY l.digest", kFrom, condition.text
        ),
        condition.cells,
        [&](const db::Row& row) {
            counts.emplace(
                law_of.find(row.text(0))->second, static_cast<std::uint64_t>(row.integer(1))
            );
            return true;
        }
    );
    return counts;
}

}  // namespace mingjing::query
