#pragma once

// The two questions of time a page can be asked (?at=, ?seen=) and what it says about
// which one it is answering.

#include <string>

#include "base/value.h"
#include "portal/urls.h"
#include "portal/visit.h"

namespace mingjing::portal {

// {at, seen, is_past, words, now_url}: `now_url` is the same page without the question.
[[nodiscard]] Fields moment_view(const Visit& visit, const std::string& now_url);
// The two parameters, to carry into links; empty ones are left out by with().
[[nodiscard]] Parameters moment_parameters(const Visit& visit);

}  // namespace mingjing::portal
