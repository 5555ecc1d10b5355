// Letting somebody in again without a reset: the system administrator opens a lock, the security
// administrator lets go of a second factor. Beside the reset, which leaves the second factor,
// neither alone comes in as somebody else.

#include "api/call.h"
#include "api/components.h"
#include "api/endpoint_groups.h"
#include "identity/attempts.h"

namespace mingjing::api {

namespace {

using identity::Action;

// Of somebody else's account; the trail says what was done to it.
template <class Act>
Answer act_on_account(Call& call, std::string_view did, Act act) {
    std::optional<identity::Account> account;
    {
        const auto work = call.parts().work.lease();
        db::Transaction transaction(*work, db::Transaction::Mode::write);
        account = identity::account_by_id(*work, call.name("id"));
        if (!account) {
            return tl::unexpected(not_found("这个账号"));
        }
        if (account->id == call.account().id) {
            return tl::unexpected(bad_request({{"id", "自己的账号请另一名管理员办理"}}));
        }
        act(*work, account->id);
        account = identity::account_by_id(*work, account->id);
        identity::add_to_trail(
            *work, call.trail_row("account", account->id, "done", std::string(did) + account->login)
        );
        transaction.commit();
    }
    return Reply{.body = to_json(*account)};
}

Answer unlock_account(Call& call) {
    return act_on_account(call, "解除锁定：账号 ", identity::unlock);
}

Answer release_factor(Call& call) {
    return act_on_account(call, "解除动态口令：账号 ", identity::release_factor);
}

}  // namespace

std::vector<Endpoint> release_endpoints() {
    Endpoint unlock{
        .method = http::Method::del,
        .path = "/api/v1/accounts/{id}/lock",
        .id = "unlockAccount",
        .group = "组织与账号",
        .summary = "解除因连续输错造成的锁定",
        .action = Action::manage_accounts,
        .answer = shape::named("Account"),
        .handle = unlock_account};
    Endpoint release{
        .method = http::Method::del,
        .path = "/api/v1/accounts/{id}/factor",
        .id = "releaseFactor",
        .group = "组织与账号",
        .summary = "解除动态口令，下次登录重新绑定",
        .action = Action::manage_roles,
        .answer = shape::named("Account"),
        .handle = release_factor};
    return {std::move(unlock), std::move(release)};
}

}  // namespace mingjing::api
