#include "domain/role.h"

#include <array>
#include <utility>

namespace mingjing::domain {

std::string role_name(std::string_view role) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNames{{
        {kCompiler, "清单编制人"},
        {kUnitHead, "承办机构负责人"},
        {kLegalReviewer, "法制审核员"},
        {kBureauLeader, "局负责人"},
        {kPublisher, "公示管理员"},
        {kSystem, "系统"},
    }};
    for (const auto& [key, name] : kNames) {
        if (key == role) {
            return std::string(name);
        }
    }
    return std::string(role);
}

}  // namespace mingjing::domain
