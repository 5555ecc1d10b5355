// What a section's sheet has no column for is none of its business: another section's
// values stay.

#include "tabular/unsaid.h"

#include <algorithm>

#include "domain/diff.h"
#include "tabular/attachments.h"
#include "tabular/import.h"

namespace mingjing::tabular {
namespace {

using Paths = std::set<std::string, std::less<>>;

Paths said_by(const Report& report, std::size_t entry) {
    Paths said;
    for (const auto index : report.drawn_from[entry]) {
        for (const auto& [header, fields] : report.sheets[index].columns) {
            // A composite column feeds several fields: "a,b,c".
            for (std::size_t begin = 0; begin < fields.size();) {
                const auto end = std::min(fields.find(',', begin), fields.size());
                said.insert(fields.substr(begin, end - begin));
                begin = end + 1;
            }
        }
    }
    return said;
}

void keep(const domain::Field& field, const Fields& known, Fields& entry) {
    if (const auto found = known.find(field.key); found != known.end()) {
        entry.insert_or_assign(field.key, found->second);
    }
}

void keep_in_rows(
    const domain::Field& table,
    const std::string& identity,
    const Paths& said,
    const Fields& known,
    Fields& entry
) {
    const auto found = entry.find(table.key);
    auto* rows = found == entry.end() ? nullptr : std::get_if<List>(&found->second.data);
    if (rows == nullptr) {
        return;
    }
    for (auto& row : *rows) {
        auto* fields = std::get_if<Fields>(&row.data);
        const auto* before =
            fields == nullptr
                ? nullptr
                : row_called(member(known, table.key), identity, member(*fields, identity));
        if (before == nullptr) {
            continue;
        }
        for (const auto& child : table.children) {
            if (!said.contains(table.key + "." + child.key)) {
                keep(child, *before, *fields);
            }
        }
    }
}

}  // namespace

const Fields* row_called(const Value& rows, const std::string& identity, const Value& name) {
    const auto* list = rows.list();
    if (list == nullptr || name.is_null()) {
        return nullptr;
    }
    const auto found = std::find_if(list->begin(), list->end(), [&](const Value& row) {
        return row.fields() != nullptr && member(*row.fields(), identity) == name;
    });
    return found == list->end() ? nullptr : found->fields();
}

Fields with_unsaid(
    const domain::Schema& schema, const Report& report, std::size_t entry, const Fields& known
) {
    auto whole = report.entries[entry];
    if (report.drawn_from[entry].empty()) {
        return with_attachments_of(schema, known, std::move(whole));
    }
    const auto said = said_by(report, entry);
    for (const auto& field : schema.fields) {
        if (said.contains(field.key)) {
            continue;
        }
        const auto first_child = said.lower_bound(field.key + ".");
        const bool has_children =
            first_child != said.end() && first_child->starts_with(field.key + ".");
        if (!has_children) {
            keep(field, known, whole);
        } else if (const auto identity = domain::row_identity(schema, field)) {
            keep_in_rows(field, *identity, said, known, whole);
        }
    }
    return with_attachments_of(schema, known, std::move(whole));
}

}  // namespace mingjing::tabular
