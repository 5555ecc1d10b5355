#pragma once

// What identifies an entry within its register: the texts of its key fields joined by
// "/" (schema.h entry_key; key_otherwise where a part is missing).

#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "domain/schema.h"

namespace mingjing::domain {

// "" where a part is missing.
[[nodiscard]] std::string entry_key(const Schema& schema, const Fields& entry);
// The texts at these paths joined by "/"; "" where one is missing.
[[nodiscard]] std::string joined_key(const Fields& entry, const std::vector<std::string>& paths);
// What is wrong with a key by which an entry is to be addressed, in a page's address too; ""
// for nothing.
[[nodiscard]] std::string_view unusable(std::string_view key);
// A value as part of a key: text as it is, integers in digits, "" for anything else.
[[nodiscard]] std::string key_part(const Value& value);
// The value at a path; "certificates.number" reads the first row's.
[[nodiscard]] const Value& value_at(const Fields& entry, std::string_view path);

}  // namespace mingjing::domain
