#pragma once

// Numbers as ECMAScript writes them (ECMA-262 Number::toString, which RFC 8785 3.2.2.3
// prescribes): the shortest digits that read back as the same double.

#include <string>

#include <tl/expected.hpp>

#include "base/fault.h"

namespace mingjing::codec {

// An error for NaN and the infinities, which JSON cannot say.
[[nodiscard]] tl::expected<std::string, BadInput> ecmascript_number(double number);

}  // namespace mingjing::codec
