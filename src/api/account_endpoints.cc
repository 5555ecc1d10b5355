// Accounts and their roles: the system administrator keeps accounts, the security
// administrator gives roles, and neither can do the other's part.

#include <algorithm>
#include <iterator>
#include <tuple>

#include <fmt/format.h>

#include "api/call.h"
#include "api/components.h"
#include "api/endpoint_groups.h"
#include "api/register_parts.h"
#include "desk/account_officer.h"
#include "desk/case_surroundings.h"

namespace mingjing::api {

namespace {

using identity::Action;

std::string account_etag(const identity::Account& account) {
    return "\"" + std::to_string(account.version) + "\"";
}

Reply account_reply(const identity::Account& account, int status = 200) {
    return {.status = status, .body = to_json(account), .etag = account_etag(account)};
}

// The account named in the path, and the version the caller had before their eyes.
struct AccountAsked {
    identity::Account account;
    std::uint64_t version = 0;
};
tl::expected<AccountAsked, Problem> account_asked(Call& call, db::Connection& work) {
    auto account = identity::account_by_id(work, call.name("id"));
    if (!account) {
        return tl::unexpected(not_found("这个账号"));
    }
    const auto match = call.if_match();
    if (!match.empty() && match != account_etag(*account)) {
        return tl::unexpected(stale(to_json(*account)));
    }
    const auto version = account->version;
    return AccountAsked{std::move(*account), version};
}

Problem no_such_unit(const std::string& unit) {
    return bad_request({{"unit", "单位“" + unit + "”不在组织机构中"}});
}

case_file::Surroundings around(const Call& call, db::Connection& ledger) {
    return desk::case_surroundings(ledger, call.definitions(), day_in_china(call.now()));
}

// A move between units is a change of what somebody sees: the trail says from where to where.
std::string what_changed(const identity::Account& before, const identity::Account& now) {
    auto said = (now.is_disabled ? "停用账号 " : "修改账号 ") + now.login;
    for (const auto& [label, was, is] :
         {std::tuple{"姓名", &before.name, &now.name},
          std::tuple{"单位", &before.unit, &now.unit},
          std::tuple{"执法证件编号", &before.officer, &now.officer}}) {
        if (*was != *is) {
            said += fmt::format("，{}由“{}”改为“{}”", label, *was, *is);
        }
    }
    return said;
}

// One that stood when its officer's certificate was withdrawn can still be moved or disabled.
bool says_anew_who(const identity::Account& before, const identity::AccountChange& now) {
    return !now.is_disabled &&
           (before.officer != now.officer || before.name != now.name || before.is_disabled);
}

Answer list_accounts(Call& call) {
    const auto found = [&] {
        const auto work = call.parts().work.lease();
        return identity::accounts_like(*work, call.parameter("text"), call.parameter("unit"));
    }();
    List accounts;
    const auto [begin, end] = page_asked(call).of(found.size());
    for (auto i = begin; i < end; ++i) {
        accounts.emplace_back(to_json(found[i]));
    }
    return page_reply("accounts", std::move(accounts), found.size());
}

Answer get_account(Call& call) {
    const auto work = call.parts().work.lease();
    const auto one = account_asked(call, *work);
    if (!one) {
        return tl::unexpected(one.error());
    }
    return account_reply(one->account);
}

Answer create_account(Call& call) {
    const auto& body = call.body();
    const identity::NewAccount account{
        std::string(text_of(body, "login")),
        std::string(text_of(body, "name")),
        std::string(text_of(body, "unit")),
        std::string(text_of(body, "officer")),
    };
    if (!call.definitions().bureau.has_unit(account.unit)) {
        return tl::unexpected(no_such_unit(account.unit));
    }
    std::string code;
    std::optional<identity::Account> made;
    {
        const auto ledger = call.parts().ledger.lease();
        const auto work = call.parts().work.lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        if (const auto misfit = desk::officer_misfit(
                around(call, *ledger), *work, {"", account.name, account.officer}
            )) {
            return tl::unexpected(bad_request({*misfit}));
        }
        const auto id = identity::new_account_id();
        auto created = identity::create_account(*work, account, id, call.now());
        if (!created) {
            return tl::unexpected(bad_request({created.error()}));
        }
        code = identity::invite(*work, id, call.now());
        made = identity::account_by_id(*work, id);
        identity::add_to_trail(
            *work,
            call.trail_row(
                "account",
                id,
                "done",
                "新建账号 " + made->login + "（" + made->name + "，" + made->unit +
                    (made->officer.empty() ? "" : "，执法证" + made->officer) + "）"
            )
        );
        transaction.commit();
    }
    return Reply{
        .status = 201,
        .body = Fields{{"account", to_json(*made)}, {"invitation", code}},
        .etag = account_etag(*made)};
}

Answer change_account(Call& call) {
    const auto& body = call.body();
    std::optional<identity::Account> changed;
    {
        const auto ledger = call.parts().ledger.lease();
        const auto work = call.parts().work.lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        const auto one = account_asked(call, *work);
        if (!one) {
            return tl::unexpected(one.error());
        }
        const identity::AccountChange change{
            std::string(text_of(body, "name")),
            std::string(text_of(body, "unit")),
            std::string(text_of(body, "officer")),
            *member(body, "is_disabled").boolean(),
        };
        if (change.unit != one->account.unit && !call.definitions().bureau.has_unit(change.unit)) {
            return tl::unexpected(no_such_unit(change.unit));
        }
        auto misfit = identity::misfit(change);
        if (!misfit && says_anew_who(one->account, change)) {
            misfit = desk::officer_misfit(
                around(call, *ledger), *work, {one->account.id, change.name, change.officer}
            );
        }
        if (misfit) {
            return tl::unexpected(bad_request({*misfit}));
        }
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
        identity::add_to_trail(
            *work,
            call.trail_row("account", changed->id, "done", what_changed(one->account, *changed))
        );
        transaction.commit();
    }
    return account_reply(*changed);
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
    {
        const auto work = call.parts().work.lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        const auto one = account_asked(call, *work);
        if (!one) {
            return tl::unexpected(one.error());
        }
        if (is_administrator(call, one->account)) {
            return tl::unexpected(only_at_the_console(one->account));
        }
        code = identity::invite(*work, one->account.id, call.now());
        identity::add_to_trail(
            *work,
            call.trail_row(
                "account", one->account.id, "done", "重置账号 " + one->account.login + "的口令"
            )
        );
        transaction.commit();
    }
    return Reply{.status = 201, .body = Fields{{"invitation", code}}};
}

Answer change_roles(Call& call) {
    std::vector<std::string> roles;
    for (const auto& role : *member(call.body(), "roles").list()) {
        roles.push_back(*role.text());
    }
    if (const auto fits = call.definitions().roles.compatible(roles); !fits) {
        return tl::unexpected(problem(fits.error()));
    }
    std::optional<identity::Account> changed;
    {
        const auto work = call.parts().work.lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        const auto one = account_asked(call, *work);
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
        std::string names;
        for (const auto& role : changed->roles) {
            names += (names.empty() ? "" : "、") + call.definitions().roles.name_of(role);
        }
        identity::add_to_trail(
            *work,
            call.trail_row(
                "role",
                changed->id,
                "done",
                changed->name + "的角色改为：" + (names.empty() ? "无" : names)
            )
        );
        transaction.commit();
    }
    return account_reply(*changed);
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

constexpr Group kAccounts{"组织与账号", {}};

Shape word() {
    return shape::text(120);
}

// Who is who in the house, which everybody signed in may know, and who gives roles.
std::vector<Endpoint> organisation_endpoints() {
    auto all_roles = kAccounts.get("/api/v1/roles", "listRoles", "角色及其职责", list_roles);
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
    auto units = kAccounts.get("/api/v1/units", "listUnits", "组织机构", list_units);
    units.answer = shape::object(
        {{"units", shape::list(shape::object({{"name", word()}, {"is_entrusted", shape::flag()}}))}}
    );
    auto roles =
        kAccounts.put("/api/v1/accounts/{id}/roles", "changeRoles", "分配角色", change_roles);
    roles.action = Action::manage_roles;
    roles.takes = Takes::json;
    roles.is_checked = true;
    roles.body = shape::object({{"roles", shape::list(shape::text(64), 20)}});
    roles.answer = shape::named("Account");
    return {std::move(roles), std::move(all_roles), std::move(units)};
}

}  // namespace

std::vector<Endpoint> account_endpoints() {
    const auto account = shape::named("Account");
    auto list = kAccounts.get("/api/v1/accounts", "listAccounts", "账号列表", list_accounts);
    list.action = Action::see_status;
    list.query = paging();
    std::erase_if(list.query, [](const Parameter& each) { return each.name == "sort"; });
    list.query.push_back(unit_parameter());
    list.answer = page_shape("accounts", account);
    auto one = kAccounts.get("/api/v1/accounts/{id}", "getAccount", "一个账号", get_account);
    one.action = Action::see_status;
    one.is_checked = true;
    one.answer = account;
    auto create =
        kAccounts.post("/api/v1/accounts", "createAccount", "新建账号，得到邀请码", create_account);
    create.action = Action::manage_accounts;
    create.takes = Takes::json;
    create.body = shape::object(
        {{"login", shape::text(40)}, {"name", word()}, {"unit", word()}, {"officer", word(), false}}
    );
    create.status = 201;
    create.answer = shape::object({{"account", account}, {"invitation", shape::text(64)}});
    auto change =
        kAccounts.put("/api/v1/accounts/{id}", "changeAccount", "修改或者停用账号", change_account);
    change.action = Action::manage_accounts;
    change.takes = Takes::json;
    change.is_checked = true;
    change.body = shape::object(
        {{"name", word()}, {"unit", word()}, {"officer", word()}, {"is_disabled", shape::flag()}}
    );
    change.answer = account;
    auto invite = kAccounts.post(
        "/api/v1/accounts/{id}/invitations",
        "inviteAccount",
        "重置：旧口令作废，得到新的邀请码；动态口令不变",
        invite_account
    );
    invite.action = Action::manage_accounts;
    invite.status = 201;
    invite.answer = shape::object({{"invitation", shape::text(64)}});
    std::vector<Endpoint> all{list, one, create, change, invite};
    std::ranges::move(organisation_endpoints(), std::back_inserter(all));
    return all;
}

}  // namespace mingjing::api
