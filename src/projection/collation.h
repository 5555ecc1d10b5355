#pragma once

// Sort keys as text: comparing two of them byte by byte gives the order people expect,
// on both engines alike. Chinese goes by pinyin, numbers inside text by their value.
// Empty values come last. Safe for concurrent use.

#include <string>
#include <string_view>

#include "base/value.h"
#include "domain/schema.h"

namespace mingjing::projection {

// Longer keys are cut: beyond this the order of two texts no longer matters to anybody.
inline constexpr std::size_t kSortKeyMax = 64;

[[nodiscard]] std::string sort_key(const domain::Field& field, const Value& value);
[[nodiscard]] std::string sort_key(std::string_view text);

}  // namespace mingjing::projection
