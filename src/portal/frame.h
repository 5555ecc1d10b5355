#pragma once

// The data of the frame every page shares: bureau, navigation, metadata, footer.

#include <string_view>

#include "base/value.h"
#include "portal/page.h"
#include "portal/site.h"

namespace mingjing::portal {

[[nodiscard]] Fields frame(const Site& site, const Page& page, std::string_view today);

}  // namespace mingjing::portal
