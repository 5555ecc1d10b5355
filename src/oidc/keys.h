#pragma once

// The public keys a provider signs with (RFC 7517, JWK Set). Only what this house verifies
// is kept, RS256 with at least 2048 bits and ES256, each key for the one algorithm it is for:
// a key never serves another algorithm than its own. Immutable values.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/fault.h"

namespace mingjing::oidc {

struct Key {
    std::string id;         // "" where the provider gives none
    std::string algorithm;  // RS256, ES256
    std::string jwk;        // its public members alone
};
using Keys = std::vector<Key>;

[[nodiscard]] tl::expected<Keys, BadInput> parse_keys(std::string_view jwks);

}  // namespace mingjing::oidc
