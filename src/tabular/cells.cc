#include "tabular/cells.h"

#include <algorithm>
#include <charconv>

#include "codec/canonical.h"
#include "domain/characters.h"
#include "domain/width.h"

namespace mingjing::tabular {
namespace {

constexpr std::size_t kMendedCharactersMax = 4000;  // as long as any field may be
constexpr std::size_t kKnownTextBytes = 96;
constexpr std::size_t kKnownMax = 20000;
constexpr std::size_t kPatternTextBytes = 4000;  // std::regex recurses on what it reads
constexpr std::int64_t kDaysFrom1900To1904 = 1462;

domain::CellHints hints_of(const sheet::SheetCell& cell, bool is_1904) {
    domain::CellHints hints;
    hints.is_number = cell.is_number;
    hints.is_date = cell.is_date;
    hints.is_formula = cell.is_formula;
    hints.is_rich_text = cell.is_rich_text;
    hints.date_base = is_1904 ? kDaysFrom1900To1904 : 0;
    if (cell.is_error) {
        hints.error = cell.text.empty() ? "空（未计算）" : cell.text;
    }
    return hints;
}

// A list or map of a table's rows, as an export writes it into one cell.
domain::Parsed parse_rows(const domain::Field& field, std::string_view text) {
    domain::Parsed parsed;
    const auto trimmed = domain::trim(text);
    if (trimmed.empty()) {
        return parsed;
    }
    auto value = codec::parse_json(trimmed);
    if (value && value->list() != nullptr) {
        parsed.value = std::move(*value);
        return parsed;
    }
    domain::Issue issue;
    issue.level = domain::Level::warned;
    issue.code = "table-not-read";
    issue.field = field.key;
    issue.what = "“" + field.label + "”应当另表填写，一格内的文字未导入";
    issue.remedy = "请把“" + field.label + "”逐行填入单独的工作表";
    parsed.issues.push_back(std::move(issue));
    return parsed;
}

bool is_blank(const domain::ConditionPart& part) {
    const auto is_mark = [](const std::string& text) {
        const auto plain = domain::without_spaces(text);
        return plain.empty() || plain == "/" || plain == "-" || plain == "—" || plain == "——" ||
               plain == "无";
    };
    return is_mark(part.measure) && is_mark(part.comparison) && is_mark(part.value);
}

// 2 under 罚款上限（万元） is 20000, 20 under 办理期限（工作日） so many working days.
bool counts_in_header(
    const MappedColumn& column, const domain::Field& field, const sheet::SheetCell& cell
) {
    const auto text = domain::fold_width(domain::trim(cell.text));
    if (column.unit.empty() || cell.is_date || text.empty() ||
        text.find_first_not_of("0123456789.,") != std::string::npos) {
        return false;
    }
    const bool is_money = column.unit.ends_with("元");
    switch (field.type) {
        case domain::FieldType::integer:
        case domain::FieldType::decimal:
            return is_money && column.unit != (field.unit.empty() ? "元" : field.unit);
        case domain::FieldType::duration:
            return !is_money && column.unit != "%";
        case domain::FieldType::ratio:
            return column.unit == "%";
        default:
            return false;
    }
}

}  // namespace

struct RowReader::Conditions {
    struct Parts {
        std::map<int, domain::ConditionPart> parts;
        std::string relation;
        std::string error;
        std::map<std::string, const MappedColumn*> columns;  // by part
    };
    std::map<std::string, Parts> by_field;
};

RowReader::RowReader(const HeaderMatch& header, const domain::Vocabulary& vocabulary, bool is_1904)
    : header_(header), vocabulary_(vocabulary), is_1904_(is_1904) {}

ReadRow RowReader::read(const sheet::SheetRow& filled) {
    ReadRow row;
    Conditions conditions;
    auto column = header_.columns.begin();
    for (const auto& cell : filled.cells) {
        while (column != header_.columns.end() && column->column < cell.column) {
            ++column;
        }
        if (column == header_.columns.end()) {
            break;
        }
        if (column->column == cell.column && column->is_mapped()) {
            read_cell(*column, cell, row, conditions);
        }
    }
    read_conditions(conditions, row);
    return row;
}

void RowReader::read_cell(
    const MappedColumn& column, const sheet::SheetCell& cell, ReadRow& row, Conditions& conditions
) {
    const auto* composite = column.target.composite;
    if (composite == nullptr) {
        read_field(column, column.target, cell, row);
        return;
    }
    if (composite->condition_part.empty()) {
        if (!read_composite(column, cell, row) && column.target.field != nullptr) {
            read_field(column, {column.target.field, column.target.is_child, nullptr}, cell, row);
        }
        return;
    }
    auto& into = conditions.by_field[composite->fields.front()];
    const auto& part = composite->condition_part;
    into.columns[part] = &column;
    if (cell.is_error) {
        into.error = cell.text;
    }
    if (part == "relation") {
        into.relation = domain::trim(cell.text);
        return;
    }
    const auto dot = part.find('.');
    int number = 0;
    std::from_chars(part.data(), part.data() + std::min(dot, part.size()), number);
    const auto name = part.substr(dot + 1);
    auto& condition = into.parts[number];
    auto& text = name == "measure"      ? condition.measure
                 : name == "comparison" ? condition.comparison
                 : name == "value"      ? condition.value
                                        : condition.unit;
    text = domain::trim(cell.text);
}

void RowReader::read_conditions(const Conditions& conditions, ReadRow& row) const {
    for (const auto& [key, written] : conditions.by_field) {
        const auto* field = domain::find_field(header_.shape->schema->fields, key);
        std::vector<domain::ConditionPart> parts;
        for (const auto& [number, part] : written.parts) {
            if (!is_blank(part)) {
                parts.push_back(part);
            }
        }
        if (field == nullptr || parts.empty()) {
            continue;
        }
        const auto value_column = written.columns.find("1.value");
        const auto& column = value_column == written.columns.end()
                                 ? *written.columns.begin()->second
                                 : *value_column->second;
        domain::Parsed parsed;
        if (written.error.empty()) {
            parsed = domain::parse_condition(*field, parts, written.relation);
        } else {
            parsed = domain::parse_cell(*field, "", {.error = written.error}, vocabulary_);
        }
        take(column, {field, false, nullptr}, parsed, parts.front().value, row);
    }
}

// False where the pattern does not match.
bool RowReader::read_composite(
    const MappedColumn& column, const sheet::SheetCell& cell, ReadRow& row
) {
    const auto& composite = *column.target.composite;
    if (cell.text.size() > kPatternTextBytes || cell.is_error) {
        return false;
    }
    const auto& pattern = patterns_.try_emplace(&composite, composite.pattern).first->second;
    const auto text = domain::fold_width(cell.text);
    std::smatch groups;
    if (!std::regex_search(text, groups, pattern)) {
        if (column.target.field == nullptr && !domain::trim(text).empty()) {
            CellIssue issue;
            issue.issue.level = domain::Level::warned;
            issue.issue.code = "not-understood";
            issue.issue.field = composite.fields.front();
            issue.issue.what =
                "“" + domain::cut(text, kShownCharacters) + "”未能拆分成各项，未导入";
            issue.issue.remedy = "请按各项分列填写";
            row.issues.push_back(placed(std::move(issue.issue)));
        }
        return false;
    }
    for (std::size_t i = 0; i < composite.fields.size() && i + 1 < groups.size(); ++i) {
        const auto* field = domain::find_field(header_.shape->schema->fields, composite.fields[i]);
        if (field == nullptr || !groups[i + 1].matched) {
            continue;
        }
        sheet::SheetCell part;
        part.text = groups[i + 1].str();
        const Target target{field, false, nullptr};
        take(column, target, parse(target, part), part.text, row);
    }
    return true;
}

void RowReader::read_field(
    const MappedColumn& column, const Target& target, const sheet::SheetCell& cell, ReadRow& row
) {
    if (counts_in_header(column, *target.field, cell)) {
        auto counted = cell;
        counted.text += column.unit;
        counted.is_number = false;
        take(column, target, parse(target, counted), cell.text, row);
        return;
    }
    take(column, target, parse(target, cell), cell.text, row);
}

const domain::Parsed& RowReader::parse(const Target& target, const sheet::SheetCell& cell) {
    const auto make = [&] {
        return target.field->type == domain::FieldType::table
                   ? parse_rows(*target.field, cell.text)
                   : domain::parse_cell(
                         *target.field, cell.text, hints_of(cell, is_1904_), vocabulary_
                     );
    };
    if (cell.text.size() > kKnownTextBytes || known_.size() >= kKnownMax) {
        return last_ = make();
    }
    auto key = header_.shape->path(target) + '\0' + cell.text + '\0';
    for (const bool hint :
         {cell.is_number, cell.is_date, cell.is_formula, cell.is_rich_text, cell.is_error}) {
        key += hint ? '1' : '0';
    }
    const auto found = known_.find(key);
    return found != known_.end() ? found->second
                                 : known_.emplace(std::move(key), make()).first->second;
}

void RowReader::take(
    const MappedColumn& column,
    const Target& target,
    const domain::Parsed& parsed,
    std::string_view text,
    ReadRow& row
) const {
    // A boolean said not to apply (/) is remembered until empty cells of its column are judged.
    const bool is_said_null =
        target.field->type == domain::FieldType::boolean && !domain::trim(text).empty();
    if (!parsed.value.is_null() || is_said_null) {
        (target.is_child ? row.child : row.parent).try_emplace(target.field->key, parsed.value);
    }
    for (const auto& issue : parsed.issues) {
        CellIssue told{
            issue,
            sheet::column_name(column.column),
            column.header,
            domain::cut(domain::trim(text), kMendedCharactersMax)};
        if (target.is_child) {
            told.issue.field = header_.shape->path(target);
        }
        row.issues.push_back(std::move(told));
    }
}

CellIssue RowReader::placed(domain::Issue issue) const {
    CellIssue placed{std::move(issue), "", "", ""};
    const auto feeds = [&](const MappedColumn& column) {
        const auto* composite = column.target.composite;
        return (column.target.field != nullptr &&
                header_.shape->path(column.target) == placed.issue.field) ||
               (composite != nullptr &&
                std::find(composite->fields.begin(), composite->fields.end(), placed.issue.field) !=
                    composite->fields.end());
    };
    const auto found = std::find_if(header_.columns.begin(), header_.columns.end(), feeds);
    if (found != header_.columns.end() && !placed.issue.field.empty()) {
        placed.column = sheet::column_name(found->column);
        placed.header = found->header;
    }
    return placed;
}

}  // namespace mingjing::tabular
