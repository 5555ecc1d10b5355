#pragma once

// SHA-256 and SM3 (OpenSSL), and the random source. A Digest is 32 raw bytes.
// Immutable values; functions are safe for concurrent use.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace mingjing::crypto {

struct Digest {
    std::array<std::uint8_t, 32> bytes{};
    [[nodiscard]] std::string_view view() const {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    [[nodiscard]] std::string hex() const;
    auto operator<=>(const Digest&) const = default;
};

[[nodiscard]] Digest sha256(std::string_view bytes);
// SHA-256 of the concatenation, without building it.
[[nodiscard]] Digest sha256(std::string_view first, std::string_view second);
[[nodiscard]] Digest sm3(std::string_view bytes);
// 32 raw bytes to a Digest; Fault on any other length.
[[nodiscard]] Digest digest_from(std::string_view raw);

// `count` bytes nobody can guess.
[[nodiscard]] std::string random_bytes(std::size_t count);
[[nodiscard]] bool equal_in_constant_time(std::string_view left, std::string_view right);

}  // namespace mingjing::crypto
