#pragma once

// The rows of what the office has, found again for the rows of a file. Private to tabular.

#include <string>

#include "base/value.h"

namespace mingjing::tabular {

// The row whose `identity` is `name`; null where there is none.
[[nodiscard]] const Fields* row_called(
    const Value& rows, const std::string& identity, const Value& name
);

}  // namespace mingjing::tabular
