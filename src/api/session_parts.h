#pragma once

// What the ways of signing in answer alike.

#include <memory>
#include <semaphore>
#include <string_view>
#include <type_traits>

#include "api/call.h"
#include "identity/sign_in.h"

namespace mingjing::api {

[[nodiscard]] Value session_json(
    const identity::Session& session, const identity::Account& account
);
[[nodiscard]] Shape session_shape();
// The answer to a step of signing in: the new token goes into the cookie, never the body;
// it is in the trail, as `event` (sign_in, password, invitation). `who`: as they call themselves.
[[nodiscard]] Answer opened(
    Call& call,
    const identity::SignIn::Answer& answer,
    std::string_view who,
    std::string_view event = "sign_in"
);

inline constexpr std::string_view kSignInsBusy = "sign-ins-busy";

// One connection for the length of a step; hashing happens outside any transaction. Refused
// where as many are hashing as may: the others need the processor too.
template <class Step>
std::invoke_result_t<Step, identity::SignIn&> signing_in(Call& call, Step step) {
    auto& places = *call.parts().sign_ins;
    if (!places.try_acquire()) {
        return tl::unexpected(domain::Refusal{
            .code = std::string(kSignInsBusy),
            .what = "正在登录的人较多，这一次没有办理",
            .next = "请稍候片刻再试"});
    }
    constexpr auto kRelease = [](std::counting_semaphore<>* taken) { taken->release(); };
    const std::unique_ptr<std::counting_semaphore<>, decltype(kRelease)> place(&places, kRelease);
    const auto work = call.parts().work.lease();
    identity::SignIn sign_in(*work, call.parts().accounts_key, call.parts().sign_in, call.now());
    return step(sign_in);
}

}  // namespace mingjing::api
