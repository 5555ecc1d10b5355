#pragma once

// The public site (公示专栏): server-rendered pages, open data, proofs, forms. It reads
// through `query`, `search` and the published log files, and can write nothing but a
// sealed submission through `intake`. Answers carry their security headers. Safe for
// concurrent use.

#include <memory>
#include <string>

#include "base/clock.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "http/message.h"
#include "http/router.h"
#include "seal/identity.h"
#include "seal/published.h"
#include "vault/vault.h"

namespace mingjing::portal {

// What the portal stands on; everything outlives it.
struct Parts {
    const definitions::Definitions& definitions;
    db::Pool& ledger;  // read only
    db::Pool& mailbox;
    db::Pool& search;
    const seal::Published& published;
    const seal::LogIdentity& identity;
    const vault::Vault& vault;
    const Clock& clock;
    std::string folder;              // templates/ and assets/
    std::string public_url;          // "" : as the request's Host says
    std::string mailbox_public_key;  // sealed submissions are for its owner only
};

class Portal {
  public:
    explicit Portal(const Parts& parts);
    Portal(const Portal&) = delete;
    Portal& operator=(const Portal&) = delete;
    ~Portal();

    void routes(http::Router& router) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mingjing::portal
