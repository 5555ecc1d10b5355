#pragma once

// Ed25519 (RFC 8032) on OpenSSL. Keys and signatures are raw bytes (32, 32, 64).
// Immutable; safe for concurrent use.

#include <string>
#include <string_view>

namespace mingjing::crypto {

struct Ed25519Key {
    std::string seed;        // 32 bytes, secret
    std::string public_key;  // 32 bytes
};

[[nodiscard]] Ed25519Key make_ed25519_key();
[[nodiscard]] Ed25519Key ed25519_key_from_seed(std::string_view seed);
[[nodiscard]] std::string ed25519_sign(const Ed25519Key& key, std::string_view message);
[[nodiscard]] bool ed25519_verify(
    std::string_view public_key, std::string_view message, std::string_view signature
);

}  // namespace mingjing::crypto
