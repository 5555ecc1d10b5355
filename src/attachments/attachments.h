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
#include "vault/sent_files.h"
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
    // To be sent to `who`. Missing where it is lost: fsck says so too.
    [[nodiscard]] vault::SentFiles::Taken take(
        const domain::Attachment& attachment, std::string_view who
    ) {
        return sent_.take(attachment.digest, static_cast<std::size_t>(attachment.bytes), who);
    }
    // Around an erasure. Before it: these are not kept for some days more once nothing names
    // them, should a crash come in between. Known to us or not: a restored ledger may name
    // files that no row tells of.
    void condemn(const std::vector<std::string>& digests);
    // After it, or where it was refused: what nothing names any more goes at once, the others
    // are as they were.
    void remove_unnamed(const std::vector<std::string>& digests);
    // Takes away what nothing has named for long enough.
    void sweep();

  private:
    void sweep_daily();
    void remove(db::Connection& work, db::Connection& ledger, std::string_view digest);

    vault::Vault& vault_;
    db::Pool& ledger_;
    db::Pool& work_;
    const Clock& clock_;
    vault::SentFiles sent_;
    std::mutex files_;  // a file comes or goes: not both at once
    Time swept_at_{};   // under files_
};

}  // namespace mingjing::attachments
