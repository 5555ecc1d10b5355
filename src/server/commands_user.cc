// user: accounts from the machine itself, for whoever is root there already: the first
// administrators where there is no browser, and help where all of them are locked out. Each
// act is in the access trail, as the operator's.

#include <algorithm>

#include <fmt/format.h>

#include "desk/account_officer.h"
#include "desk/case_surroundings.h"
#include "identity/accounts.h"
#include "identity/sessions.h"
#include "identity/trail.h"
#include "server/command_list.h"
#include "server/command_parts.h"

namespace mingjing::server {

namespace {

// In the transaction of the act.
void add_to_trail(
    Office& office,
    db::Connection& work,
    const Request& request,
    std::string_view event,
    const std::string& account,
    std::string detail
) {
    auto row = operators_row(office, request);
    row.event = event;
    row.object = account;
    row.detail = std::move(detail);
    identity::add_to_trail(work, row);
}

std::string role_names(const Office& office, const std::vector<std::string>& keys) {
    std::string names;
    for (const auto& key : keys) {
        names += (names.empty() ? "" : "、") + office.definitions().roles.name_of(key);
    }
    return names.empty() ? "无角色" : names;
}

std::optional<identity::Account> account_asked(
    db::Connection& work, const Request& request, Output& output
) {
    const auto login = request.words.empty() ? std::string{} : request.words.front();
    auto account = identity::account_by_login(work, login);
    if (!account) {
        output.line(fmt::format("没有“{}”这个账号。用 mingjing user list 查看", login));
    }
    return account;
}

void say_invitation(Output& output, const identity::Account& account, std::string_view code) {
    output.line(fmt::format("{}（{}）的邀请码：{}", account.name, account.login, code));
    output.line("  七日内有效，请当面交给本人，由其在登录页用邀请码自设口令");
}

// One person may hold them together; else says why not.
std::optional<std::vector<std::string>> roles_asked(
    const Office& office, std::string_view text, Output& output, Exit& code
) {
    auto roles = split(text, ',');
    if (const auto fits = office.definitions().roles.compatible(roles); !fits) {
        code = say_refused(fits.error(), output);
        return std::nullopt;
    }
    return roles;
}

}  // namespace

Exit user_list(Office& office, const Request& request, Output& output) {
    const auto text = request.words.empty() ? std::string{} : request.words.front();
    const auto work = office.work().lease();
    const auto accounts = identity::accounts_like(*work, text);
    for (const auto& account : accounts) {
        output.line(fmt::format(
            "{:<24}{}　{}　{}{}{}",
            account.login,
            account.name,
            account.unit.empty() ? "（不属任何单位）" : account.unit,
            role_names(office, account.roles),
            account.is_disabled ? "　已停用" : "",
            account.has_password ? "" : "　尚未设口令"
        ));
    }
    output.line(fmt::format("共 {} 个账号", accounts.size()));
    return Exit::done;
}

Exit user_add(Office& office, const Request& request, Output& output) {
    auto code = Exit::bad_input;
    const auto roles = roles_asked(office, request.option("roles"), output, code);
    if (!roles) {
        return code;
    }
    const identity::NewAccount wanted{
        request.words.front(),
        std::string(request.option("name")),
        std::string(request.option("unit")),
        std::string(request.option("officer"))};
    if (!office.definitions().bureau.has_unit(wanted.unit)) {
        output.line(fmt::format("单位“{}”不在组织机构中", wanted.unit));
        return Exit::bad_input;
    }
    const auto now = office.clock().now();
    const auto ledger = office.ledger().lease();
    const auto work = office.work().lease();
    const auto around = desk::case_surroundings(*ledger, office.definitions(), day_in_china(now));
    const auto id = identity::new_account_id();
    std::string invitation;
    std::optional<identity::Account> account;
    {
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        if (const auto misfit =
                desk::officer_misfit(around, *work, {"", wanted.name, wanted.officer})) {
            output.line(misfit->what);
            return Exit::bad_input;
        }
        const auto made = identity::create_account(*work, wanted, id, now);
        if (!made) {
            output.line(fmt::format("{}：{}", made.error().where, made.error().what));
            return Exit::bad_input;
        }
        if (auto given = identity::change_roles(*work, id, made->version, *roles); !given) {
            return say_refused(given.error(), output);
        }
        invitation = identity::invite(*work, id, now);
        account = identity::account_by_id(*work, id);
        add_to_trail(
            office,
            *work,
            request,
            "account",
            id,
            fmt::format(
                "新建账号 {}（{}{}），{}",
                account->login,
                account->name,
                account->officer.empty() ? "" : "，执法证" + account->officer,
                role_names(office, account->roles)
            )
        );
        transaction.commit();
    }
    say_invitation(output, *account, invitation);
    return Exit::done;
}

Exit user_invite(Office& office, const Request& request, Output& output) {
    const auto work = office.work().lease();
    const auto account = account_asked(*work, request, output);
    if (!account) {
        return Exit::bad_input;
    }
    std::string invitation;
    {
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        invitation = identity::invite(*work, account->id, office.clock().now());
        identity::release_factor(*work, account->id);
        add_to_trail(
            office,
            *work,
            request,
            "account",
            account->id,
            fmt::format("重置账号 {}的口令和动态口令", account->login)
        );
        transaction.commit();
    }
    say_invitation(output, *account, invitation);
    return Exit::done;
}

Exit user_roles(Office& office, const Request& request, Output& output) {
    auto code = Exit::bad_input;
    const auto roles = roles_asked(office, request.option("roles"), output, code);
    if (!roles) {
        return code;
    }
    const auto work = office.work().lease();
    const auto account = account_asked(*work, request, output);
    if (!account) {
        return Exit::bad_input;
    }
    const auto said = fmt::format("{}的角色改为：{}", account->name, role_names(office, *roles));
    {
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        if (auto done = identity::change_roles(*work, account->id, account->version, *roles);
            !done) {
            return say_refused(done.error(), output);
        }
        add_to_trail(office, *work, request, "role", account->id, said);
        transaction.commit();
    }
    output.line(said);
    return Exit::done;
}

Exit user_disable(Office& office, const Request& request, Output& output) {
    const auto ledger = office.ledger().lease();
    const auto work = office.work().lease();
    const auto account = account_asked(*work, request, output);
    if (!account) {
        return Exit::bad_input;
    }
    const bool is_disabled = !request.has("again");
    const auto said = fmt::format(
        "{}账号 {}（{}）", is_disabled ? "停用" : "启用", account->login, account->name
    );
    {
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        const identity::AccountChange change{
            account->name, account->unit, account->officer, is_disabled};
        const auto around = desk::case_surroundings(
            *ledger, office.definitions(), day_in_china(office.clock().now())
        );
        const auto misfit =
            is_disabled
                ? std::nullopt
                : desk::officer_misfit(around, *work, {account->id, change.name, change.officer});
        if (misfit) {
            output.line(misfit->what);
            output.line("请由系统管理员在账号管理中改正或者清空它的执法证件编号，同时启用");
            return Exit::refused;
        }
        if (auto done = identity::change_account(*work, account->id, account->version, change);
            !done) {
            return say_refused(done.error(), output);
        }
        if (is_disabled) {
            identity::close_sessions_of(*work, account->id);
        }
        add_to_trail(office, *work, request, "account", account->id, said);
        transaction.commit();
    }
    output.line("已" + said);
    return Exit::done;
}

}  // namespace mingjing::server
