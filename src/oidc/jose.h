#pragma once

// Owners for what cjose makes.

#include <memory>

#include <cjose/cjose.h>

namespace mingjing::oidc {

struct Release {
    void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
    void operator()(cjose_jws_t* signed_text) const { cjose_jws_release(signed_text); }
};
using JwkPointer = std::unique_ptr<cjose_jwk_t, Release>;
using JwsPointer = std::unique_ptr<cjose_jws_t, Release>;

}  // namespace mingjing::oidc
