#include "api/session_parts.h"

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

Answer opened(Call& call, const identity::SignIn::Answer& answer, std::string_view who) {
    if (!answer && answer.error().code == kSignInsBusy) {
        return tl::unexpected(problem(answer.error()));
    }
    if (!answer) {
        call.leave_trail("sign_in", who, "refused", answer.error().what);
        return tl::unexpected(problem(answer.error()));
    }
    const auto account = [&] {
        const auto work = call.parts().work.lease();
        return identity::account_by_id(*work, answer->session.account).value();
    }();
    if (answer->session.stage == Stage::complete) {
        call.enter({answer->session, account});
        call.leave_trail("sign_in", account.id, "done", account.name + "登录");
    }
    Reply reply;
    reply.body = session_json(answer->session, account);
    reply.headers = {
        {"Set-Cookie", session_cookie(answer->token, call.parts().is_secure)},
    };
    return reply;
}

}  // namespace mingjing::api
