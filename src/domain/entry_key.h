#pragma once

// What identifies an entry within its register: the texts of its key fields joined by
// "/" (schema.h entry_key; key_otherwise where a part is missing).

#include <string>
#include <string_view>

#include "base/value.h"
#include "domain/schema.h"

namespace mingjing::domain {

// "" where a part is missing.
[[nodiscard]] std::string entry_key(const Schema& schema, const Fields& entry);
// A value as part of a key: text as it is, integers in digits, "" for anything else.
[[nodiscard]] std::string key_part(const Value& value);
// The value at a path; "certificates.number" reads the first row's.
[[nodiscard]] const Value& value_at(const Fields& entry, std::string_view path);

}  // namespace mingjing::domain
