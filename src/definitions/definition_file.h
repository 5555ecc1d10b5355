#pragma once

#include <string_view>

namespace mingjing::definitions {

// Whether a file of this name is one of definitions, where it lies among others.
[[nodiscard]] inline bool is_definition_file(std::string_view name) {
    return name.ends_with(".yaml") || name.ends_with(".html") || name.ends_with(".css");
}

}  // namespace mingjing::definitions
