// Signing in and out, step by step.

#include "api/call.h"
#include "api/endpoint_groups.h"
#include "api/session_parts.h"
#include "html/templates.h"

namespace mingjing::api {

namespace {

Answer get_session(Call& call) {
    const auto& who = call.signed_in();
    Reply reply;
    reply.body = who ? session_json(who->session, who->account)
                     : Value(Fields{{"stage", "none"}, {"request_token", ""}});
    return reply;
}

Answer begin_session(Call& call) {
    const auto login = text_of(call.body(), "login");
    return opened(call, {login}, [&](auto& sign_in) {
        return sign_in.with_password(login, text_of(call.body(), "password"), call.request().peer);
    });
}

Answer accept_invitation(Call& call) {
    const auto login = text_of(call.body(), "login");
    return opened(call, {login, Way::password, "invitation"}, [&](auto& sign_in) {
        return sign_in.with_invitation(
            login,
            text_of(call.body(), "code"),
            text_of(call.body(), "password"),
            call.request().peer
        );
    });
}

Answer give_code(Call& call) {
    const auto id = call.account().id;
    return opened(call, {id, Way::code}, [&](auto& sign_in) {
        return sign_in.with_factor(call.token(), text_of(call.body(), "code"), call.request().peer);
    });
}

Answer choose_password(Call& call) {
    const auto id = call.account().id;
    return opened(call, {id, Way::password, "password"}, [&](auto& sign_in) {
        return sign_in.with_new_password(
            call.token(),
            text_of(call.body(), "current"),
            text_of(call.body(), "password"),
            call.request().peer
        );
    });
}

Answer get_enrolment(Call& call) {
    const auto enrolment =
        signing_in(call, [&](auto& sign_in) { return sign_in.enrolment(call.token()); });
    if (!enrolment) {
        return tl::unexpected(problem(enrolment.error()));
    }
    Reply reply;
    reply.body = Fields{
        {"text", enrolment->text},
        {"uri", enrolment->uri},
        {"qr", html::qr_svg(enrolment->uri)},
    };
    return reply;
}

Answer end_session(Call& call) {
    {
        const auto work = call.parts().work.lease();
        identity::close_session(*work, call.token());
    }
    call.leave_trail("sign_out", call.account().id, "done", call.account().name + "退出");
    return Reply{
        .status = 204, .headers = {{"Set-Cookie", session_cookie("", call.parts().is_secure)}}};
}

Endpoint step(
    std::string_view path,
    std::string_view id,
    std::string_view summary,
    Caller caller,
    Shape body,
    Answer (*handle)(Call&)
) {
    auto endpoint = Group{"登录", {}}.post(path, id, summary, handle);
    endpoint.caller = caller;
    endpoint.takes = Takes::json;
    endpoint.body = std::move(body);
    endpoint.answer = session_shape();
    return endpoint;
}

std::vector<Endpoint> standing_endpoints() {
    Endpoint now{
        .path = "/api/v1/session",
        .id = "getSession",
        .group = "登录",
        .summary = "谁登录了，还差哪一步",
        .caller = Caller::anyone,
        .answer = session_shape(),
        .handle = get_session};
    Endpoint enrolment{
        .path = "/api/v1/session/enrolment",
        .id = "getEnrolment",
        .group = "登录",
        .summary = "绑定动态口令所需的密钥",
        .caller = Caller::signing_in,
        .answer = shape::object(
            {{"text", shape::text(64)}, {"uri", shape::text(400)}, {"qr", shape::text(100'000)}}
        ),
        .handle = get_enrolment};
    Endpoint end{
        .method = http::Method::del,
        .path = "/api/v1/session",
        .id = "endSession",
        .group = "登录",
        .summary = "退出登录",
        .caller = Caller::signing_in,
        .status = 204,
        .handle = end_session};
    return {std::move(now), std::move(enrolment), std::move(end)};
}

}  // namespace

std::vector<Endpoint> session_endpoints() {
    const auto password = shape::text(256);
    const auto login = shape::text(40);
    auto all = standing_endpoints();
    for (auto& one :
         {step(
              "/api/v1/session",
              "beginSession",
              "以登录名和口令登录",
              Caller::anyone,
              shape::object({{"login", login}, {"password", password}}),
              begin_session
          ),
          step(
              "/api/v1/session/invitation",
              "acceptInvitation",
              "以邀请码设置口令",
              Caller::anyone,
              shape::object({{"login", login}, {"code", shape::text(64)}, {"password", password}}),
              accept_invitation
          ),
          step(
              "/api/v1/session/factor",
              "giveCode",
              "输入动态口令",
              Caller::signing_in,
              shape::object({{"code", shape::text(6)}}),
              give_code
          ),
          step(
              "/api/v1/session/password",
              "choosePassword",
              "更换口令",
              Caller::signing_in,
              shape::object({{"current", password}, {"password", password}}),
              choose_password
          )}) {
        all.push_back(one);
    }
    return all;
}

}  // namespace mingjing::api
