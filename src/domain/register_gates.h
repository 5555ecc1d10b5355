#pragma once

// The gates of a register entry: each looks at one thing the law or the procedure asks
// before a step, and answers with the refusal to show, or with nothing when it is met.
// A gate cites its article where the article speaks; `decide` only puts them in order. None is
// inlined: script/gates puts another in its place.

#include <initializer_list>
#include <optional>
#include <string_view>

#include "domain/refusal.h"
#include "domain/register_entry.h"

namespace mingjing::domain::register_entry {

using Gate = std::optional<Refusal>;

// The first gate that is not met.
[[nodiscard]] Gate first_unmet(std::initializer_list<Gate> gates);

// To submit.
[[nodiscard, gnu::noinline]] Gate nothing_under_review(const State& state);
[[nodiscard, gnu::noinline]] Gate same_entry(const State& state, const Submitted& submission);
[[nodiscard, gnu::noinline]] Gate chain_is_named(const Submitted& submission);
[[nodiscard, gnu::noinline]] Gate kind_fits_history(
    const State& state, const Submitted& submission
);
[[nodiscard, gnu::noinline]] Gate change_is_explained(const Submitted& submission);
[[nodiscard, gnu::noinline]] Gate something_changed(
    const State& state, const Submitted& submission
);
[[nodiscard, gnu::noinline]] Gate dates_are_in_order(const Submitted& submission);
[[nodiscard, gnu::noinline]] Gate externally_approved(const Submit& command);
// To submit, and once more to publish: only a first version may say it was taken down before.
[[nodiscard, gnu::noinline]] Gate was_withdrawn_before(
    const State& state, const Submitted& submission
);

// To review.
[[nodiscard, gnu::noinline]] Gate is_under_review(const State& state);
[[nodiscard, gnu::noinline]] Gate is_their_turn(const Pending& pending, std::string_view role);
[[nodiscard, gnu::noinline]] Gate four_eyes(const Pending& pending, std::string_view by);
[[nodiscard, gnu::noinline]] Gate return_is_explained(const Return& command);

// To take back.
[[nodiscard, gnu::noinline]] Gate is_not_public_yet(const State& state);
[[nodiscard, gnu::noinline]] Gate is_their_submission(
    const Pending& pending, const TakeBack& command
);

// To publish.
[[nodiscard, gnu::noinline]] Gate chain_is_complete(const Pending& pending);
[[nodiscard, gnu::noinline]] Gate no_edition_in_progress(const Publish& command);

// To take down and to erase.
[[nodiscard, gnu::noinline]] Gate was_published(const State& state);
[[nodiscard, gnu::noinline]] Gate withdrawal_is_explained(const Withdraw& command);
[[nodiscard, gnu::noinline]] Gate is_not_withdrawn(const State& state);
[[nodiscard, gnu::noinline]] Gate erasure_is_founded(const Erase& command);

}  // namespace mingjing::domain::register_entry
