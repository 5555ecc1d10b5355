#pragma once

// What walks state: of every kind of act a step takes at least one content, lawful and not.

#include <string_view>
#include <vector>

#include "case_file/event.h"
#include "case_file/state.h"
#include "domain/procedure.h"

namespace mingjing::case_file {

[[nodiscard]] const std::vector<Content>& walk_pool();

// Whether the step's form could state it: what it offers, and nothing it does not ask.
[[nodiscard]] bool is_offered(const Content& content, const domain::Step& step);

// As whoever fills the form on that day would: days that follow from the case.
[[nodiscard]] Content fitted(Content content, const State& state, std::string_view today);

}  // namespace mingjing::case_file
