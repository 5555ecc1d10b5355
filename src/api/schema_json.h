#pragma once

// A register's schema and what a check says, as the workbench's forms read them. Pure.

#include <cstdint>

#include "api/shape.h"
#include "domain/issue.h"
#include "domain/schema.h"

namespace mingjing::api {

[[nodiscard]] Fields to_json(const domain::Schema& schema);
enum class Personal : std::uint8_t { shown, hidden };
// Hidden: without what it quotes where it is about a personal value.
[[nodiscard]] Fields to_json(
    const domain::Schema& schema, const domain::Issue& issue, Personal personal
);
[[nodiscard]] Shape schema_shape();
[[nodiscard]] Shape field_shape();
[[nodiscard]] Shape issue_shape();

}  // namespace mingjing::api
