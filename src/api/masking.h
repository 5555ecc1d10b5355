#pragma once

// Personal values before the eyes of the office: hidden until somebody says what they need
// them for (个人信息保护法第三十四条: no more than the duty asks). A hidden value coming back in
// an edited entry means "as it was". Pure.

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "api/problem.h"
#include "base/value.h"
#include "domain/schema.h"

namespace mingjing::api {

using domain::kHidden;

// Personal fields, in child rows too, replaced by kHidden where they hold anything.
[[nodiscard]] Fields hidden(const domain::Schema& schema, Fields content);
// One value of that field: a table's row too.
[[nodiscard]] Value hidden(const domain::Field& field, Value value);
// The same entry with every kHidden taken from `known`, child rows matched by what tells them
// apart (domain::row_identity). What has nothing to be taken from stays hidden: no check lets
// that pass.
[[nodiscard]] Fields shown_again(const domain::Schema& schema, Fields content, const Fields& known);
// Whether `content` is hidden at that path of a field, in any row of a table.
[[nodiscard]] bool is_hidden(const Fields& content, std::string_view path);
// Why somebody looks at personal values, which goes to the trail: not nothing.
[[nodiscard]] tl::expected<std::string, Problem> purpose_said(std::string_view text);
[[nodiscard]] bool has_personal(const domain::Schema& schema);

}  // namespace mingjing::api
