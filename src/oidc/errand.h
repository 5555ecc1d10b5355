#pragma once

// One person's way to the provider and back. All that must agree when they return is made
// of the one token their browser keeps meanwhile: who has it not cannot answer for them, and
// nothing of it needs to be stored. Immutable values.

#include <string>
#include <string_view>

namespace mingjing::oidc {

struct Errand {
    std::string state;     // comes back with the browser
    std::string nonce;     // comes back signed, in the ID token
    std::string verifier;  // RFC 7636: shown to the provider when the code is redeemed
};
[[nodiscard]] Errand errand_of(std::string_view token);
// What the provider is shown of the verifier beforehand (S256).
[[nodiscard]] std::string challenge_of(const Errand& errand);

}  // namespace mingjing::oidc
