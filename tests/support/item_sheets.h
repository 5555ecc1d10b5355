#pragma once

// Sheets of 行政执法事项 as a section sends them.

#include <string>
#include <vector>

#include "tabular/sheets.h"

namespace mingjing::test {

inline const std::vector<std::string> kItemHeaders{
    "职权编码", "职权名称", "职权类别", "承办机构", "设定依据", "救济渠道", "备注"};

inline std::vector<std::string> item_row(
    const std::string& code, const std::string& name, const std::string& category = "行政检查"
) {
    return {
        code,
        name,
        category,
        "劳动监察支队",
        "《劳动保障监察条例》第三十条",
        "行政复议或者行政诉讼",
        "甲乙丙"};
}

inline std::string item_sheet(
    const std::vector<std::vector<std::string>>& rows,
    const std::vector<std::string>& headers = kItemHeaders
) {
    tabular::test::Grid grid{headers};
    grid.insert(grid.end(), rows.begin(), rows.end());
    return tabular::test::workbook_of(grid);
}

}  // namespace mingjing::test
