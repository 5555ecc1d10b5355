#pragma once

// The SELECT behind every list of the office, and what `Sight` makes of it.
//
// How many there are is counted first, and says how the rows of a page are best found: few
// are found by what they must be and sorted; many are walked in the order asked for, by an
// index, from whichever end is nearer. So a page of a hundred thousand costs a few
// milliseconds, the last one too.

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
    std::string title = "e.title";
    std::string where = {};  // begins with " AND", or ""
};
// `bound` takes a value and names its place in the statement.
[[nodiscard]] Seen seen_by(
    const Sight& sight, const std::function<std::string(std::string_view value)>& bound
);

class OfficeSelect {
  public:
    explicit OfficeSelect(const Sight& sight);

    // Each adds nothing where its value is "".
    void in_register(std::string_view key);
    void where(std::string_view column, std::string_view value);
    // The stage as it is seen.
    void where_stage(const std::optional<EntryStage>& stage);
    void where_text(std::string_view text);
    void where_fields(const std::vector<FieldFilter>& filters);
    // ORs of ANDs; none of them: nothing is found.
    void where_turns(const std::vector<Turn>& turns);

    [[nodiscard]] OfficePage page(
        db::Connection& ledger, std::string_view sort, std::uint64_t number, std::uint64_t size
    ) const;
    [[nodiscard]] std::vector<StageCounts> counts(db::Connection& ledger) const;

  private:
    [[nodiscard]] std::string returned() const;
    // $n, for a condition.
    std::string bound(std::string_view value);
    // A condition that an index may answer, and one that none is to be chosen for.
    void add(const std::string& column, const std::string& value);
    void add(const std::string& condition);

    [[nodiscard]] std::uint64_t total(db::Connection& ledger) const;
    struct Wanted {
        std::string_view sort;
        std::uint64_t page = 1;
        std::uint64_t page_size = 20;
    };
    // SELECT of the ids of a page's entries; its bounds are added to `cells`.
    [[nodiscard]] std::string ids(
        const Wanted& wanted, std::uint64_t total, std::vector<db::Cell>& cells
    ) const;
    // FROM and how it is joined: the entry before its submission, or after (SQLite keeps to that).
    [[nodiscard]] std::string entries_first(bool needs_submission) const;
    [[nodiscard]] std::string submissions_first() const;

    std::vector<db::Cell> cells_;
    Seen seen_;
    std::string register_;  // $n, "" for all
    std::string where_;
    std::string walked_;  // the same, so that the order chooses the index
    bool asks_fields_ = false;
};

}  // namespace mingjing::query
