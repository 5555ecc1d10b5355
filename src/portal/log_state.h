#pragma once

// What the published checkpoint says, for pages: origin, size, root, and the same ready
// to be shown.

#include <cstdint>

#include "base/value.h"
#include "portal/site.h"

namespace mingjing::portal {

// {is_sealed, origin, size, root, root_short, checkpoint, verifier_key}
[[nodiscard]] Fields log_state(const Site& site);
// Whether the published checkpoint covers this position, so that a receipt can be made.
[[nodiscard]] bool is_sealed(const Site& site, std::uint64_t position);

}  // namespace mingjing::portal
