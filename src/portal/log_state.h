#pragma once

// What the published checkpoint says, for pages: origin, size, root, and the same ready
// to be shown.

#include <cstdint>

#include "base/value.h"
#include "portal/site.h"

namespace mingjing::portal {

// {is_sealed, origin, size, root, root_short, checkpoint, verifier_key}
[[nodiscard]] Fields log_state(const Site& site);
// How many records the published checkpoint covers.
[[nodiscard]] std::uint64_t sealed_size(const Site& site);

}  // namespace mingjing::portal
