#pragma once

// One item of a register's `fields`, its choices and the children of a table.

#include <string>
#include <vector>

#include "definitions/register_loader.h"
#include "definitions/section.h"
#include "domain/schema.h"

namespace mingjing::definitions {

// The fields under `key` of `parent`; `path` is "" or "table." for a table's children.
[[nodiscard]] std::vector<domain::Field> load_fields(
    Section& parent, const std::string& path, std::vector<Reference>& references
);

}  // namespace mingjing::definitions
