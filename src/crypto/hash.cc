#include "crypto/hash.h"

#include <algorithm>
#include <memory>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include "base/fault.h"

namespace mingjing::crypto {
namespace {

// Fetching an algorithm by name costs more than hashing a record, so it is done once.
const EVP_MD* fetched_sha256() {
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> method(
        EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free
    );
    return method.get();
}

const EVP_MD* fetched_sm3() {
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> method(
        EVP_MD_fetch(nullptr, "SM3", nullptr), &EVP_MD_free
    );
    return method.get();
}

Digest hash(const EVP_MD* method, std::string_view first, std::string_view second) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(
        EVP_MD_CTX_new(), &EVP_MD_CTX_free
    );
    Digest digest;
    if (method == nullptr || context == nullptr ||
        EVP_DigestInit_ex(context.get(), method, nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), first.data(), first.size()) != 1 ||
        EVP_DigestUpdate(context.get(), second.data(), second.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), digest.bytes.data(), nullptr) != 1) {
        throw Fault("hashing failed in OpenSSL");
    }
    return digest;
}

}  // namespace

std::string Digest::hex() const {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 0xFU];
    }
    return text;
}

Digest sha256(std::string_view bytes) {
    return hash(fetched_sha256(), bytes, {});
}

Digest sha256(std::string_view first, std::string_view second) {
    return hash(fetched_sha256(), first, second);
}

Digest sm3(std::string_view bytes) {
    return hash(fetched_sm3(), bytes, {});
}

Digest digest_from(std::string_view raw) {
    Digest digest;
    if (raw.size() != digest.bytes.size()) {
        throw Fault("a digest has 32 bytes");
    }
    std::copy(raw.begin(), raw.end(), digest.bytes.begin());
    return digest;
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): OpenSSL speaks unsigned char
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) {
        throw Fault("the random source failed");
    }
    return bytes;
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace mingjing::crypto
