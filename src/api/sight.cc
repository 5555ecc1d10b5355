#include "api/sight.h"

namespace mingjing::api {

using identity::Action;

query::Sight sight_of(const Call& call) {
    return identity::confined_to(
        call.definitions().roles, call.actor(), Action::see, {}, call.name("register")
    );
}

std::optional<Problem> beyond_sight(const Call& call, std::string_view unit) {
    const auto allowed = identity::may(
        call.definitions().roles,
        call.actor(),
        Action::see,
        {.unit = unit, .register_key = call.name("register")}
    );
    return allowed ? std::nullopt : std::optional(problem(allowed.error()));
}

}  // namespace mingjing::api
