#pragma once

// The SELECT behind every list of the office, and what `Sight` makes of it.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "db/database.h"
#include "query/office.h"

namespace mingjing::query {

// An entry e as whoever looks sees it: its columns, and which entries there are at all.
struct Seen {
    std::string stage = "e.stage";
    std::string next_role = "e.next_role";
    std::string is_newest = "1";
    std::string submission = "e.newest";  // that says what is seen of it
    std::string where = {};               // begins with " AND", or ""
};
// `bound` takes a value and names its place in the statement.
[[nodiscard]] Seen seen_by(
    const Sight& sight, const std::function<std::string(std::string_view value)>& bound
);

class OfficeSelect {
  public:
    explicit OfficeSelect(const Sight& sight);

    // `condition` says {0} for the value; nothing is added where that is "".
    void where(std::string_view condition, std::string_view value);
    // As `where`, of the stage as it is seen.
    void where_stage(const std::optional<EntryStage>& stage);
    void where_text(std::string_view text);
    // ORs of ANDs; none of them: nothing is found.
    void where_turns(const std::vector<Turn>& turns);

    [[nodiscard]] OfficePage page(
        db::Connection& ledger, std::string_view sort, std::uint64_t number, std::uint64_t size
    ) const;
    [[nodiscard]] std::vector<StageCounts> counts(db::Connection& ledger) const;

  private:
    // $n, for a condition.
    std::string bound(std::string_view value);

    std::vector<db::Cell> cells_;
    Seen seen_;
    std::string where_;
    bool asks_more_ = false;  // than the entry's own row says
};

}  // namespace mingjing::query
