#include "crypto/secret_box.h"

#include <sodium.h>

#include "base/check.h"
#include "crypto/hash.h"

namespace mingjing::crypto {

namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view text) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): characters as bytes
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* room_in(std::string& text, std::size_t at) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): characters as bytes
    return reinterpret_cast<unsigned char*>(text.data()) + at;
}

}  // namespace

std::string sealed(std::string_view key, std::string_view secret, std::string_view about) {
    CHECK(key.size() == kSecretKeyBytes);
    auto box = random_bytes(kNonceBytes);
    const auto nonce = box;
    box.resize(kNonceBytes + secret.size() + kTagBytes);
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        room_in(box, kNonceBytes),
        &length,
        bytes_of(secret),
        secret.size(),
        bytes_of(about),
        about.size(),
        nullptr,
        bytes_of(nonce),
        bytes_of(key)
    );
    return box;
}

std::optional<std::string> opened(
    std::string_view key, std::string_view box, std::string_view about
) {
    CHECK(key.size() == kSecretKeyBytes);
    if (box.size() < kNonceBytes + kTagBytes) {
        return std::nullopt;
    }
    const auto nonce = box.substr(0, kNonceBytes);
    const auto sealed_bytes = box.substr(kNonceBytes);
    std::string secret(sealed_bytes.size() - kTagBytes, '\0');
    unsigned long long length = 0;
    const auto status = crypto_aead_xchacha20poly1305_ietf_decrypt(
        room_in(secret, 0),
        &length,
        nullptr,
        bytes_of(sealed_bytes),
        sealed_bytes.size(),
        bytes_of(about),
        about.size(),
        bytes_of(nonce),
        bytes_of(key)
    );
    return status == 0 ? std::optional(std::move(secret)) : std::nullopt;
}

}  // namespace mingjing::crypto
