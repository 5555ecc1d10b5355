#pragma once

// What must hold within one register once every part is read: names that resolve, headers
// that cannot be confused, nothing personal in a key, nothing internal on a public list.

#include "definitions/section.h"
#include "domain/schema.h"

namespace mingjing::definitions {

void check_register(const domain::Schema& schema, Section& section);

// The field at "key" or "table.key"; null where there is none.
[[nodiscard]] const domain::Field* field_at(
    const std::vector<domain::Field>& fields, std::string_view path
);

}  // namespace mingjing::definitions
