#include "case_file/walk_record.h"

#include <algorithm>

namespace mingjing::case_file {

namespace {

bool is_examination(const Content& content) {
    return std::holds_alternative<ReviewConcluded>(content) ||
           std::holds_alternative<ActReviewConcluded>(content) ||
           std::holds_alternative<ReviewerAssigned>(content) ||
           std::holds_alternative<MaterialAsked>(content);
}

bool is_measure(std::string_view subject) {
    return subject == "查封" || subject == "扣押" || subject == "封存";
}
bool is_longer(std::string_view subject) {
    return subject.starts_with("延长");
}

// 行政处罚法 art. 48, 73, 拖欠农民工工资失信联合惩戒对象名单管理暂行办法: what comes for years
// after.
bool may_follow_the_archive(const Content& content) {
    return std::holds_alternative<Challenged>(content) ||
           std::holds_alternative<ChallengeEnded>(content) ||
           std::holds_alternative<DecisionRevoked>(content) ||
           std::holds_alternative<DecisionAmended>(content) ||
           std::holds_alternative<ResultWithdrawn>(content) ||
           std::holds_alternative<DishonestyDelisted>(content) ||
           std::holds_alternative<Served>(content);
}
bool may_follow_the_end(const Content& content) {
    return may_follow_the_archive(content) || std::holds_alternative<Archived>(content) ||
           std::holds_alternative<ResultPublished>(content) ||
           std::holds_alternative<HandedIn>(content) || std::holds_alternative<Deposited>(content);
}

}  // namespace

void WalkRecord::ask(bool holds, std::string_view otherwise) {
    if (!holds) {
        lacking_.emplace_back(otherwise);
    }
}

std::vector<std::string> WalkRecord::add(const Event& event, std::string_view by) {
    lacking_.clear();
    check(event, by);
    keep_officers(event.content);
    keep_pleas(event.content);
    done_.push_back({event, std::string(by), is_by_two()});
    return lacking_;
}

void WalkRecord::check(const Event& event, std::string_view by) {
    now_ = &event;
    by_ = by;
    ask_end(event);
    const Acts& content = event.content;
    std::visit([this](const auto& act) { of(act); }, content);
}

void WalkRecord::keep_officers(const Content& content) {
    if (const auto* assigned = std::get_if<Assigned>(&content)) {
        officers_ = assigned->officers;
    } else if (const auto* asked = std::get_if<RecusalAsked>(&content)) {
        recusals_open_.insert(asked->officer);
    } else if (const auto* settled = std::get_if<RecusalSettled>(&content)) {
        recusals_open_.erase(settled->officer);
        if (settled->is_granted) {
            recused_.insert(settled->officer);
            std::erase(officers_, settled->officer);
        }
    } else if (const auto* kept = std::get_if<Preserved>(&content)) {
        preserved_.insert(kept->number);
    } else if (const auto* released = std::get_if<Released>(&content)) {
        preserved_.erase(released->number);
    }
}

// A plea makes nothing heavier but by evidence that is new and not the party's own (行政处罚法
// art. 45 para. 2).
void WalkRecord::keep_pleas(const Content& content) {
    if (const auto* collected = std::get_if<Collected>(&content)) {
        seen_evidence_.erase(collected->number);
        if (collected->kind == Collected::kOfTheParty) {
            of_the_party_.insert(collected->number);
        }
    } else if (const auto* verified = std::get_if<Verified>(&content)) {
        const bool is_first = seen_evidence_.insert(verified->number).second;
        if (is_first && verified->finding == Verified::kTrue &&
            !of_the_party_.contains(verified->number)) {
            pleaded_against_.clear();
        }
    } else if (const auto* pleaded = std::get_if<Pleaded>(&content);
               pleaded != nullptr && pleaded->answer == Pleaded::kSpoke) {
        if (const auto told = last<Notified>(); told > round()) {
            pleaded_against_.push_back(act<Notified>(told).outcome.fine);
        }
    }
}

bool WalkRecord::is_by_two() const {
    const std::set<std::string> people(officers_.begin(), officers_.end());
    return people.size() >= 2 &&
           std::ranges::none_of(people, [&](const auto& one) { return recused_.contains(one); });
}

WalkRecord::Place WalkRecord::party_changed() const {
    const auto opened = last<Opened>();
    if (opened == 0) {
        return 0;
    }
    Place changed = 0;
    std::string name = act<Opened>(opened).party_name;
    for (Place at = 1; at <= done_.size(); ++at) {
        const auto* amended = std::get_if<PartyAmended>(&done_[at - 1].event.content);
        if (amended != nullptr && amended->party_name != name) {
            name = amended->party_name;
            changed = at;
        }
    }
    return changed;
}
WalkRecord::Place WalkRecord::proposed() const {
    return std::max({last<Proposed>(), last<PermitProposed>(), last<RulingProposed>()});
}
WalkRecord::Place WalkRecord::round() const {
    return std::max(proposed(), party_changed());
}
WalkRecord::Place WalkRecord::decided() const {
    return std::max(
        {last<Decided>(), last<DecidedOnSpot>(), last<PermitDecided>(), last<RulingMade>()}
    );
}

WalkRecord::Place WalkRecord::begun(std::string_view subject) const {
    const auto put_off = last<DeferralAnswered>([](const DeferralAnswered& one) {
        return !one.instalments.empty();
    });
    const auto changed = party_changed();
    if (subject == ReviewSubject::kTransfer) {
        return std::max(changed, last<CrimeReported>());
    }
    if (subject == ReviewSubject::kCourt) {
        return std::max({changed, last<DecisionAmended>(), last<Paid>(), put_off});
    }
    if (subject == ReviewSubject::kSurcharge) {
        return std::max({changed, last<DecisionAmended>(), last<Demanded>(), put_off});
    }
    return is_longer(subject) ? std::max(changed, last<Imposed>()) : changed;
}

bool WalkRecord::is_sent(std::string_view subject) const {
    return subject.empty()
               ? last<ReviewSent>() > round()
               : last<ActReviewSent>([&](const auto& one) { return one.subject == subject; }) >
                     begun(subject);
}

bool WalkRecord::is_passed(std::string_view subject) const {
    const auto is_of = [&](const auto& act) { return act.subject == subject; };
    const auto ordered_anew = last<ReviewSettled>([&](const ReviewSettled& settled) {
        return is_of(settled) && settled.ruling == ReviewSettled::kOther;
    });
    if (subject.empty()) {
        const auto since = std::max({round(), last<ReviewSent>(), ordered_anew});
        const auto said = last<ReviewConcluded>();
        return said > since && act<ReviewConcluded>(said).opinion == kReviewAgrees &&
               done_[said - 1].event.on <= now_->on;
    }
    const auto said = last<ActReviewConcluded>(is_of);
    return is_sent(subject) && said > std::max(last<ActReviewSent>(is_of), ordered_anew) &&
           act<ActReviewConcluded>(said).opinion == kReviewAgrees &&
           done_[said - 1].event.on <= now_->on;
}

// 国办发〔2018〕118号（十二）, as far as the events show it; whoever alone asks for a hearing and
// takes that back has gone through one, too.
bool WalkRecord::is_due_by_law() const {
    const auto heard = last<HearingHeld>([](const HearingHeld& end) {
        return end.outcome == HearingHeld::kHeld ||
               (end.outcome == HearingHeld::kWithdrawn && end.who.empty());
    });
    const auto at = proposed();
    if (heard > party_changed() || at == 0) {
        return heard > party_changed();
    }
    const auto is_grave = [](const SocialImpact& impact) {
        return impact.is_grave == "是" || impact.mass_incident == "是";
    };
    const auto& content = done_[at - 1].event.content;
    if (const auto* examined = std::get_if<PermitProposed>(&content)) {
        const auto& conclusion = examined->outcome.conclusion;
        return conclusion == PermitOutcome::kRefused || conclusion == PermitOutcome::kNotRenewed ||
               conclusion == PermitOutcome::kRevoked || conclusion == PermitOutcome::kWithdrawn ||
               examined->third_party_interest == PermitProposed::kDirect ||
               is_grave(examined->impact);
    }
    if (const auto* ruling = std::get_if<RulingProposed>(&content)) {
        return !ruling->ruling.is_granted;
    }
    const auto& measures = act<Proposed>(at).measures;
    return measures.has_public_interest || measures.legal_relations > 1 ||
           is_grave(measures.impact);
}

void WalkRecord::ask_reviewed(const Content& decision) {
    const bool is_due = due_.is_every || due_.by_row(decision) || is_due_by_law() || is_sent("");
    ask(!is_due || is_passed(""), "decided without the review that is due");
    ask(is_passed("") || last<ReviewSpared>() > proposed(),
        "decided though nobody found that no review is due");
}
// An urgent measure is approved in the law's 24 hours: a row alone holds that up.
void WalkRecord::ask_act_reviewed(std::string_view subject, Asked when) {
    const bool is_decision = is_measure(subject) || is_longer(subject);
    const bool is_due =
        due_.by_row_of_act(subject) ||
        (when == Asked::before && (is_sent(subject) || (due_.is_every && is_decision)));
    ask(!is_due || is_passed(subject), "an act without the review it needs");
}
// Whoever worked on the case, or was replaced, examines nothing of it.
void WalkRecord::ask_apart(std::string_view subject) {
    ask(std::ranges::none_of(
            done_,
            [&](const Done& one) { return one.by == by_ && !is_examination(one.event.content); }
        ),
        "reviewed by whoever handles it");
    const auto anew = last<ReviewSettled>([&](const ReviewSettled& settled) {
        return settled.subject == subject && settled.ruling == ReviewSettled::kOther;
    });
    const auto said =
        subject.empty()
            ? last<ReviewConcluded>()
            : last<ActReviewConcluded>([&](const auto& one) { return one.subject == subject; });
    const auto begun = std::max(
        subject.empty()
            ? std::max(round(), last<ReviewSent>())
            : last<ActReviewSent>([&](const auto& one) { return one.subject == subject; }),
        party_changed()
    );
    ask(said < begun || said > anew || said == 0 || done_[said - 1].by != by_,
        "reviewed anew by the same");
}

void WalkRecord::ask_told(const Outcome& outcome) {
    const auto told = last<Notified>();
    ask(told > round(), "no notice of this round");
    if (told <= round()) {
        return;
    }
    const auto served =
        last<Served>([](const Served& one) { return one.instrument == Served::kNotice; });
    ask(served > told, "the notice was not served");
    ask(std::max(last<Pleaded>(), last<HearingHeld>()) > served, "nobody was heard");
    const auto asked = last<HearingAsked>();
    ask(asked < told || last<HearingHeld>() > asked, "a hearing was asked for and not held");
    const auto spoke =
        last<Pleaded>([](const Pleaded& one) { return one.answer == Pleaded::kSpoke; });
    ask(spoke < told || last<PleaReviewed>() > spoke, "the plea was not examined");
    ask(outcome.fine <= act<Notified>(told).outcome.fine, "a heavier fine than was told");
    ask(std::ranges::all_of(pleaded_against_, [&](Money fine) { return outcome.fine <= fine; }),
        "heavier for pleading");
}
void WalkRecord::ask_decided_once() {
    ask(decided() == 0, "decided twice");
    ask(recusals_open_.empty(), "decided while a recusal is open");
}

void WalkRecord::of(const Decided& decided) {
    ask_decided_once();
    ask(is_by_two(), "decided without two officers");
    const auto proposed = last<Proposed>();
    ask(proposed > 0 && act<Proposed>(proposed).outcome.conclusion == decided.outcome.conclusion &&
            decided.outcome.fine <= act<Proposed>(proposed).outcome.fine,
        "decided what was not proposed");
    if (is_burden(decided.outcome.conclusion)) {
        ask_told(decided.outcome);
    }
    ask_reviewed(decided);
}
void WalkRecord::of(const DecidedOnSpot& decided) {
    constexpr Money kMost{3'000'00};
    ask(this->decided() == 0, "decided twice");
    ask(is_by_two(), "decided without two officers");
    ask(decided.outcome.fine <= kMost, "too much for the spot");
    ask(decided.heard_party && decided.showed_certificates, "the party was not heard on the spot");
}
void WalkRecord::of(const PermitDecided& decided) {
    ask_decided_once();
    const auto examined = last<PermitProposed>();
    ask(examined > 0 && done_[examined - 1].by_two, "not examined by two officers");
    if (examined > 0) {
        const auto& proposed = act<PermitProposed>(examined);
        ask(proposed.outcome.conclusion == decided.outcome.conclusion, "not as examined");
        const auto tells = [](std::string_view whom) {
            return [whom](const InterestedTold& told) { return told.told == whom; };
        };
        ask(proposed.third_party_interest != PermitProposed::kDirect ||
                (last<InterestedTold>(tells(InterestedTold::kApplicant)) > 0 &&
                 last<InterestedTold>(tells(InterestedTold::kInterested)) > 0),
            "whom it concerns was not told");
    }
    for (const auto& one : done_) {
        const auto* asked = std::get_if<HearingAsked>(&one.event.content);
        if (asked == nullptr) {
            continue;
        }
        const auto answers = [&](const HearingHeld& end) {
            return end.outcome != HearingHeld::kWithdrawn || end.who == asked->who;
        };
        const auto is_his = [&](const HearingAsked& other) { return other.who == asked->who; };
        ask(last<HearingHeld>(answers) > last<HearingAsked>(is_his),
            "a hearing was asked for and not held");
    }
    ask_reviewed(decided);
}
void WalkRecord::of(const RulingMade& made) {
    ask_decided_once();
    const auto examined = last<RulingProposed>();
    ask(examined > 0 && done_[examined - 1].by_two, "not examined by two officers");
    ask(examined > 0 && act<RulingProposed>(examined).ruling == made.ruling, "not as examined");
    ask(made.ruling.is_granted || is_passed(""), "against the applicant without a review");
    ask_reviewed(made);
}

// What is urgent is done first, and reviewed before the head approves it (行政强制法 art. 19).
void WalkRecord::of(const Imposed& imposed) {
    ask(is_by_two(), "imposed without two officers");
    ask(imposed.heard_party && imposed.delivered_on_spot && imposed.is_only_what_is_related,
        "imposed without what the law asks on the spot");
    if (now_->step != "impose_urgently") {
        ask_act_reviewed(imposed.measure);
    }
}
void WalkRecord::of(const Extended& extended) {
    const auto imposed = last<Imposed>();
    if (extended.limit == "hold" && imposed > 0) {
        ask_act_reviewed(std::string(ReviewSubject::kLonger) + act<Imposed>(imposed).measure);
    }
}
void WalkRecord::of(const TransferDecided& decided) {
    ask(last<CrimeReported>() > last<TransferDecided>(), "no crime was reported");
    const auto proposed = last<Proposed>();
    const bool is_of_decision =
        proposed > 0 && act<Proposed>(proposed).outcome.conclusion == kCrime && is_passed("") &&
        last<CrimeReported>() < last<ReviewSent>() && !is_sent(ReviewSubject::kTransfer);
    if (decided.is_approved && !is_of_decision) {
        ask_act_reviewed(ReviewSubject::kTransfer);
    }
}
void WalkRecord::of(const Noted&) {
    if (now_->step == "apply_to_court") {
        ask_act_reviewed(ReviewSubject::kCourt);
        ask_stands();
    } else if (now_->step == "confirm") {
        ask_act_reviewed(act<Imposed>(last<Imposed>()).measure, Asked::late);
    }
}
void WalkRecord::of(const ActReviewSent& sent) {
    ask(!is_measure(sent.subject) || last<Imposed>() == 0 || done_.back().event.stage == "belated",
        "a measure reviewed once it was taken");
}
void WalkRecord::of(const ReviewConcluded& concluded) {
    ask(!concluded.elements.empty(), "no element was examined");
    ask(round() > 0, "nothing to review");
    ask_apart("");
}
void WalkRecord::of(const ActReviewConcluded& concluded) {
    ask(last<ActReviewSent>([&](const auto& one) { return one.subject == concluded.subject; }) > 0,
        "nothing was sent");
    ask_apart(concluded.subject);
}

void WalkRecord::ask_end(const Event& event) {
    if (done_.empty()) {
        ask(std::holds_alternative<Opened>(event.content), "begun by something else");
        return;
    }
    const auto& before = done_.back().event;
    if (before.is_over) {
        ask(event.is_over && event.stage == before.stage, "went on after its end");
        ask(may_follow_the_end(event.content), "done after the end");
    }
    ask(last<Archived>() == 0 || may_follow_the_archive(event.content), "done after the archive");
    ask(!event.is_over || before.is_over || preserved_.empty(), "things preserved are left behind");
}

}  // namespace mingjing::case_file
