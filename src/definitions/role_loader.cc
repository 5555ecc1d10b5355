#include "definitions/role_loader.h"

#include <algorithm>

#include <fmt/format.h>

#include "definitions/section.h"

namespace mingjing::definitions {

namespace {

using identity::Family;
using identity::Scope;

constexpr std::size_t kRolesMax = 100;

identity::Role load_role(const Node& node, Problems& problems) {
    const Node* key = node.find("key");
    Section section(node, fmt::format("角色“{}”", key == nullptr ? "?" : key->text), problems);
    identity::Role role;
    role.key = section.text("key");
    role.name = section.text("name");
    role.family = section.one_of(
        "family",
        Family::business,
        {{"business", Family::business},
         {"supervisor", Family::supervisor},
         {"system_administrator", Family::system_administrator},
         {"security_administrator", Family::security_administrator},
         {"audit_administrator", Family::audit_administrator}}
    );
    role.scope =
        section.one_of("scope", Scope::unit, {{"unit", Scope::unit}, {"bureau", Scope::bureau}});
    for (const auto& word : section.texts("may")) {
        if (const auto action = identity::action_of(word)) {
            role.may.push_back(*action);
        } else {
            section.problem("may", fmt::format("“may: {}”不是系统认识的职责", word));
        }
    }
    role.registers = section.texts("registers");
    if (!is_key(role.key)) {
        section.problem("key", fmt::format("角色“{}”只能用小写字母、数字和下划线", role.key));
    }
    return role;
}

// What no definition may undo.
void check_separation(const Node& node, const identity::Role& role, Problems& problems) {
    using identity::Action;
    const auto has = [&](auto test) { return std::ranges::any_of(role.may, test); };
    switch (role.family) {
        case Family::business:
            if (has([](Action action) { return action == Action::review; }) &&
                has([](Action action) { return action == Action::publish; })) {
                problems.add(
                    node, role.name + "不能既审核又公示：审核与公示相分离（国办发〔2018〕118号）"
                );
            }
            if (has([](Action action) { return !identity::is_business(action); })) {
                problems.add(node, role.name + "是业务角色，不能有管理员的职责");
            }
            return;
        case Family::supervisor:
            if (has([](Action action) { return action != Action::see && action != Action::reveal; }
                )) {
                problems.add(node, role.name + "是监督角色，只能查看");
            }
            return;
        case Family::system_administrator:
        case Family::security_administrator:
        case Family::audit_administrator:
            if (has(identity::is_business)) {
                problems.add(node, role.name + "是管理员，不能接触业务数据（三权分立）");
            }
            return;
    }
}

}  // namespace

LoadedRoles load_roles(const Node& root, Problems& problems) {
    LoadedRoles loaded;
    loaded.file = problems.file();
    std::vector<identity::Role> roles;
    Section section(root, "角色表", problems);
    for (const Node& node : section.items("roles", kRolesMax)) {
        auto role = load_role(node, problems);
        check_separation(node, role, problems);
        if (std::ranges::find(roles, role.key, &identity::Role::key) != roles.end()) {
            problems.add(node, fmt::format("角色“{}”写了两次", role.key));
        }
        loaded.lines.push_back(node.line);
        roles.push_back(std::move(role));
    }
    loaded.roles = identity::Roles(std::move(roles));
    return loaded;
}

}  // namespace mingjing::definitions
