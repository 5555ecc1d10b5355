#include "domain/issue.h"

#include <algorithm>

#include "domain/schema.h"

namespace mingjing::domain {

Level worst(const Issues& issues) {
    const auto found = std::max_element(issues.begin(), issues.end(), [](auto& a, auto& b) {
        return a.level < b.level;
    });
    return found == issues.end() ? Level::normalised : found->level;
}

std::string without_value(const Field& field) {
    return field.label + "有问题，内容是个人信息，已隐藏";
}

}  // namespace mingjing::domain
