#include "domain/register_entry.h"

#include <algorithm>

#include "base/overloaded.h"
#include "domain/register_gates.h"

namespace mingjing::domain::register_entry {

namespace {

using Events = std::vector<Event>;

// A command carried out before is a retry, not a mistake.
Decision already_done() {
    return Events{};
}

Decision refused(Gate& gate) {
    return tl::unexpected(std::move(*gate));
}

// A retry after midnight would be due another day; it is the same submission.
bool is_again(const Submitted& before, Submitted submission) {
    submission.due = before.due;
    return before == submission;
}

Decision submit(const State& state, Submit command) {
    auto& submission = command.content;
    if (state.pending && state.pending->submitted_by == command.by &&
        is_again(state.pending->submitted, submission)) {
        return already_done();
    }
    if (auto gate = first_unmet({
            nothing_under_review(state),
            same_entry(state, submission),
            kind_fits_history(state, submission),
            change_is_explained(submission),
            something_changed(state, submission),
            dates_are_in_order(submission),
            externally_approved(command),
            was_withdrawn_before(state, submission),
            chain_is_named(submission),
        })) {
        return refused(gate);
    }
    Events events;
    events.emplace_back(std::move(submission));
    return events;
}

// Whether this person has done this very step already.
bool has_approved(const Pending& pending, const Approve& command) {
    const auto& done = pending.approved_by;
    const auto step = std::ranges::find(done, command.by) - done.begin();
    return step < std::ssize(done) &&
           pending.submitted.reviewers[static_cast<std::size_t>(step)] == command.role;
}

Decision approve(const State& state, const Approve& command) {
    if (auto gate = is_under_review(state)) {
        return refused(gate);
    }
    if (has_approved(*state.pending, command)) {
        return already_done();
    }
    if (auto gate = first_unmet({
            four_eyes(*state.pending, command.by),
            is_their_turn(*state.pending, command.role),
        })) {
        return refused(gate);
    }
    return Events{Approved{command.role, command.comment}};
}

Decision return_to_section(const State& state, const Return& command) {
    if (auto gate = first_unmet({is_under_review(state), return_is_explained(command)})) {
        return refused(gate);
    }
    if (auto gate = is_their_turn(*state.pending, command.role)) {
        return refused(gate);
    }
    return Events{Returned{command.role, command.reason}};
}

Decision take_back(const State& state, const TakeBack& command) {
    if (auto gate = is_not_public_yet(state)) {
        return refused(gate);
    }
    if (auto gate = is_their_submission(*state.pending, command)) {
        return refused(gate);
    }
    return Events{TakenBack{}};
}

// What the entry says of its own withdrawal, before it came here.
std::optional<Withdrawn> withdrawn_before(const Submitted& submitted) {
    const auto said = [&](std::string_view field) {
        return std::string(text_of(submitted.content, field));
    };
    const auto day = said("withdrawn_on");
    return day.empty() ? std::nullopt
                       : std::optional(Withdrawn{
                             .reason = said("withdrawal_reason"),
                             .basis = "",
                             .changed_on = said("changed_on"),
                             .withdrawn_on = day});
}

Decision publish(const State& state, const Publish& command) {
    if (!state.pending && state.published_version > 0 &&
        state.published_submission == command.submitted_position) {
        return already_done();
    }
    if (auto gate = is_under_review(state)) {
        return refused(gate);
    }
    if (auto gate = first_unmet({
            chain_is_complete(*state.pending),
            no_edition_in_progress(command),
            was_withdrawn_before(state, state.pending->submitted),
        })) {
        return refused(gate);
    }
    Events events{Published{
        .version = state.published_version + 1,
        .edition = command.edition,
        .submitted_position = command.submitted_position,
        .submitted_entry = command.submitted_entry,
    }};
    if (auto before = withdrawn_before(state.pending->submitted)) {
        events.emplace_back(std::move(*before));
    }
    return events;
}

Decision withdraw(const State& state, const Withdraw& command) {
    const Withdrawn withdrawn{
        .reason = command.reason, .basis = command.basis, .changed_on = command.changed_on};
    if (state.withdrawn == withdrawn) {
        return already_done();
    }
    if (auto gate = first_unmet({
            was_published(state),
            is_not_withdrawn(state),
            withdrawal_is_explained(command),
        })) {
        return refused(gate);
    }
    return Events{withdrawn};
}

Decision erase(const State& state, const Erase& command) {
    if (auto gate = erasure_is_founded(command)) {
        return refused(gate);
    }
    const bool is_done = std::ranges::all_of(command.positions, [&](std::uint64_t position) {
        return std::ranges::all_of(command.fields, [&](const std::string& field) {
            return state.erased.contains({position, field});
        });
    });
    if (is_done) {
        return already_done();
    }
    return Events{Erased{command.positions, command.fields, command.basis}};
}

State published(State state, const Published& event) {
    state.published_version = event.version;
    state.published_submission = event.submitted_position;
    state.edition = event.edition;
    state.withdrawn.reset();
    if (state.pending) {
        state.published = std::move(state.pending->submitted);
        state.pending.reset();
    }
    return state;
}

}  // namespace

std::string_view Pending::next_reviewer() const {
    const auto step = approved_by.size();
    return step < submitted.reviewers.size() ? std::string_view{submitted.reviewers[step]}
                                             : std::string_view{};
}

Decision decide(const State& state, Command command) {
    return std::visit(
        Overloaded{
            [&](Submit& c) { return submit(state, std::move(c)); },
            [&](const Approve& c) { return approve(state, c); },
            [&](const Return& c) { return return_to_section(state, c); },
            [&](const TakeBack& c) { return take_back(state, c); },
            [&](const Publish& c) { return publish(state, c); },
            [&](const Withdraw& c) { return withdraw(state, c); },
            [&](const Erase& c) { return erase(state, c); },
        },
        command
    );
}

State evolve(State state, Event event, std::string_view actor) {
    std::visit(
        Overloaded{
            [&](Submitted& e) {
                state.pending = Pending{std::move(e), std::string(actor), {}};
            },
            [&](const Approved&) {
                if (state.pending) {
                    state.pending->approved_by.emplace_back(actor);
                }
            },
            [&](const Returned&) { state.pending.reset(); },
            [&](const TakenBack&) { state.pending.reset(); },
            [&](const Published& e) { state = published(std::move(state), e); },
            [&](Withdrawn& e) { state.withdrawn = std::move(e); },
            [&](const Erased& e) {
                for (const auto position : e.positions) {
                    for (const auto& field : e.fields) {
                        state.erased.emplace(position, field);
                    }
                }
            },
        },
        event
    );
    return state;
}

}  // namespace mingjing::domain::register_entry
