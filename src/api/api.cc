#include "api/api.h"

#include <algorithm>

#include <fmt/format.h>

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
        .next = "请从工作台页面重新操作；如反复出现，请重新登录"};
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

auto may(const Call& call, identity::Action action) {
    return identity::may(
        call.definitions().roles, call.actor(), action, {.register_key = call.name("register")}
    );
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
    if (endpoint.action && !(endpoint.or_action && may(call, *endpoint.or_action))) {
        if (auto allowed = may(call, *endpoint.action); !allowed) {
            return problem(allowed.error());
        }
    }
    return std::nullopt;
}

// Whoever acts on what they have seen says what that was.
std::optional<Problem> unseen(const Endpoint& endpoint, const Call& call) {
    if (!endpoint.is_checked || !changes_something(endpoint) || !call.if_match().empty()) {
        return std::nullopt;
    }
    return Problem{
        .status = 428,
        .code = "version-missing",
        .title = "这个请求没有说明是依据哪一版内容办理的，没有办理",
        .article = "",
        .next = "请打开最新内容，看过后再办理",
        .rule = ""};
}

bool is_of_a_register(const Endpoint& endpoint) {
    return endpoint.path.find("{register}") != std::string_view::npos;
}

// The query and body against what the endpoint takes.
std::vector<BadInput> misfits_of(const Endpoint& endpoint, Call& call) {
    std::vector<BadInput> found;
    for (const auto& [name, value] : call.request().query) {
        if (value.empty()) {  // as if it were not there
            continue;
        }
        const auto known = std::ranges::find(endpoint.query, name, &Parameter::name);
        if (known == endpoint.query.end()) {
            found.push_back({name, "没有这个查询条件"});
            continue;
        }
        const bool is_whole = text_of(known->shape, "type") == "integer";
        const auto* items = member(known->shape, "items").fields();  // given once for each
        const auto read = is_whole ? codec::parse_json(value) : Value(value);
        const auto& shape = items == nullptr ? known->shape : *items;
        for (auto& misfit : misfits(shape, read ? *read : Value(value))) {
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

http::Response to_response(Reply reply) {
    const bool is_file = !reply.content_type.empty();
    http::Response response;
    response.status = reply.status;
    response.content_type = is_file ? reply.content_type : "application/json; charset=utf-8";
    response.body = is_file ? std::move(reply.bytes)
                            : std::make_shared<const std::string>(
                                  reply.body.is_null() ? "" : codec::write_json(reply.body)
                              );
    response.headers = std::move(reply.headers);
    response.etag = std::move(reply.etag);
    return response;
}

Answer answer_of(const Endpoint& endpoint, Call& call) {
    if (auto away = turned_away(endpoint, call)) {
        return tl::unexpected(std::move(*away));
    }
    if (auto blind = unseen(endpoint, call)) {
        return tl::unexpected(std::move(*blind));
    }
    if (auto found = misfits_of(endpoint, call); !found.empty()) {
        return tl::unexpected(bad_request(std::move(found)));
    }
    if (is_of_a_register(endpoint) && call.definitions().find(call.name("register")) == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    return endpoint.is_command ? once(call, endpoint.handle) : endpoint.handle(call);
}

// A large body is let in only from whoever was seen signed in a moment ago: who fills the
// memory is known.
http::BodyBound bound_of(const Endpoint& endpoint, const Parts& parts, KnownTokens& tokens) {
    if (endpoint.body_bytes_max == 0) {
        return {};
    }
    return [&endpoint, &parts, &tokens](const http::Request& request) {
        const auto token = session_token(request, parts.is_secure);
        return tokens.has(token, parts.clock.now()) ? endpoint.body_bytes_max : std::size_t{0};
    };
}

// What duty or law refused; that a form is not filled in right is no affair of the audit.
bool is_for_the_trail(const Endpoint& endpoint, const Problem& refused) {
    const bool is_of_law = !refused.article.empty() || !refused.rule.empty();
    return refused.status == 403 || (changes_something(endpoint) && is_of_law) ||
           !refused.noted.empty();
}

// Who is refused something leaves a row, as themselves or, once a while, as nobody known.
void note_refusal(
    const Endpoint& endpoint, Call& call, const Problem& problem, Doorkeeper& doorkeeper
) {
    const auto& said = problem.noted.empty() ? problem.title : problem.noted;
    const auto what = std::string(endpoint.summary) + "：" + said;
    if (call.signed_in()) {
        call.leave_trail("refused", call.request().path, "refused", what);
    } else {
        doorkeeper.note(call.request(), what);
    }
}

http::Response answered(const Endpoint& endpoint, Call& call, Doorkeeper& doorkeeper) {
    const bool is_attempt = endpoint.caller == Caller::anyone && changes_something(endpoint);
    if (is_attempt && !doorkeeper.may_try(call.request())) {
        return to_response(too_many_attempts());
    }
    try {
        auto answer = answer_of(endpoint, call);
        if (!answer && is_for_the_trail(endpoint, answer.error())) {
            note_refusal(endpoint, call, answer.error(), doorkeeper);
        }
        return answer ? to_response(std::move(*answer)) : to_response(answer.error());
    } catch (const db::Error& error) {
        if (error.kind() != db::ErrorKind::busy) {
            throw;
        }
        log::warning(fmt::format("{}: {}", call.request().path, error.what()));
        auto response = to_response(busy_now());
        response.headers.emplace_back("Retry-After", "5");
        return response;
    }
}

// From signing in on, and until signing out, a token is one that may bring large files.
void note_token(KnownTokens& tokens, const Call& call, const http::Response& response) {
    for (const auto& [name, value] : response.headers) {
        const auto token =
            name == "Set-Cookie" ? token_in(value, call.parts().is_secure) : std::nullopt;
        if (!token) {
            continue;
        }
        tokens.forget(call.token());
        const auto& who = call.signed_in();
        const bool is_in = who && who->session.stage == identity::Stage::complete;
        if (is_in && !token->empty()) {
            tokens.note(*token, call.now());
        }
    }
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
    auto& doorkeeper = state_->doorkeeper;
    router.set_error_page("/api/", error_page);
    for (const auto& endpoint : endpoints()) {
        router.add(
            endpoint.method,
            endpoint.path,
            [this, &parts, &endpoint, &tokens, &doorkeeper](
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
                auto response = answered(endpoint, call, doorkeeper);
                note_token(tokens, call, response);
                return guarded(std::move(response));
            },
            bound_of(endpoint, parts, tokens)
        );
    }
    router.add(
        http::Method::get,
        "/api/v1/openapi.json",
        [this](const http::Request& request, const http::Captures&) {
            if (auto away = turned_away(request)) {
                return std::move(*away);
            }
            static const auto document = openapi();
            return http::respond(200, "application/json; charset=utf-8", document);
        }
    );
}

}  // namespace mingjing::api
