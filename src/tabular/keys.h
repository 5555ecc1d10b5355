#pragma once

// Texts that identify an entry, a person across rows, or a row.

#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "domain/schema.h"

namespace mingjing::tabular {

// The texts at these paths joined by "/"; "" where one is missing. "certificates.number"
// is the first row's.
[[nodiscard]] std::string joined_key(const Fields& entry, const std::vector<std::string>& paths);

// The value at a path, null where there is none.
[[nodiscard]] const Value& value_at(const Fields& entry, std::string_view path);
[[nodiscard]] std::string key_text(const Value& value);

}  // namespace mingjing::tabular
