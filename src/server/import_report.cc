#include "server/import_report.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "codec/canonical.h"
#include "domain/cell.h"
#include "domain/characters.h"

namespace mingjing::server {

namespace {

constexpr std::size_t kChangesShown = 200;
constexpr std::size_t kValueCharacters = 60;

std::string_view level_word(domain::Level level) {
    switch (level) {
        case domain::Level::normalised:
            return "已规范";
        case domain::Level::warned:
            return "提示";
        case domain::Level::rejected:
            return "拒绝";
    }
    std::abort();
}

std::string_view skipped_word(std::string_view why) {
    static const std::map<std::string_view, std::string_view> words{
        {"notes", "说明"},
        {"signature", "签署"},
        {"total", "合计"},
        {"repeated-header", "重复的表头"},
        {"column-codes", "列代码"}};
    const auto found = words.find(why);
    return found == words.end() ? std::string_view{} : found->second;
}

void say_issue(
    const tabular::SheetReport& sheet,
    const tabular::RowReport& row,
    const tabular::CellIssue& cell,
    Output& output
) {
    const auto& issue = cell.issue;
    const bool cites_article =
        !issue.article.empty() && issue.what.find(issue.article) == std::string::npos;
    output.line(fmt::format(
        "  {}  {}{}{}",
        level_word(issue.level),
        tabular::sentence(sheet.name, row, cell),
        cites_article ? "（" + issue.article + "）" : "",
        issue.remedy.empty() ? "" : "。" + issue.remedy
    ));
}

// Where the header was found and what was not taken in: nobody should have to guess.
void say_layout(const tabular::SheetReport& sheet, Output& output) {
    if (!sheet.is_data) {
        if (sheet.why_ignored != "空白工作表") {
            output.line(fmt::format("  工作表“{}”未导入：{}", sheet.name, sheet.why_ignored));
        }
        return;
    }
    if (sheet.header_rows.empty()) {
        return;  // JSON
    }
    std::string left_out;
    std::map<std::string_view, std::vector<std::uint32_t>> rows;
    for (const auto& skipped : sheet.skipped) {
        if (const auto word = skipped_word(skipped.why); !word.empty()) {
            rows[word].push_back(skipped.row);
        }
    }
    for (const auto& [word, numbers] : rows) {
        left_out += fmt::format("；{}行未导入：第{}行", word, fmt::join(numbers, "、"));
    }
    std::vector<std::string> unknown;
    for (const auto& [header, field] : sheet.columns) {
        const bool is_ours = header == tabular::kRemarksHeader || header.starts_with("序");
        if (field.empty() && !is_ours) {
            unknown.push_back("“" + header + "”");
        }
    }
    if (!unknown.empty()) {
        left_out += fmt::format(
            "；未识别的列，未导入：{}（可用 --map 表头=字段名 确认）", fmt::join(unknown, "")
        );
    }
    output.line(fmt::format(
        "  工作表“{}”：表头在第{}行，数据{}行{}",
        sheet.name,
        fmt::join(sheet.header_rows, "、"),
        sheet.rows.size(),
        left_out
    ));
}

template <class Each>
void for_each_issue(const tabular::Report& report, Each each) {
    for (const auto& sheet : report.sheets) {
        for (const auto& row : sheet.rows) {
            for (const auto& cell : row.issues) {
                each(sheet, row, cell);
            }
        }
    }
}

std::string shown(const domain::Schema& schema, std::string_view path, const Value& value) {
    if (value.is_null()) {
        return "（空）";
    }
    const auto* field = domain::find_field(schema.fields, path);
    const bool is_row = field == nullptr || field->type == domain::FieldType::table;
    const auto text = is_row ? codec::write_json(value) : domain::cell_text(*field, value);
    return "“" + domain::cut(text, kValueCharacters) + "”";
}

}  // namespace

void say_report(const tabular::Report& report, Output& output) {
    for (const auto& sheet : report.sheets) {
        say_layout(sheet, output);
    }
    std::uint64_t normalised = 0;
    for_each_issue(report, [&](const auto& sheet, const auto& row, const auto& cell) {
        if (cell.issue.level == domain::Level::normalised) {
            ++normalised;
        } else {
            say_issue(sheet, row, cell, output);
        }
    });
    output.line(fmt::format(
        "{}：接受 {} 行，提示 {} 行，拒绝 {} 行，自动规范 {} 处",
        report.file,
        report.accepted,
        report.warned,
        report.rejected,
        normalised
    ));
}

void say_effects(
    const domain::Schema& schema, const std::vector<EntryEffect>& effects, Output& output
) {
    std::size_t said = 0;
    std::size_t all = 0;
    for (const auto& effect : effects) {
        for (const auto& change : effect.changes) {
            if (++all <= kChangesShown) {
                ++said;
                output.line(fmt::format(
                    "  变更  {}“{}”：原为{}，此表为{}",
                    effect.key,
                    change.label,
                    shown(schema, change.path, change.before),
                    shown(schema, change.path, change.after)
                ));
            }
        }
    }
    if (all > said) {
        output.line(fmt::format("  变更  另有 {} 处，用 --json 查看全部", all - said));
    }
}

void write_report(
    const tabular::Report& report, const std::vector<EntryEffect>& effects, Output& output
) {
    const auto write = [&](Fields fields) {
        output.line(codec::write_json(Value{std::move(fields)}));
    };
    for_each_issue(report, [&](const auto& sheet, const auto& row, const auto& cell) {
        write(
            {{"sheet", sheet.name},
             {"row", static_cast<std::int64_t>(row.row)},
             {"column", cell.column},
             {"header", cell.header},
             {"value", cell.text},
             {"level", std::string(level_word(cell.issue.level))},
             {"code", cell.issue.code},
             {"field", cell.issue.field},
             {"reason", cell.issue.what},
             {"remedy", cell.issue.remedy},
             {"article", cell.issue.article}}
        );
    });
    for (const auto& effect : effects) {
        for (const auto& change : effect.changes) {
            write(
                {{"key", effect.key},
                 {"field", change.path},
                 {"label", change.label},
                 {"before", change.before},
                 {"after", change.after}}
            );
        }
    }
    const auto number = [](std::uint64_t value) { return static_cast<std::int64_t>(value); };
    const auto sums = imports::sums_of(effects);
    write(
        {{"file", report.file},
         {"accepted", number(report.accepted)},
         {"warned", number(report.warned)},
         {"rejected", number(report.rejected)},
         {"created", number(sums.created)},
         {"changed", number(sums.changed)},
         {"unchanged", number(sums.unchanged)}}
    );
}

}  // namespace mingjing::server
