#pragma once

// The data of the frame every page shares: bureau, navigation, footer, and the metadata
// that 国办发〔2017〕47号 asks of government sites.

#include <string_view>

#include "base/value.h"
#include "portal/page.h"
#include "portal/site.h"

namespace mingjing::portal {

[[nodiscard]] Fields frame(
    const Site& site, const Page& page, std::string_view today, std::string_view base_url
);

}  // namespace mingjing::portal
