#include "base/address_range.h"

#include <algorithm>
#include <charconv>

#include <arpa/inet.h>

namespace mingjing {

namespace {

using Bytes = std::array<std::uint8_t, 16>;
constexpr unsigned kMappedBits = 96;  // before an IPv4 address among IPv6 ones
constexpr unsigned kBits = 128;
constexpr unsigned kByteBits = 8;
constexpr std::ptrdiff_t kHouseholdBytes = 8;

struct Address {
    Bytes bytes{};
    bool is_version_4 = false;
};

constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

bool is_mapped(const Bytes& bytes) {
    return std::equal(kMapped.begin(), kMapped.end(), bytes.begin());
}

std::optional<Address> parse_address(std::string_view text) {
    const std::string written(text);
    if (written.find('\0') != std::string::npos) {
        return std::nullopt;
    }
    Address address;
    std::array<std::uint8_t, 4> four{};
    if (::inet_pton(AF_INET, written.c_str(), four.data()) == 1) {
        address.is_version_4 = true;
        std::ranges::copy(kMapped, address.bytes.begin());
        std::ranges::copy(four, address.bytes.begin() + kMapped.size());
        return address;
    }
    if (::inet_pton(AF_INET6, written.c_str(), address.bytes.data()) == 1) {
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

bool is_address(std::string_view text) {
    return parse_address(text).has_value();
}

std::string household(std::string_view address) {
    const auto parsed = parse_address(address.substr(0, address.find('%')));
    if (!parsed) {
        return std::string(address);
    }
    auto bytes = parsed->bytes;
    const bool is_four = is_mapped(bytes);
    if (!is_four) {
        std::fill(bytes.begin() + kHouseholdBytes, bytes.end(), std::uint8_t{0});
    }
    std::array<char, INET6_ADDRSTRLEN> text{};
    const auto* from = is_four ? bytes.data() + kMapped.size() : bytes.data();
    ::inet_ntop(is_four ? AF_INET : AF_INET6, from, text.data(), text.size());
    return is_four ? text.data() : std::string(text.data()) + "/64";
}

}  // namespace mingjing
