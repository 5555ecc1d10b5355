#include "identity/actor.h"

#include <algorithm>

namespace mingjing::identity {

namespace {

struct Duty {
    std::string_view verb;
    std::vector<std::string_view> roles;
};

// Who compiles does not review, who reviews does not publish: collecting, passing on,
// reviewing and publishing are separate duties (国办发〔2018〕118号).
Duty duty_of(Action action, std::string_view role_asked) {
    switch (action) {
        case Action::draft:
            return {"编制清单", {kCompiler, kUnitHead, kLegalReviewer}};
        case Action::submit:
            return {"提交审核", {kCompiler, kUnitHead}};
        case Action::review:
            return {"审核", {role_asked}};
        case Action::publish:
            return {"公示", {kPublisher}};
        case Action::withdraw:
            return {"撤回公示", {kPublisher}};
        case Action::erase:
            return {"删除个人信息", {kLegalReviewer, kPublisher}};
        case Action::adopt:
            return {"采用定义", {kLegalReviewer, kBureauLeader, kSystem}};
    }
    std::abort();
}

std::string names(const std::vector<std::string_view>& roles) {
    std::string text;
    for (const auto role : roles) {
        text += (text.empty() ? "" : "或") + domain::role_name(role);
    }
    return text;
}

}  // namespace

bool Actor::has(std::string_view role) const {
    return std::ranges::find(roles, role) != roles.end();
}

tl::expected<void, domain::Refusal> may(
    const Actor& actor, Action action, std::string_view role_asked
) {
    const Duty duty = duty_of(action, role_asked);
    if (std::ranges::any_of(duty.roles, [&](auto role) { return actor.has(role); })) {
        return {};
    }
    return tl::unexpected(domain::Refusal{
        .code = "not-permitted",
        .what = actor.name + "没有" + std::string(duty.verb) + "的职责",
        .article = "国办发〔2018〕118号",
        .next = "请由" + names(duty.roles) + "办理",
        .rule = ""});
}

}  // namespace mingjing::identity
