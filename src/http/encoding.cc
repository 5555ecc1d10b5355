#include "http/encoding.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include <brotli/encode.h>
#include <zlib.h>

#include "base/fault.h"

namespace mingjing::http {
namespace {

constexpr int kGzipLevel = 6;
constexpr int kBrotliQuality = 5;

std::string_view trim(std::string_view text) {
    const auto is_space = [](char letter) { return letter == ' ' || letter == '\t'; };
    while (!text.empty() && is_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

// "q=0", "q=0.", "q=0.000": not acceptable. Any other quality counts as acceptable.
bool is_refused(std::string_view parameters) {
    const auto quality = trim(parameters);
    if (!quality.starts_with("q=") && !quality.starts_with("Q=")) {
        return false;
    }
    const auto value = quality.substr(2);
    return !value.empty() && value.find_first_not_of("0.") == std::string_view::npos;
}

std::string gzip(std::string_view bytes) {
    constexpr int kGzipWindow = 15 + 16;  // the largest window, gzip framing
    z_stream stream{};
    if (deflateInit2(&stream, kGzipLevel, Z_DEFLATED, kGzipWindow, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw Fault("zlib did not start");
    }
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    // zlib reads through a pointer it declares mutable and does not write to it.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int outcome = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (outcome != Z_STREAM_END) {
        throw Fault("zlib did not finish");
    }
    return out;
}

std::string brotli(std::string_view bytes) {
    std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
    std::vector<std::uint8_t> out(size);
    const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
    if (BrotliEncoderCompress(
            kBrotliQuality,
            BROTLI_DEFAULT_WINDOW,
            BROTLI_MODE_TEXT,
            bytes.size(),
            in,
            &size,
            out.data()
        ) == BROTLI_FALSE) {
        throw Fault("brotli did not finish");
    }
    return {out.begin(), out.begin() + static_cast<std::ptrdiff_t>(size)};
}

}  // namespace

Encoding preferred_encoding(std::string_view accept_encoding) {
    bool takes_gzip = false;
    while (!accept_encoding.empty()) {
        const auto comma = std::min(accept_encoding.find(','), accept_encoding.size());
        const auto item = accept_encoding.substr(0, comma);
        accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
        const auto semicolon = std::min(item.find(';'), item.size());
        const auto coding = trim(item.substr(0, semicolon));
        if (is_refused(item.substr(std::min(semicolon + 1, item.size())))) {
            continue;
        }
        if (coding == "br") {
            return Encoding::brotli;
        }
        takes_gzip = takes_gzip || coding == "gzip";
    }
    return takes_gzip ? Encoding::gzip : Encoding::identity;
}

bool is_compressible(std::string_view content_type) {
    const auto type = trim(content_type.substr(0, content_type.find(';')));
    static constexpr std::array<std::string_view, 5> kOthers = {
        "application/json",
        "application/xml",
        "application/javascript",
        "application/wasm",
        "image/svg+xml",
    };
    return type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml") ||
           std::find(kOthers.begin(), kOthers.end(), type) != kOthers.end();
}

std::string compress(std::string_view bytes, Encoding encoding) {
    switch (encoding) {
        case Encoding::gzip:
            return gzip(bytes);
        case Encoding::brotli:
            return brotli(bytes);
        case Encoding::identity:
            break;
    }
    return std::string(bytes);
}

}  // namespace mingjing::http
