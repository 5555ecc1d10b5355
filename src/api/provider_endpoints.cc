// Signing in by the identity provider (统一身份认证), where the bureau trusts one: the browser is
// sent there with an errand, and brings back a code that the provider takes once. Whoever
// is signed in here binds their account the same way, so that nobody else can
// (docs/decisions/0204).

#include "api/call.h"
#include "api/components.h"
#include "api/endpoint_groups.h"
#include "api/session_parts.h"
#include "crypto/hash.h"
#include "domain/refuse.h"
#include "identity/errands.h"

namespace mingjing::api {

namespace {

using domain::refusal;
using domain::Refusal;
using http::Method;
using identity::Stage;

constexpr std::int64_t kCodeCharactersMax = 2000;
constexpr std::int64_t kAddressCharactersMax = 4000;

Refusal no_errand() {
    return refusal(
        "errand-over",
        "这一次登录不是从本页面开始的，或者已经办过、超过了十分钟",
        "请回到登录页重新开始"
    );
}

Problem not_configured() {
    return not_found("统一身份认证：本机关没有配置");
}

Problem busy() {
    return problem(refusal("provider-busy", "正在登录的人较多，这一次还没有办", "请稍候片刻再试"));
}

// Whoever still is signed in there, at a shared computer, will not do where much hangs on it:
// for a binding, and where the provider's word stands for our second factor as well.
oidc::Provider::SignedIn wanted(const Call& call, std::string_view account) {
    const bool is_anew = !account.empty() || call.parts().provider->settings().is_second_factor;
    return is_anew ? oidc::Provider::SignedIn::anew : oidc::Provider::SignedIn::already;
}

// Sends the browser off: `account` for whom the answer is to be bound to, "" to sign in.
Answer sent_off(Call& call, std::string_view account) {
    auto& provider = *call.parts().provider;
    const oidc::Provider::Turn turn(provider);
    if (!turn.has_it()) {
        return tl::unexpected(busy());
    }
    const auto token = [&] {
        const auto work = call.parts().work.lease();
        return identity::begin_errand(*work, account, call.now());
    }();
    const auto address = provider.address_for(oidc::errand_of(token), wanted(call, account));
    if (!address) {
        return tl::unexpected(problem(address.error()));
    }
    Reply reply;
    reply.body = Fields{{"address", *address}};
    reply.headers = {{"Set-Cookie", errand_cookie(token, call.parts().is_secure)}};
    return reply;
}

Answer get_provider(Call& call) {
    const auto& provider = call.parts().provider;
    return Reply{.body = Fields{{"name", provider ? provider->settings().name : ""}}};
}

Answer begin_provider(Call& call) {
    return call.parts().provider ? sent_off(call, "") : tl::unexpected(not_configured());
}

// The password again: a binding outlasts the session it is made in.
Answer begin_binding(Call& call) {
    if (!call.parts().provider) {
        return tl::unexpected(not_configured());
    }
    const auto right = hashing(call, [&](auto& sign_in) {
        return sign_in.with_same_password(call.token(), text_of(call.body(), "password"));
    });
    if (!right) {
        call.leave_trail(
            "account", call.account().id, "refused", "绑定身份：" + right.error().what
        );
        return tl::unexpected(problem(right.error()));
    }
    return sent_off(call, call.account().id);
}

std::string_view errand_token(const Call& call) {
    return api::errand_token(call.request(), call.parts().is_secure);
}

// A state that is not of this browser's errand takes nothing away: anybody can send one.
bool is_of_this_browser(const Call& call) {
    return crypto::equal_in_constant_time(
        oidc::errand_of(errand_token(call)).state, text_of(call.body(), "state")
    );
}

// The errand this browser is back from, taken: it counts once.
tl::expected<identity::TakenErrand, Refusal> errand_back(Call& call) {
    const auto errand = [&] {
        const auto work = call.parts().work.lease();
        return identity::take_errand(*work, errand_token(call), call.now());
    }();
    if (!errand) {
        return tl::unexpected(no_errand());
    }
    const auto& who = call.signed_in();
    const bool is_theirs =
        errand->account.empty() ||
        (who && who->session.stage == Stage::complete && who->account.id == errand->account);
    return is_theirs ? tl::expected<identity::TakenErrand, Refusal>(*errand)
                     : tl::unexpected(no_errand());
}

// Whom the provider says the browser's owner is.
tl::expected<std::string, Refusal> vouched_for(Call& call, const identity::TakenErrand& errand) {
    auto& provider = *call.parts().provider;
    const auto code = text_of(call.body(), "code");
    if (code.empty()) {
        return tl::unexpected(refusal(
            "provider-refused",
            provider.settings().name + "没有确认您的身份",
            "请回到登录页重新登录，或者改用口令登录"
        ));
    }
    const bool is_anew = wanted(call, errand.account) == oidc::Provider::SignedIn::anew;
    return provider.subject_of(
        code,
        oidc::errand_of(errand_token(call)),
        is_anew ? std::optional(errand.begun_at) : std::nullopt
    );
}

// The provider took its time to answer: only whose session has not ended meanwhile, by a reset,
// say, and whose account stands as it did, is bound.
identity::Changed bind_subject(Call& call, db::Connection& work, const std::string& subject) {
    const auto& account = call.account();
    const auto session =
        identity::find_session(work, call.token(), call.parts().sign_in.session, call.now());
    if (!session || session->stage != Stage::complete || session->account != account.id) {
        return tl::unexpected(
            refusal("session-over", "登录已经超时或者已在别处登录", "请重新登录后再绑定")
        );
    }
    return identity::bind_account(
        work, account.id, account.version, call.parts().provider->settings().issuer, subject
    );
}

Answer bound(Call& call, const std::string& subject) {
    const auto id = call.account().id;
    const auto work = call.parts().work.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    const auto done = bind_subject(call, *work, subject);
    const auto what = "绑定" + call.parts().provider->settings().name + "的身份 " + subject;
    identity::add_to_trail(
        *work,
        call.trail_row(
            "account", id, done ? "done" : "refused", done ? what : what + "：" + done.error().what
        )
    );
    const auto account = identity::account_by_id(*work, id).value();
    transaction.commit();
    if (!done) {
        return tl::unexpected(problem(done.error()));
    }
    return Reply{.body = session_json(call.signed_in()->session, account)};
}

Answer answer_provider(Call& call) {
    if (!call.parts().provider) {
        return tl::unexpected(not_configured());
    }
    // Nobody is known yet: what is refused here, strangers could have sent.
    const auto refused = [](const Refusal& why) -> Answer {
        return tl::unexpected(noted(problem(why), why.what));
    };
    if (!is_of_this_browser(call)) {
        return refused(no_errand());
    }
    const oidc::Provider::Turn turn(*call.parts().provider);
    if (!turn.has_it()) {
        return tl::unexpected(busy());
    }
    const auto errand = errand_back(call);
    if (!errand) {
        return refused(errand.error());
    }
    const auto subject = vouched_for(call, *errand);
    if (!subject) {
        return refused(subject.error());
    }
    if (!errand->account.empty()) {
        return bound(call, *subject);
    }
    const auto& settings = call.parts().provider->settings();
    return opened(call, {*subject, Way::provider}, [&](auto& sign_in) {
        return sign_in.with_subject(
            settings.issuer, *subject, settings.is_second_factor, call.request().peer
        );
    });
}

// One's own, or as the system administrator anybody's: then whoever came in by it is out, too.
Answer unbound(Call& call, std::string_view id) {
    const auto work = call.parts().work.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    const auto before = identity::account_by_id(*work, id);
    if (!before || before->subject.empty()) {
        return tl::unexpected(not_found("这个账号的绑定"));
    }
    identity::unbind_account(*work, id);
    if (id != call.account().id) {
        identity::close_sessions_of(*work, id);
    }
    identity::add_to_trail(
        *work, call.trail_row("account", id, "done", "解除账号 " + before->login + "绑定的身份")
    );
    const auto changed = identity::account_by_id(*work, id).value();
    transaction.commit();
    return Reply{.body = to_json(changed)};
}

Answer remove_own_binding(Call& call) {
    return unbound(call, call.account().id);
}

Answer remove_binding(Call& call) {
    return unbound(call, call.name("id"));
}

Endpoint of_provider(
    Method method,
    std::string_view path,
    std::string_view id,
    std::string_view summary,
    Caller caller,
    Answer (*handle)(Call&)
) {
    Endpoint endpoint;
    endpoint.method = method;
    endpoint.path = path;
    endpoint.id = id;
    endpoint.group = "登录";
    endpoint.summary = summary;
    endpoint.caller = caller;
    endpoint.handle = handle;
    return endpoint;
}

}  // namespace

std::vector<Endpoint> provider_endpoints() {
    constexpr std::string_view kPath = "/api/v1/session/provider";
    constexpr std::string_view kBinding = "/api/v1/session/provider/binding";
    const auto address = shape::object({{"address", shape::text(kAddressCharactersMax)}});
    auto get = of_provider(
        Method::get,
        kPath,
        "getProvider",
        "统一身份认证的名称，没有配置时为空",
        Caller::anyone,
        get_provider
    );
    get.answer = shape::object({{"name", shape::text(60)}});
    auto begin = of_provider(
        Method::post,
        kPath,
        "beginProvider",
        "经统一身份认证登录：浏览器要去的网址",
        Caller::anyone,
        begin_provider
    );
    begin.answer = address;
    auto answer = of_provider(
        Method::post,
        "/api/v1/session/provider/answers",
        "answerProvider",
        "从统一身份认证带回的答复；授权码为空表示那边没有确认",
        Caller::anyone,
        answer_provider
    );
    answer.takes = Takes::json;
    answer.body =
        shape::object({{"state", shape::text(64)}, {"code", shape::text(kCodeCharactersMax)}});
    answer.answer = session_shape();
    auto bind = of_provider(
        Method::post,
        kBinding,
        "beginBinding",
        "绑定本人在统一身份认证的身份：浏览器要去的网址",
        Caller::staff,
        begin_binding
    );
    bind.takes = Takes::json;
    bind.body = shape::object({{"password", shape::text(256)}});
    bind.answer = address;
    auto unbind = of_provider(
        Method::del,
        kBinding,
        "removeOwnBinding",
        "解除本人绑定的身份",
        Caller::staff,
        remove_own_binding
    );
    unbind.answer = shape::named("Account");
    auto remove = of_provider(
        Method::del,
        "/api/v1/accounts/{id}/binding",
        "removeBinding",
        "解除一个账号绑定的身份",
        Caller::staff,
        remove_binding
    );
    remove.group = "组织与账号";
    remove.action = identity::Action::manage_accounts;
    remove.answer = shape::named("Account");
    return {get, begin, answer, bind, unbind, remove};
}

}  // namespace mingjing::api
