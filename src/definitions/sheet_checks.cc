#include "definitions/sheet_checks.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "definitions/register_checks.h"

namespace mingjing::definitions {

namespace {

using domain::Field;
using domain::Schema;
using domain::SheetLayout;
using Owners = std::map<std::string, std::string, std::less<>>;  // header -> field

std::string without_spaces(std::string_view text) {
    std::string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept), [](char letter) {
        return letter != ' ' && letter != '\n' && letter != '\t';
    });
    return kept;
}

// One header, one field: the same words over two columns could go to either.
void claim_headers(
    Owners& owners, const std::vector<Field>& fields, const std::string& path, Section& section
) {
    for (const Field& field : fields) {
        std::set<std::string> own{without_spaces(field.label)};
        for (const std::string& word : field.headers) {
            own.insert(without_spaces(word));
        }
        for (const std::string& word : own) {
            const auto [owner, is_new] = owners.emplace(word, path + field.key);
            if (!is_new && owner->second != path + field.key) {
                section.problems().add(
                    section.line_of_item(
                        "fields", path.empty() ? field.key : path.substr(0, path.size() - 1)
                    ),
                    fmt::format(
                        "表头“{}”同时属于“{}”和“{}{}”", word, owner->second, path, field.key
                    )
                );
            }
        }
    }
}

void check_paths(const std::vector<std::string>& paths, const Schema& schema, Section& section) {
    for (const std::string& path : paths) {
        if (domain::find_field(schema.fields, path) == nullptr) {
            section.problem("sheets", fmt::format("“sheets”里的“{}”不是本清单的字段", path));
        }
    }
}

const Field* rows_of(const SheetLayout& sheet, const Schema& schema, Section& section) {
    if (sheet.rows.empty()) {
        return nullptr;
    }
    const Field* table = domain::find_field(schema.fields, sheet.rows);
    if (table == nullptr || table->type != domain::FieldType::table) {
        section.problem("sheets", fmt::format("表样的“rows: {}”不是子表字段", sheet.rows));
        return nullptr;
    }
    return table;
}

}  // namespace

void check_sheets(const Schema& schema, Section& section) {
    for (const SheetLayout& sheet : schema.sheets) {
        check_paths(sheet.row_key, schema, section);
        for (const auto& composite : sheet.composites) {
            check_paths(composite.fields, schema, section);
        }
    }
    Owners owners;
    claim_headers(owners, schema.fields, {}, section);
    for (const SheetLayout& sheet : schema.sheets) {
        const Field* table = rows_of(sheet, schema, section);
        if (table != nullptr && !sheet.joins) {
            claim_headers(owners, table->children, table->key + ".", section);
        }
    }
}

}  // namespace mingjing::definitions
