#pragma once

// The tables of accounts and sessions.

#include <array>
#include <cstdint>

#include "base/time.h"
#include "db/database.h"

namespace mingjing::identity {

inline constexpr std::string_view kAccountTables =
    "CREATE TABLE accounts("
    " id TEXT PRIMARY KEY,"
    " login TEXT NOT NULL UNIQUE,"
    " name TEXT NOT NULL,"
    " unit TEXT NOT NULL,"
    " officer TEXT NOT NULL DEFAULT '',"
    " is_disabled BIGINT NOT NULL DEFAULT 0,"
    " password TEXT NOT NULL DEFAULT '',"  // Argon2id text; '' until its owner chose one
    " password_set_at BIGINT NOT NULL DEFAULT 0,"
    " invitation TEXT NOT NULL DEFAULT '',"  // SHA-256 of the code handed over
    " invited_until BIGINT NOT NULL DEFAULT 0,"
    " factor TEXT NOT NULL DEFAULT '',"  // hex of the sealed secret
    " factor_step BIGINT NOT NULL DEFAULT 0,"
    " failures BIGINT NOT NULL DEFAULT 0,"  // in a row
    " locked_until BIGINT NOT NULL DEFAULT 0,"
    " last_sign_in BIGINT NOT NULL DEFAULT 0,"
    " created_at BIGINT NOT NULL,"
    " version BIGINT NOT NULL DEFAULT 1);"
    "CREATE TABLE account_roles("
    " account TEXT NOT NULL REFERENCES accounts(id),"
    " role TEXT NOT NULL,"
    " PRIMARY KEY(account, role));"
    "CREATE TABLE earlier_passwords("
    " account TEXT NOT NULL REFERENCES accounts(id),"
    " set_at BIGINT NOT NULL,"
    " password TEXT NOT NULL,"
    " PRIMARY KEY(account, set_at));"
    "CREATE TABLE sessions("
    " token TEXT PRIMARY KEY,"  // SHA-256 of what the browser holds
    " account TEXT NOT NULL REFERENCES accounts(id),"
    " stage TEXT NOT NULL,"
    " request_token TEXT NOT NULL,"
    " factor TEXT NOT NULL DEFAULT '',"  // being enrolled, sealed
    " peer TEXT NOT NULL,"
    " begun_at BIGINT NOT NULL,"
    " seen_at BIGINT NOT NULL);"
    "CREATE INDEX sessions_by_account ON sessions(account);";

// Whom the identity provider `issuer` knows the account's owner as.
inline constexpr std::string_view kBindingColumns =
    "ALTER TABLE accounts ADD COLUMN issuer TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE accounts ADD COLUMN subject TEXT NOT NULL DEFAULT '';"
    "CREATE UNIQUE INDEX accounts_by_subject ON accounts(issuer, subject) WHERE subject <> '';"
    "CREATE TABLE errands("
    " token TEXT PRIMARY KEY,"  // SHA-256 of what the browser holds
    " account TEXT NOT NULL,"   // to bind to, '' to sign in
    " begun_at BIGINT NOT NULL);"
    "CREATE INDEX errands_by_begin ON errands(begun_at);";

inline constexpr std::string_view kUnknownLogins =
    "CREATE TABLE unknown_logins("
    " login TEXT PRIMARY KEY,"  // SHA-256
    " failures BIGINT NOT NULL DEFAULT 0,"
    " locked_until BIGINT NOT NULL DEFAULT 0,"
    " tried_at BIGINT NOT NULL);"
    "CREATE INDEX unknown_logins_by_time ON unknown_logins(tried_at, login)";

// Ended sessions are removed with every one that is opened.
inline constexpr std::string_view kEndedSessions =
    "CREATE INDEX sessions_by_seen ON sessions(seen_at);"
    "CREATE INDEX sessions_by_begin ON sessions(begun_at);";

inline constexpr std::array kAccountSteps = {
    db::Migration{1, kAccountTables, kAccountTables},
    db::Migration{2, kBindingColumns, kBindingColumns},
    db::Migration{3, kUnknownLogins, kUnknownLogins},
    db::Migration{4, kEndedSessions, kEndedSessions}};

}  // namespace mingjing::identity
