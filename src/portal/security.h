#pragma once

// The headers every answer of the portal carries: a browser is told to run and load only
// what this site itself serves, to guess nothing and to pass nothing on. Pure.

#include "http/message.h"

namespace mingjing::portal {

[[nodiscard]] http::Response secured(http::Response response);
// As above, and any other site's script may read it: open data, the log, receipts.
[[nodiscard]] http::Response open_to_all(http::Response response);

}  // namespace mingjing::portal
