#include "definitions/address_range.h"

#include <algorithm>
#include <charconv>

#include <arpa/inet.h>

namespace mingjing::definitions {

namespace {

using Bytes = std::array<std::uint8_t, 16>;
constexpr unsigned kMappedBits = 96;  // before an IPv4 address among IPv6 ones
constexpr unsigned kBits = 128;
constexpr unsigned kByteBits = 8;

struct Address {
    Bytes bytes{};
    bool is_version_4 = false;
};

std::optional<Address> parse_address(std::string_view text) {
    const std::string written(text);
    Address address;
    std::array<std::uint8_t, 4> four{};
    if (::inet_pton(AF_INET, written.c_str(), four.data()) == 1) {
        address.is_version_4 = true;
        address.bytes[10] = address.bytes[11] = 0xFF;
        std::ranges::copy(four, address.bytes.begin() + 12);
        return address;
    }
    if (written.find('\0') == std::string::npos &&
        ::inet_pton(AF_INET6, written.c_str(), address.bytes.data()) == 1) {
        return address;
    }
    return std::nullopt;
}

bool agree(const Bytes& one, const Bytes& other, unsigned bits) {
    const auto whole = bits / kByteBits;
    if (!std::equal(one.begin(), one.begin() + whole, other.begin())) {
        return false;
    }
    const auto rest = bits % kByteBits;
    const auto mask = 0xFFU << (kByteBits - rest);
    return rest == 0 || ((one.at(whole) ^ other.at(whole)) & mask & 0xFFU) == 0;
}

// A slip of the pen, 10.1.0.0/8, would let in more than was meant.
bool has_bits_beyond(const Bytes& bytes, unsigned bits) {
    auto cut = bytes;
    for (auto bit = bits; bit < kBits; ++bit) {
        auto& byte = cut.at(bit / kByteBits);
        byte = static_cast<std::uint8_t>(byte & ~(0x80U >> (bit % kByteBits)));
    }
    return cut != bytes;
}

}  // namespace

std::optional<AddressRange> AddressRange::parse(std::string_view text) {
    const auto slash = text.find('/');
    const auto address = parse_address(text.substr(0, slash));
    if (!address) {
        return std::nullopt;
    }
    const auto before = address->is_version_4 ? kMappedBits : 0U;
    unsigned prefix = kBits - before;
    if (slash != std::string_view::npos) {
        const auto digits = text.substr(slash + 1);
        const auto* end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, prefix);
        if (read.ec != std::errc{} || read.ptr != end || prefix > kBits - before) {
            return std::nullopt;
        }
    }
    AddressRange range;
    range.bytes_ = address->bytes;
    range.bits_ = before + prefix;
    if (has_bits_beyond(range.bytes_, range.bits_)) {
        return std::nullopt;
    }
    return range;
}

bool AddressRange::contains(std::string_view address) const {
    const auto parsed = parse_address(address.substr(0, address.find('%')));
    return parsed && agree(parsed->bytes, bytes_, bits_);
}

}  // namespace mingjing::definitions
