#include "oidc/id_token.h"

#include <algorithm>

#include "base/value.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "oidc/foreign_json.h"
#include "oidc/jose.h"

namespace mingjing::oidc {

namespace {

constexpr std::size_t kTokenBytesMax = std::size_t{16} * 1024;
constexpr std::size_t kSubjectBytesMax = 255;
constexpr std::int64_t kClockSeconds = 60;  // two clocks may differ by
constexpr std::int64_t kFreshSeconds = 600;

tl::unexpected<BadInput> bad(std::string_view where, std::string what) {
    return tl::unexpected(BadInput{std::string(where), std::move(what)});
}

// The key a header names; the only fitting one where it names none.
tl::expected<const Key*, BadInput> key_for(cjose_jws_t* jws, const Keys& keys) {
    cjose_err error{};
    auto* header = cjose_jws_get_protected(jws);
    const auto* algorithm = cjose_header_get(header, CJOSE_HDR_ALG, &error);
    const auto* id = cjose_header_get(header, CJOSE_HDR_KID, &error);
    const bool is_known = algorithm != nullptr && (std::string_view(algorithm) == "RS256" ||
                                                   std::string_view(algorithm) == "ES256");
    if (!is_known) {
        return bad("alg", "签名算法不是RS256或者ES256");
    }
    if (auto* critical = cjose_header_get_raw(header, "crit", &error)) {
        cjose_get_dealloc()(critical);
        return bad("crit", "含有本系统不认识的必须处理的内容");
    }
    const Key* found = nullptr;
    for (const auto& key : keys) {
        if (key.algorithm != algorithm || (id != nullptr && key.id != id)) {
            continue;
        }
        if (found != nullptr) {
            return bad(kUnknownKey, "没有说明用哪一把公钥核验");
        }
        found = &key;
    }
    return found == nullptr ? bad(kUnknownKey, "签名所用的密钥不在公布的公钥之中")
                            : tl::expected<const Key*, BadInput>(found);
}

// What was signed, once the signature holds.
tl::expected<Fields, BadInput> signed_claims(const std::string& token, const Keys& keys) {
    cjose_err error{};
    const JwsPointer jws(
        token.size() > kTokenBytesMax ? nullptr
                                      : cjose_jws_import(token.data(), token.size(), &error)
    );
    if (!jws) {
        return bad("token", "不是一份签名的身份令牌");
    }
    const auto key = key_for(jws.get(), keys);
    if (!key) {
        return tl::unexpected(key.error());
    }
    const auto& text = (*key)->jwk;
    const JwkPointer jwk(cjose_jwk_import(text.data(), text.size(), &error));
    if (!jwk || !cjose_jws_verify(jws.get(), jwk.get(), &error)) {
        return bad("signature", "签名不符");
    }
    std::uint8_t* bytes = nullptr;
    std::size_t size = 0;
    if (!cjose_jws_get_plaintext(jws.get(), &bytes, &size, &error)) {
        return bad("token", "内容不可读");
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters
    auto claims = read_object({reinterpret_cast<const char*>(bytes), size});
    if (!claims) {
        return bad("token", "内容不可读：" + claims.error().where + claims.error().what);
    }
    return claims;
}

bool is_for(const Fields& claims, const std::string& client_id) {
    const auto& audience = member(claims, "aud");
    const auto* several = audience.list();
    if (several == nullptr) {
        return audience == Value(client_id);
    }
    return std::ranges::find(*several, Value(client_id)) != several->end() &&
           (several->size() == 1 || text_of(claims, "azp") == client_id);
}

std::int64_t seconds_of(Time time) {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

// A provider that was asked to have somebody sign in anew must say when they did (max_age).
bool is_signed_in_since(const Fields& claims, const std::optional<Time>& since) {
    const auto* signed_in = member(claims, "auth_time").integer();
    return !since || (signed_in != nullptr && *signed_in >= seconds_of(*since) - kClockSeconds);
}

tl::expected<void, BadInput> check_times(const Fields& claims, Time now_exact) {
    const auto now = seconds_of(now_exact);
    const auto* expires = member(claims, "exp").integer();
    const auto* issued = member(claims, "iat").integer();
    const auto* begins = member(claims, "nbf").integer();
    if (expires == nullptr || *expires <= now - kClockSeconds) {
        return bad("exp", "已经过期");
    }
    if (issued == nullptr || *issued < now - kFreshSeconds) {
        return bad("iat", "不是刚刚签发的");
    }
    if (*issued > now + kClockSeconds || (begins != nullptr && *begins > now + kClockSeconds)) {
        return bad("iat", "签发时间在将来，两边的时钟相差过大");
    }
    return {};
}

}  // namespace

tl::expected<std::string, BadInput> verified_subject(
    const std::string& token, const Keys& keys, const Awaited& awaited, Time now
) {
    const auto claims = signed_claims(token, keys);
    if (!claims) {
        return tl::unexpected(claims.error());
    }
    if (text_of(*claims, "iss") != awaited.issuer) {
        return bad("iss", "不是所配置的身份认证平台签发的");
    }
    if (!is_for(*claims, awaited.client_id)) {
        return bad("aud", "不是发给本系统的");
    }
    if (const auto& azp = member(*claims, "azp");
        !azp.is_null() && azp != Value(awaited.client_id)) {
        return bad("azp", "不是发给本系统的");
    }
    if (auto timely = check_times(*claims, now); !timely) {
        return tl::unexpected(timely.error());
    }
    if (!crypto::equal_in_constant_time(text_of(*claims, "nonce"), awaited.nonce)) {
        return bad("nonce", "不是为这一次登录签发的");
    }
    if (!is_signed_in_since(*claims, awaited.signed_in_since)) {
        return bad("auth_time", "没有在那边重新登录");
    }
    const auto subject = text_of(*claims, "sub");
    if (subject.empty() || subject.size() > kSubjectBytesMax ||
        subject.find('\0') != std::string_view::npos) {
        return bad("sub", "没有写明是谁");
    }
    return std::string(subject);
}

}  // namespace mingjing::oidc
