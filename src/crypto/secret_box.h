#pragma once

// Bytes kept secret at rest under a key of the data folder (XChaCha20-Poly1305, libsodium).
// `about` names what the bytes belong to and must be given again to open them, so that
// one row's secret cannot be moved into another's. Immutable; safe for concurrent use.

#include <optional>
#include <string>
#include <string_view>

namespace mingjing::crypto {

inline constexpr std::size_t kSecretKeyBytes = 32;

[[nodiscard]] std::string sealed(
    std::string_view key, std::string_view secret, std::string_view about
);
// Nothing where key, bytes or `about` are not those it was sealed with.
[[nodiscard]] std::optional<std::string> opened(
    std::string_view key, std::string_view box, std::string_view about
);

}  // namespace mingjing::crypto
