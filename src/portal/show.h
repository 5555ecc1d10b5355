#pragma once

// From a register's schema and an entry's content to what a template can lay out: short
// facts in a table, law articles, prose, numbered lists and child tables each in a section
// of their own. No register has a layout of its own. Only open fields are shown.

#include <string>
#include <vector>

#include "base/value.h"
#include "domain/schema.h"
#include "portal/visit.h"
#include "query/registers.h"

namespace mingjing::portal {

// The entry shown, and as of when: where its values lead follows from both.
struct Shown {
    const query::Moment& moment;
    std::string url;  // of the entry
};

// What the public calls a field: of a text shown in an internal one's place, that one's label.
[[nodiscard]] const std::string& public_label(
    const domain::Schema& schema, const domain::Field& field
);

// {items: [{text, url, digest}], is_list, is_lines, is_number, is_empty}
[[nodiscard]] Fields shown_value(
    Visit& visit, const domain::Field& field, const Value& value, const Shown& shown
);
// The value in one line of text.
[[nodiscard]] std::string plain_value(const domain::Field& field, const Value& value);

// {facts: [{label, value...}], sections: [{id, title, is_basis|is_prose|is_steps|is_table...}]}
[[nodiscard]] Fields shown_content(
    Visit& visit, const domain::Schema& schema, const Fields& content, const Shown& shown
);

// A child table: {columns, rows, has_more}; columns that would crowd it go into a line below
// each row.
[[nodiscard]] Fields shown_table(
    Visit& visit, const domain::Field& table, const List& rows, const Shown& shown
);

}  // namespace mingjing::portal
