#pragma once

// Personal values before the eyes of the office: hidden until somebody says what they need
// them for (个人信息保护法第三十四条: no more than the duty asks). A hidden value coming back in
// an edited entry means "as it was". Pure.

#include <string>
#include <string_view>

#include "base/value.h"
#include "domain/schema.h"

namespace mingjing::api {

using domain::kHidden;

// Personal fields, in child rows too, replaced by kHidden where they hold anything.
[[nodiscard]] Fields hidden(const domain::Schema& schema, Fields content);
// One value of that field: a table's row too.
[[nodiscard]] Value hidden(const domain::Field& field, Value value);
// The same entry with every kHidden taken from `known`, child rows matched by position.
[[nodiscard]] Fields shown_again(const domain::Schema& schema, Fields content, const Fields& known);
[[nodiscard]] bool has_personal(const domain::Schema& schema);

}  // namespace mingjing::api
