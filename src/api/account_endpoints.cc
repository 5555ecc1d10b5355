// Accounts and their roles: the system administrator keeps accounts, the security
// administrator gives roles, and neither can do the other's part.

#include <algorithm>
#include <iterator>

#include "api/call.h"
#include "api/components.h"
#include "api/endpoint_groups.h"
#include "codec/text.h"
#include "crypto/hash.h"

namespace mingjing::api {

namespace {

using http::Method;
using identity::Action;

constexpr std::size_t kIdBytes = 8;

std::string etag_of(const identity::Account& account) {
    return "\"" + std::to_string(account.version) + "\"";
}

Reply reply_with(const identity::Account& account, int status = 200) {
    return {.status = status, .body = to_json(account), .etag = etag_of(account)};
}

// The account named in the path, and the version the caller had before their eyes.
struct Asked {
    identity::Account account;
    std::uint64_t version = 0;
};
tl::expected<Asked, Problem> asked(Call& call, db::Connection& work) {
    auto account = identity::account_by_id(work, call.name("id"));
    if (!account) {
        return tl::unexpected(not_found("这个账号"));
    }
    const auto match = call.if_match();
    if (!match.empty() && match != etag_of(*account)) {
        return tl::unexpected(stale(to_json(*account)));
    }
    const auto version = account->version;
    return Asked{std::move(*account), version};
}

Answer list_accounts(Call& call) {
    const auto work = call.parts().work.lease();
    List accounts;
    for (const auto& account : identity::accounts_like(*work, call.parameter("text"))) {
        accounts.emplace_back(to_json(account));
    }
    return Reply{.body = Fields{{"accounts", std::move(accounts)}}};
}

Answer get_account(Call& call) {
    const auto work = call.parts().work.lease();
    const auto one = asked(call, *work);
    if (!one) {
        return tl::unexpected(one.error());
    }
    return reply_with(one->account);
}

Answer create_account(Call& call) {
    const auto& body = call.body();
    const auto unit = std::string(text_of(body, "unit"));
    const auto& units = call.definitions().bureau.units;
    if (std::ranges::find(units, unit, &definitions::Unit::name) == units.end()) {
        return tl::unexpected(bad_request({{"unit", "单位“" + unit + "”不在组织机构中"}}));
    }
    const identity::NewAccount account{
        std::string(text_of(body, "login")),
        std::string(text_of(body, "name")),
        unit,
        std::string(text_of(body, "officer")),
    };
    std::string code;
    std::optional<identity::Account> made;
    {
        const auto work = call.parts().work.lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        const auto id = "u-" + codec::hex(crypto::random_bytes(kIdBytes));
        auto created = identity::create_account(*work, account, id, call.now());
        if (!created) {
            return tl::unexpected(bad_request({created.error()}));
        }
        code = identity::invite(*work, id, call.now());
        made = identity::account_by_id(*work, id);
        transaction.commit();
    }
    call.leave_trail(
        "account", made->id, "done", "新建账号 " + made->login + "（" + made->name + "）"
    );
    return Reply{
        .status = 201,
        .body = Fields{{"account", to_json(*made)}, {"invitation", code}},
        .etag = etag_of(*made)};
}

Answer change_account(Call& call) {
    const auto& body = call.body();
    std::optional<identity::Account> changed;
    {
        const auto work = call.parts().work.lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        const auto one = asked(call, *work);
        if (!one) {
            return tl::unexpected(one.error());
        }
        const identity::AccountChange change{
            std::string(text_of(body, "name")),
            std::string(text_of(body, "unit")),
            std::string(text_of(body, "officer")),
            *member(body, "is_disabled").boolean(),
        };
        if (change.is_disabled && one->account.id == call.account().id) {
            return tl::unexpected(bad_request({{"is_disabled", "不能停用自己的账号"}}));
        }
        if (auto done = identity::change_account(*work, one->account.id, one->version, change);
            !done) {
            return tl::unexpected(problem(done.error()));
        }
        if (change.is_disabled) {
            identity::close_sessions_of(*work, one->account.id);
        }
        changed = identity::account_by_id(*work, one->account.id);
        transaction.commit();
    }
    call.leave_trail(
        "account",
        changed->id,
        "done",
        (changed->is_disabled ? "停用账号 " : "修改账号 ") + changed->login
    );
    return reply_with(*changed);
}

bool is_administrator(const Call& call, const identity::Account& account) {
    return std::ranges::any_of(account.roles, [&](const std::string& key) {
        const auto* role = call.definitions().roles.find(key);
        return role != nullptr && role->is_administrator();
    });
}

// Whoever made the code could come in as another of the three.
Problem only_at_the_console(const identity::Account& account) {
    return {
        .status = 422,
        .code = "only-at-the-console",
        .title = account.name + "是系统、安全、审计三员之一，账号不能由另一名管理员在这里重置",
        .article = "GB/T 22239-2019（三权分立）",
        .next = "请在服务器控制台用 mingjing user invite " + account.login + " 重置，邀请码交本人",
        .rule = ""};
}

Answer invite_account(Call& call) {
    std::string code;
    std::string login;
    {
        const auto work = call.parts().work.lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        const auto one = asked(call, *work);
        if (!one) {
            return tl::unexpected(one.error());
        }
        if (is_administrator(call, one->account)) {
            return tl::unexpected(only_at_the_console(one->account));
        }
        login = one->account.login;
        code = identity::invite(*work, one->account.id, call.now());
        transaction.commit();
    }
    call.leave_trail("account", call.name("id"), "done", "重置账号 " + login + "的口令");
    return Reply{.status = 201, .body = Fields{{"invitation", code}}};
}

Answer change_roles(Call& call) {
    std::vector<std::string> roles;
    for (const auto& role : *member(call.body(), "roles").list()) {
        roles.push_back(*role.text());
    }
    std::ranges::sort(roles);
    if (const auto fits = call.definitions().roles.compatible(roles); !fits) {
        return tl::unexpected(problem(fits.error()));
    }
    std::optional<identity::Account> changed;
    {
        const auto work = call.parts().work.lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        const auto one = asked(call, *work);
        if (!one) {
            return tl::unexpected(one.error());
        }
        if (one->account.id == call.account().id) {
            return tl::unexpected(bad_request({{"roles", "不能改变自己的角色"}}));
        }
        if (auto done = identity::change_roles(*work, one->account.id, one->version, roles);
            !done) {
            return tl::unexpected(problem(done.error()));
        }
        changed = identity::account_by_id(*work, one->account.id);
        transaction.commit();
    }
    std::string names;
    for (const auto& role : roles) {
        names += (names.empty() ? "" : "、") + call.definitions().roles.find(role)->name;
    }
    call.leave_trail(
        "role", changed->id, "done", changed->name + "的角色改为：" + (names.empty() ? "无" : names)
    );
    return reply_with(*changed);
}

Answer list_roles(Call& call) {
    List roles;
    for (const auto& role : call.definitions().roles.all()) {
        List may;
        for (const auto action : role.may) {
            may.emplace_back(Fields{
                {"action", identity::action_word(action)}, {"name", identity::action_name(action)}}
            );
        }
        roles.emplace_back(Fields{
            {"key", role.key},
            {"name", role.name},
            {"is_for_unit", role.scope == identity::Scope::unit},
            {"is_administrator", role.is_administrator()},
            {"registers", List(role.registers.begin(), role.registers.end())},
            {"may", std::move(may)}});
    }
    return Reply{.body = Fields{{"roles", std::move(roles)}}};
}

Answer list_units(Call& call) {
    List units;
    for (const auto& unit : call.definitions().bureau.units) {
        units.emplace_back(Fields{{"name", unit.name}, {"is_entrusted", unit.is_entrusted}});
    }
    return Reply{.body = Fields{{"units", std::move(units)}}};
}

Endpoint of_accounts(
    Method method,
    std::string_view path,
    std::string_view id,
    std::string_view summary,
    std::optional<Action> action,
    Answer (*handle)(Call&)
) {
    Endpoint endpoint;
    endpoint.method = method;
    endpoint.path = path;
    endpoint.id = id;
    endpoint.group = "组织与账号";
    endpoint.summary = summary;
    endpoint.action = action;
    endpoint.handle = handle;
    return endpoint;
}

Shape word() {
    return shape::text(120);
}

// Who is who in the house, which everybody signed in may know, and who gives roles.
std::vector<Endpoint> organisation_endpoints() {
    auto all_roles = of_accounts(
        Method::get, "/api/v1/roles", "listRoles", "角色及其职责", std::nullopt, list_roles
    );
    const auto action = shape::object({{"action", word()}, {"name", word()}});
    all_roles.answer = shape::object(
        {{"roles",
          shape::list(shape::object(
              {{"key", word()},
               {"name", word()},
               {"is_for_unit", shape::flag()},
               {"is_administrator", shape::flag()},
               {"registers", shape::list(shape::text(64))},
               {"may", shape::list(action)}}
          ))}}
    );
    auto units = of_accounts(
        Method::get, "/api/v1/units", "listUnits", "组织机构", std::nullopt, list_units
    );
    units.answer = shape::object(
        {{"units", shape::list(shape::object({{"name", word()}, {"is_entrusted", shape::flag()}}))}}
    );
    auto roles = of_accounts(
        Method::put,
        "/api/v1/accounts/{id}/roles",
        "changeRoles",
        "分配角色",
        Action::manage_roles,
        change_roles
    );
    roles.takes = Takes::json;
    roles.is_checked = true;
    roles.body = shape::object({{"roles", shape::list(shape::text(64), 20)}});
    roles.answer = shape::named("Account");
    return {std::move(roles), std::move(all_roles), std::move(units)};
}

}  // namespace

std::vector<Endpoint> account_endpoints() {
    const auto account = shape::named("Account");
    auto list = of_accounts(
        Method::get,
        "/api/v1/accounts",
        "listAccounts",
        "账号列表",
        Action::see_status,
        list_accounts
    );
    list.query = {{"text", word(), "登录名、姓名或者单位的一部分"}};
    list.answer = shape::object({{"accounts", shape::list(account)}});
    auto one = of_accounts(
        Method::get,
        "/api/v1/accounts/{id}",
        "getAccount",
        "一个账号",
        Action::see_status,
        get_account
    );
    one.is_checked = true;
    one.answer = account;
    auto create = of_accounts(
        Method::post,
        "/api/v1/accounts",
        "createAccount",
        "新建账号，得到邀请码",
        Action::manage_accounts,
        create_account
    );
    create.takes = Takes::json;
    create.body = shape::object(
        {{"login", shape::text(40)}, {"name", word()}, {"unit", word()}, {"officer", word(), false}}
    );
    create.status = 201;
    create.answer = shape::object({{"account", account}, {"invitation", shape::text(64)}});
    auto change = of_accounts(
        Method::put,
        "/api/v1/accounts/{id}",
        "changeAccount",
        "修改或者停用账号",
        Action::manage_accounts,
        change_account
    );
    change.takes = Takes::json;
    change.is_checked = true;
    change.body = shape::object(
        {{"name", word()}, {"unit", word()}, {"officer", word()}, {"is_disabled", shape::flag()}}
    );
    change.answer = account;
    auto invite = of_accounts(
        Method::post,
        "/api/v1/accounts/{id}/invitations",
        "inviteAccount",
        "重置：旧口令作废，得到新的邀请码；动态口令不变",
        Action::manage_accounts,
        invite_account
    );
    invite.status = 201;
    invite.answer = shape::object({{"invitation", shape::text(64)}});
    std::vector<Endpoint> all{list, one, create, change, invite};
    std::ranges::move(organisation_endpoints(), std::back_inserter(all));
    return all;
}

}  // namespace mingjing::api
