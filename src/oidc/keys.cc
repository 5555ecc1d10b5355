#include "oidc/keys.h"

#include <initializer_list>
#include <optional>

#include "base/value.h"
#include "codec/canonical.h"
#include "oidc/foreign_json.h"
#include "oidc/jose.h"

namespace mingjing::oidc {

namespace {

constexpr std::size_t kKeysMax = 50;
constexpr std::size_t kRsaBitsMin = 2048;
constexpr std::size_t kRsaBitsMax = 8192;

std::string public_part(const Fields& jwk, std::initializer_list<std::string_view> members) {
    Fields kept;
    for (const auto name : members) {
        kept.emplace(name, text_of(jwk, name));
    }
    return codec::write_json(kept);
}

bool is_strong(const Key& key) {
    cjose_err error{};
    const JwkPointer jwk(cjose_jwk_import(key.jwk.data(), key.jwk.size(), &error));
    if (!jwk) {
        return false;
    }
    const auto bits = cjose_jwk_get_keysize(jwk.get(), &error);
    return key.algorithm == "ES256" || (bits >= kRsaBitsMin && bits <= kRsaBitsMax);
}

std::optional<Key> read_key(const Fields& jwk) {
    Key key;
    key.id = text_of(jwk, "kid");
    if (text_of(jwk, "kty") == "RSA") {
        key.algorithm = "RS256";
        key.jwk = public_part(jwk, {"kty", "n", "e"});
    } else if (text_of(jwk, "kty") == "EC" && text_of(jwk, "crv") == "P-256") {
        key.algorithm = "ES256";
        key.jwk = public_part(jwk, {"kty", "crv", "x", "y"});
    } else {
        return std::nullopt;
    }
    const auto use = text_of(jwk, "use");
    const auto algorithm = text_of(jwk, "alg");
    const bool is_for_this =
        (use.empty() || use == "sig") && (algorithm.empty() || algorithm == key.algorithm);
    return is_for_this && is_strong(key) ? std::optional(std::move(key)) : std::nullopt;
}

}  // namespace

tl::expected<Keys, BadInput> parse_keys(std::string_view jwks) {
    const auto set = read_object(jwks);
    const auto* list = set ? member(*set, "keys").list() : nullptr;
    if (list == nullptr) {
        return tl::unexpected(BadInput{"keys", "不是一组公钥"});
    }
    Keys keys;
    for (const auto& one : *list) {
        if (one.fields() == nullptr || keys.size() == kKeysMax) {
            continue;
        }
        if (auto key = read_key(*one.fields())) {
            keys.push_back(std::move(*key));
        }
    }
    return keys;
}

}  // namespace mingjing::oidc
