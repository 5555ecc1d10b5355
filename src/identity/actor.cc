#include "identity/actor.h"

#include <algorithm>

namespace mingjing::identity {

namespace {

bool allows(const Role& role, Action action, const Object& object) {
    const bool is_by_role = action == Action::review || action == Action::sign_off;
    return std::ranges::find(role.may, action) != role.may.end() &&
           (!is_by_role || object.role_asked.empty() || role.key == object.role_asked);
}

bool is_within(const Role& role, Action action, const Object& object) {
    return action == Action::see || object.register_key.empty() || role.is_for(object.register_key);
}

bool reaches(const Role& role, const Actor& actor, const Object& object) {
    const bool is_bureau_wide = role.scope == Scope::bureau &&
                                (object.register_key.empty() || role.is_for(object.register_key));
    return is_bureau_wide || object.unit.empty() || object.unit == actor.unit;
}

// 甲、乙或者丙.
std::string names_of_who_may(const Roles& roles, Action action, const Object& object) {
    std::vector<std::string> names;
    for (const auto& role : roles.all()) {
        if (allows(role, action, object) && is_within(role, action, object)) {
            const bool is_of_unit = role.scope == Scope::unit && !object.unit.empty();
            names.push_back((is_of_unit ? std::string(object.unit) : std::string()) + role.name);
        }
    }
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto* joint = i == 0 ? "" : i + 1 == names.size() ? "或者" : "、";
        all.append(joint).append(names[i]);
    }
    return all;
}

// What stands in this actor's way, in a sentence.
std::string why_not(
    const Roles& roles, const Actor& actor, Action action, const Object& object, bool is_elsewhere
) {
    if (is_elsewhere) {
        return actor.name + "只能办理本单位的事项，这一项属于" + std::string(object.unit);
    }
    if (!object.register_key.empty() &&
        may(roles, actor, action, {.unit = object.unit, .role_asked = object.role_asked})) {
        return actor.name + "在这张清单没有" + std::string(action_name(action)) + "的职责";
    }
    const auto* turn = roles.find(object.role_asked);
    if (turn != nullptr && may(roles, actor, action, {.unit = object.unit})) {
        return "现在轮到" + turn->name + (action == Action::review ? "审核" : "签发");
    }
    return actor.name + "没有" + std::string(action_name(action)) + "的职责";
}

}  // namespace

bool Actor::has(std::string_view role) const {
    return std::ranges::find(roles, role) != roles.end();
}

tl::expected<void, domain::Refusal> may(
    const Roles& roles, const Actor& actor, Action action, const Object& object
) {
    if (action == Action::adopt && actor.has(kSystem)) {
        return {};
    }
    bool is_elsewhere = false;
    for (const auto& key : actor.roles) {
        const auto* role = roles.find(key);
        if (role == nullptr || !allows(*role, action, object)) {
            continue;
        }
        if (!is_within(*role, action, object)) {
            continue;
        }
        if (reaches(*role, actor, object)) {
            return {};
        }
        is_elsewhere = true;
    }
    const auto who = names_of_who_may(roles, action, object);
    return tl::unexpected(domain::Refusal{
        .code = "not-permitted",
        .what = why_not(roles, actor, action, object, is_elsewhere),
        .article = "国办发〔2018〕118号",
        .next = who.empty() ? "本机关没有设置这项职责的角色，请联系安全保密管理员"
                            : "请由" + who + "办理",
        .rule = ""});
}

std::optional<std::string> confined_to(
    const Roles& roles,
    const Actor& actor,
    Action action,
    std::string_view role_asked,
    std::string_view register_key
) {
    const bool is_free = std::ranges::any_of(actor.roles, [&](const std::string& key) {
        const auto* role = roles.find(key);
        return role != nullptr && role->scope == Scope::bureau && role->is_for(register_key) &&
               allows(*role, action, {.role_asked = role_asked});
    });
    return is_free ? std::nullopt : std::optional(actor.unit);
}

}  // namespace mingjing::identity
