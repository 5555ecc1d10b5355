#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace mingjing::case_file {

[[nodiscard]] inline bool contains(const std::vector<std::string>& all, std::string_view one) {
    return std::ranges::find(all, one) != all.end();
}

}  // namespace mingjing::case_file
