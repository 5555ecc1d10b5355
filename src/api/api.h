#pragma once

// The workbench's interface (/api/v1): JSON in, command or query, JSON out. Whoever calls
// is known by a session cookie; whatever changes something must carry the session's request
// token, which no other site's page can read, and comes from this site's own pages. All
// acts go through `desk`; who may is said by `identity::may`. Safe for concurrent use.

#include <functional>
#include <memory>
#include <optional>
#include <semaphore>
#include <string>

#include "api/forgetting.h"
#include "api/status.h"
#include "attachments/attachments.h"
#include "base/clock.h"
#include "binder/binder.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "desk/register_acts.h"
#include "http/router.h"
#include "identity/sign_in.h"
#include "identity/trail_check.h"
#include "imports/imports.h"
#include "oidc/provider.h"
#include "press/paper.h"
#include "seal/published.h"

namespace mingjing::api {

// What the interface stands on; everything outlives it.
struct Parts {
    const definitions::Definitions& definitions;
    db::Pool& ledger;  // read only
    db::Pool& work;
    desk::Desk& desk;
    imports::Imports& imports;
    attachments::Attachments& attachments;
    const Clock& clock;
    identity::SignInRules sign_in;
    std::string accounts_key;  // 32 bytes: seals second factors at rest
    std::string setup_code;    // printed at the first start; "" once there are accounts
    bool is_secure = false;    // served over TLS: cookies say Secure
    // Keeps bytes in the vault; returns their digest.
    std::function<std::string(std::string_view bytes)> keep = {};
    // From the vault, by digest: instruments made.
    desk::AdoptedBytes adopted_bytes = {};
    // Definitions were adopted: to take effect when those being answered have their answers.
    std::function<void()> adopted = {};
    std::function<ServerStatus()> status = {};
    std::unique_ptr<oidc::Provider> provider = {};  // where the bureau trusts one
    std::shared_ptr<const press::Paper> paper = {};
    std::string public_url = {};  // "": this machine, where the request's Host says so
    bool is_local = false;  // a demo, or listening to this machine alone: then that is printed
    std::shared_ptr<binder::Binder> binder = {};
    const seal::Published* published = nullptr;  // the log, for receipts
    std::string log_key = {};                    // its verifier key, as people are told it
    std::shared_ptr<identity::TrailCheck> trail_check = std::make_shared<identity::TrailCheck>();
    std::shared_ptr<Forgetting> forgetting = std::make_shared<Forgetting>();
    // Places of those who sign in: each keeps a core busy with an Argon2 hash, and the threads
    // that answer everybody else must not all be there.
    std::shared_ptr<std::counting_semaphore<>> sign_ins =
        std::make_shared<std::counting_semaphore<>>(2);
};

// The tables of its own in the `work` database.
void migrate(db::Connection& work);

// As the bureau's settings say.
[[nodiscard]] identity::SignInRules sign_in_rules(const definitions::Bureau& bureau);

class Api {
  public:
    explicit Api(Parts parts);
    Api(const Api&) = delete;
    Api& operator=(const Api&) = delete;
    ~Api();

    void routes(http::Router& router) const;
    // The answer for whoever may not come to the staff surface at all; also for its pages.
    [[nodiscard]] std::optional<http::Response> turned_away(const http::Request& request) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mingjing::api
