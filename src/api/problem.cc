#include "api/problem.h"

#include <algorithm>
#include <array>
#include <utility>

#include "codec/canonical.h"

namespace mingjing::api {

namespace {

// Refusals that are not 422, "understood, and the rules say no".
constexpr std::array<std::pair<std::string_view, int>, 11> kStatuses{{
    {"not-signed-in", 401},
    {"session-over", 401},
    {"not-permitted", 403},
    {"account-locked", 429},
    {"entry-unknown", 404},
    {"no-draft", 404},
    {"import-gone", 404},
    {"changed-meanwhile", 409},
    {"imports-busy", 503},
    {"provider-busy", 503},
    {"provider-unreachable", 503},
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

Problem bad_request(std::vector<BadInput> fields) {
    Problem problem{
        .status = 400,
        .code = "bad-request",
        .title = "请求内容不符合要求，没有办理",
        .article = "",
        .next = "请按提示修改后重新提交",
        .rule = ""};
    problem.fields = std::move(fields);
    return problem;
}

Problem not_found(std::string_view what) {
    return {
        .status = 404,
        .code = "not-found",
        .title = "没有找到" + std::string(what),
        .article = "",
        .next = "它可能已被移走或者改名，请返回列表查看",
        .rule = ""};
}

Problem not_signed_in() {
    return {
        .status = 401,
        .code = "session-over",
        .title = "尚未登录，或者登录已经超时、已在别处登录",
        .article = "",
        .next = "请重新登录；未保存的填写内容仍保留在本机浏览器中",
        .rule = ""};
}

Problem stale(Fields current) {
    Problem problem{
        .status = 412,
        .code = "changed-meanwhile",
        .title = "在您编辑期间，别人已经改动了这里的内容，您的改动没有保存",
        .article = "",
        .next = "请对照两边的改动，选择保留哪些，再保存一次",
        .rule = ""};
    problem.current = std::move(current);
    return problem;
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
