#pragma once

// The surface for staff: /api/v1 and the workbench at /desk/, in front of an office. Opens
// the account tables and the key that seals second factors at rest.

#include <memory>
#include <string>

#include "api/api.h"
#include "http/router.h"
#include "server/office.h"

namespace mingjing::server {

struct StaffOptions {
    bool is_secure = false;       // served over TLS
    std::string workbench = {};   // folder of the built workbench; nothing at /desk/ without it
    Time started_at = {};         // of the process
    std::string public_url = {};  // "" : this machine, where a request's Host says so
    bool is_local = false;        // a demo, or listening to this machine alone
    std::string setup_code = {};  // one that was shown already; "" for a new one
};

class Staff {
  public:
    Staff(Office& office, const StaffOptions& options);
    Staff(const Staff&) = delete;
    Staff& operator=(const Staff&) = delete;
    ~Staff();

    void routes(http::Router& router) const;
    // What the first visitor must type to appoint the administrators; "" once it is done.
    [[nodiscard]] const std::string& setup_code() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// Accounts for the people the demo's definitions name, all with one password, so that a
// newcomer can sign in as anybody.
inline constexpr std::string_view kDemoPassword = "Mingjing-2026";
void make_demo_account(Office& office, const identity::Actor& actor, Time now);
void make_demo_accounts(Office& office, Time now);

}  // namespace mingjing::server
