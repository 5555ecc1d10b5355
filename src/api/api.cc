#include "api/api.h"

#include <algorithm>

#include "api/call.h"
#include "api/doorkeeper.h"
#include "api/idempotency.h"
#include "api/known_tokens.h"
#include "base/log.h"
#include "codec/canonical.h"

namespace mingjing::api {

namespace {

bool changes_something(const Endpoint& endpoint) {
    return endpoint.method != http::Method::get;
}

Problem not_from_here() {
    return {
        .status = 403,
        .code = "not-from-here",
        .title = "这个请求不是从本系统的页面发出的，没有办理",
        .article = "",
        .next = "请从工作台页面重新操作；如反复出现，请重新登录",
        .rule = ""};
}

// A page of another site can make a browser send our cookie, but can neither read the
// request token nor hide where it comes from.
bool is_from_here(const Call& call) {
    const auto origin = call.request().header("origin");
    const auto host = call.request().header("host");
    const auto scheme_end = origin.find("://");
    if (!origin.empty() &&
        (scheme_end == std::string_view::npos || origin.substr(scheme_end + 3) != host)) {
        return false;
    }
    return !call.signed_in() ||
           call.request().header("x-request-token") == call.signed_in()->session.request_token;
}

std::optional<Problem> turned_away(const Endpoint& endpoint, const Call& call) {
    const auto& who = call.signed_in();
    if (endpoint.caller == Caller::staff &&
        (!who || who->session.stage != identity::Stage::complete)) {
        return not_signed_in();
    }
    if (endpoint.caller == Caller::signing_in && !who) {
        return not_signed_in();
    }
    if (changes_something(endpoint) && !is_from_here(call)) {
        return not_from_here();
    }
    if (endpoint.action) {
        const auto allowed =
            identity::may(call.definitions().roles, call.actor(), *endpoint.action);
        if (!allowed) {
            return problem(allowed.error());
        }
    }
    return std::nullopt;
}

// The query and body against what the endpoint takes.
std::vector<BadInput> misfits_of(const Endpoint& endpoint, Call& call) {
    std::vector<BadInput> found;
    for (const auto& [name, value] : call.request().query) {
        const auto known = std::ranges::find(endpoint.query, name, &Parameter::name);
        if (known == endpoint.query.end()) {
            found.push_back({name, "没有这个查询条件"});
            continue;
        }
        const bool is_whole = text_of(known->shape, "type") == "integer";
        const auto read = is_whole ? codec::parse_json(value) : Value(value);
        for (auto& misfit : misfits(known->shape, read ? *read : Value(value))) {
            found.push_back({name, std::move(misfit.what)});
        }
    }
    if (endpoint.takes == Takes::json) {
        auto body = codec::parse_json(call.request().body);
        if (!body) {
            found.push_back(body.error());
        } else if (auto misfit = misfits(endpoint.body, *body); !misfit.empty()) {
            std::ranges::move(misfit, std::back_inserter(found));
        } else {
            call.set_body(*body->fields());
        }
    }
    return found;
}

http::Response to_response(const Reply& reply) {
    auto response = !reply.content_type.empty()
                        ? http::respond(reply.status, reply.content_type, reply.bytes)
                        : http::respond(
                              reply.status,
                              "application/json; charset=utf-8",
                              reply.body.is_null() ? "" : codec::write_json(reply.body)
                          );
    response.headers = reply.headers;
    response.etag = reply.etag;
    return response;
}

Answer answer_of(const Endpoint& endpoint, Call& call) {
    if (auto away = turned_away(endpoint, call)) {
        return tl::unexpected(std::move(*away));
    }
    if (auto found = misfits_of(endpoint, call); !found.empty()) {
        return tl::unexpected(bad_request(std::move(found)));
    }
    return endpoint.is_command ? once(call, endpoint.handle) : endpoint.handle(call);
}

// A large body is let in only from whoever was seen signed in a moment ago: who fills the
// memory is known.
http::BodyBound bound_of(const Endpoint& endpoint, const Clock& clock, KnownTokens& tokens) {
    if (endpoint.body_bytes_max == 0) {
        return {};
    }
    return [&endpoint, &clock, &tokens](const http::Request& request) {
        return tokens.has(session_token(request), clock.now()) ? endpoint.body_bytes_max
                                                               : std::size_t{0};
    };
}

http::Response answered(const Endpoint& endpoint, Call& call) {
    const auto answer = answer_of(endpoint, call);
    if (!answer && answer.error().status == 403) {
        call.leave_trail(
            "refused",
            call.request().path,
            "refused",
            std::string(endpoint.summary) + "：" + answer.error().title
        );
    }
    auto response = answer ? to_response(*answer) : to_response(answer.error());
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"
    );
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    return response;
}

std::vector<std::string> open_tokens(const Parts& parts) {
    const auto work = parts.work.lease();
    return identity::open_session_digests(*work, parts.sign_in.session, parts.clock.now());
}

}  // namespace

struct Api::State {
    explicit State(Parts given)
        : parts(std::move(given)),
          doorkeeper(parts.definitions, parts.work, parts.clock),
          tokens(open_tokens(parts), parts.clock.now()) {}

    Parts parts;
    Doorkeeper doorkeeper;
    KnownTokens tokens;
};

Api::Api(Parts parts) : state_(std::make_unique<State>(std::move(parts))) {}
Api::~Api() = default;

std::optional<http::Response> Api::turned_away(const http::Request& request) const {
    return state_->doorkeeper.turned_away(request);
}

void Api::routes(http::Router& router) const {
    const auto& parts = state_->parts;
    auto& tokens = state_->tokens;
    for (const auto& endpoint : endpoints()) {
        router.add(
            endpoint.method,
            endpoint.path,
            [this, &parts, &endpoint, &tokens](
                const http::Request& request, const http::Captures& names
            ) {
                if (auto away = turned_away(request)) {
                    return std::move(*away);
                }
                Call call(parts, request, names);
                if (call.signed_in() &&
                    call.signed_in()->session.stage == identity::Stage::complete) {
                    tokens.note(call.token(), call.now());
                }
                return answered(endpoint, call);
            },
            bound_of(endpoint, parts.clock, tokens)
        );
    }
    router.add(
        http::Method::get,
        "/api/v1/openapi.json",
        [this](const http::Request& request, const http::Captures&) {
            if (auto away = turned_away(request)) {
                return std::move(*away);
            }
            return http::respond(200, "application/json; charset=utf-8", openapi());
        }
    );
}

}  // namespace mingjing::api
