#pragma once

// What the ways of signing in answer alike.

#include <string_view>

#include "api/call.h"
#include "identity/sign_in.h"

namespace mingjing::api {

[[nodiscard]] Value session_json(
    const identity::Session& session, const identity::Account& account
);
[[nodiscard]] Shape session_shape();
// The answer to a step of signing in: the new token goes into the cookie, never the body;
// refused or complete, it is in the trail. `who`: as they call themselves.
[[nodiscard]] Answer opened(
    Call& call, const identity::SignIn::Answer& answer, std::string_view who
);

// One connection for the length of a step; hashing happens outside any transaction.
template <class Step>
auto signing_in(Call& call, Step step) {
    const auto work = call.parts().work.lease();
    identity::SignIn sign_in(*work, call.parts().accounts_key, call.parts().sign_in, call.now());
    return step(sign_in);
}

}  // namespace mingjing::api
