#pragma once

// A procedure's flow chart as SVG: lanes, boxes, lines, words, and the whole of it once more
// in text for those who do not see it. Colours are attributes, so that the picture is the
// same as a file of its own, in print, and under a policy without inline style. Arrow heads
// are shapes, not markers, and words stand on white: PDF renderers know neither otherwise.

#include <string>
#include <string_view>

#include "domain/procedure.h"

namespace mingjing::portal {

// `title` goes into the picture's name.
[[nodiscard]] std::string flow_svg(const domain::Procedure& procedure, std::string_view title);

}  // namespace mingjing::portal
