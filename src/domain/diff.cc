#include "domain/diff.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "domain/characters.h"
#include "domain/entry_key.h"

namespace mingjing::domain {
namespace {

struct Row {
    std::string name;  // what identifies it, with a number where several share it
    const Fields* fields = nullptr;
};

std::vector<Row> rows_of(const Value& table, const std::optional<std::string>& identity) {
    std::vector<Row> rows;
    const auto* list = table.list();
    if (list == nullptr) {
        return rows;
    }
    std::map<std::string, std::size_t> seen;
    for (const auto& each : *list) {
        if (const auto* fields = each.fields()) {
            auto name = identity ? key_part(member(*fields, *identity)) : "";
            const auto count = ++seen[name];
            if (name.empty() || count > 1) {
                name += "第" + std::to_string(count) + "行";
            }
            rows.push_back({std::move(name), fields});
        }
    }
    return rows;
}

const Fields* row_named(const std::vector<Row>& rows, std::string_view name) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.name == name; });
    return found == rows.end() ? nullptr : found->fields;
}

class Comparison {
  public:
    explicit Comparison(const Schema& schema) : schema_(schema) {}

    void compare(const std::vector<Field>& fields, const Fields& before, const Fields& after) {
        for (const auto& field : fields) {
            const auto& old_value = member(before, field.key);
            const auto& new_value = member(after, field.key);
            if (old_value == new_value) {
                continue;
            }
            if (field.type == FieldType::table) {
                compare_rows(field, old_value, new_value);
            } else {
                add(path_ + field.key, label_ + field.label, old_value, new_value);
            }
        }
    }

    std::vector<FieldChange> take() { return std::move(changes_); }

  private:
    void add(std::string path, std::string label, Value before, Value after) {
        changes_.push_back({std::move(path), std::move(label), std::move(before), std::move(after)}
        );
    }

    void compare_rows(const Field& table, const Value& before, const Value& after) {
        const auto identity = row_identity(schema_, table);
        const auto old_rows = rows_of(before, identity);
        const auto new_rows = rows_of(after, identity);
        for (const auto& row : old_rows) {
            const auto title = table.label + "（" + row.name + "）";
            if (const auto* other = row_named(new_rows, row.name)) {
                const auto outer = std::pair{path_, label_};
                path_ += table.key + ".";
                label_ += title + "· ";
                compare(table.children, *row.fields, *other);
                std::tie(path_, label_) = outer;
            } else {
                add(path_ + table.key, label_ + title, *row.fields, nullptr);
            }
        }
        for (const auto& row : new_rows) {
            if (row_named(old_rows, row.name) == nullptr) {
                add(path_ + table.key,
                    label_ + table.label + "（" + row.name + "）",
                    nullptr,
                    *row.fields);
            }
        }
    }

    const Schema& schema_;
    std::vector<FieldChange> changes_;
    std::string path_;
    std::string label_;
};

}  // namespace

std::optional<std::string> row_identity(const Schema& schema, const Field& table) {
    const auto prefix = table.key + ".";
    for (const auto& sheet : schema.sheets) {
        for (const auto& key : sheet.row_key) {
            if (key.starts_with(prefix)) {
                return key.substr(prefix.size());
            }
        }
    }
    const auto found =
        std::find_if(table.children.begin(), table.children.end(), [](const Field& field) {
            return field.need == Need::required && field.type != FieldType::attachments;
        });
    return found == table.children.end() ? std::nullopt : std::optional(found->key);
}

std::vector<FieldChange> diff(const Schema& schema, const Fields& before, const Fields& after) {
    Comparison comparison(schema);
    comparison.compare(schema.fields, before, after);
    return comparison.take();
}

}  // namespace mingjing::domain
