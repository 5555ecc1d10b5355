#pragma once

// A found page of a register as its template lays it out: filters with counts, columns with
// their sort links, rows. Columns and filters come from the schema.

#include "base/value.h"
#include "portal/list_address.h"
#include "portal/visit.h"
#include "query/registers.h"

namespace mingjing::portal {

// {total, is_empty, is_filtered, clear_url, query, tabs, selects, hidden, columns, rows}
[[nodiscard]] Fields list_view(
    Visit& visit,
    const domain::Schema& schema,
    const ListAddress& address,
    const query::ListPage& found
);

}  // namespace mingjing::portal
