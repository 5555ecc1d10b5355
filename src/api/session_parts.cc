#include "api/session_parts.h"

#include <cstdlib>

#include <fmt/format.h>

#include "api/components.h"

namespace mingjing::api {

using identity::Stage;

Value session_json(const identity::Session& session, const identity::Account& account) {
    Fields body{
        {"stage", stage_name(session.stage)},
        {"request_token", session.request_token},
    };
    if (session.stage == Stage::complete) {
        body.emplace("account", to_json(account));
    }
    return body;
}

Shape session_shape() {
    return shape::object({
        {"stage",
         shape::choice({"none", "second_factor", "new_factor", "new_password", "complete"})},
        {"request_token", shape::text(64)},
        {"account", shape::named("Account"), false},
    });
}

namespace {

// A login or an id as it was typed, where somebody has it: people type passwords there.
std::string_view known(Call& call, std::string_view typed) {
    const auto work = call.parts().work.lease();
    const bool is_somebodys = identity::account_by_login(*work, typed).has_value() ||
                              identity::account_by_id(*work, typed).has_value();
    return is_somebodys ? typed : std::string_view{};
}

std::string_view also_done(std::string_view event) {
    return event == "password" ? "更换口令，" : event == "invitation" ? "凭邀请码设置口令，" : "";
}

std::string_view done_with(const identity::Opened& opened) {
    switch (opened.session.stage) {
        case Stage::second_factor:
            return "口令正确，还没有输入动态口令";
        case Stage::new_factor:
            return "口令正确，还没有绑定动态口令";
        case Stage::new_password:
            return "口令已到期，还没有改口令";
        case Stage::complete:
            return "登录";
    }
    std::abort();
}

}  // namespace

Answer opened(
    Call& call, const identity::SignIn::Answer& answer, std::string_view who, std::string_view event
) {
    if (!answer && answer.error().code == kSignInsBusy) {
        return tl::unexpected(problem(answer.error()));
    }
    if (!answer) {
        call.leave_trail(event, known(call, who), "refused", answer.error().what);
        return tl::unexpected(problem(answer.error()));
    }
    const auto account = [&] {
        const auto work = call.parts().work.lease();
        return identity::account_by_id(*work, answer->session.account).value();
    }();
    call.enter({answer->session, account});
    call.leave_trail(
        event,
        account.id,
        "done",
        fmt::format("{}{}{}", account.name, also_done(event), done_with(*answer))
    );
    Reply reply;
    reply.body = session_json(answer->session, account);
    reply.headers = {
        {"Set-Cookie", session_cookie(answer->token, call.parts().is_secure)},
    };
    return reply;
}

}  // namespace mingjing::api
