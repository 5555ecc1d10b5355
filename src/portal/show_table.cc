// Child tables. A table nine columns wide cannot be read on a page: its flags, bare numbers,
// files and lines of plain text move, in that order, below each row until the rest fits.

#include <algorithm>
#include <utility>

#include "domain/cell.h"
#include "portal/show.h"

namespace mingjing::portal {

namespace {

using domain::Field;
using domain::FieldType;

struct Column {
    const Field* field;
    std::size_t width;  // characters, as wide as a column would wish to be
    bool is_below = false;
};

constexpr std::size_t kColumnWidthMax = 14;
constexpr std::size_t kTableWidthMax = 46;
constexpr std::size_t kGap = 2;

std::size_t width_of(std::string_view text) {
    constexpr std::size_t kBytesPerHan = 3;
    return (text.size() + kBytesPerHan - 1) / kBytesPerHan;
}

std::vector<Column> columns_of(const Field& table, const List& rows) {
    std::vector<Column> columns;
    for (const auto& field : table.children) {
        std::size_t width = 0;
        for (const auto& row : rows) {
            if (const auto* fields = row.fields()) {
                width = std::max(
                    width, width_of(domain::display_text(field, member(*fields, field.key)))
                );
            }
        }
        if (field.is_open && width > 0) {
            width = std::min(std::max(width, width_of(field.label)), kColumnWidthMax);
            columns.push_back({&field, width + kGap});
        }
    }
    return columns;
}

int rank(const Field& field) {
    switch (field.type) {
        case FieldType::boolean:
            return 0;
        case FieldType::integer:
        case FieldType::decimal:
            return 1;
        case FieldType::attachments:
            return 2;
        case FieldType::text:
            return 3;
        default:
            return 4;
    }
}

void make_fit(std::vector<Column>& columns) {
    std::size_t width = 0;
    for (const auto& column : columns) {
        width += column.width;
    }
    for (int weight = 0; weight < 4; ++weight) {
        for (auto index = columns.size(); index-- > 1 && width > kTableWidthMax;) {
            if (rank(*columns[index].field) == weight) {
                columns[index].is_below = true;
                width -= columns[index].width;
            }
        }
    }
}

}  // namespace

Fields shown_table(Visit& visit, const Field& table, const List& rows, const Shown& shown) {
    auto columns = columns_of(table, rows);
    make_fit(columns);
    List heads;
    std::int64_t span = 0;
    for (const auto& column : columns) {
        if (!column.is_below) {
            heads.emplace_back(Fields{
                {"label", column.field->label}, {"is_number", rank(*column.field) == 1}});
            ++span;
        }
    }
    List lines;
    for (const auto& row : rows) {
        const auto* fields = row.fields();
        if (fields == nullptr) {
            continue;
        }
        List cells;
        List below;
        for (const auto& column : columns) {
            auto value =
                shown_value(visit, *column.field, member(*fields, column.field->key), shown);
            value["is_head"] = &column == columns.data();
            if (!column.is_below) {
                cells.emplace_back(std::move(value));
            } else if (!*member(value, "is_empty").boolean()) {
                below.emplace_back(std::move(value));
            }
        }
        Fields line{{"has_below", !below.empty()}};
        line["cells"] = std::move(cells);
        line["below"] = std::move(below);
        lines.emplace_back(std::move(line));
    }
    Fields view{{"caption", table.label}, {"span", span}};
    view["columns"] = std::move(heads);
    view["rows"] = std::move(lines);
    return view;
}

}  // namespace mingjing::portal
