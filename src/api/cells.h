#pragma once

// A register's own columns in the lists of the office: what stands in them, which of them a
// list is sorted and filtered by. Of a personal field nothing is told, not even an order.
// Pure.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "api/call.h"
#include "api/shape.h"
#include "base/value.h"
#include "domain/schema.h"
#include "query/office.h"

namespace mingjing::api {

// Field key -> text as people read it, personal values hidden.
[[nodiscard]] Fields cells_json(const domain::Schema& schema, const Fields& content);
[[nodiscard]] Shape cells_shape();

// {key, label, is_sortable} each.
[[nodiscard]] List columns_json(const domain::Schema& schema);
[[nodiscard]] Shape column_shape();
// Fields a list is filtered by.
[[nodiscard]] List filters_json(const domain::Schema& schema);

// ?sort= as the query takes it: a column of the register by its place, or an order every list
// has. "" for any other, which might order by what is hidden.
[[nodiscard]] std::string sort_asked(const domain::Schema& schema, std::string_view sort);
[[nodiscard]] std::string order_asked(std::string_view sort);
// Every ?filter=field:value; BadInput where the register has no such filter.
[[nodiscard]] Parameter filter_parameter();
[[nodiscard]] tl::expected<std::vector<query::FieldFilter>, Problem> filters_asked(
    const Call& call, const domain::Schema& schema
);

}  // namespace mingjing::api
