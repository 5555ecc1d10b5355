#pragma once

// The JSON Schema of each kind of value a field may hold, and the pieces schemas are put
// together from.

#include <initializer_list>
#include <string_view>

#include "base/value.h"
#include "domain/schema.h"

namespace mingjing::definitions::json {

inline constexpr std::string_view kDecimal = R"(^-?[0-9]+(\.[0-9]+)?$)";

[[nodiscard]] Fields of_type(std::string_view type);
[[nodiscard]] Fields array_of(Fields items);
[[nodiscard]] Fields object(Fields properties, std::initializer_list<std::string_view> required);
[[nodiscard]] Fields any_of(std::initializer_list<Fields> schemas);
// A text with one further keyword: pattern, format.
[[nodiscard]] Fields text_like(std::string_view keyword, std::string_view value);

// One of the field's choices: a closed list binds, an open one is told as examples.
[[nodiscard]] Fields chosen(const domain::Field& field);
[[nodiscard]] Fields citations();
[[nodiscard]] Fields duration();
[[nodiscard]] Fields ratio();
[[nodiscard]] Fields deadline();
[[nodiscard]] Fields condition();
[[nodiscard]] Fields attachments(const domain::Field& field);

}  // namespace mingjing::definitions::json
