#pragma once

// Content encodings: which one a client wants, and making it.

#include <cstdint>
#include <string>
#include <string_view>

namespace mingjing::http {

enum class Encoding : std::uint8_t { identity, gzip, brotli };

// The best of what an Accept-Encoding value allows: brotli, gzip, else identity.
[[nodiscard]] Encoding preferred_encoding(std::string_view accept_encoding);
[[nodiscard]] bool is_compressible(std::string_view content_type);
[[nodiscard]] std::string compress(std::string_view bytes, Encoding encoding);

}  // namespace mingjing::http
