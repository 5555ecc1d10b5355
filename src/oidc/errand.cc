#include "oidc/errand.h"

#include "codec/text.h"
#include "crypto/hash.h"

namespace mingjing::oidc {

Errand errand_of(std::string_view token) {
    return {
        crypto::sha256("state ", token).hex(),
        crypto::sha256("nonce ", token).hex(),
        crypto::sha256("verifier ", token).hex()};
}

std::string challenge_of(const Errand& errand) {
    return codec::base64url(crypto::sha256(errand.verifier).view());
}

}  // namespace mingjing::oidc
