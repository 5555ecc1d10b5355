#pragma once

// What somebody may do, and why not, as the interface tells it (desk/why_not.h). Pure.

#include <string>
#include <vector>

#include "api/shape.h"
#include "base/value.h"
#include "desk/why_not.h"

namespace mingjing::api {

[[nodiscard]] Fields why_not_json(const domain::Refusal& refusal);
[[nodiscard]] Shape why_not_shape();

// Every act, each with the version to send along (If-Match) where the act takes one.
[[nodiscard]] List acts_json(const std::vector<desk::OpenAct>& acts, const std::string& version);
// For a row of a list: the words of those that may be done now.
[[nodiscard]] List allowed_acts(const std::vector<desk::OpenAct>& acts);

[[nodiscard]] Shape act_shape();
[[nodiscard]] Shape act_word_shape();

}  // namespace mingjing::api
