#pragma once

// Several instruments of a case as one file to print (批量打印), in the order asked for. Only what
// was issued: of a draft, or of what is being made, there are no bytes; what was voided is
// handed to nobody. Each that is opened so leaves its row in the trail.

#include "api/endpoint.h"

namespace mingjing::api {

[[nodiscard]] Endpoint printing_endpoint();

}  // namespace mingjing::api
