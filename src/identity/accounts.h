#pragma once

// Who may sign in (账号): people of the bureau, of bodies it entrusts, of the supervising
// justice bureau, and the three administrators. `id` is opaque and is all the ledger ever
// shows of a person; `login` is what they type. Nobody but its owner ever sets a password:
// a new or reset account gets an invitation, a code handed over once, with which its owner
// chooses one. `work` database; one Connection, one thread.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/fault.h"
#include "db/database.h"
#include "domain/refusal.h"

namespace mingjing::identity {

struct Account {
    std::string id;
    std::string login;  // [a-z0-9_.-]{2,40}
    std::string name;
    std::string unit;     // of the organisation tree
    std::string officer;  // key in the register of officers, "" for who is none
    std::vector<std::string> roles;
    bool is_disabled = false;
    bool has_password = false;
    bool has_factor = false;
    Time password_set_at;
    Time locked_until;
    Time last_sign_in;
    std::string issuer, subject;  // whom the identity provider knows them as; "" where not bound
    std::uint64_t version = 0;    // counts changes; a change names the one it was based on
};

inline constexpr std::chrono::hours kInvitationLasts{24 * 7};

void migrate_accounts(db::Connection& connection);

[[nodiscard]] std::string new_account_id();
[[nodiscard]] bool is_login(std::string_view text);

struct NewAccount {
    std::string login, name, unit, officer;
};
// BadInput names the field. The account has no roles and no password yet.
[[nodiscard]] tl::expected<Account, BadInput> create_account(
    db::Connection& connection, const NewAccount& account, std::string_view id, Time now
);
[[nodiscard]] std::optional<Account> account_by_id(db::Connection& connection, std::string_view id);
[[nodiscard]] std::optional<Account> account_by_login(
    db::Connection& connection, std::string_view login
);
[[nodiscard]] std::optional<Account> account_by_subject(
    db::Connection& connection, std::string_view issuer, std::string_view subject
);
// Whose login, name or unit holds `text`, in that unit; "" for all. By unit, then name.
[[nodiscard]] std::vector<Account> accounts_like(
    db::Connection& connection, std::string_view text, std::string_view unit = {}
);
[[nodiscard]] bool has_accounts(db::Connection& connection);

// All below are several statements: in the caller's transaction.
//
// A change made with an older version before one's eyes is refused, with nothing written.
using Changed = tl::expected<void, domain::Refusal>;
struct AccountChange {
    std::string name, unit, officer;
    bool is_disabled = false;
};
// What of it no account may have.
[[nodiscard]] std::optional<BadInput> misfit(const AccountChange& change);
Changed change_account(
    db::Connection& connection,
    std::string_view id,
    std::uint64_t version,
    const AccountChange& change
);
Changed change_roles(
    db::Connection& connection,
    std::string_view id,
    std::uint64_t version,
    std::vector<std::string> roles
);

// Only ever as its owner proved, signed in here and there: whoever could bind an account to
// a person of their choice could be it, and nobody would notice. Replaces an earlier one;
// refused where that person has another account.
Changed bind_account(
    db::Connection& connection,
    std::string_view id,
    std::uint64_t version,
    std::string_view issuer,
    std::string_view subject
);
void unbind_account(db::Connection& connection, std::string_view id);

// The code to hand over; an earlier one no longer counts. Password and binding are gone
// from here on, and whoever was signed in is out. The second factor stays, so that whoever made the
// code cannot come in with it alone.
[[nodiscard]] std::string invite(db::Connection& connection, std::string_view id, Time now);
// The app no longer counts: its owner enrols another at the next sign-in.
void release_factor(db::Connection& connection, std::string_view id);
[[nodiscard]] bool fits_invitation(
    db::Connection& connection, std::string_view id, std::string_view code, Time now
);

}  // namespace mingjing::identity
