#include "domain/role.h"

namespace mingjing::domain {

std::string spoken_of(std::string_view role) {
    return std::string(kRoleBegins).append(role).append("}");
}

}  // namespace mingjing::domain
