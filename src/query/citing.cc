#include "query/citing.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "crypto/hash.h"
#include "domain/statute.h"
#include "query/office_sql.h"

namespace mingjing::query {

namespace {

using db::Cell;

// Everything after the columns, each value under a number of its own.
class Rest {
  public:
    std::vector<Cell> cells;
    const Seen seen;
    std::string text;

    explicit Rest(const Sight& sight)
        : seen(seen_by(sight, [this](std::string_view value) { return cell(std::string(value)); })),
          text(fmt::format(
              " FROM entry_lookups l JOIN submissions s ON s.position = l.submission"
              " JOIN entries e ON e.id = s.entry AND s.position = {}"
              " WHERE {} <> 'withdrawn'{}",
              seen.submission,
              seen.stage,
              seen.where
          )) {}
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
    Rest rest(request.sight);
    rest.is_one_of("l.digest", {crypto::sha256(request.law).hex()});
    rest.is_one_of("l.field", fields);
    const auto limit = rest.cell(static_cast<std::int64_t>(request.count_max));
    const auto offset = rest.cell(static_cast<std::int64_t>(request.skip));
    ledger.run(
        fmt::format(
            "SELECT DISTINCT e.register, e.key, s.title, e.unit, {}, s.position{}"
            " ORDER BY e.register, e.key LIMIT {} OFFSET {}",
            rest.seen.stage,
            rest.text,
            limit,
            offset
        ),
        rest.cells,
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
    const Sight& sight
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
    Rest rest(sight);
    rest.is_one_of("l.digest", digests);
    rest.is_one_of("l.field", fields);
    ledger.run(
        fmt::format("SELECT l.digest, count(DISTINCT e.id){} GROUP BY l.digest", rest.text),
        rest.cells,
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
