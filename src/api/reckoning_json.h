#pragma once

// How a fine was weighed (case_file/reckoning.h), as the workbench reads it.

#include "api/shape.h"
#include "base/value.h"
#include "case_file/reckoning.h"

namespace mingjing::api {

[[nodiscard]] Fields to_json(const case_file::Weighed& weighed);
[[nodiscard]] Shape reckoning_shape();

}  // namespace mingjing::api
