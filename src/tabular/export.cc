// A register as a file that comes home unchanged: columns bear the schema's labels, a
// table's rows stand in the rows where the register's own sheets have them so, otherwise
// on a sheet of their own that names the entry by its key.

#include <algorithm>
#include <set>

#include "codec/canonical.h"
#include "domain/cell.h"
#include "sheet/writer.h"
#include "tabular/header_text.h"
#include "tabular/import.h"
#include "tabular/json_entries.h"

namespace mingjing::tabular {
namespace {

using domain::Field;
using domain::FieldType;
using domain::Schema;

constexpr double kShort = 16;
constexpr double kMiddle = 28;
constexpr double kLong = 48;

double width_of(FieldType type) {
    switch (type) {
        case FieldType::long_text:
        case FieldType::citations:
        case FieldType::table:
            return kLong;
        case FieldType::text:
        case FieldType::list:
        case FieldType::references:
        case FieldType::duration:
        case FieldType::condition:
            return kMiddle;
        default:
            return kShort;
    }
}

bool is_exported(const Field& field, bool open_fields_only) {
    return field.is_open || !open_fields_only;
}

std::vector<const Field*> exported(const std::vector<Field>& fields, bool open_fields_only) {
    std::vector<const Field*> chosen;
    for (const auto& field : fields) {
        if (is_exported(field, open_fields_only)) {
            chosen.push_back(&field);
        }
    }
    return chosen;
}

std::string cell_of(const Field& field, const Value& value) {
    if (field.type == FieldType::table) {
        const auto* rows = value.list();
        return rows == nullptr || rows->empty() ? "" : codec::write_json(value);
    }
    return domain::cell_text(field, value);
}

// The table whose rows are the main sheet's rows; null where each row is an entry.
const Field* row_table(const Schema& schema) {
    for (const auto& layout : schema.sheets) {
        if (!layout.joins) {
            return layout.rows.empty() ? nullptr : domain::find_field(schema.fields, layout.rows);
        }
    }
    return nullptr;
}

const Field* first_table(const Schema& schema) {
    for (const auto& field : schema.fields) {
        if (field.type == FieldType::table) {
            return &field;
        }
    }
    return nullptr;
}

const List& rows_of(const Fields& entry, const Field& table) {
    static const List none;
    const auto* rows = member(entry, table.key).list();
    return rows == nullptr ? none : *rows;
}

class Exporter {
  public:
    Exporter(const Schema& schema, bool open_fields_only)
        : schema_(schema), open_fields_only_(open_fields_only) {}

    // `rows` says which table's rows are the sheet's rows; other tables become one cell
    // where `with_tables`.
    [[nodiscard]] sheet::OutSheet main_sheet(
        const std::vector<Fields>& entries, const Field* rows, bool with_tables
    ) const {
        sheet::OutSheet out;
        out.name = schema_.name;
        out.title = schema_.name;
        std::vector<const Field*> parents;
        for (const auto* field : exported(schema_.fields, open_fields_only_)) {
            if (field->type != FieldType::table || (with_tables && field != rows)) {
                parents.push_back(field);
                out.columns.push_back({field->label, width_of(field->type)});
            }
        }
        const auto children = rows == nullptr ? std::vector<const Field*>{}
                                              : exported(rows->children, open_fields_only_);
        for (const auto* child : children) {
            out.columns.push_back({child_label(*rows, *child), width_of(child->type)});
        }
        for (const auto& entry : entries) {
            std::vector<sheet::OutCell> common;
            common.reserve(parents.size());
            for (const auto* field : parents) {
                common.push_back({cell_of(*field, member(entry, field->key))});
            }
            add_rows(out, common, rows, children, entry);
        }
        return out;
    }

    // A table on its own sheet, each row led by the entry's key.
    [[nodiscard]] sheet::OutSheet table_sheet(
        const std::vector<Fields>& entries, const Field& table
    ) const {
        sheet::OutSheet out;
        out.name = table.label;
        out.title = schema_.name + "：" + table.label;
        std::vector<const Field*> keys;
        for (const auto& key : schema_.entry_key) {
            if (const auto* field = domain::find_field(schema_.fields, key)) {
                keys.push_back(field);
                out.columns.push_back({field->label, width_of(field->type)});
            }
        }
        const auto children = exported(table.children, open_fields_only_);
        for (const auto* child : children) {
            out.columns.push_back({child_label(table, *child), width_of(child->type)});
        }
        for (const auto& entry : entries) {
            std::vector<sheet::OutCell> common;
            common.reserve(keys.size());
            for (const auto* field : keys) {
                common.push_back({cell_of(*field, member(entry, field->key))});
            }
            if (!rows_of(entry, table).empty()) {
                add_rows(out, common, &table, children, entry);
            }
        }
        return out;
    }

  private:
    // The child's own label, led by the table's where a field of the entry is called so too.
    [[nodiscard]] std::string child_label(const Field& table, const Field& child) const {
        const auto key = header_key(child.label);
        const auto is_called_so = [&](const Field& field) {
            const auto same = [&](const std::string& header) { return header_key(header) == key; };
            return same(field.label) ||
                   std::any_of(field.headers.begin(), field.headers.end(), same);
        };
        const bool is_ambiguous =
            std::any_of(schema_.fields.begin(), schema_.fields.end(), is_called_so);
        return is_ambiguous ? table.label + "/" + child.label : child.label;
    }

    static void add_rows(
        sheet::OutSheet& out,
        const std::vector<sheet::OutCell>& common,
        const Field* table,
        const std::vector<const Field*>& children,
        const Fields& entry
    ) {
        static const List one_empty{Fields{}};
        const auto& rows =
            table == nullptr || rows_of(entry, *table).empty() ? one_empty : rows_of(entry, *table);
        for (const auto& row : rows) {
            auto cells = common;
            for (const auto* child : children) {
                const auto* fields = row.fields();
                cells.push_back(
                    {fields == nullptr || fields->empty()
                         ? ""
                         : cell_of(*child, member(*fields, child->key))}
                );
            }
            out.rows.push_back(std::move(cells));
        }
    }

    const Schema& schema_;
    bool open_fields_only_;
};

Fields open_only(const std::vector<Field>& fields, const Fields& entry) {
    Fields open;
    for (const auto& field : fields) {
        const auto& value = member(entry, field.key);
        if (!field.is_open || value.is_null()) {
            continue;
        }
        if (const auto* rows = value.list(); rows != nullptr && field.type == FieldType::table) {
            List kept;
            for (const auto& row : *rows) {
                kept.emplace_back(
                    row.fields() == nullptr ? Fields{} : open_only(field.children, *row.fields())
                );
            }
            open[field.key] = std::move(kept);
        } else {
            open[field.key] = value;
        }
    }
    return open;
}

}  // namespace

std::string export_register(
    const Schema& schema,
    const std::vector<Fields>& entries,
    ExportFormat format,
    bool open_fields_only
) {
    const Exporter exporter(schema, open_fields_only);
    switch (format) {
        case ExportFormat::json: {
            if (!open_fields_only) {
                return write_entries_json(schema, entries);
            }
            std::vector<Fields> open;
            open.reserve(entries.size());
            for (const auto& entry : entries) {
                open.push_back(open_only(schema.fields, entry));
            }
            return write_entries_json(schema, open);
        }
        case ExportFormat::csv: {
            const auto* table = row_table(schema);
            return sheet::write_csv(
                exporter.main_sheet(entries, table == nullptr ? first_table(schema) : table, true)
            );
        }
        case ExportFormat::xlsx:
            break;
    }
    const auto* rows = row_table(schema);
    std::vector<sheet::OutSheet> sheets{exporter.main_sheet(entries, rows, false)};
    for (const auto& field : schema.fields) {
        if (field.type == FieldType::table && &field != rows &&
            is_exported(field, open_fields_only)) {
            sheets.push_back(exporter.table_sheet(entries, field));
        }
    }
    return sheet::write_xlsx(sheets);
}

}  // namespace mingjing::tabular
