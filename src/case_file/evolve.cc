#include <algorithm>

#include "base/overloaded.h"
#include "case_file/discretion.h"
#include "case_file/review_asked.h"
#include "case_file/state.h"

namespace mingjing::case_file {

namespace {

// What the act leaves in the state, chapter by chapter.
class Evolving {
  public:
    Evolving(State& state, const Event& event, std::string_view actor)
        : state_(state), event_(event), actor_(actor) {}

    void operator()(const Opened& e) {
        state_.opened = e;
        state_.opened_on = event_.on;
    }
    void operator()(const PartyAmended& e) {
        if (concerns_another(state_.opened, e)) {
            state_.forget_party();
        }
        amend_party(state_.opened, e);
    }
    void operator()(const ReporterAmended& e) { amend_reporter(state_.opened, e); }
    void operator()(const Docketed& e) { state_.is_grave = e.is_grave; }
    void operator()(const Assigned& e) {
        state_.officers = e.officers;
        state_.ever_officers.insert(e.officers.begin(), e.officers.end());
    }
    void operator()(const RecusalAsked& e) { state_.recusals_asked.insert(e.officer); }
    void operator()(const RecusalSettled& e) {
        state_.recusals_asked.erase(e.officer);
        if (e.is_granted) {
            state_.recused.insert(e.officer);
            state_.recused.insert(e.numbers.begin(), e.numbers.end());
            std::erase_if(state_.officers, [&](const std::string& number) {
                return state_.recused.contains(number);
            });
        }
    }

    void operator()(const Collected& e) {
        state_.evidence[e.number] = "";
        if (e.kind == Collected::kOfTheParty) {
            state_.said_by_party.insert(e.number);
        }
        if (!e.has_pages()) {
            state_.pageless.insert(e.number);
        }
        if (!e.monitor.empty()) {
            state_.by_monitor.insert(e.number);
        }
    }
    void operator()(const Verified& e) {
        auto& finding = state_.evidence[e.number];
        // All of it was verified before the party was told: this one is new, and true. What the
        // party said in its defence makes nothing heavier.
        const bool is_plea = state_.said_by_party.contains(e.number);
        if (finding.empty() && e.finding == Verified::kTrue && !is_plea) {
            state_.pleaded_against.reset();
        }
        finding = e.finding;
    }
    void operator()(const Inquired&) { ++state_.inquiries; }
    void operator()(const Preserved& e) { state_.preserved[e.number] = ""; }
    void operator()(const Released& e) { state_.preserved[e.number] = event_.on; }

    void operator()(const Proposed& e) {
        // More than what was ordered: by no day was the party to pay that.
        const auto before =
            state_.proposed ? state_.proposed->act.outcome.payment.ordered : Money{};
        if (state_.proposed && before < e.outcome.payment.ordered) {
            state_.pay_by.clear();
        }
        state_.proposed = {e, event_.on};
        state_.is_beside_tier = event_.excused.contains("within_tier");
        state_.telling = {};
        state_.review = {};
        state_.discussed.reset();
    }
    void operator()(const Notified& e) {
        state_.telling = {};
        state_.telling.notified = {e, event_.on};
        state_.telling.notified_at = state_.events;
    }
    void operator()(const Pleaded& e) {
        auto& telling = state_.telling;
        if (e.answer == Pleaded::kSpoke) {
            telling.pleaded = {e, event_.on};
            telling.reviewed.reset();
            plead_against_what_was_told();
        } else if (!telling.pleaded || telling.pleaded->act.answer != Pleaded::kSpoke) {
            telling.pleaded = {e, event_.on};
        }
    }
    void operator()(const PleaReviewed& e) { state_.telling.reviewed = {e, event_.on}; }
    void operator()(const InterestedTold& e) {
        auto& telling = state_.telling;
        telling.told.insert_or_assign(place_of(e, state_), Dated<InterestedTold>{e, event_.on});
        telling.interested.insert(e.told);
        telling.served_on = std::max(telling.served_on, event_.on);
    }
    // Asked for once one is over, by another who may: that one is arranged and held, too.
    void operator()(const HearingAsked& e) {
        auto& telling = state_.telling;
        telling.hearing_asked_on = event_.on;
        telling.asking.insert(whose(state_, e.told_at, e.who));
        if (telling.held) {
            telling.held.reset();
            telling.arranged.reset();
            telling.hearing_notice_served_to.clear();
        }
    }
    void operator()(const HearingArranged& e) {
        auto& telling = state_.telling;
        telling.arranged = {e, event_.on};
        telling.arranged_at = state_.events;
        telling.hearing_notice_served_to.clear();
        if (!e.notified_on.empty()) {  // in old records
            telling.hearing_notice_served_to.emplace();
        }
        telling.held.reset();
        telling.is_own_idea |= telling.asking.empty() && !telling.notified;
    }
    void operator()(const HearingHeld& e) {
        auto& telling = state_.telling;
        if (!ends_hearing(e, state_)) {
            telling.asking.erase(whose(state_, e.told_at, e.who));
            return;
        }
        telling.asking.clear();
        telling.is_own_idea = false;
        telling.held = {e, event_.on};
        state_.was_heard |= e.outcome != HearingHeld::kRefused;
        plead_against_what_was_told();
    }

    void operator()(const ReviewSent& e) {
        state_.review = {};
        state_.review.sent = {e, event_.on};
        state_.crime.went_with_decision = state_.crime.reported.has_value();
    }
    void operator()(const ReviewSpared& e) { state_.review.spared = {e, event_.on}; }
    void operator()(const ReviewConcluded& e) { conclude("", e); }
    void operator()(const ActReviewSent& e) {
        state_.act_reviews[e.subject] = {
            .sent = Dated<ReviewSent>{{e.rows, e.materials, e.reason, e.unclear}, event_.on}};
    }
    void operator()(const ActReviewConcluded& e) {
        conclude(e.subject, {e.opinion, e.elements, e.text, e.reviewer});
    }
    void operator()(const ReviewerAssigned& e) { review_of(e.subject).assigned = {e, event_.on}; }
    void operator()(const MaterialAsked& e) {
        if (const auto clock = state_.clocks.find(e.limit); clock != state_.clocks.end()) {
            clock->second.pauses.push_back({std::string(MaterialAsked::kGround), event_.on, ""});
        }
    }
    void operator()(const MaterialGiven& e) {
        const auto clock = state_.clocks.find(e.limit);
        if (clock != state_.clocks.end() && clock->second.is_paused()) {
            clock->second.pauses.back().to = event_.on;
        }
    }
    void operator()(const ReviewConsulted& e) {
        auto& review = review_of(e.subject);
        review.consulted = {e, event_.on};
        review.settled.reset();
        review.discussed.reset();
    }
    void operator()(const ReviewDiscussed& e) { review_of(e.subject).discussed = {e, event_.on}; }
    // Another reviewer examines what was sent, as if nobody had.
    void operator()(const ReviewSettled& e) {
        auto& review = review_of(e.subject);
        review.settled = {e, event_.on};
        if (e.ruling == ReviewSettled::kOther) {
            review.before.insert(review.by);
            if (review.concluded && !review.concluded->act.reviewer.empty()) {
                review.before.insert(review.concluded->act.reviewer);
            }
            if (review.assigned) {
                review.before.insert(review.assigned->act.reviewer);
            }
            review.concluded.reset();
            review.assigned.reset();
        }
    }

    void operator()(const Discussed& e) { state_.discussed = {e, event_.on}; }
    void operator()(const Decided& e) { decide(e.outcome, e.correction); }
    void operator()(const DecidedOnSpot& e) {
        decide(e.outcome, e.correction);
        state_.decision_served_on = event_.on;
        state_.is_decided_on_spot = true;
    }
    void operator()(const Served& e) {
        if (e.instrument == Served::kNotice) {
            state_.telling.served_on = event_.on;
        } else if (e.instrument == Served::kDecision) {
            state_.decision_served_on = event_.on;
            state_.perform_by = e.pay_by;
        } else if (e.instrument == Served::kCorrection) {
            state_.correction_served_on = event_.on;
            state_.pay_by = e.pay_by;
        } else if (e.instrument == Served::kHearingNotice) {
            state_.telling.hearing_notice_served_to.insert(whose(state_, e.told_at, e.addressee));
        }
    }
    void operator()(const CrimeReported& e) {
        state_.crime = {};
        state_.crime.reported = {e, event_.on};
    }
    void operator()(const TransferDecided& e) { state_.crime.decided = {e, event_.on}; }
    void operator()(const CrimeHandedOver& e) { state_.crime.handed_over = {e, event_.on}; }
    void operator()(const PoliceReplied& e) { state_.crime.replied = {e, event_.on}; }
    void operator()(const DishonestyListed& e) { state_.listed = {e, event_.on}; }
    void operator()(const DishonestyDelisted&) { state_.listed.reset(); }
    void operator()(const DecisionRevoked& e) { state_.revoked = {e, event_.on}; }
    void operator()(const DecisionAmended& e) {
        state_.before_changes.push_back({state_.decided.value_or(Outcome{}), event_.on});
        state_.decided = e.outcome;
        state_.amended = {e, event_.on};
        state_.was_shown_unamended = is_shown(state_.published);
        // A plan of the fine as it was has nothing left in it of what fell away.
        if (!state_.deferrals.empty()) {
            auto& plan = state_.deferrals.back();
            const auto before = std::min(plan.paid_before, e.outcome.fine);
            cut_to(plan.instalments, {e.outcome.fine.fen - before.fen});
        }
        if (const auto clock = state_.clocks.find(kPayLimit); clock != state_.clocks.end()) {
            cut_to(clock->second.instalments, state_.unpaid_fine());
        }
    }
    void operator()(const Paid& e) {
        state_.paid.fen += e.amount.fen - std::min(e.amount.fen, e.surcharge.fen);
        state_.order_paid.fen += e.of_order().fen;
        state_.fine_paid.push_back({e.of_fine(), event_.on});
        state_.surcharge_paid_on = e.surcharge.fen > 0 ? event_.on : state_.surcharge_paid_on;
        if (const auto clock = state_.clocks.find(kPayLimit); clock != state_.clocks.end()) {
            take_off(clock->second, e.of_fine());
        }
        if (e.channel == Paid::kOnSpot) {
            state_.on_spot[e.receipt] = {e.amount, "", ""};
        }
    }
    void operator()(const DeferralRequested& e) { state_.deferral_requested = {e, event_.on}; }
    void operator()(const DeferralAnswered& e) {
        state_.deferral_requested.reset();
        if (e.instalments.empty()) {
            return;
        }
        state_.deferrals.push_back({e.instalments, event_.on, state_.paid_of_fine()});
        if (const auto clock = state_.clocks.find(kPayLimit); clock != state_.clocks.end()) {
            clock->second.instalments = e.instalments;
        }
        // It was of a default there is no more; the next is demanded anew.
        if (const auto clock = state_.clocks.find(kDemandLimit); clock != state_.clocks.end()) {
            state_.clocks.erase(clock);
        }
    }
    void operator()(const HandedIn& e) { state_.on_spot[e.receipt].handed_in_on = event_.on; }
    void operator()(const Deposited& e) { state_.on_spot[e.receipt].deposited_on = event_.on; }
    void operator()(const Challenged& e) { state_.challenges.push_back({e.kind, event_.on}); }
    void operator()(const ChallengeEnded& e) {
        if (!state_.challenges.empty()) {
            state_.challenges.back().to = event_.on;
            state_.challenges.back().outcome = e.outcome;
        }
    }
    void operator()(const Demanded&) { state_.demanded_on = event_.on; }

    void operator()(const Extended& e) { state_.clocks[e.limit].is_extended = true; }
    void operator()(const Paused& e) {
        state_.clocks[e.limit].pauses.push_back({e.ground, event_.on, ""});
    }
    void operator()(const Resumed& e) {
        auto& pauses = state_.clocks[e.limit].pauses;
        if (!pauses.empty()) {
            pauses.back().to = event_.on;
        }
    }
    void operator()(const SupplementAsked& e) { state_.supplement_asked = {e, event_.on}; }
    void operator()(const PermitApplied& e) { state_.applied = {e, event_.on}; }
    void operator()(const PermitDeclined& e) { state_.declined = {e, event_.on}; }
    void operator()(const PermitProposed& e) {
        state_.permit_proposed = {e, event_.on};
        state_.review = {};
    }
    void operator()(const PermitDecided& e) {
        state_.permit_decided = {e, event_.on};
        state_.decided_on = event_.on;
    }
    void operator()(const RulingProposed& e) {
        state_.ruling_proposed = {e, event_.on};
        state_.review = {};
    }
    void operator()(const RulingMade& e) {
        state_.ruling_made = {e, event_.on};
        state_.decided_on = event_.on;
    }
    void operator()(const Imposed& e) { state_.imposed = {e, event_.on}; }
    void operator()(const ResultPublished& e) { state_.published = {e, event_.on}; }
    void operator()(const Archived& e) { state_.archived = {e, event_.on}; }
    void operator()(const Migrated& e) {
        state_.opened.procedure_digest = e.to;
        for (const auto& [was, is] : renamings(e)) {
            rename_clock(was, is);
        }
    }
    // Dropped, Performed, Noted, Closed, ValuesErased, what follows a decision: the
    // stage and the clocks say it all.
    void operator()(const auto&) {}

  private:
    LegalReview& review_of(const std::string& subject) {
        return subject.empty() ? state_.review : state_.act_reviews[subject];
    }
    void conclude(const std::string& subject, const ReviewConcluded& opinion) {
        auto& review = review_of(subject);
        review.concluded = {opinion, event_.on};
        review.by = actor_;
    }
    void plead_against_what_was_told() {
        if (const auto& notified = state_.telling.notified) {
            auto& against = state_.pleaded_against;
            against = against ? milder(*against, notified->act.outcome) : notified->act.outcome;
        }
    }
    void rename_clock(const std::string& was, const std::string& is) {
        const auto found = state_.clocks.find(was);
        if (found == state_.clocks.end()) {
            return;
        }
        auto clock = std::move(found->second);
        state_.clocks.erase(found);
        if (is.empty()) {
            clock.stopped_on = event_.on;
        }
        state_.clocks.insert_or_assign(is.empty() ? was : is, std::move(clock));
    }
    void decide(const Outcome& outcome, const Correction& correction) {
        state_.decided = outcome;
        state_.correct_by = correction.by;
        state_.decided_on = event_.on;
    }

    State& state_;
    const Event& event_;
    std::string_view actor_;
};

void run_clocks(State& state, const Event& event) {
    for (const auto& limit : event.met) {
        const auto clock = state.clocks.find(limit);
        if (clock != state.clocks.end() && clock->second.runs()) {
            clock->second.met_on = event.on;
        }
    }
    for (const auto& limit : event.begun) {
        state.clocks[limit] =
            Clock{.started_on = event.on, .met_on = "", .amount = amount_begun(event, limit)};
    }
    for (const auto& limit : event.stopped) {
        if (const auto clock = state.clocks.find(limit); clock != state.clocks.end()) {
            clock->second.stopped_on = event.on;
        }
    }
}

}  // namespace

State evolve(State state, const Event& event, std::string_view actor) {
    const bool is_examination = std::holds_alternative<ReviewConcluded>(event.content) ||
                                std::holds_alternative<ActReviewConcluded>(event.content) ||
                                std::holds_alternative<ReviewerAssigned>(event.content) ||
                                std::holds_alternative<MaterialAsked>(event.content);
    const bool is_step = kind_of(event.content).is_step;  // else nobody worked on the case
    if (!is_examination && is_step) {
        state.worked_on_by.emplace(actor);
    }
    run_clocks(state, event);
    for (const auto& subject : reviews_forgotten(event.content, state)) {
        state.act_reviews.erase(subject);
    }
    std::visit(Evolving(state, event, actor), event.content);
    ++state.events;
    if (state.stage != event.stage) {
        state.stage = event.stage;
        // A case that changes its procedure has not moved.
        state.moved_on = is_step ? event.on : state.moved_on;
    }
    state.is_over = event.is_over;
    state.last.insert_or_assign(event.step, Taken{event, std::string(actor)});
    return state;
}

}  // namespace mingjing::case_file
