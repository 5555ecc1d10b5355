#pragma once

// Adds every address of the portal to a router. `site` outlives it.

#include "http/router.h"
#include "portal/site.h"

namespace mingjing::portal {

void add_routes(http::Router& router, const Site& site);

}  // namespace mingjing::portal
