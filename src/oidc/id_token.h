#pragma once

// Whether an ID token (OpenID Connect Core 1.0, 3.1.3.7) says what it claims: signed by one
// of the provider's keys with the algorithm that key is for, issued by it, to us, for the
// very sign-in we sent there, a moment ago. Pure.

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/fault.h"
#include "oidc/keys.h"

namespace mingjing::oidc {

struct Awaited {
    std::string issuer, client_id, nonce;
    // Where only who has signed in there since then will do: not whoever still was.
    std::optional<Time> signed_in_since = {};
};

// Where BadInput stands when none of the keys is the one named: there may be newer ones.
inline constexpr std::string_view kUnknownKey = "kid";

// Whom the token is about (`sub`). BadInput names the claim and says in Chinese what is wrong.
[[nodiscard]] tl::expected<std::string, BadInput> verified_subject(
    const std::string& token, const Keys& keys, const Awaited& awaited, Time now
);

}  // namespace mingjing::oidc
