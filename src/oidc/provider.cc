#include "oidc/provider.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/value.h"
#include "codec/text.h"
#include "oidc/foreign_json.h"
#include "oidc/id_token.h"
#include "outbound/client.h"

namespace mingjing::oidc {

namespace {

using domain::Refusal;

constexpr outbound::Bounds kBounds{.bytes_max = std::size_t{256} * 1024};
constexpr std::chrono::hours kKept{1};
// A token that names an unknown key may be anybody's; the keys are not read for each.
constexpr std::chrono::minutes kKeysRest{1};
constexpr std::string_view kDiscovery = "/.well-known/openid-configuration";

outbound::Client client() {
    return {"mingjing", kBounds};
}

Refusal refused(std::string code, std::string what) {
    return {
        .code = std::move(code),
        .what = std::move(what),
        .article = "",
        .next = "请回到登录页重新登录，或者改用口令登录；反复出现时请告诉系统管理员",
        .rule = ""};
}

// What its own fault keeps from us, told to the operator, is no fault of ours.
template <class Work>
auto asking(const Settings& settings, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const Fault& fault) {
        log::warning(fmt::format("身份认证平台：{}", fault.what()));
        return tl::unexpected(
            refused("provider-unreachable", settings.name + "暂时连接不上，或者答复不可读")
        );
    }
}

Fields read_json(const std::string& url, const outbound::Answer& answer) {
    auto body = read_object(answer.body);
    if (answer.status != 200 || !body) {
        throw Fault(fmt::format("{} 的答复（{}）不可读", url, answer.status));
    }
    return std::move(*body);
}

std::string confidential(const Fields& found, std::string_view name) {
    auto address = std::string(text_of(found, name));
    if (!outbound::is_confidential(address)) {
        throw Fault(fmt::format("配置中的 {} 不是 https 地址", name));
    }
    return address;
}

// The methods it offers, and basic where it names none.
bool offers(const Fields& found, std::string_view method) {
    const auto* methods = member(found, "token_endpoint_auth_methods_supported").list();
    return methods == nullptr ? method == "client_secret_basic"
                              : std::ranges::find(*methods, Value(method)) != methods->end();
}

}  // namespace

Provider::Provider(Settings settings, const Clock& clock)
    : settings_(std::move(settings)), clock_(clock), turns_(limits::kProviderCallsMax) {}

Provider::Result<std::string> Provider::address_for(const Errand& errand, SignedIn wanted) {
    return asking(settings_, [&]() -> Result<std::string> {
        auto address = addresses().authorization;
        char joint = address.find('?') == std::string::npos ? '?' : '&';
        std::vector<std::pair<std::string_view, std::string>> parameters{
            {"response_type", "code"},
            {"scope", "openid"},
            {"client_id", settings_.client_id},
            {"redirect_uri", settings_.redirect_uri},
            {"state", errand.state},
            {"nonce", errand.nonce},
            {"code_challenge", challenge_of(errand)},
            {"code_challenge_method", "S256"},
        };
        if (wanted == SignedIn::anew) {
            parameters.emplace_back("prompt", "login");
            parameters.emplace_back("max_age", "0");  // obliges it to say when they did
        }
        for (const auto& [name, value] : parameters) {
            address += fmt::format(
                "{}{}={}", std::exchange(joint, '&'), name, codec::percent_encode(value)
            );
        }
        return address;
    });
}

Provider::Result<std::string> Provider::subject_of(
    std::string_view code, const Errand& errand, std::optional<Time> signed_in_since
) {
    return asking(settings_, [&]() -> Result<std::string> {
        const auto token = redeemed(code, errand);
        return token ? subject_in(*token, errand, signed_in_since) : token;
    });
}

Provider::Addresses Provider::addresses() {
    const auto now = clock_.now();
    {
        const std::scoped_lock lock(mutex_);
        if (addresses_ && now - addresses_->read_at < kKept) {
            return *addresses_;
        }
    }
    auto issuer = std::string_view(settings_.issuer);
    issuer.remove_suffix(issuer.ends_with('/') ? 1 : 0);
    const auto url = std::string(issuer).append(kDiscovery);
    const auto found = read_json(url, client().get(url));
    if (text_of(found, "issuer") != settings_.issuer) {
        throw Fault(fmt::format("{} 自称 {}，与配置不同", url, text_of(found, "issuer")));
    }
    Addresses read{
        confidential(found, "authorization_endpoint"),
        confidential(found, "token_endpoint"),
        confidential(found, "jwks_uri"),
        offers(found, "client_secret_basic") || !offers(found, "client_secret_post"),
        now};
    const std::scoped_lock lock(mutex_);
    addresses_ = read;
    return read;
}

Provider::KnownKeys Provider::keys(const std::string& address, std::chrono::seconds age_max) {
    const auto now = clock_.now();
    {
        const std::scoped_lock lock(mutex_);
        if (keys_ && now - keys_->read_at < age_max) {
            return *keys_;
        }
    }
    const auto answer = client().get(address);
    auto keys = parse_keys(answer.body);
    if (answer.status != 200 || !keys) {
        throw Fault(fmt::format("{} 的答复（{}）不是公钥", address, answer.status));
    }
    const std::scoped_lock lock(mutex_);
    keys_ = {std::move(*keys), now};
    return *keys_;
}

Provider::Result<std::string> Provider::redeemed(std::string_view code, const Errand& errand) {
    const auto where = addresses();
    outbound::Post post;
    post.form = {
        {"grant_type", "authorization_code"},
        {"code", std::string(code)},
        {"redirect_uri", settings_.redirect_uri},
        {"code_verifier", errand.verifier},
    };
    if (where.takes_basic) {  // RFC 6749 2.3.1: both encoded before
        post.user = codec::percent_encode(settings_.client_id);
        post.password = codec::percent_encode(settings_.client_secret);
    } else {
        post.form.emplace_back("client_id", settings_.client_id);
        post.form.emplace_back("client_secret", settings_.client_secret);
    }
    const auto answer = client().post(where.token, post);
    if (answer.status == 400) {
        return tl::unexpected(refused(
            "provider-code-refused", settings_.name + "不认这一次登录：授权码已经用过或者过期"
        ));
    }
    return std::string(text_of(read_json(where.token, answer), "id_token"));
}

Provider::Result<std::string> Provider::subject_in(
    const std::string& token, const Errand& errand, std::optional<Time> signed_in_since
) {
    const auto where = addresses();
    const auto verified = [&](std::chrono::seconds age_max) {
        const auto known = keys(where.keys, age_max);
        return verified_subject(
            token,
            known.keys,
            {settings_.issuer, settings_.client_id, errand.nonce, signed_in_since},
            clock_.now()
        );
    };
    auto subject = verified(kKept);
    if (!subject && subject.error().where == kUnknownKey) {
        subject = verified(kKeysRest);
    }
    if (!subject) {
        const auto& why = subject.error();
        log::warning(
            fmt::format("身份认证平台的身份令牌没有通过核验（{}）：{}", why.where, why.what)
        );
        return tl::unexpected(refused(
            "provider-token-refused",
            settings_.name + "给出的身份令牌没有通过核验：" + subject.error().what
        ));
    }
    return *subject;
}

}  // namespace mingjing::oidc
