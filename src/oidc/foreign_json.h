#pragma once

// JSON as a provider writes it: as strictly read as our own, but with numbers we have no use
// for left in peace. A provider may put whatever it likes into its claims; a fraction in one
// of them must not keep everybody out. Pure.

#include <string_view>

#include <tl/expected.hpp>

#include "base/fault.h"
#include "base/value.h"

namespace mingjing::oidc {

// An object. A number with a fraction is read as the whole number below it (RFC 7519 allows
// them in moments), one we cannot hold as text.
[[nodiscard]] tl::expected<Fields, BadInput> read_object(std::string_view json);

}  // namespace mingjing::oidc
