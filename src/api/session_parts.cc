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

std::string_view done_with(const identity::Opened& opened, Way way) {
    const bool is_by_provider = way == Way::provider;
    switch (opened.session.stage) {
        case Stage::second_factor:
            return is_by_provider ? "统一身份认证通过，还没有输入动态口令"
                                  : "口令正确，还没有输入动态口令";
        case Stage::new_factor:
            return is_by_provider ? "统一身份认证通过，还没有绑定动态口令"
                                  : "口令正确，还没有绑定动态口令";
        case Stage::new_password:
            return "口令已到期，还没有改口令";
        case Stage::complete:
            return is_by_provider ? "经统一身份认证登录" : "登录";
    }
    std::abort();
}

// Of a login what was typed stands only where somebody has it. Whom the provider vouched for
// is no secret: which identity knocked is what the auditor asks.
void note_refused(Call& call, const Told& told, const domain::Refusal& why) {
    if (told.way != Way::provider) {
        call.leave_trail(told.event, known(call, told.who), "refused", why.what);
        return;
    }
    const auto account = [&] {
        const auto work = call.parts().work.lease();
        return identity::account_by_subject(
            *work, call.parts().provider->settings().issuer, told.who
        );
    }();
    call.leave_trail(
        told.event,
        account ? account->id : "provider",
        "refused",
        fmt::format("统一身份认证的身份 {}：{}", told.who, why.what)
    );
}

}  // namespace

Answer opened(
    Call& call,
    const Told& told,
    const std::function<identity::SignIn::Answer(identity::SignIn&)>& step
) {
    const auto write_row = [&](db::Connection& work, const identity::Opened& opened) {
        const auto account = identity::account_by_id(work, opened.session.account).value();
        call.enter({opened.session, account});
        identity::add_to_trail(
            work,
            call.trail_row(
                told.event,
                account.id,
                "done",
                fmt::format(
                    "{}{}{}", account.name, also_done(told.event), done_with(opened, told.way)
                )
            )
        );
    };
    const auto answer = told.way == Way::password ? hashing(call, step, write_row)
                                                  : signing_in(call, step, write_row);
    if (!answer) {
        if (answer.error().code != kSignInsBusy) {
            note_refused(call, told, answer.error());
        }
        return tl::unexpected(problem(answer.error()));
    }
    Reply reply;
    reply.body = session_json(answer->session, call.account());
    reply.headers = {
        {"Set-Cookie", session_cookie(answer->token, call.parts().is_secure)},
    };
    return reply;
}

}  // namespace mingjing::api
