#include "tabular/assembly.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "codec/canonical.h"
#include "domain/entry_key.h"
#include "tabular/attachments.h"

namespace mingjing::tabular {
namespace {

using domain::Issue;
using domain::Issues;
using domain::Level;

Issue make_issue(
    Level level, std::string code, std::string field, std::string what, std::string remedy
) {
    Issue issue;
    issue.level = level;
    issue.code = std::move(code);
    issue.field = std::move(field);
    issue.what = std::move(what);
    issue.remedy = std::move(remedy);
    return issue;
}

bool refers_to(const std::vector<domain::Field>& fields, std::string_view register_key) {
    return std::any_of(fields.begin(), fields.end(), [&](const domain::Field& field) {
        return field.refers_to == register_key || refers_to(field.children, register_key);
    });
}

// 第018号 asks for 第017号, which may stand further down, or be refused itself.
bool looks_before_itself(const domain::Schema& schema) {
    return std::ranges::any_of(schema.rules, [](const std::string& rule) {
        return rule.starts_with("number_follows(");
    });
}

List& rows_in(Fields& entry, const std::string& table) {
    auto& value = entry[table];
    if (value.list() == nullptr) {
        value = List{};
    }
    return std::get<List>(value.data);
}

const Fields& child_at(const Fields& entry, const std::string& table, std::size_t index) {
    static const Fields none;
    const auto* rows = member(entry, table).list();
    const auto* child =
        rows == nullptr || index >= rows->size() ? nullptr : (*rows)[index].fields();
    return child == nullptr ? none : *child;
}

// Labels of the fields in which two rows differ; a cell left empty differs from nothing.
std::string differing(
    const std::vector<domain::Field>& fields,
    const Fields& before,
    const Fields& after,
    bool strictly
) {
    std::string labels;
    int count = 0;
    for (const auto& field : fields) {
        const auto& old_value = member(before, field.key);
        const auto& new_value = member(after, field.key);
        const bool is_open = !strictly && (old_value.is_null() || new_value.is_null());
        if (field.type != domain::FieldType::table && !is_open && !(old_value == new_value)) {
            labels += (count == 0 ? "“" : "、“") + field.label + "”";
            if (++count == 3) {
                return labels + "等";
            }
        }
    }
    return labels;
}

bool is_rejected(const std::vector<CellIssue>& issues, std::string_view field) {
    return std::any_of(issues.begin(), issues.end(), [&](const CellIssue& each) {
        // A row without its child is not missing it where a cell of the child was refused.
        return each.issue.level == Level::rejected &&
               (each.issue.field == field || each.issue.field.starts_with(std::string(field) + ".")
               );
    });
}

bool is_told_already(const std::vector<CellIssue>& issues, const Issue& issue) {
    return std::any_of(issues.begin(), issues.end(), [&](const CellIssue& each) {
        return each.issue.code == issue.code && each.issue.field == issue.field;
    });
}

}  // namespace

Outcome outcome_of(const std::vector<CellIssue>& issues) {
    auto outcome = Outcome::accepted;
    for (const auto& each : issues) {
        if (each.issue.level == Level::rejected) {
            return Outcome::rejected;
        }
        if (each.issue.level == Level::warned) {
            outcome = Outcome::warned;
        }
    }
    return outcome;
}

Assembly::Assembly(
    const domain::Schema& schema,
    const domain::Lookup& lookup,
    const std::vector<std::unique_ptr<SheetWork>>& sheets,
    bool keeps_values,
    Report& report
)
    : schema_(schema),
      sheets_(sheets),
      keeps_values_(keeps_values),
      refers_to_itself_(refers_to(schema.fields, schema.key) || looks_before_itself(schema)),
      report_(report),
      entries_(schema, lookup) {}

const Shape& Assembly::shape_of(const RowPlace& place) const {
    return *sheets_[place.sheet]->header.shape;
}

RowReport& Assembly::report_of(const RowPlace& place) {
    return report_.sheets[place.sheet].rows[place.row];
}

void Assembly::tell(const RowPlace& place, Issue issue) {
    auto& row = report_of(place);
    row.issues.push_back(sheets_[place.sheet]->reader->placed(std::move(issue)));
}

Fields Assembly::whole_entry(ReadRow row) const {
    auto entry = std::move(row.parent);
    const auto* table = shape_of({row.sheet, row.place}).table;
    if (table != nullptr && !row.child.empty()) {
        List rows;
        rows.emplace_back(std::move(row.child));
        entry[table->key] = std::move(rows);
    }
    return entry;
}

void Assembly::announce(ReadRow row) {
    if (refers_to_itself_) {
        auto entry = whole_entry(std::move(row));
        auto key = domain::entry_key(schema_, entry);
        entries_.announce(key, entry);
    }
}

// What the rows of one entry have in common: its key, or who it is about. Where the
// person's number is left out, rows that say the same of the person are about one.
std::string Assembly::group_of(const RowPlace& place, const Fields& entry) const {
    if (schema_.identity.empty()) {
        return domain::entry_key(schema_, entry);
    }
    auto group = domain::joined_key(entry, schema_.identity);
    const auto* table = shape_of(place).table;
    if (!group.empty() || table == nullptr) {
        return group.empty() ? domain::entry_key(schema_, entry) : group;
    }
    auto common = entry;
    common.erase(table->key);
    return common.empty() ? "" : codec::write_json(Value(std::move(common)));
}

void Assembly::add(ReadRow row) {
    const RowPlace place{row.sheet, row.place};
    report_of(place).issues = std::exchange(row.issues, {});
    auto entry = whole_entry(std::move(row));
    if (shape_of(place).layout.joins) {
        join(place, entry);
        return;
    }
    auto group = group_of(place, entry);
    check(place, entry, group);
    keep_values(place, entry);
    const bool repeats = is_repetition(place, entry, group);
    if (!repeats && outcome_of(report_of(place).issues) != Outcome::rejected) {
        keep(place, std::move(entry), std::move(group));
    }
}

// A required table that another sheet of the file fills is not missed yet.
bool Assembly::is_awaited(const Shape& shape, const Issue& issue) const {
    const auto* field = domain::find_field(schema_.fields, issue.field);
    return field != nullptr && field->type == domain::FieldType::table && field != shape.table &&
           issue.code == "required-missing" &&
           std::any_of(
               sheets_.begin(),
               sheets_.end(),
               [&](const std::unique_ptr<SheetWork>& sheet) {
                   return sheet && sheet->header.shape->table == field;
               }
           );
}

// What holds of the whole entry is told beside its first row only.
bool Assembly::is_told_of_group(const std::string& group, const Issue& issue) {
    const auto index = entries_.find_group(group);
    return !issue.row && index < entries_.all().size() &&
           std::any_of(
               entries_.at(index).rows.begin(),
               entries_.at(index).rows.end(),
               [&](const RowPlace& place) {
                   return is_told_already(report_of(place).issues, issue);
               }
           );
}

void Assembly::check(const RowPlace& place, Fields& entry, const std::string& group) {
    const auto& shape = shape_of(place);
    const auto lookup =
        entries_.lookup_for(domain::entry_key(schema_, entry), group, entries_.find_group(group));
    Issues issues;
    domain::normalise_entry(schema_, entry, lookup, issues);
    for (auto& issue : check_file_entry(schema_, entry, lookup)) {
        issues.push_back(std::move(issue));
    }
    for (auto& issue : issues) {
        const auto& told = report_of(place).issues;
        const bool is_known = is_rejected(told, issue.field) || is_told_already(told, issue) ||
                              is_told_of_group(group, issue);
        if (!is_known && !is_awaited(shape, issue)) {
            tell(place, std::move(issue));
        }
    }
}

// True where the row says again what an earlier one said, or contradicts it.
bool Assembly::is_repetition(const RowPlace& place, const Fields& entry, const std::string& group) {
    const auto& shape = shape_of(place);
    auto paths = shape.layout.row_key;
    if (paths.empty() && shape.table == nullptr) {
        paths = schema_.entry_key;
    }
    const auto key = domain::joined_key(entry, paths);
    report_of(place).key = key.empty() ? domain::entry_key(schema_, entry) : key;
    const auto found = by_row_key_.find(key);
    if (key.empty() || found == by_row_key_.end()) {
        return false;
    }
    const auto& seen = found->second;
    const auto& earlier = entries_.at(seen.entry);
    auto labels = differing(schema_.fields, earlier.fields, entry, shape.table == nullptr);
    if (shape.table != nullptr) {
        const auto of_child = differing(
            shape.table->children,
            child_at(earlier.fields, shape.table->key, seen.child),
            child_at(entry, shape.table->key, 0),
            true
        );
        labels += (labels.empty() || of_child.empty() ? "" : "、") + of_child;
    }
    const bool is_same = labels.empty() && earlier.group == group;
    const auto& first = report_of(seen.place);
    const auto where =
        seen.place.sheet == place.sheet
            ? fmt::format("第{}行", first.row)
            : fmt::format("工作表“{}”第{}行", report_.sheets[seen.place.sheet].name, first.row);
    if (is_same) {
        const auto what = fmt::format("“{}”与{}完全相同，只保留一条", key, where);
        tell(
            place, make_issue(Level::warned, "duplicate-same", paths.back(), what, "请删除重复的行")
        );
        return true;
    }
    const auto difference = labels.empty() ? "" : "：" + labels + "不一致";
    const auto what = fmt::format("“{}”与{}重复而内容不同{}", key, where, difference);
    const auto* remedy = "请核对哪一行正确，改正编号或者删去错误的行";
    tell(place, make_issue(Level::rejected, "duplicate-key", paths.back(), what, remedy));
    return true;
}

void Assembly::keep_values(const RowPlace& place, const Fields& entry) {
    if (!keeps_values_) {
        return;
    }
    const auto* table = shape_of(place).table;
    auto& values = report_of(place).values;
    for (const auto& [key, value] : entry) {
        if (table == nullptr || key != table->key) {
            values[key] = value;
        }
    }
    if (table != nullptr) {
        for (const auto& [key, value] : child_at(entry, table->key, 0)) {
            values[table->key + "." + key] = value;
        }
    }
}

void Assembly::keep(const RowPlace& place, Fields entry, std::string group) {
    const auto* table = shape_of(place).table;
    auto index = table == nullptr ? entries_.all().size() : entries_.find_group(group);
    const bool has_child = table != nullptr && entry.contains(table->key);
    if (index == entries_.all().size()) {
        FileEntry made;
        made.key = domain::entry_key(schema_, entry);
        made.group = std::move(group);
        made.fields = std::move(entry);
        index = entries_.add(std::move(made));
    } else {
        merge(place, index, std::move(entry));
    }
    auto& kept = entries_.at(index);
    kept.rows.push_back(place);
    std::size_t child = 0;
    if (has_child) {
        auto& children = kept.children[table->key];
        child = children.size();
        children.push_back(place);
    }
    if (!report_of(place).key.empty()) {
        by_row_key_.try_emplace(report_of(place).key, Seen{index, child, place});
    }
}

// Another row of a known entry: its child is added, its other values fill what is empty.
void Assembly::merge(const RowPlace& place, std::size_t index, Fields entry) {
    auto& known = entries_.at(index);
    const auto* table = shape_of(place).table;
    if (const auto labels = differing(schema_.fields, known.fields, entry, false);
        !labels.empty()) {
        const auto first = report_of(known.rows.front()).row;
        const auto what = fmt::format("{}与第{}行同一条目的不同，以前面的为准", labels, first);
        tell(place, make_issue(Level::warned, "group-differs", "", what, "请核对"));
    }
    for (const auto& field : schema_.fields) {
        const auto found = entry.find(field.key);
        if (found != entry.end() && &field != table) {
            known.fields.try_emplace(field.key, std::move(found->second));
        }
    }
    if (entry.contains(table->key)) {
        rows_in(known.fields, table->key)
            .emplace_back(std::move(rows_in(entry, table->key).front()));
    }
    entries_.grew(index);
}

}  // namespace mingjing::tabular
