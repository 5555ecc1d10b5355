#pragma once

// What the ways of signing in answer alike.

#include <functional>
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

// One connection for the length of a step; hashing happens outside any transaction.
template <class Step>
std::invoke_result_t<Step, identity::SignIn&> signing_in(
    Call& call, Step step, const identity::SignIn::Beside& beside = {}
) {
    const auto work = call.parts().work.lease();
    identity::SignIn sign_in(
        *work, call.parts().accounts_key, call.parts().sign_in, call.now(), beside
    );
    return step(sign_in);
}

inline constexpr std::string_view kSignInsBusy = "sign-ins-busy";

// The same for a step that hashes a password. Refused where as many are hashing as may: the
// others need the processor too.
template <class Step>
std::invoke_result_t<Step, identity::SignIn&> hashing(
    Call& call, Step step, const identity::SignIn::Beside& beside = {}
) {
    auto& places = *call.parts().sign_ins;
    if (!places.try_acquire()) {
        return tl::unexpected(domain::Refusal{
            .code = std::string(kSignInsBusy),
            .what = "正在登录的人较多，这一次没有办理",
            .next = "请稍候片刻再试"});
    }
    constexpr auto kRelease = [](std::counting_semaphore<>* taken) { taken->release(); };
    const std::unique_ptr<std::counting_semaphore<>, decltype(kRelease)> place(&places, kRelease);
    return signing_in(call, std::move(step), beside);
}

// How somebody showed who they are, for the trail.
enum class Way : std::uint8_t { password, code, provider };
struct Told {
    std::string_view who;  // as they call themselves; as the provider calls them
    Way way = Way::password;
    std::string_view event = "sign_in";  // sign_in, password, invitation
};
// A step of signing in and its answer: the new token goes into the cookie, never the body;
// the step is in the trail, in the transaction that opens the session.
[[nodiscard]] Answer opened(
    Call& call,
    const Told& told,
    const std::function<identity::SignIn::Answer(identity::SignIn&)>& step
);

}  // namespace mingjing::api
