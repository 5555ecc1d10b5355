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

void WalkRecord::ask_stands() {
    const auto end = last<ChallengeEnded>();
    const auto revoked = last<DecisionRevoked>();
    if (end == 0 || last<Challenged>() > end) {
        return;  // what another challenge comes to is waited for
    }
    const auto& outcome = act<ChallengeEnded>(end);
    const auto answered = outcome.outcome == ChallengeEnded::kChanged
                              ? std::max(revoked, last<DecisionAmended>())
                              : revoked;
    const bool is_answered =
        answered > end || (answered > 0 && done_[answered - 1].event.on >= done_[end - 1].event.on);
    const bool is_in_question = fell(outcome) || outcome.outcome == ChallengeEnded::kChanged;
    ask(!is_in_question || is_answered, "the decision fell and nobody drew the consequence");
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
    ask(end > last<DecisionAmended>() && end > last<Challenged>(), "amended by nobody");
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
    ask_stands();
}

}  // namespace mingjing::case_file
