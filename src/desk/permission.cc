#include "desk/permission.h"

#include "base/overloaded.h"

namespace mingjing::desk {

namespace {

namespace entry = domain::register_entry;
using identity::Action;
using identity::may;
using Permission = tl::expected<void, domain::Refusal>;

Permission may_act(const identity::Actor& actor, const EntryAct& act) {
    return std::visit(
        Overloaded{
            [&](const entry::Submit&) { return may(actor, Action::submit); },
            [&](const entry::Approve& c) { return may(actor, Action::review, c.role); },
            [&](const entry::Return& c) { return may(actor, Action::review, c.role); },
            [&](const entry::Publish&) { return may(actor, Action::publish); },
            [&](const entry::Withdraw&) { return may(actor, Action::withdraw); },
            [&](const entry::Erase&) { return may(actor, Action::erase); },
        },
        act.command
    );
}

Permission may_act(const identity::Actor& actor, const Batch& batch) {
    for (const auto& act : batch.acts) {
        if (auto permission = may_act(actor, act); !permission) {
            return permission;
        }
    }
    return {};
}

}  // namespace

Permission may_give(const identity::Actor& actor, const Command& command) {
    return std::visit(
        Overloaded{
            [&](const EntryAct& c) { return may_act(actor, c); },
            [&](const Batch& c) { return may_act(actor, c); },
            [&](const BeginEdition&) { return may(actor, Action::publish); },
            [&](const PublishEdition&) { return may(actor, Action::publish); },
            [&](const AdoptDefinitions&) { return may(actor, Action::adopt); },
            [&](const BeginEpoch&) { return may(actor, Action::adopt); },
        },
        command
    );
}

}  // namespace mingjing::desk
