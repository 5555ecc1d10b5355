#pragma once

// Files people attach to entries, from their arrival until nothing names them. The bytes go
// into the vault before anybody is told their digest, and stay while a draft or a fact of the
// ledger names it: then, and for some days after, so that what was just deleted can be taken
// up again. Who may send is the caller's to ask. Safe for concurrent use.

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "db/database.h"
#include "domain/attachment.h"
#include "domain/refusal.h"
#include "identity/actor.h"
#include "vault/vault.h"

namespace mingjing::attachments {

class Attachments {
  public:
    Attachments(vault::Vault& vault, db::Pool& ledger, db::Pool& work, const Clock& clock);
    Attachments(const Attachments&) = delete;
    Attachments& operator=(const Attachments&) = delete;
    ~Attachments() = default;

    [[nodiscard]] tl::expected<domain::Attachment, domain::Refusal> take_in(
        const identity::Actor& actor,
        const domain::Field& field,
        std::string_view file_name,
        std::string_view bytes
    );
    // Nothing where it is lost: fsck says so too.
    [[nodiscard]] std::optional<std::string> bytes_of(std::string_view digest) const {
        return vault_.get(digest);
    }
    // Before an erasure: these go with the next sweep, should nothing name them by then; so,
    // too, after a crash in between.
    void expire(const std::vector<std::string>& digests);
    // Takes away what nothing has named for long enough.
    void sweep();

  private:
    void sweep_daily();
    void sweep_one(db::Connection& work, db::Connection& ledger, std::string_view digest);

    vault::Vault& vault_;
    db::Pool& ledger_;
    db::Pool& work_;
    const Clock& clock_;
    std::mutex files_;  // a file comes or goes: not both at once
    Time swept_at_{};   // under files_
};

}  // namespace mingjing::attachments
