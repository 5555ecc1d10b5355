#include "identity/second_factor.h"

#include <fmt/format.h>

#include "codec/text.h"
#include "crypto/hash.h"
#include "crypto/one_time_code.h"

namespace mingjing::identity {

namespace {

constexpr std::size_t kSecretBytes = 20;
constexpr std::chrono::seconds kStep{30};

}  // namespace

std::string new_factor_secret() {
    return crypto::random_bytes(kSecretBytes);
}

std::string factor_text(std::string_view secret) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    constexpr unsigned kBitsPerLetter = 5;
    std::string text;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : secret) {
        bits = bits << 8U | static_cast<unsigned char>(c);
        for (count += 8; count >= kBitsPerLetter; count -= kBitsPerLetter) {
            text += kLetters[bits >> (count - kBitsPerLetter) & 31U];
        }
    }
    if (count > 0) {
        text += kLetters[bits << (kBitsPerLetter - count) & 31U];
    }
    return text;
}

std::string factor_uri(std::string_view secret, std::string_view issuer, std::string_view login) {
    const auto name = codec::percent_encode(issuer);
    return fmt::format(
        "otpauth://totp/{}:{}?secret={}&issuer={}",
        name,
        codec::percent_encode(login),
        factor_text(secret),
        name
    );
}

std::optional<std::int64_t> factor_step(
    std::string_view secret, std::string_view code, Time now, std::int64_t last_step
) {
    const auto current = now.time_since_epoch() / kStep;
    for (const auto step : {current, current - 1, current + 1}) {
        const auto expected = crypto::one_time_code(secret, static_cast<std::uint64_t>(step));
        if (crypto::equal_in_constant_time(expected, code) && step > last_step) {
            return step;
        }
    }
    return std::nullopt;
}

}  // namespace mingjing::identity
