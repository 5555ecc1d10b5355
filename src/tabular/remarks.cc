// A report, told row by row in the section's own file.

#include "domain/characters.h"
#include "sheet/json_table.h"
#include "sheet/writer.h"
#include "tabular/import.h"

namespace mingjing::tabular {
namespace {

constexpr std::size_t kRemarkCharactersMax = 2000;

std::string remark_on(const RowReport& row) {
    std::string text = row.outcome == Outcome::rejected ? "【未导入】" : "【请核对】";
    for (const auto& told : row.issues) {
        if (told.issue.level == domain::Level::normalised) {
            continue;
        }
        text += text.ends_with("】") ? "" : "\n";
        text += told.header.empty() ? "" : told.column + "列“" + told.header + "”：";
        text += told.issue.what;
        text += told.issue.article.empty() || domain::has(told.issue.what, told.issue.article)
                    ? ""
                    : "（" + told.issue.article + "）";
        text += told.issue.remedy.empty() ? "" : "。" + told.issue.remedy;
    }
    return domain::cut(text, kRemarkCharactersMax);
}

}  // namespace

std::string with_remarks(std::string_view bytes, std::string_view file_name, const Report& report) {
    if (sheet::is_json(bytes, file_name)) {
        return std::string(bytes);  // has no rows to write beside
    }
    std::vector<sheet::Remark> remarks;
    for (const auto& about : report.sheets) {
        if (!about.is_data || about.header_rows.empty()) {
            continue;
        }
        remarks.push_back(
            {about.index, about.header_rows.back(), std::string(kRemarksHeader), sheet::Mark::none}
        );
        for (const auto& row : about.rows) {
            if (row.outcome != Outcome::accepted) {
                const auto mark =
                    row.outcome == Outcome::rejected ? sheet::Mark::rejected : sheet::Mark::warned;
                remarks.push_back({about.index, row.row, remark_on(row), mark});
            }
        }
    }
    if (remarks.empty()) {
        return std::string(bytes);
    }
    return bytes.starts_with("PK") ? sheet::add_remarks(bytes, remarks)
                                   : sheet::add_remarks_csv(bytes, remarks);
}

}  // namespace mingjing::tabular
