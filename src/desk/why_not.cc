#include "desk/why_not.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "desk/entry_plan.h"
#include "desk/known_entry.h"
#include "desk/register_acts.h"

namespace mingjing::desk {

namespace {

namespace entry = domain::register_entry;
using domain::Refusal;
using identity::Action;

struct Named {
    Act act;
    std::string_view word;
    Action duty;
};
constexpr std::array<Named, 10> kActs{{
    {Act::approve, "approve", Action::review},
    {Act::send_back, "return", Action::review},
    {Act::publish, "publish", Action::publish},
    {Act::revise, "revise", Action::draft},
    {Act::take_back, "take_back", Action::submit},
    {Act::withdraw, "withdraw", Action::withdraw},
    {Act::save, "save", Action::draft},
    {Act::submit, "submit", Action::submit},
    {Act::discard, "discard", Action::draft},
    {Act::reveal, "reveal", Action::reveal},
}};

const Named& named(Act act) {
    return *std::ranges::find(kActs, act, &Named::act);
}

// A reason still to be typed counts as typed.
constexpr auto kTyped = "（办理时填写）";

Refusal done_before() {
    return {
        .code = "already-done",
        .what = "这一步已经办过，不用再办",
        .article = "",
        .next = "请看条目现在的状态",
        .rule = ""};
}

std::optional<Refusal> reason(const tl::expected<void, Refusal>& allowed) {
    return allowed ? std::nullopt : std::optional(allowed.error());
}

// To be asked only whether it is the actor's duty: whoever has not got that is told so, as
// by the desk, before anything of the entry is looked at.
class Asking {
  public:
    Asking(
        const identity::Roles& roles, const identity::Actor& actor, std::string_view register_key
    )
        : roles_(roles), actor_(actor), register_key_(register_key) {}

    template <class WhyNot>
    void ask(Act act, WhyNot why_not) {
        const auto duty = may(act, "");
        auto no = duty ? why_not() : reason(duty);
        if (no) {
            no = roles_.named(std::move(*no));
        }
        told_.push_back({act, duty.has_value(), std::move(no)});
    }
    // An act of which the unit is all that matters.
    void ask_unit(Act act, std::string_view unit) {
        ask(act, [&] { return reason(may(act, unit)); });
    }
    std::vector<OpenAct> told() { return std::move(told_); }

  private:
    tl::expected<void, Refusal> may(Act act, std::string_view unit) const {
        return identity::may(
            roles_, actor_, duty_of(act), {.unit = unit, .register_key = register_key_}
        );
    }

    const identity::Roles& roles_;
    const identity::Actor& actor_;
    std::string_view register_key_;
    std::vector<OpenAct> told_;
};

std::optional<Refusal> why_not_recorded(EntryPlanner& planner, const EntryAct& act) {
    const auto decision = planner.decided(act);
    if (!decision) {
        return decision.error();
    }
    return decision->empty() ? std::optional(done_before()) : std::nullopt;
}

}  // namespace

std::string_view act_word(Act act) {
    return named(act).word;
}

std::vector<Act> all_acts() {
    std::vector<Act> all;
    std::ranges::transform(kActs, std::back_inserter(all), &Named::act);
    return all;
}

Action duty_of(Act act) {
    return named(act).duty;
}

std::vector<OpenAct> RegisterActs::acts_on_entry(
    const identity::Actor& actor, std::string_view register_key, std::string_view key, Expected seen
) {
    const auto ledger = ledger_.lease();
    const auto work = work_.lease();
    const auto known = known_entry(*ledger, register_key, key);
    if (!known) {
        return {};
    }
    Streams streams;
    EntryPlanner planner(*ledger, streams, definitions_.roles, actor);
    const auto stands = streams.at(*ledger, known->stream);
    const auto& pending = stands->state.pending;
    const auto turn = pending ? std::string(pending->next_reviewer()) : std::string{};
    Asking asking(definitions_.roles, actor, register_key);
    const auto ask = [&](Act act, entry::Command command) {
        const EntryAct put{known->stream, std::move(command), seen};
        asking.ask(act, [&] { return why_not_recorded(planner, put); });
    };
    ask(Act::approve, entry::Approve{turn, "", actor.id});
    ask(Act::send_back, entry::Return{turn, kTyped});
    ask(Act::publish, entry::Publish{});
    ask(Act::take_back, entry::TakeBack{});
    ask(Act::withdraw, entry::Withdraw{kTyped, ""});
    asking.ask(Act::revise, [&] {
        const auto begun = draft_to_begin(*ledger, *work, actor, register_key, key);
        return begun ? std::nullopt : std::optional(begun.error());
    });
    asking.ask_unit(Act::reveal, known->unit);
    return asking.told();
}

std::vector<OpenAct> RegisterActs::acts_on_draft(
    const identity::Actor& actor, const drafts::Draft& draft
) {
    Asking asking(definitions_.roles, actor, draft.register_key);
    asking.ask_unit(Act::save, draft.unit);
    asking.ask(Act::submit, [&]() -> std::optional<Refusal> {
        const SubmitOptions options{
            .kind = {}, .reason = kTyped, .effective_from = "", .draft = draft.digest};
        const auto prepared = prepare_submission(actor, draft.register_key, draft.key, options);
        if (!prepared) {
            return prepared.error();
        }
        const auto ledger = ledger_.lease();
        Streams streams;
        EntryPlanner planner(*ledger, streams, definitions_.roles, actor);
        return why_not_recorded(planner, prepared->act);
    });
    asking.ask_unit(Act::discard, draft.unit);
    asking.ask_unit(Act::reveal, draft.unit);
    return asking.told();
}

}  // namespace mingjing::desk
