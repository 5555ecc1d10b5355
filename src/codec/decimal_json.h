#pragma once

// JSON of another program's making, whose numbers need be no integers.

#include <string_view>

#include <tl/expected.hpp>

#include "base/fault.h"
#include "base/value.h"

namespace mingjing::codec {

// As parse_json; a number that is no integer is the text it is written as: nothing is lost, for
// nothing is reckoned with it here.
[[nodiscard]] tl::expected<Value, BadInput> parse_json_with_decimals(std::string_view json);

}  // namespace mingjing::codec
