#include "api/problem.h"

#include <algorithm>
#include <array>
#include <utility>

#include "codec/canonical.h"

namespace mingjing::api {

namespace {

// Refusals that are not 422, "understood, and the rules say no".
constexpr std::array<std::pair<std::string_view, int>, 17> kStatuses{{
    {"not-signed-in", 401},
    {"session-over", 401},
    {"not-permitted", 403},
    {"account-locked", 429},
    {"entry-unknown", 404},
    {"no-draft", 404},
    {"import-gone", 404},
    {"changed-meanwhile", 409},
    {"instrument-stands", 409},
    {"not-made-yet", 409},
    {"binder-busy", 503},
    {"files-busy", 503},
    {"set-up-already", 409},
    {"imports-busy", 503},
    {"provider-busy", 503},
    {"provider-unreachable", 503},
    {"sign-ins-busy", 503},
}};

int status_of(std::string_view code) {
    const auto found = std::ranges::find(kStatuses, code, &decltype(kStatuses)::value_type::first);
    return found == kStatuses.end() ? 422 : found->second;
}

}  // namespace

Problem problem(const domain::Refusal& refusal) {
    return {
        .status = status_of(refusal.code),
        .code = refusal.code,
        .title = refusal.what,
        .article = refusal.article,
        .next = refusal.next,
        .rule = refusal.rule};
}

Problem noted(Problem problem, std::string what) {
    problem.noted = std::move(what);
    return problem;
}

Problem bad_request(std::vector<BadInput> fields) {
    Problem problem{
        .status = 400,
        .code = "bad-request",
        .title = "填写的内容不符合要求，没有办理",
        .next = "请按提示修改后重新提交"};
    problem.fields = std::move(fields);
    return problem;
}

Problem not_found(std::string_view what) {
    return {
        .status = 404,
        .code = "not-found",
        .title = "没有找到" + std::string(what),
        .next = "它可能已被移走或者改名，请返回列表查看"};
}

Problem not_signed_in() {
    return {
        .status = 401,
        .code = "session-over",
        .title = "尚未登录，或者登录已经超时、已在别处登录",
        .next = "请重新登录；未保存的填写内容仍保留在本机浏览器中"};
}

Problem stale(Fields current) {
    Problem problem{
        .status = 412,
        .code = "changed-meanwhile",
        .title = "在您办理期间，这里已有新的变动，这一次没有办理",
        .next = "请看过现在的内容，再决定怎样办理"};
    problem.current = std::move(current);
    return problem;
}

Problem too_many_attempts() {
    return {
        .status = 429,
        .code = "too-many-attempts",
        .title = "这个网络地址登录过于频繁，这一次没有办理",
        .next = "请过一分钟再试"};
}

Problem busy_now() {
    return {
        .status = 503,
        .code = "busy",
        .title = "系统正忙，这一次没有办理",
        .next = "请稍候片刻再试"};
}

http::Response error_page(int status, std::string_view incident) {
    Problem problem{.status = status};
    if (status == 404) {
        problem = not_found("这项功能");
        problem.next = "请刷新页面后重新操作";
    } else if (status == 405) {
        problem.code = "method-not-allowed";
        problem.title = "这项功能不能这样使用，没有办理";
        problem.next = "请刷新页面后重新操作";
    } else {
        problem.code = "fault";
        problem.title = "系统出错，这次没有得到结果";
        problem.next = "请刷新后查看是否已经办理；如反复出现，请把编号" + std::string(incident) +
                       "告诉系统管理员";
    }
    return guarded(to_response(problem));
}

http::Response guarded(http::Response response) {
    for (const auto& [name, value] :
         {std::pair{"Cache-Control", "no-store"},
          std::pair{"X-Content-Type-Options", "nosniff"},
          std::pair{
              "Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'"},
          std::pair{"Cross-Origin-Resource-Policy", "same-origin"}}) {
        response.headers.emplace_back(name, value);
    }
    return response;
}

http::Response to_response(const Problem& problem) {
    Fields body{
        {"type", "urn:mingjing:problem:" + problem.code},
        {"status", problem.status},
        {"title", problem.title},
    };
    for (const auto& [name, text] :
         {std::pair{"article", problem.article},
          std::pair{"next", problem.next},
          std::pair{"rule", problem.rule}}) {
        if (!text.empty()) {
            body.emplace(name, text);
        }
    }
    if (!problem.fields.empty()) {
        List fields;
        for (const auto& [where, what] : problem.fields) {
            fields.emplace_back(Fields{{"path", where}, {"message", what}});
        }
        body.emplace("fields", std::move(fields));
    }
    if (!problem.current.empty()) {
        body.emplace("current", problem.current);
    }
    return http::respond(
        problem.status, "application/problem+json; charset=utf-8", codec::write_json(body)
    );
}

}  // namespace mingjing::api
