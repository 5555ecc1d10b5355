// The first start of an empty bureau: whoever can read the server's console makes the
// three administrators, each an account of its own, and hands each its invitation. Works
// once: from the first account on, accounts are the system administrator's affair.

#include <array>

#include <fmt/format.h>

#include "api/api.h"
#include "api/call.h"
#include "api/components.h"
#include "api/endpoint_groups.h"
#include "crypto/hash.h"

namespace mingjing::api {

namespace {

constexpr std::array<std::string_view, 3> kAdministrators{
    "system_administrator", "security_administrator", "audit_administrator"};
Answer get_setup(Call& call) {
    const auto rules = sign_in_rules(call.definitions().bureau).password;
    const auto work = call.parts().work.lease();
    return Reply{
        .body = Fields{
            {"is_needed", !identity::has_accounts(*work)},
            {"bureau", call.definitions().bureau.name},
            {"password_characters_min", static_cast<std::int64_t>(rules.characters_min)},
            {"password_kinds_min", static_cast<std::int64_t>(rules.kinds_min)},
        }};
}

tl::expected<Value, Problem> make_administrator(
    Call& call, db::Connection& work, std::string_view role
) {
    const auto& asked = *member(call.body(), role).fields();
    const identity::NewAccount account{
        std::string(text_of(asked, "login")),
        std::string(text_of(asked, "name")),
        call.definitions().bureau.name,
        "",
    };
    const auto id = identity::new_account_id();
    auto created = identity::create_account(work, account, id, call.now());
    if (!created) {
        created.error().where = std::string(role) + "." + created.error().where;
        return tl::unexpected(bad_request({created.error()}));
    }
    const auto code = identity::invite(work, id, call.now());
    const auto version = identity::account_by_id(work, id)->version;
    if (auto done = identity::change_roles(work, id, version, {std::string(role)}); !done) {
        return tl::unexpected(problem(done.error()));
    }
    identity::add_to_trail(
        work,
        call.trail_row(
            "account",
            id,
            "done",
            fmt::format(
                "首次设置：新建{}账号 {}（{}）",
                call.definitions().roles.name_of(role),
                account.login,
                account.name
            )
        )
    );
    return Value(Fields{
        {"role", role}, {"login", account.login}, {"name", account.name}, {"invitation", code}});
}

Answer set_up(Call& call) {
    const auto work = call.parts().work.lease();
    // Before anything is asked: of two who come at once, the second finds accounts.
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    const auto& code = call.parts().setup_code;
    if (code.empty() || identity::has_accounts(*work)) {
        return tl::unexpected(problem(domain::Refusal{
            .code = "set-up-already",
            .what = "本机关已经设置过，没有办理",
            .next = "账号由系统管理员管理；邀请码没有拿到的，请在服务器控制台重置"}));
    }
    if (!crypto::equal_in_constant_time(code, text_of(call.body(), "code"))) {
        return tl::unexpected(noted(
            bad_request({{"code", "设置码不正确：请输入服务启动时在控制台显示的设置码"}}),
            "设置码不正确"
        ));
    }
    List administrators;
    for (const auto role : kAdministrators) {
        auto made = make_administrator(call, *work, role);
        if (!made) {
            return tl::unexpected(made.error());
        }
        administrators.push_back(std::move(*made));
    }
    transaction.commit();
    return Reply{.status = 201, .body = Fields{{"administrators", std::move(administrators)}}};
}

}  // namespace

std::vector<Endpoint> setup_endpoints() {
    const auto word = shape::text(120);
    const auto person = shape::object({{"login", shape::text(40)}, {"name", word}});
    Endpoint get{
        .path = "/api/v1/setup",
        .id = "getSetup",
        .group = "首次设置",
        .summary = "是否还没有设置过，口令至少要怎样",
        .caller = Caller::anyone,
        .answer = shape::object(
            {{"is_needed", shape::flag()},
             {"bureau", word},
             {"password_characters_min", shape::whole(1, 256)},
             {"password_kinds_min", shape::whole(1, 4)}}
        ),
        .handle = get_setup};
    std::vector<Property> body{{"code", shape::text(64)}};
    for (const auto role : kAdministrators) {
        body.push_back({role, person});
    }
    Endpoint post{
        .method = http::Method::post,
        .path = "/api/v1/setup",
        .id = "setUp",
        .group = "首次设置",
        .summary = "设立三员，各得邀请码",
        .caller = Caller::anyone,
        .takes = Takes::json,
        .body = shape::object(body),
        .status = 201,
        .answer = shape::object(
            {{"administrators",
              shape::list(shape::object(
                  {{"role", word}, {"login", word}, {"name", word}, {"invitation", word}}
              ))}}
        ),
        .handle = set_up};
    return {std::move(get), std::move(post)};
}

}  // namespace mingjing::api
