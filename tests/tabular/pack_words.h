#pragma once

// The bureau pack's own words for values, and when what it expects and what was read are
// the same: texts by what they say, codes, dates and numbers as they stand.

#include <string>

#include <nlohmann/json.hpp>

#include "base/value.h"
#include "domain/schema.h"

namespace mingjing::tabular::test {

// What two spellings of a text are compared by: NFKC, no white space, one middle dot.
[[nodiscard]] std::string comparable(const std::string& text);
// Our field's value in the pack's words.
[[nodiscard]] nlohmann::json in_pack_words(const domain::Field& field, const Value& value);
// Codes, numbers of documents and dates are compared as they stand.
[[nodiscard]] bool is_exact(domain::FieldType type);
[[nodiscard]] bool same(const nlohmann::json& expected, const nlohmann::json& actual);

}  // namespace mingjing::tabular::test
