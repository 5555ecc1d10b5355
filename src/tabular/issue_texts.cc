#include "tabular/issue_texts.h"

#include <algorithm>

#include "domain/characters.h"
#include "tabular/cells.h"

namespace mingjing::tabular {

bool lacks_text(const CellIssue& issue) {
    return !issue.column.empty() && issue.text.empty();
}

bool IssueTexts::take(const sheet::SheetRow& filled) {
    next_ =
        std::find_if(next_, end_, [&](const RowReport& row) { return row.row >= filled.number; });
    if (next_ == end_ || next_->row > filled.number) {
        return next_ != end_;
    }
    for (auto& issue : next_->issues) {
        const auto cell = std::ranges::find_if(filled.cells, [&](const sheet::SheetCell& each) {
            return lacks_text(issue) && sheet::column_name(each.column) == issue.column;
        });
        if (cell != filled.cells.end()) {
            issue.text = domain::cut(domain::trim(cell->text), kShownCharacters);
        }
    }
    return true;
}

}  // namespace mingjing::tabular
