#include "crypto/ed25519.h"

#include <memory>

#include <openssl/evp.h>

#include "base/fault.h"
#include "crypto/hash.h"

namespace mingjing::crypto {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kSignatureBytes = 64;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* bytes(std::string_view text) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): OpenSSL speaks unsigned char
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes(std::string& text) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): OpenSSL speaks unsigned char
    return reinterpret_cast<unsigned char*>(text.data());
}

Key private_key(std::string_view seed) {
    Key key(
        seed.size() == kKeyBytes
            ? EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes(seed), seed.size())
            : nullptr,
        &EVP_PKEY_free
    );
    if (key == nullptr) {
        throw Fault("not an Ed25519 seed of 32 bytes");
    }
    return key;
}

}  // namespace

Ed25519Key make_ed25519_key() {
    return ed25519_key_from_seed(random_bytes(kKeyBytes));
}

Ed25519Key ed25519_key_from_seed(std::string_view seed) {
    const Key key = private_key(seed);
    std::string public_key(kKeyBytes, '\0');
    std::size_t size = public_key.size();
    if (EVP_PKEY_get_raw_public_key(key.get(), bytes(public_key), &size) != 1) {
        throw Fault("OpenSSL gave no Ed25519 public key");
    }
    return {.seed = std::string(seed), .public_key = std::move(public_key)};
}

std::string ed25519_sign(const Ed25519Key& key, std::string_view message) {
    const Key secret = private_key(key.seed);
    const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::string signature(kSignatureBytes, '\0');
    std::size_t size = signature.size();
    if (context == nullptr ||
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, secret.get()) != 1 ||
        EVP_DigestSign(context.get(), bytes(signature), &size, bytes(message), message.size()) !=
            1) {
        throw Fault("signing failed in OpenSSL");
    }
    return signature;
}

bool ed25519_verify(
    std::string_view public_key, std::string_view message, std::string_view signature
) {
    if (public_key.size() != kKeyBytes || signature.size() != kSignatureBytes) {
        return false;
    }
    const Key key(
        EVP_PKEY_new_raw_public_key(
            EVP_PKEY_ED25519, nullptr, bytes(public_key), public_key.size()
        ),
        &EVP_PKEY_free
    );
    const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return key != nullptr && context != nullptr &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(
               context.get(), bytes(signature), signature.size(), bytes(message), message.size()
           ) == 1;
}

}  // namespace mingjing::crypto
