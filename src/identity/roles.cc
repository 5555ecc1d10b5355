#include "identity/roles.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "domain/role.h"

namespace mingjing::identity {

namespace {

struct Name {
    Action action;
    std::string_view word;
    std::string_view chinese;
    bool is_business;
};
constexpr std::array<Name, 19> kNames{{
    {Action::see, "see", "查看内部清单和草稿", true},
    {Action::draft, "draft", "编制清单", true},
    {Action::submit, "submit", "提交审核", true},
    {Action::review, "review", "审核", true},
    {Action::publish, "publish", "公示", true},
    {Action::withdraw, "withdraw", "撤回公示", true},
    {Action::erase, "erase", "删除个人信息", true},
    {Action::adopt, "adopt", "采用定义", true},
    {Action::change_statutes, "change_statutes", "登记法规变动", true},
    {Action::reveal, "reveal", "查看个人信息", true},
    {Action::handle, "handle", "办理案件", true},
    {Action::examine, "examine", "案件法制审核", true},
    {Action::decide, "decide", "案件审批决定", true},
    {Action::sign_off, "sign_off", "签发文书", true},
    {Action::read_reporter, "read_reporter", "查看举报人信息", true},
    {Action::manage_accounts, "manage_accounts", "管理账号", false},
    {Action::manage_roles, "manage_roles", "分配角色", false},
    {Action::see_trail, "see_trail", "查看访问留痕", false},
    {Action::see_status, "see_status", "查看系统状态", false},
}};

const Name& name_of(Action action) {
    return *std::ranges::find(kNames, action, &Name::action);
}

domain::Refusal not_together(std::string what) {
    return {
        .code = "roles-not-compatible",
        .what = std::move(what),
        .article = "GB/T 22239-2019（三权分立）",
        .next = "请把这些角色分给不同的人"};
}

}  // namespace

std::optional<Action> action_of(std::string_view word) {
    const auto found = std::ranges::find(kNames, word, &Name::word);
    return found == kNames.end() ? std::nullopt : std::optional(found->action);
}

std::string_view action_word(Action action) {
    return name_of(action).word;
}

std::string_view action_name(Action action) {
    return name_of(action).chinese;
}

bool is_business(Action action) {
    return name_of(action).is_business;
}

std::vector<Action> all_actions() {
    std::vector<Action> all;
    std::ranges::transform(kNames, std::back_inserter(all), &Name::action);
    return all;
}

bool Role::is_administrator() const {
    return family != Family::business && family != Family::supervisor;
}

bool Role::is_for(std::string_view register_key) const {
    return registers.empty() || std::ranges::find(registers, register_key) != registers.end();
}

const Role* Roles::find(std::string_view key) const {
    const auto found = std::ranges::find(roles_, key, &Role::key);
    return found == roles_.end() ? nullptr : &*found;
}

std::string Roles::name_of(std::string_view key) const {
    const auto* role = find(key);
    if (role == nullptr && key == domain::kSystem) {
        return "系统";
    }
    return role == nullptr ? std::string(key) : role->name;
}

domain::Refusal Roles::named(domain::Refusal refusal) const {
    for (auto* sentence : {&refusal.what, &refusal.next}) {
        for (auto at = sentence->find(domain::kRoleBegins); at != std::string::npos;
             at = sentence->find(domain::kRoleBegins, at)) {
            const auto begin = at + domain::kRoleBegins.size();
            const auto end = sentence->find('}', begin);
            if (end == std::string::npos) {
                break;
            }
            const auto name = name_of(std::string_view(*sentence).substr(begin, end - begin));
            sentence->replace(at, end + 1 - at, name);
            at += name.size();
        }
    }
    return refusal;
}

tl::expected<void, domain::Refusal> Roles::compatible(std::span<const std::string> keys) const {
    for (const auto& key : keys) {
        const auto* role = find(key);
        if (role == nullptr) {
            return tl::unexpected(domain::Refusal{
                .code = "role-unknown",
                .what = "没有“" + key + "”这个角色",
                .next = "请从角色列表中选择"});
        }
        const bool is_alone =
            std::ranges::all_of(keys, [&](const std::string& other) { return other == key; });
        if (role->is_administrator() && !is_alone) {
            return tl::unexpected(not_together(
                role->name + "不得兼任其他角色：系统、安全、审计三员相互分离，且不接触业务数据"
            ));
        }
        if (role->family == Family::supervisor && !is_alone) {
            return tl::unexpected(not_together(role->name + "只监督，不参与办理"));
        }
    }
    return {};
}

}  // namespace mingjing::identity
