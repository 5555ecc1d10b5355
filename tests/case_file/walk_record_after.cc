// What the law asks once a decision was made: challenged, revoked, amended, withdrawn.

#include <algorithm>
#include <array>

#include "case_file/walk_record.h"

namespace mingjing::case_file {

namespace {

constexpr std::array<std::string_view, 3> kFallen{
    ChallengeEnded::kRevoked, ChallengeEnded::kUnlawful, ChallengeEnded::kVoid};

bool fell(const ChallengeEnded& end) {
    return std::ranges::find(kFallen, end.outcome) != kFallen.end();
}

}  // namespace

// Also what came to its end before another challenge began.
void WalkRecord::ask_stands() {
    const auto revoked = last<DecisionRevoked>();
    for (Place at = 1; at <= done_.size(); ++at) {
        const auto* end = std::get_if<ChallengeEnded>(&done_[at - 1].event.content);
        const bool is_changed = end != nullptr && end->outcome == ChallengeEnded::kChanged;
        if (end == nullptr || !(fell(*end) || is_changed)) {
            continue;
        }
        const auto drawn = is_changed ? std::max(revoked, last<DecisionAmended>()) : revoked;
        const bool is_drawn =
            drawn > at || (drawn > 0 && done_[drawn - 1].event.on >= done_[at - 1].event.on);
        ask(is_drawn, "the decision fell and nobody drew the consequence");
    }
}
void WalkRecord::of(const DecisionRevoked& revoked) {
    ask(decided() > 0 || last<PermitDeclined>() > 0, "nothing to revoke");
    if (revoked.authority == DecisionRevoked::kOurselves) {
        return;
    }
    const auto kind = revoked.authority == DecisionRevoked::kCourt ? Challenged::kSuit
                                                                   : Challenged::kReconsideration;
    std::string running;
    bool is_founded = false;
    for (const auto& one : done_) {
        if (const auto* challenged = std::get_if<Challenged>(&one.event.content)) {
            running = challenged->kind;
        } else if (const auto* end = std::get_if<ChallengeEnded>(&one.event.content)) {
            is_founded |= running == kind && end->outcome == revoked.outcome;
        }
    }
    ask(is_founded, "revoked by whom nobody asked");
}
void WalkRecord::of(const DecisionAmended& amended) {
    ask(decided() > 0, "nothing to amend");
    const auto end = last<ChallengeEnded>([](const ChallengeEnded& one) {
        return one.outcome == ChallengeEnded::kChanged;
    });
    ask(end > last<DecisionAmended>(), "amended by nobody");
    const auto before = last<DecisionAmended>();
    if (before > 0) {
        ask(amended.outcome.fine <= act<DecisionAmended>(before).outcome.fine,
            "heavier for the challenge");
    } else if (const auto first = last<Decided>(); first > 0) {
        ask(amended.outcome.fine <= act<Decided>(first).outcome.fine, "heavier for the challenge");
    }
}
void WalkRecord::of(const ResultWithdrawn& withdrawn) {
    const auto ended = last<Dropped>();
    const auto fall = std::max(
        {last<DecisionRevoked>(), last<DecisionAmended>(), ended > decided() ? ended : Place{0}}
    );
    ask(fall > 0, "withdrawn though nothing fell");
    ask(last<Archived>() == 0 || fall > last<ResultWithdrawn>(),
        "withdrawn again from what is archived");
    const auto shown = last<ResultPublished>([](const ResultPublished& one) {
        return one.disposal != ResultPublished::kWithheld;
    });
    ask(withdrawn.disposal != ResultWithdrawn::kWithdrawn || shown > 0,
        "withdrawn though it was never public");
}
void WalkRecord::of(const ResultPublished& published) {
    ask(published.disposal == ResultPublished::kWithheld || last<DecisionRevoked>() == 0,
        "published though it was revoked");
}
void WalkRecord::of(const Performed&) {
    ask_stands();
}
void WalkRecord::of(const Demanded&) {
    ask(decided() > 0, "nothing to demand");
    ask_act_reviewed(ReviewSubject::kSurcharge);
    ask_stands();
}

}  // namespace mingjing::case_file
