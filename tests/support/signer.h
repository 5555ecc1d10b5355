#pragma once

// A key of a provider's, and the tokens signed with it: right ones, and those nobody may take.

#include <string>

#include "base/value.h"
#include "oidc/jose.h"

namespace mingjing::test {

class Signer {
  public:
    static Signer rsa(std::string id, std::size_t bits = 2048);
    static Signer ec(std::string id);
    // HS256 with a secret everybody knows: another signer's public key, say.
    static Signer shared(std::string id, std::string_view secret);

    // As published, and as JSON text.
    [[nodiscard]] Fields public_key() const;
    // `more`: members of the header beside alg and kid.
    [[nodiscard]] std::string token(const Fields& claims, const Fields& more = {}) const;

  private:
    Signer(std::string id, std::string algorithm, oidc::JwkPointer key)
        : id_(std::move(id)), algorithm_(std::move(algorithm)), key_(std::move(key)) {}

    std::string id_;
    std::string algorithm_;
    oidc::JwkPointer key_;
};

}  // namespace mingjing::test
