#pragma once

// An import and its report, as the import wizard reads them. Pure.

#include <string_view>

#include "api/schema_json.h"
#include "api/shape.h"
#include "domain/schema.h"
#include "imports/reports.h"
#include "imports/table.h"

namespace mingjing::api {

// The sums as the row keeps them; of the report only what its sheets are.
[[nodiscard]] Fields to_json(
    const domain::Schema& schema, const imports::Import& import, const imports::Told& told
);
// As one line of a list.
[[nodiscard]] Fields row_json(const imports::Import& import);

struct RowsRequest {
    std::string_view outcome = {};  // "" for all
    std::uint64_t page = 1;
    std::uint64_t page_size = 20;
    Personal personal = Personal::hidden;
};
// {rows, total}
[[nodiscard]] Fields rows_json(
    const domain::Schema& schema, const imports::Told& told, const RowsRequest& request
);

[[nodiscard]] Shape import_shape();
[[nodiscard]] Shape import_row_shape();
[[nodiscard]] Shape imported_row_shape();

}  // namespace mingjing::api
