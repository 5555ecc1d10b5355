#include "identity/account_check.h"

#include <algorithm>

#include <fmt/format.h>

#include "identity/account_tables.h"

namespace mingjing::identity {

namespace {

bool is_login(std::string_view login) {
    return login.size() >= 2 && login.size() <= 40 && std::ranges::all_of(login, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
                      c == '-';
           });
}

bool is_hex(std::string_view text) {
    return text.size() % 2 == 0 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

void check_accounts(db::Connection& connection, std::vector<std::string>& found) {
    connection.run(
        "SELECT id, login, name, is_disabled, password, invitation, factor, failures, version"
        " FROM accounts ORDER BY id",
        {},
        [&](const db::Row& row) {
            const auto say = [&](std::string_view what) {
                found.push_back(fmt::format("账号 {} 的{}", row.text(0), what));
            };
            if (!is_login(row.text(1)) || row.text(2).empty()) {
                say("登录名或者姓名不符合要求");
            }
            if (row.integer(3) != 0 && row.integer(3) != 1) {
                say("停用标记不是是或者否");
            }
            if (!row.text(4).empty() && !row.text(4).starts_with("$argon2id$")) {
                say("口令散列不是本程序写的");
            }
            if (!is_hex(row.text(5)) || !is_hex(row.text(6))) {
                say("邀请码或者动态口令密文已损坏");
            }
            if (row.integer(7) < 0 || row.integer(8) < 1) {
                say("计数不可能如此");
            }
            return true;
        }
    );
}

// SQLite keeps foreign keys only where it is told to, and a restored dump may bring others.
void check_belongings(db::Connection& connection, std::vector<std::string>& found) {
    for (const auto& [table, name] :
         {std::pair{"account_roles", "角色"},
          std::pair{"earlier_passwords", "旧口令"},
          std::pair{"sessions", "会话"}}) {
        connection.run(
            fmt::format(
                "SELECT DISTINCT t.account FROM {} t LEFT JOIN accounts a ON a.id = t.account"
                " WHERE a.id IS NULL ORDER BY t.account",
                table
            ),
            {},
            [&, called = name](const db::Row& row) {
                found.push_back(fmt::format("{}属于不存在的账号 {}", called, row.text(0)));
                return true;
            }
        );
    }
}

}  // namespace

std::vector<std::string> account_problems(db::Connection& connection) {
    std::vector<std::string> found;
    check_accounts(connection, found);
    check_belongings(connection, found);
    return found;
}

}  // namespace mingjing::identity
