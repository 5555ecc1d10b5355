#pragma once

// The shapes answers share, by the name a typed client knows them under, and how each is
// written. One function a shape, so that a member cannot be in one place and not the other.

#include <string>
#include <utility>
#include <vector>

#include "api/shape.h"
#include "identity/accounts.h"
#include "identity/trail.h"

namespace mingjing::api {

[[nodiscard]] const std::vector<std::pair<std::string, Shape>>& components();

[[nodiscard]] Fields to_json(const identity::Account& account);
[[nodiscard]] Fields to_json(const identity::TrailRow& row);

}  // namespace mingjing::api
