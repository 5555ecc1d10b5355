#include "support/signer.h"

#include <memory>

#include "base/check.h"
#include "codec/canonical.h"

namespace mingjing::test {

namespace {

struct Forget {
    void operator()(cjose_header_t* header) const { cjose_header_release(header); }
    void operator()(char* text) const { cjose_get_dealloc()(text); }
};

}  // namespace

Signer Signer::rsa(std::string id, std::size_t bits) {
    cjose_err error{};
    return {
        std::move(id),
        "RS256",
        oidc::JwkPointer(cjose_jwk_create_RSA_random(bits, nullptr, 0, &error))};
}

Signer Signer::ec(std::string id) {
    cjose_err error{};
    return {
        std::move(id),
        "ES256",
        oidc::JwkPointer(cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &error))};
}

Signer Signer::shared(std::string id, std::string_view secret) {
    cjose_err error{};
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): characters as bytes
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(secret.data());
    return {
        std::move(id),
        "HS256",
        oidc::JwkPointer(cjose_jwk_create_oct_spec(bytes, secret.size(), &error))};
}

Fields Signer::public_key() const {
    cjose_err error{};
    const std::unique_ptr<char, Forget> text(cjose_jwk_to_json(key_.get(), false, &error));
    CHECK(text != nullptr);
    auto key = *codec::parse_json(text.get()).value().fields();
    key.insert_or_assign("kid", id_);
    key.insert_or_assign("use", "sig");
    return key;
}

std::string Signer::token(const Fields& claims, const Fields& more) const {
    cjose_err error{};
    const std::unique_ptr<cjose_header_t, Forget> header(cjose_header_new(&error));
    cjose_header_set(header.get(), CJOSE_HDR_ALG, algorithm_.c_str(), &error);
    if (!id_.empty()) {
        cjose_header_set(header.get(), CJOSE_HDR_KID, id_.c_str(), &error);
    }
    for (const auto& [name, value] : more) {
        cjose_header_set_raw(header.get(), name.c_str(), codec::write_json(value).c_str(), &error);
    }
    const auto text = codec::write_json(claims);
    const oidc::JwsPointer jws(cjose_jws_sign(
        key_.get(),
        header.get(),
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): characters as bytes
        reinterpret_cast<const std::uint8_t*>(text.data()),
        text.size(),
        &error
    ));
    CHECK(jws != nullptr);
    const char* compact = nullptr;
    CHECK(cjose_jws_export(jws.get(), &compact, &error));
    return compact;
}

}  // namespace mingjing::test
