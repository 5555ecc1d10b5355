#pragma once

// What a template asks for, held against a sample of what it will be given: a wrong name is
// found when the template is loaded, not on the day its section is first entered. Pure.

#include <functional>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "html/parser.h"
#include "html/templates.h"

namespace mingjing::html {

// `partial` finds the nodes of a partial, which exists.
[[nodiscard]] std::vector<UnknownName> unknown_names(
    std::string_view template_name,
    const std::vector<Node>& nodes,
    const Fields& sample,
    const std::function<const std::vector<Node>&(std::string_view name)>& partial
);

}  // namespace mingjing::html
