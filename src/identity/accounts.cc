#include "identity/accounts.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "codec/text.h"
#include "crypto/hash.h"
#include "identity/account_tables.h"

namespace mingjing::identity {

namespace {

using db::Cell;

constexpr std::string_view kSelect =
    "SELECT id, login, name, unit, officer, is_disabled, password <> '', factor <> '',"
    " password_set_at, locked_until, last_sign_in, version, issuer, subject FROM accounts ";

constexpr std::size_t kLoginCharactersMax = 40;
constexpr std::size_t kNameBytesMax = 120;

Account read(const db::Row& row) {
    Account account;
    account.id = row.text(0);
    account.login = row.text(1);
    account.name = row.text(2);
    account.unit = row.text(3);
    account.officer = row.text(4);
    account.is_disabled = row.integer(5) != 0;
    account.has_password = row.integer(6) != 0;
    account.has_factor = row.integer(7) != 0;
    account.password_set_at = time_of(row.integer(8));
    account.locked_until = time_of(row.integer(9));
    account.last_sign_in = time_of(row.integer(10));
    account.version = static_cast<std::uint64_t>(row.integer(11));
    account.issuer = row.text(12);
    account.subject = row.text(13);
    return account;
}

std::vector<Account> select(
    db::Connection& connection, std::string_view condition, std::span<const Cell> cells
) {
    std::vector<Account> found;
    connection.run(std::string(kSelect).append(condition), cells, [&](const db::Row& row) {
        found.push_back(read(row));
        return true;
    });
    if (found.empty()) {
        return found;
    }
    std::map<std::string, std::vector<std::string>, std::less<>> roles;
    const bool is_one = found.size() == 1;
    connection.run(
        fmt::format(
            "SELECT account, role FROM account_roles{} ORDER BY account, role",
            is_one ? " WHERE account = $1" : ""
        ),
        is_one ? std::vector<Cell>{found.front().id} : std::vector<Cell>{},
        [&](const db::Row& row) {
            roles[std::string(row.text(0))].emplace_back(row.text(1));
            return true;
        }
    );
    for (auto& account : found) {
        account.roles = std::move(roles[account.id]);
    }
    return found;
}

std::optional<Account> one(
    db::Connection& connection, std::string_view condition, std::span<const Cell> cells
) {
    auto found = select(connection, condition, cells);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Changed changed_meanwhile() {
    return tl::unexpected(domain::Refusal{
        .code = "changed-meanwhile",
        .what = "在您办理期间，这个账号已有新的变动",
        .next = "请刷新后按最新情况办理"});
}

// True when the account stood at that version and now stands one further.
bool advance(db::Connection& connection, std::string_view id, std::uint64_t version) {
    const std::array<Cell, 2> cells{std::string(id), static_cast<std::int64_t>(version)};
    return connection.run(
               "UPDATE accounts SET version = version + 1 WHERE id = $1 AND version = $2", cells
           ) == 1;
}

}  // namespace

void migrate_accounts(db::Connection& connection) {
    db::migrate(connection, "accounts", kAccountSteps);
}

std::string new_account_id() {
    constexpr std::size_t kIdBytes = 8;
    return "u-" + codec::hex(crypto::random_bytes(kIdBytes));
}

bool is_login(std::string_view login) {
    return login.size() >= 2 && login.size() <= kLoginCharactersMax &&
           std::ranges::all_of(login, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
                      c == '-';
           });
}

tl::expected<Account, BadInput> create_account(
    db::Connection& connection, const NewAccount& account, std::string_view id, Time now
) {
    if (!is_login(account.login)) {
        return tl::unexpected(BadInput{
            "login", "登录名由2至40个小写字母、数字、点、横线、下划线组成"});
    }
    if (auto bad = misfit({account.name, account.unit, account.officer})) {
        return tl::unexpected(std::move(*bad));
    }
    const std::array<Cell, 6> cells{
        std::string(id), account.login, account.name, account.unit, account.officer, ticks(now)};
    const auto inserted = connection.run(
        "INSERT INTO accounts(id, login, name, unit, officer, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        cells
    );
    if (inserted == 0) {
        return tl::unexpected(BadInput{"login", "登录名“" + account.login + "”已有人使用"});
    }
    return account_by_id(connection, id).value();
}

std::optional<Account> account_by_id(db::Connection& connection, std::string_view id) {
    const std::array<Cell, 1> cells{std::string(id)};
    return one(connection, "WHERE id = $1", cells);
}

std::optional<Account> account_by_login(db::Connection& connection, std::string_view login) {
    const std::array<Cell, 1> cells{std::string(login)};
    return one(connection, "WHERE login = $1", cells);
}

std::optional<Account> account_by_subject(
    db::Connection& connection, std::string_view issuer, std::string_view subject
) {
    const std::array<Cell, 2> cells{std::string(issuer), std::string(subject)};
    return one(connection, "WHERE issuer = $1 AND subject = $2 AND subject <> ''", cells);
}

std::vector<Account> accounts_like(
    db::Connection& connection, std::string_view text, std::string_view unit
) {
    std::vector<Account> found = select(connection, "ORDER BY unit, name, id", {});
    std::erase_if(found, [&](const Account& account) {
        const auto has = [&](const std::string& of) { return of.find(text) != std::string::npos; };
        const bool is_there = unit.empty() || account.unit == unit;
        return !is_there || (!has(account.login) && !has(account.name) && !has(account.unit));
    });
    return found;
}

bool has_accounts(db::Connection& connection) {
    return connection.integer("SELECT 1 FROM accounts LIMIT 1").has_value();
}

std::optional<BadInput> misfit(const AccountChange& change) {
    if (change.name.empty() || change.name.size() > kNameBytesMax) {
        return BadInput{"name", "请填写姓名（不超过40字）"};
    }
    if (change.unit.empty() || change.unit.size() > kNameBytesMax) {
        return BadInput{"unit", "请选择所在单位"};
    }
    return std::nullopt;
}

Changed change_account(
    db::Connection& connection,
    std::string_view id,
    std::uint64_t version,
    const AccountChange& change
) {
    if (!advance(connection, id, version)) {
        return changed_meanwhile();
    }
    const std::array<Cell, 5> cells{
        std::string(id),
        change.name,
        change.unit,
        change.officer,
        std::int64_t{change.is_disabled},
    };
    connection.run(
        "UPDATE accounts SET name = $2, unit = $3, officer = $4, is_disabled = $5 WHERE id = $1",
        cells
    );
    return {};
}

Changed change_roles(
    db::Connection& connection,
    std::string_view id,
    std::uint64_t version,
    std::vector<std::string> roles
) {
    std::ranges::sort(roles);
    roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
    if (!advance(connection, id, version)) {
        return changed_meanwhile();
    }
    const std::array<Cell, 1> account{std::string(id)};
    connection.run("DELETE FROM account_roles WHERE account = $1", account);
    for (const auto& role : roles) {
        const std::array<Cell, 2> cells{std::string(id), role};
        connection.run("INSERT INTO account_roles(account, role) VALUES ($1, $2)", cells);
    }
    return {};
}

Changed bind_account(
    db::Connection& connection,
    std::string_view id,
    std::uint64_t version,
    std::string_view issuer,
    std::string_view subject
) {
    const std::array<Cell, 4> cells{
        std::string(id),
        std::string(issuer),
        std::string(subject),
        static_cast<std::int64_t>(version)};
    const auto bound = connection.run(
        "UPDATE accounts SET issuer = $2, subject = $3, version = version + 1 WHERE id = $1"
        " AND version = $4 AND NOT EXISTS (SELECT 1 FROM accounts other"
        " WHERE other.issuer = $2 AND other.subject = $3 AND other.id <> $1)",
        cells
    );
    if (bound == 1) {
        return {};
    }
    const auto whose = account_by_subject(connection, issuer, subject);
    if (!whose || whose->id == id) {
        return changed_meanwhile();
    }
    return tl::unexpected(domain::Refusal{
        .code = "subject-taken",
        .what = "这个身份已经绑定了另一个账号",
        .article = "",
        .next = "一个身份只绑定一个账号；如绑定有误，请系统管理员先解除原来的绑定",
        .rule = ""});
}

void unbind_account(db::Connection& connection, std::string_view id) {
    const std::array<Cell, 1> cells{std::string(id)};
    connection.run(
        "UPDATE accounts SET issuer = '', subject = '', version = version + 1 WHERE id = $1", cells
    );
}

std::string invite(db::Connection& connection, std::string_view id, Time now) {
    constexpr std::size_t kCodeBytes = 10;
    auto code = codec::hex(crypto::random_bytes(kCodeBytes));
    const std::array<Cell, 3> cells{
        std::string(id), crypto::sha256(code).hex(), ticks(now + kInvitationLasts)};
    connection.run(
        "UPDATE accounts SET invitation = $2, invited_until = $3, password = '', issuer = '',"
        " subject = '', failures = 0, locked_until = 0, version = version + 1 WHERE id = $1",
        cells
    );
    const std::array<Cell, 1> account{std::string(id)};
    connection.run("DELETE FROM sessions WHERE account = $1", account);
    return code;
}

void release_factor(db::Connection& connection, std::string_view id) {
    const std::array<Cell, 1> account{std::string(id)};
    connection.run(
        "UPDATE accounts SET factor = '', factor_step = 0, version = version + 1 WHERE id = $1",
        account
    );
    connection.run("DELETE FROM sessions WHERE account = $1", account);
}

bool fits_invitation(
    db::Connection& connection, std::string_view id, std::string_view code, Time now
) {
    const std::array<Cell, 2> cells{std::string(id), ticks(now)};
    const auto digest = connection.text(
        "SELECT invitation FROM accounts WHERE id = $1 AND invitation <> ''"
        " AND invited_until > $2 AND is_disabled = 0",
        cells
    );
    return digest && crypto::equal_in_constant_time(*digest, crypto::sha256(code).hex());
}

}  // namespace mingjing::identity
