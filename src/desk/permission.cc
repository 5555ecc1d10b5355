#include "desk/permission.h"

#include "base/overloaded.h"

namespace mingjing::desk {

namespace {

namespace entry = domain::register_entry;
using identity::Action;

struct Duty {
    Action action = Action::submit;
    std::string_view role_asked = {};
};

Duty duty_of(const entry::Command& command) {
    return std::visit(
        Overloaded{
            [](const entry::Submit&) { return Duty{Action::submit}; },
            [](const entry::Approve& c) {
                return Duty{Action::review, c.role};
            },
            [](const entry::Return& c) {
                return Duty{Action::review, c.role};
            },
            [](const entry::TakeBack&) { return Duty{Action::submit}; },
            [](const entry::Publish&) { return Duty{Action::publish}; },
            [](const entry::Withdraw&) { return Duty{Action::withdraw}; },
            [](const entry::Erase&) { return Duty{Action::erase}; },
        },
        command
    );
}

std::string_view unit_of(const entry::State& state) {
    if (state.pending) {
        return state.pending->submitted.unit;
    }
    return state.published ? std::string_view{state.published->unit} : std::string_view{};
}

std::string_view register_of(const entry::State& state, const entry::Command& command) {
    if (const auto* submit = std::get_if<entry::Submit>(&command)) {
        return submit->content.register_key;
    }
    if (state.pending) {
        return state.pending->submitted.register_key;
    }
    return state.published ? std::string_view{state.published->register_key} : std::string_view{};
}

// A section may mend what was published of its own work, though legal affairs compiled it
// for the whole bureau.
bool is_handled_by(const entry::State& state, std::string_view unit) {
    return state.published && text_of(state.published->content, "handling_unit") == unit;
}

}  // namespace

tl::expected<void, domain::Refusal> may_act(
    const identity::Roles& roles,
    const identity::Actor& actor,
    const entry::State& state,
    const entry::Command& command
) {
    const auto duty = duty_of(command);
    const bool is_own_affair =
        std::holds_alternative<entry::Submit>(command) && is_handled_by(state, actor.unit);
    const auto unit = is_own_affair ? std::string_view{actor.unit} : unit_of(state);
    return identity::may(
        roles, actor, duty.action, {unit, duty.role_asked, register_of(state, command)}
    );
}

}  // namespace mingjing::desk
