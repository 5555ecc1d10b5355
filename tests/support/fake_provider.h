#pragma once

// An identity provider on loopback, as strict as a good one: discovery, keys, and a token
// endpoint that takes a code once, from our client, with the verifier it was shown the
// challenge of. What it says can be twisted.

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/clock.h"
#include "http/message.h"
#include "http/router.h"
#include "http/server.h"
#include "oidc/provider.h"
#include "support/signer.h"

namespace mingjing::test {

class FakeProvider {
  public:
    explicit FakeProvider(const Clock& clock);
    FakeProvider(const FakeProvider&) = delete;
    FakeProvider& operator=(const FakeProvider&) = delete;
    ~FakeProvider();

    [[nodiscard]] std::string issuer() const;
    [[nodiscard]] oidc::Settings settings() const;

    struct Returned {
        std::string code, state;
    };
    // Somebody signs in at the address their browser was sent to.
    Returned sign_in(const std::string& address, const std::string& subject);

    // Changes what is about to be signed, or published for discovery.
    std::function<void(Fields&)> twist_claims = [](Fields&) {};
    std::function<void(Fields&)> twist_discovery = [](Fields&) {};
    // Signs with another key from now on; the old one is published no more.
    void renew_key();
    [[nodiscard]] int keys_read() const { return keys_read_; }
    // From now on it answers nothing of use.
    void fall_over() { has_fallen_ = true; }

  private:
    struct Given {
        std::string subject, nonce, challenge, redirect_uri;
        bool is_anew = false;  // they were asked to sign in, whether they already were or not
    };
    [[nodiscard]] http::Response discovery();
    [[nodiscard]] http::Response keys();
    [[nodiscard]] http::Response token(const http::Request& request);
    [[nodiscard]] Fields claims(const Given& given) const;

    const Clock& clock_;
    std::mutex mutex_;
    Signer signer_;
    int key_number_ = 1;
    int code_number_ = 0;
    std::map<std::string, Given> given_;
    std::atomic<int> keys_read_ = 0;
    std::atomic<bool> has_fallen_ = false;
    http::Router routes_;
    std::unique_ptr<http::Server> server_;
};

}  // namespace mingjing::test
