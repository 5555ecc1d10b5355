#include "support/fake_provider.h"

#include <fmt/format.h>

#include "codec/canonical.h"
#include "codec/text.h"
#include "crypto/hash.h"

namespace mingjing::test {

namespace {

constexpr std::string_view kClient = "mingjing";
constexpr std::string_view kSecret = "a secret: 100% of it";

http::Response json(const Fields& body, int status = 200) {
    return http::respond(status, "application/json", codec::write_json(body));
}

std::string parameter(const auto& pairs, std::string_view name) {
    for (const auto& [key, value] : pairs) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

}  // namespace

FakeProvider::FakeProvider(const Clock& clock) : clock_(clock), signer_(Signer::ec("key-1")) {
    const auto add = [&](http::Method method, std::string_view path, auto answer) {
        routes_.add(method, path, [this, answer](const http::Request& request, const auto&) {
            const std::scoped_lock lock(mutex_);
            return has_fallen_ ? http::respond(200, "text/html", "maintenance") : answer(request);
        });
    };
    add(http::Method::get, "/.well-known/openid-configuration", [this](const auto&) {
        return discovery();
    });
    add(http::Method::get, "/keys", [this](const auto&) { return keys(); });
    add(http::Method::post, "/token", [this](const auto& request) { return token(request); });
    http::ServerOptions options;
    options.port = 0;
    server_ = std::make_unique<http::Server>(
        options,
        clock_,
        [this](const http::Request& request) { return routes_.answer(request); },
        nullptr
    );
    server_->start();
}

FakeProvider::~FakeProvider() {
    server_->stop();
}

std::string FakeProvider::issuer() const {
    return fmt::format("http://127.0.0.1:{}", server_->port());
}

oidc::Settings FakeProvider::settings() const {
    return {
        .issuer = issuer(),
        .client_id = std::string(kClient),
        .client_secret = std::string(kSecret),
        .redirect_uri = "https://desk.example/desk/sign-in/provider",
        .name = "市统一身份认证"};
}

FakeProvider::Returned FakeProvider::sign_in(
    const std::string& address, const std::string& subject
) {
    const auto asked = http::parse_target(address).value().query;
    const std::scoped_lock lock(mutex_);
    if (parameter(asked, "client_id") != kClient || parameter(asked, "response_type") != "code" ||
        parameter(asked, "scope") != "openid" ||
        parameter(asked, "code_challenge_method") != "S256") {
        return {};
    }
    const auto code = fmt::format("code-{}", ++code_number_);
    given_[code] = {
        subject,
        parameter(asked, "nonce"),
        parameter(asked, "code_challenge"),
        parameter(asked, "redirect_uri"),
        parameter(asked, "prompt") == "login" && parameter(asked, "max_age") == "0"};
    return {code, parameter(asked, "state")};
}

void FakeProvider::renew_key() {
    const std::scoped_lock lock(mutex_);
    signer_ = Signer::ec(fmt::format("key-{}", ++key_number_));
}

http::Response FakeProvider::discovery() {
    Fields body{
        {"issuer", issuer()},
        {"authorization_endpoint", issuer() + "/authorize"},
        {"token_endpoint", issuer() + "/token"},
        {"jwks_uri", issuer() + "/keys"}};
    twist_discovery(body);
    return json(body);
}

http::Response FakeProvider::keys() {
    ++keys_read_;
    return json({{"keys", List{signer_.public_key()}}});
}

http::Response FakeProvider::token(const http::Request& request) {
    const auto form = http::parse_form(request.body).value();
    const auto secret = fmt::format("{}:{}", kClient, codec::percent_encode(kSecret));
    const auto given = given_.extract(parameter(form, "code"));
    if (request.header("authorization") != "Basic " + codec::base64(secret)) {
        return json({{"error", "invalid_client"}}, 401);
    }
    if (given.empty() || parameter(form, "grant_type") != "authorization_code" ||
        parameter(form, "redirect_uri") != given.mapped().redirect_uri ||
        codec::base64url(crypto::sha256(parameter(form, "code_verifier")).view()) !=
            given.mapped().challenge) {
        return json({{"error", "invalid_grant"}}, 400);
    }
    return json({{"token_type", "Bearer"}, {"id_token", signer_.token(claims(given.mapped()))}});
}

Fields FakeProvider::claims(const Given& given) const {
    const auto now =
        std::chrono::floor<std::chrono::seconds>(clock_.now()).time_since_epoch().count();
    Fields claims{
        {"iss", issuer()},
        {"aud", kClient},
        {"sub", given.subject},
        {"nonce", given.nonce},
        {"iat", now},
        {"exp", now + 300}};
    if (given.is_anew) {
        claims["auth_time"] = now;
    }
    twist_claims(claims);
    return claims;
}

}  // namespace mingjing::test
