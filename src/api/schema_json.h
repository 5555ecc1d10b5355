#pragma once

// A register's schema and what a check says, as the workbench's forms read them. Pure.

#include "api/shape.h"
#include "domain/issue.h"
#include "domain/schema.h"

namespace mingjing::api {

[[nodiscard]] Fields to_json(const domain::Schema& schema);
[[nodiscard]] Fields to_json(const domain::Issue& issue);
[[nodiscard]] Shape schema_shape();
[[nodiscard]] Shape field_shape();
[[nodiscard]] Shape issue_shape();

}  // namespace mingjing::api
