#pragma once

// Ranges of network addresses (10.0.0.0/8, fd00::/8, 192.0.2.7): from where staff may work.
// An IPv4 address that came in over IPv6 (::ffff:10.0.0.1) counts as IPv4. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mingjing::definitions {

class AddressRange {
  public:
    // Nothing where it is no range: bad address, too long a prefix, bits beyond the prefix.
    [[nodiscard]] static std::optional<AddressRange> parse(std::string_view text);
    [[nodiscard]] bool contains(std::string_view address) const;

  private:
    std::array<std::uint8_t, 16> bytes_{};  // IPv4 as ::ffff:a.b.c.d
    unsigned bits_ = 0;                     // that must agree, from the left
};

}  // namespace mingjing::definitions
