#include "desk/adoption.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "definitions/security_policy.h"

namespace mingjing::desk {

namespace {

using identity::Action;

// Under another origin the bureau's key would no longer open, nor any command that could
// adopt the old one again.
domain::Refusal other_origin(std::string_view own, std::string_view proposed) {
    return {
        "other-origin",
        fmt::format("这套定义的日志来源是 {}，本单位的日志是 {}", proposed, own),
        "",
        fmt::format("已经公布的日志不能改名，请把 bureau.yaml 的 origin 改为 {} 后再采用", own),
        ""};
}

domain::Refusal nobody_may(Action action) {
    return {
        "nobody-may-adopt",
        fmt::format(
            "这套定义里没有任何角色可以{}，采用后将无法再改", identity::action_name(action)
        ),
        "",
        fmt::format("请在 roles.yaml 中为至少一个角色保留 {}", identity::action_word(action)),
        ""};
}

domain::Refusal not_their_part(const identity::Actor& actor, Action duty) {
    const bool is_policy = duty == Action::manage_roles;
    return {
        "not-permitted",
        actor.name + (is_policy
                          ? "不能采用安全策略的改动：角色与职责、人员的角色、登录和口令的要求、"
                            "办公网络地址由安全保密管理员管理"
                          : "只能采用安全策略的改动：清单、公示规则等业务定义由业务角色采用"),
        "GB/T 22239-2019（三权分立）",
        is_policy ? "请把这部分改动交安全保密管理员采用，其余的另行采用"
                  : "请把这部分改动交有采用定义职责的人员采用，其余的另行采用",
        ""};
}

bool somebody_may(const identity::Roles& roles, Action action) {
    return std::ranges::any_of(roles.all(), [&](const identity::Role& role) {
        return std::ranges::find(role.may, action) != role.may.end();
    });
}

}  // namespace

Loaded proposed(const definitions::Definitions& in_use, std::vector<definitions::Source> sources) {
    // What procedures have to name since is not the security administrator's to write: accounts,
    // roles and sign-in change whatever the procedures in use leave out.
    auto as_kept = definitions::load(sources, definitions::Are::adopted);
    if (!as_kept) {
        return definitions::load(std::move(sources));
    }
    const auto differ = definitions::differences(in_use, *as_kept);
    return differ.in_policy && !differ.in_business ? std::move(as_kept)
                                                   : definitions::load(std::move(sources));
}

Loaded proposed(const definitions::Definitions& in_use, const std::vector<FileChange>& changes) {
    auto sources = in_use.sources;
    for (const auto& change : changes) {
        std::erase_if(sources, [&](const auto& source) { return source.name == change.name; });
        if (!change.text.empty()) {
            sources.push_back({change.name, change.text, {}});
        }
    }
    return proposed(in_use, std::move(sources));
}

std::vector<Action> duties_of(
    const definitions::Definitions& in_use, const definitions::Definitions& proposed
) {
    const auto differ = definitions::differences(in_use, proposed);
    std::vector<Action> duties;
    if (differ.in_policy) {
        duties.push_back(Action::manage_roles);
    }
    if (differ.in_business || !differ.in_policy) {
        duties.push_back(Action::adopt);
    }
    return duties;
}

tl::expected<void, domain::Refusal> adoptable(
    const identity::Actor& actor,
    const definitions::Definitions& in_use,
    const definitions::Definitions& proposed
) {
    for (const auto duty : duties_of(in_use, proposed)) {
        if (!identity::may(in_use.roles, actor, duty)) {
            return tl::unexpected(not_their_part(actor, duty));
        }
    }
    if (proposed.bureau.origin != in_use.bureau.origin) {
        return tl::unexpected(other_origin(in_use.bureau.origin, proposed.bureau.origin));
    }
    for (const auto action : {Action::adopt, Action::manage_roles}) {
        if (!somebody_may(proposed.roles, action)) {
            return tl::unexpected(nobody_may(action));
        }
    }
    return {};
}

tl::expected<Receipt, domain::Refusal> adopt(
    Desk& desk,
    const identity::Actor& actor,
    const definitions::Definitions& in_use,
    const definitions::Definitions& proposed,
    std::string_view reason,
    const std::function<std::string(std::string_view bytes)>& keep
) {
    if (auto fits = adoptable(actor, in_use, proposed); !fits) {
        return tl::unexpected(std::move(fits.error()));
    }
    AdoptDefinitions command{proposed.digest, {}, std::string(reason), in_use.digest};
    command.duties = duties_of(in_use, proposed);
    for (const auto& source : proposed.sources) {
        command.files.emplace_back(source.name, keep(source.bytes));
    }
    return desk.submit(actor, std::move(command));
}

}  // namespace mingjing::desk
