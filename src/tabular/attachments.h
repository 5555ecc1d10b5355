#pragma once

// A section's file cannot bring an attachment: what it says of one is passed over, what the
// office has stays, and that none came with the file is no fault of it. Private to tabular.

#include "domain/issue.h"
#include "domain/rules.h"
#include "domain/schema.h"

namespace mingjing::tabular {

// domain::check_entry, without what only the finished entry must answer for.
[[nodiscard]] domain::Issues check_file_entry(
    const domain::Schema& schema, const Fields& entry, const domain::Lookup& lookup
);
[[nodiscard]] Fields without_attachments(const domain::Schema& schema, Fields entry);
// Those of `known` in their places; of a table's rows, found again by what identifies them.
[[nodiscard]] Fields with_attachments_of(
    const domain::Schema& schema, const Fields& known, Fields entry
);

}  // namespace mingjing::tabular
