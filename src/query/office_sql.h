#pragma once

// The SELECT behind every list of the office, and what `Sight` makes of it.

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "db/database.h"
#include "query/office.h"

namespace mingjing::query {

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
    [[nodiscard]] std::string returned() const;
    // $n, for a condition.
    std::string bound(std::string_view value);

    std::vector<db::Cell> cells_;
    std::string stage_ = "e.stage";
    std::string next_role_ = "e.next_role";
    std::string is_newest_ = "1";
    std::string submission_ = "e.newest";
    std::string where_ = " WHERE true";
    bool asks_more_ = false;  // than the entry's own row says
};

}  // namespace mingjing::query
