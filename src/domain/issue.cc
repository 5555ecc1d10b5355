#include "domain/issue.h"

#include <algorithm>

namespace mingjing::domain {

Level worst(const Issues& issues) {
    const auto found = std::max_element(issues.begin(), issues.end(), [](auto& a, auto& b) {
        return a.level < b.level;
    });
    return found == issues.end() ? Level::normalised : found->level;
}

}  // namespace mingjing::domain
