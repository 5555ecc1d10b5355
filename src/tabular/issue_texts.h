#pragma once

// What stood in the cells that an issue of a whole row or entry is placed beside: told
// after all is checked, so that not every row's texts are kept until then.

#include <vector>

#include "sheet/reader.h"
#include "tabular/import.h"

namespace mingjing::tabular {

// A cell has been named, and nothing said of what is in it.
[[nodiscard]] bool lacks_text(const CellIssue& issue);
// `rows` as reported, ascending; `filled` comes in the same order.
class IssueTexts {
  public:
    explicit IssueTexts(std::vector<RowReport>& rows) : next_(rows.begin()), end_(rows.end()) {}
    // False once no row can follow.
    bool take(const sheet::SheetRow& filled);

  private:
    std::vector<RowReport>::iterator next_;
    std::vector<RowReport>::iterator end_;
};

}  // namespace mingjing::tabular
