#include "api/import_json.h"

#include <algorithm>

#include "api/masking.h"
#include "api/schema_json.h"

namespace mingjing::api {

namespace {

using imports::EntryEffect;
using tabular::Outcome;

std::string_view outcome_word(Outcome outcome) {
    switch (outcome) {
        case Outcome::accepted:
            return "accepted";
        case Outcome::warned:
            return "warned";
        case Outcome::rejected:
            return "rejected";
    }
    return {};
}

std::string_view effect_word(EntryEffect::Kind kind) {
    switch (kind) {
        case EntryEffect::Kind::created:
            return "created";
        case EntryEffect::Kind::changed:
            return "changed";
        case EntryEffect::Kind::unchanged:
            return "unchanged";
        case EntryEffect::Kind::refused:
            return "none";
    }
    return {};
}

// Of "a,b", which one column feeds, both labels.
std::string labels_of(const domain::Schema& schema, std::string_view fields) {
    std::string labels;
    while (!fields.empty()) {
        const auto end = std::min(fields.find(','), fields.size());
        if (const auto* field = domain::find_field(schema.fields, fields.substr(0, end))) {
            labels += (labels.empty() ? "" : "、") + field->label;
        }
        fields.remove_prefix(std::min(end + 1, fields.size()));
    }
    return labels;
}

Fields sheet_json(const domain::Schema& schema, const tabular::SheetReport& sheet) {
    List columns;
    for (const auto& [header, field] : sheet.columns) {
        columns.emplace_back(Fields{
            {"header", header}, {"field", field}, {"label", labels_of(schema, field)}});
    }
    return {
        {"name", sheet.name},
        {"is_data", sheet.is_data},
        {"why_ignored", sheet.why_ignored},
        {"rows", static_cast<std::int64_t>(sheet.rows.size())},
        {"columns", std::move(columns)},
    };
}

Fields issue_json(const domain::Schema& schema, const tabular::CellIssue& cell, Personal personal) {
    auto body = to_json(cell.issue);
    body.erase("row");  // which child of the entry; the sheet's row stands beside
    body.emplace("column", cell.column);
    body.emplace("header", cell.header);
    body.emplace("text", cell.text);
    const auto* field = domain::find_field(schema.fields, cell.issue.field);
    if (personal == Personal::hidden && field != nullptr && field->is_personal) {
        body.insert_or_assign("text", kHidden);
        body.insert_or_assign("what", field->label + "有问题，内容是个人信息，已隐藏");
    }
    return body;
}

std::vector<Property> summary() {
    const auto word = shape::text(400);
    const auto count = shape::whole(0, 1'000'000'000);
    return {
        {"id", word},
        {"file", word},
        {"uploaded_by_name", word},
        {"uploaded_at", word},
        {"state", shape::choice({"read", "refused", "drafted"})},
        {"accepted", count},
        {"warned", count},
        {"rejected", count},
    };
}

}  // namespace

Fields row_json(const imports::Import& import) {
    return {
        {"id", import.id},
        {"file", import.file},
        {"uploaded_by_name", import.uploaded_by_name},
        {"uploaded_at", import.uploaded_at},
        {"state", imports::state_word(import.state)},
        {"accepted", import.accepted},
        {"warned", import.warned},
        {"rejected", import.rejected},
    };
}

Fields to_json(
    const domain::Schema& schema, const imports::Import& import, const imports::Told& told
) {
    auto body = row_json(import);
    List sheets;
    for (const auto& sheet : told.sheets) {
        sheets.emplace_back(sheet_json(schema, sheet));
    }
    body.emplace("register", import.register_key);
    body.emplace("unit", import.unit);
    body.emplace("refusal", import.refusal);
    body.emplace("refusal_next", import.refusal_next);
    body.emplace("sheets", std::move(sheets));
    body.emplace("created", import.created);
    body.emplace("changed", import.changed);
    body.emplace("unchanged", import.unchanged);
    body.emplace("cells", static_cast<std::int64_t>(import.cells.size()));
    return body;
}

Fields rows_json(
    const domain::Schema& schema, const imports::Told& told, const RowsRequest& request
) {
    const auto first = (std::max<std::uint64_t>(request.page, 1) - 1) * request.page_size;
    std::uint64_t total = 0;
    List rows;
    for (std::size_t s = 0; s < told.sheets.size(); ++s) {
        const auto& sheet = told.sheets[s];
        for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
            const auto& row = sheet.rows[r];
            if (!request.outcome.empty() && outcome_word(row.outcome) != request.outcome) {
                continue;
            }
            const auto at = total++;
            if (at < first || at >= first + request.page_size) {
                continue;
            }
            List issues;
            for (const auto& issue : row.issues) {
                issues.emplace_back(issue_json(schema, issue, request.personal));
            }
            const bool is_kept = row.outcome != Outcome::rejected;
            rows.emplace_back(Fields{
                {"sheet", sheet.name},
                {"row", std::int64_t{row.row}},
                {"outcome", outcome_word(row.outcome)},
                {"key", row.key},
                {"effect", is_kept ? effect_word(told.effects[s][r]) : "none"},
                {"issues", std::move(issues)}});
        }
    }
    return {{"rows", std::move(rows)}, {"total", static_cast<std::int64_t>(total)}};
}

Shape import_row_shape() {
    return shape::object(summary());
}

Shape import_shape() {
    const auto word = shape::text(400);
    const auto sentence = shape::text(2000);
    const auto count = shape::whole(0, 1'000'000'000);
    auto properties = summary();
    const auto column = shape::object({{"header", sentence}, {"field", word}, {"label", word}});
    const auto sheet = shape::object(
        {{"name", word},
         {"is_data", shape::flag()},
         {"why_ignored", sentence},
         {"rows", count},
         {"columns", shape::list(column)}}
    );
    for (const auto& property : std::vector<Property>{
             {"register", word},
             {"unit", word},
             {"refusal", sentence},
             {"refusal_next", sentence},
             {"sheets", shape::list(sheet)},
             {"created", count},
             {"changed", count},
             {"unchanged", count},
             {"cells", count}}) {
        properties.push_back(property);
    }
    return shape::object(properties);
}

Shape imported_row_shape() {
    const auto word = shape::text(400);
    const auto sentence = shape::text(2000);
    const auto issue = shape::object(
        {{"level", shape::choice({"normalised", "warned", "rejected"})},
         {"code", word},
         {"field", word},
         {"column", word},
         {"header", sentence},
         {"text", shape::text(4001)},
         {"what", sentence},
         {"remedy", sentence},
         {"article", sentence},
         {"rule", word}}
    );
    return shape::object(
        {{"sheet", word},
         {"row", shape::whole(1, 10'000'000)},
         {"outcome", shape::choice({"accepted", "warned", "rejected"})},
         {"key", word},
         {"effect", shape::choice({"created", "changed", "unchanged", "none"})},
         {"issues", shape::list(issue)}}
    );
}

}  // namespace mingjing::api
