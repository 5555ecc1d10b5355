#pragma once

// Network addresses and ranges of them (10.0.0.0/8, fd00::/8, 192.0.2.7): from where staff
// may work, whose word on the visitor's address counts, who counts as one visitor. An IPv4
// address that came in over IPv6 (::ffff:10.0.0.1) counts as IPv4. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mingjing {

class AddressRange {
  public:
    // Nothing where it is no range: bad address, too long a prefix, bits beyond the prefix.
    [[nodiscard]] static std::optional<AddressRange> parse(std::string_view text);
    [[nodiscard]] bool contains(std::string_view address) const;

  private:
    std::array<std::uint8_t, 16> bytes_{};  // IPv4 as ::ffff:a.b.c.d
    unsigned bits_ = 0;                     // that must agree, from the left
};

[[nodiscard]] bool is_address(std::string_view text);
// Whom an address stands for where people are counted: an IPv4 address for itself, an IPv6
// one for its /64, for whoever has one address of that has all 2^64. Anything else for itself.
[[nodiscard]] std::string household(std::string_view address);

}  // namespace mingjing
