#pragma once

// The provider the bureau trusts to say who somebody is (统一身份认证), spoken to as OpenID
// Connect Core 1.0 says: authorization code flow with PKCE, its addresses found by discovery,
// its keys read again when it signs with one we do not know. What it answers is bounded and
// verified; that it cannot be reached is a refusal with a sentence, for people can then sign
// in with their password.
// Blocks for the length of a few calls: take a Turn first, for only so many of the threads
// that answer people may wait for somebody else's server. Safe for concurrent use.

#include <cstdint>
#include <mutex>
#include <optional>
#include <semaphore>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "domain/refusal.h"
#include "oidc/errand.h"
#include "oidc/keys.h"

namespace mingjing::oidc {

struct Settings {
    std::string issuer;
    std::string client_id;
    std::string client_secret;
    std::string redirect_uri;
    std::string name;               // on the button
    bool is_second_factor = false;  // its sign-in counts as ours with a second factor
};

class Provider {
  public:
    Provider(Settings settings, const Clock& clock);
    Provider(const Provider&) = delete;
    Provider& operator=(const Provider&) = delete;
    ~Provider() = default;

    [[nodiscard]] const Settings& settings() const { return settings_; }

    class Turn;
    template <class T>
    using Result = tl::expected<T, domain::Refusal>;
    // Who happens to be signed in there, or who signs in there now.
    enum class SignedIn : std::uint8_t { already, anew };
    // Where the browser is sent with its errand.
    [[nodiscard]] Result<std::string> address_for(const Errand& errand, SignedIn wanted);
    // Whom the code that came back stands for; where they must have signed in since then, only
    // if they did. The provider takes a code once.
    [[nodiscard]] Result<std::string> subject_of(
        std::string_view code, const Errand& errand, std::optional<Time> signed_in_since
    );

  private:
    struct Addresses {
        std::string authorization, token, keys;
        bool takes_basic = true;  // how it wants to be shown the secret
        Time read_at;
    };
    struct KnownKeys {
        Keys keys;
        Time read_at;
    };
    [[nodiscard]] Addresses addresses();
    [[nodiscard]] KnownKeys keys(const std::string& address, std::chrono::seconds age_max);
    [[nodiscard]] Result<std::string> redeemed(std::string_view code, const Errand& errand);
    [[nodiscard]] Result<std::string> subject_in(
        const std::string& token, const Errand& errand, std::optional<Time> signed_in_since
    );

    const Settings settings_;
    const Clock& clock_;
    std::counting_semaphore<> turns_;
    std::mutex mutex_;
    std::optional<Addresses> addresses_;
    std::optional<KnownKeys> keys_;
};

// Never waits: whoever does not have it comes again.
class Provider::Turn {
  public:
    explicit Turn(Provider& whose) : whose_(whose), has_it_(whose.turns_.try_acquire()) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
        if (has_it_) {
            whose_.turns_.release();
        }
    }
    [[nodiscard]] bool has_it() const { return has_it_; }

  private:
    Provider& whose_;
    bool has_it_;
};

}  // namespace mingjing::oidc
