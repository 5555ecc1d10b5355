#pragma once

// Signing in, step by step: password, second factor, and the steps between that an account
// may still owe (its first password, an expired one, enrolling an app). Too many wrong
// answers in a row lock the account for a while; an unknown login takes as long, says the
// same as a wrong password and locks alike. Each step that succeeds hands out a new session.
//
// An attempt is counted before it is looked at and given back when it was right, so that a
// hundred guesses at once are no better than a hundred in turn. Hashing takes long and stands
// outside any transaction; what is written after it names what it was decided on, so that an
// account reset meanwhile stays reset. What a step changes, the session it opens and what the
// caller writes beside it are there together or not at all.
// Blocks for the length of an Argon2id hash. `work` database; one Connection, one thread.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/fault.h"
#include "crypto/password.h"
#include "db/database.h"
#include "domain/refusal.h"
#include "identity/accounts.h"
#include "identity/attempts.h"
#include "identity/password_rules.h"
#include "identity/sessions.h"

namespace mingjing::identity {

struct SignInRules {
    PasswordRules password;
    crypto::PasswordCost cost;
    SessionRules session;
    AttemptRules attempts;
    bool needs_second_factor = true;
    std::string issuer;  // what an app shows beside the code
};

// What an authenticator app is given.
struct Enrolment {
    std::string text;  // Base32
    std::string uri;
};

class SignIn {
  public:
    // Called in the transaction that opens a session: what is to be there with it.
    using Beside = std::function<void(db::Connection&, const Opened&)>;
    // `key` (32 bytes) seals second-factor secrets at rest.
    SignIn(
        db::Connection& connection,
        std::string_view key,
        const SignInRules& rules,
        Time now,
        Beside beside = {}
    );

    using Answer = tl::expected<Opened, domain::Refusal>;
    Answer with_password(std::string_view login, std::string_view password, std::string_view peer);
    // Whom the identity provider vouches for. `is_second_factor`: that counts as both steps.
    Answer with_subject(
        std::string_view issuer,
        std::string_view subject,
        bool is_second_factor,
        std::string_view peer
    );
    // The invitation's code and the password its owner chooses.
    Answer with_invitation(
        std::string_view login,
        std::string_view code,
        std::string_view password,
        std::string_view peer
    );
    // The steps a session at an earlier stage still owes.
    Answer with_factor(std::string_view token, std::string_view code, std::string_view peer);
    // Also for whoever wants another one: `current` is asked again.
    Answer with_new_password(
        std::string_view token,
        std::string_view current,
        std::string_view password,
        std::string_view peer
    );
    // That it is still the owner who sits there: of a complete session, before what lasts.
    tl::expected<void, domain::Refusal> with_same_password(
        std::string_view token, std::string_view current
    );
    // The secret to enrol; the same one until a code of it has come back.
    tl::expected<Enrolment, domain::Refusal> enrolment(std::string_view token);

  private:
    struct Secrets {
        std::string password, invitation, factor;
        std::int64_t factor_step = 0;
    };
    [[nodiscard]] Secrets secrets_of(std::string_view account);
    [[nodiscard]] std::string secret_in(std::string_view sealed_hex, std::string_view account);
    // Its session and all that leads to it, in one transaction; nothing where it is refused.
    template <class Step>
    [[nodiscard]] Answer at_once(Step step);
    // In such a transaction. What the password, old or new, leads to; and who came by the
    // identity provider.
    [[nodiscard]] Answer after_first(const Account& account, std::string_view peer);
    [[nodiscard]] Answer next(std::string_view account, Stage after, std::string_view peer);
    // False where the account no longer stands as it was when this was decided: `secrets`.
    [[nodiscard]] bool keep_password(
        const Account& account, const Secrets& secrets, std::string_view hash
    );
    [[nodiscard]] bool keep_factor(
        const Account& account, std::string_view sealed_hex, std::int64_t step, bool is_new
    );
    // The hash of a password its owner may choose.
    tl::expected<std::string, domain::Refusal> chosen(
        const Account& account, std::string_view password
    );
    [[nodiscard]] bool fits(const Account& account, std::string_view password);
    tl::expected<void, domain::Refusal> check_current(
        const Account& account, std::string_view current
    );
    // Counts an attempt; refused while the account is locked.
    tl::expected<void, domain::Refusal> attempt(
        std::string_view login, const std::optional<Account>& account
    );
    void give_back(const Account& account);

    db::Connection& connection_;
    std::string_view key_;
    const SignInRules& rules_;
    Time now_;
    Beside beside_;
};

}  // namespace mingjing::identity
