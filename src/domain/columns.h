#pragma once

// The columns a register's lists show: its schema's, but for what every list shows anyway.
// Pure.

#include <cstddef>
#include <vector>

#include "domain/schema.h"

namespace mingjing::domain {

struct Column {
    const Field* field = nullptr;
    std::size_t place = 0;  // in Schema::list, which sort keys follow
};
// Beside the title; the key stands with that already.
[[nodiscard]] std::vector<Column> columns_of(const Schema& schema);

}  // namespace mingjing::domain
