#include "crypto/one_time_code.h"

#include <array>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <fmt/format.h>

#include "base/fault.h"

namespace mingjing::crypto {

std::string one_time_code(std::string_view secret, std::uint64_t counter) {
    std::array<unsigned char, 8> message{};
    for (std::size_t i = message.size(); i-- > 0; counter >>= 8U) {
        message[i] = static_cast<unsigned char>(counter & 0xFFU);
    }
    std::array<unsigned char, 20> mac{};
    unsigned int length = 0;
    const auto* made = HMAC(
        EVP_sha1(),
        secret.data(),
        static_cast<int>(secret.size()),
        message.data(),
        message.size(),
        mac.data(),
        &length
    );
    if (made == nullptr || length != mac.size()) {
        throw Fault("HMAC failed in OpenSSL");
    }
    const std::size_t at = mac[19] & 0x0FU;
    const std::uint32_t number = (mac[at] & 0x7FU) << 24U | std::uint32_t{mac[at + 1]} << 16U |
                                 std::uint32_t{mac[at + 2]} << 8U | std::uint32_t{mac[at + 3]};
    constexpr std::uint32_t kSixDigits = 1'000'000;
    return fmt::format("{:06}", number % kSixDigits);
}

}  // namespace mingjing::crypto
