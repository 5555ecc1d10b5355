// The second half of Assembly: rows that join entries, and entries checked as a whole.

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "domain/entry_key.h"
#include "tabular/assembly.h"
#include "tabular/attachments.h"

namespace mingjing::tabular {
namespace {

using domain::Issue;
using domain::Issues;
using domain::Level;

constexpr int kRoundsMax = 3;

// 汇总 第5行. The lists of a JSON file have no names of their own, as sheets do: JSON, JSON2.
std::string source_of(std::string_view sheet, std::size_t row) {
    constexpr std::string_view kUnnamed = "JSON";
    if (sheet == kUnnamed) {
        return fmt::format("第{}行", row);
    }
    const auto rest = sheet.starts_with(kUnnamed) ? sheet.substr(kUnnamed.size()) : "";
    const bool is_numbered =
        !rest.empty() && rest.find_first_not_of("0123456789") == std::string_view::npos;
    return is_numbered ? fmt::format("第{}组数据 第{}行", rest, row)
                       : fmt::format("{} 第{}行", sheet, row);
}

Issue rejection(std::string code, std::string field, std::string what, std::string remedy) {
    Issue issue;
    issue.level = Level::rejected;
    issue.code = std::move(code);
    issue.field = std::move(field);
    issue.what = std::move(what);
    issue.remedy = std::move(remedy);
    return issue;
}

}  // namespace

// The entry that a joining row belongs to: of this file, or of the system with its table
// emptied, since the file says it anew. all().size() where there is none.
std::size_t Assembly::find_joined(const std::string& key, const std::string& table) {
    const auto index = entries_.find_key(key);
    const auto none = entries_.all().size();
    if (index != none || key.empty()) {
        return index;
    }
    auto known = entries_.lookup_for(key, "", none).find(schema_.key, "", key);
    if (!known) {
        return none;
    }
    FileEntry made;
    made.fields = std::move(*known);
    made.fields[table] = List{};
    made.key = key;
    made.group = key;
    return entries_.add(std::move(made));
}

void Assembly::join(const RowPlace& place, const Fields& entry) {
    const auto& shape = shape_of(place);
    const auto& table = shape.table->key;
    const auto key = domain::entry_key(schema_, entry);
    const auto index = find_joined(key, table);
    keep_values(place, entry);
    report_of(place).key = domain::joined_key(entry, shape.layout.row_key);
    if (index == entries_.all().size()) {
        const auto what = key.empty() ? std::string("没有写明属于哪一条")
                                      : fmt::format("没有“{}”这一条，或者它未能导入", key);
        const auto& field = schema_.entry_key.front();
        tell(place, rejection("unknown-entry", field, what, "请先补上或者改正所属的条目"));
        return;
    }
    // The whole entry is checked once, at the end; here only what this row itself says.
    auto& joined = entries_.at(index);
    auto whole = joined.fields;
    whole[table] = member(entry, table).is_null() ? Value(List{Fields{}}) : member(entry, table);
    const auto lookup = entries_.lookup_for(key, joined.group, index);
    for (auto& issue : check_file_entry(schema_, whole, lookup)) {
        const auto& told = report_of(place).issues;
        const bool is_new = std::none_of(told.begin(), told.end(), [&](const CellIssue& each) {
            return each.issue.field == issue.field &&
                   (each.issue.code == issue.code || each.issue.level == Level::rejected);
        });
        if (issue.field.starts_with(table + ".") && is_new) {
            tell(place, std::move(issue));
        }
    }
    if (outcome_of(report_of(place).issues) == Outcome::rejected ||
        is_repetition(place, entry, joined.group)) {
        return;
    }
    auto& value = joined.fields[table];
    if (value.list() == nullptr) {
        value = List{};
    }
    auto& rows = std::get<List>(value.data);
    if (!report_of(place).key.empty()) {
        by_row_key_.try_emplace(report_of(place).key, Seen{index, rows.size(), place});
    }
    rows.push_back(whole[table].list()->front());
    joined.rows.push_back(place);
    joined.children[table].push_back(place);
    entries_.grew(index);
}

// The row an issue about a whole entry belongs to: the child's, or the entry's first.
RowPlace Assembly::place_of(const FileEntry& entry, const Issue& issue) const {
    const auto table = issue.field.substr(0, issue.field.find('.'));
    const auto children = entry.children.find(table);
    if (issue.row && children != entry.children.end() && *issue.row < children->second.size()) {
        return children->second[*issue.row];
    }
    return entry.rows.front();
}

// Whether a row of the entry was told so before; for a child, that very row.
bool Assembly::is_told(const FileEntry& entry, const RowPlace& place, const Issue& issue) {
    const auto says = [&](const RowPlace& each) {
        const auto& told = report_of(each).issues;
        return std::any_of(told.begin(), told.end(), [&](const CellIssue& known) {
            return known.issue.code == issue.code && known.issue.field == issue.field;
        });
    };
    return issue.row ? says(place) : std::any_of(entry.rows.begin(), entry.rows.end(), says);
}

void Assembly::drop(FileEntry& entry) {
    entry.is_dropped = true;
    for (const auto& place : entry.rows) {
        if (outcome_of(report_of(place).issues) != Outcome::rejected) {
            tell(
                place,
                rejection(
                    "entry-rejected", "", "同一条目的其他行未通过，整条未导入", "请改正后一并导入"
                )
            );
        }
    }
}

bool Assembly::take_out_rejected(FileEntry& entry, const Issues& issues) {
    bool has_rejected = false;
    std::map<std::string, std::set<std::size_t>> gone;
    for (const auto& issue : issues) {
        if (issue.level != Level::rejected) {
            continue;
        }
        has_rejected = true;
        const auto table = issue.field.substr(0, issue.field.find('.'));
        const auto children = entry.children.find(table);
        if (!issue.row || children == entry.children.end() ||
            *issue.row >= children->second.size()) {
            drop(entry);
            return false;
        }
        gone[table].insert(*issue.row);
    }
    for (const auto& [table, rows] : gone) {
        auto& list = std::get<List>(entry.fields[table].data);
        auto& places = entry.children[table];
        std::ptrdiff_t erased = 0;  // `rows` ascends, and those behind move up
        for (const auto row : rows) {
            const auto at = static_cast<std::ptrdiff_t>(row) - erased++;
            list.erase(list.begin() + at);
            places.erase(places.begin() + at);
        }
    }
    return has_rejected;
}

void Assembly::check_whole(std::size_t index) {
    auto& entry = entries_.at(index);
    bool again = true;
    for (int round = 0; again && round < kRoundsMax && !entry.is_dropped; ++round) {
        const auto lookup = entries_.lookup_for(entry.key, entry.group, index);
        const auto issues = check_file_entry(schema_, entry.fields, lookup);
        for (const auto& issue : issues) {
            const auto place = place_of(entry, issue);
            if (!is_told(entry, place, issue)) {
                tell(place, issue);
            }
        }
        again = take_out_rejected(entry, issues);
    }
}

void Assembly::finish() {
    std::set<std::string> joined;
    for (const auto& sheet : sheets_) {
        if (sheet && sheet->header.shape->layout.joins) {
            joined.insert(sheet->header.shape->layout.rows);
        }
    }
    for (std::size_t i = 0; i < entries_.all().size(); ++i) {
        if (entries_.at(i).rows.empty()) {
            entries_.at(i).is_dropped = true;  // fetched from the system, but no row joined it
        } else if (entries_.at(i).rows.size() > 1 || !joined.empty()) {
            check_whole(i);
        }
    }
    for (auto& sheet : report_.sheets) {
        for (auto& row : sheet.rows) {
            row.outcome = outcome_of(row.issues);
            auto& count = row.outcome == Outcome::accepted ? report_.accepted
                          : row.outcome == Outcome::warned ? report_.warned
                                                           : report_.rejected;
            ++count;
            if (row.outcome == Outcome::rejected) {
                row.values.clear();
            }
        }
    }
    for (auto& entry : entries_.all()) {
        if (entry.is_dropped) {
            continue;
        }
        const auto& first = entry.rows.front();
        report_.sources.push_back(source_of(report_.sheets[first.sheet].name, report_of(first).row)
        );
        auto& sheets = report_.drawn_from.emplace_back();
        for (const auto& place : entry.rows) {
            sheets.insert(place.sheet);
        }
        report_.made_of.push_back(entry.rows);
        report_.entries.push_back(without_attachments(schema_, std::move(entry.fields)));
    }
}

}  // namespace mingjing::tabular
