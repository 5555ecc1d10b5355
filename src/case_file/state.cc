#include "case_file/state.h"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include "case_file/money.h"

namespace mingjing::case_file {

namespace {

bool is_sum(const Fields& entry, std::string_view field, Money sum) {
    const auto text = text_of(entry, field);
    return (text.empty() ? Money{} : money_of(text).value_or(Money{-1})) == sum;
}

}  // namespace

void take_off(Clock& clock, Money paid) {
    auto& left = clock.instalments;
    while (!left.empty() && paid.fen > 0) {
        const auto part = std::min(paid.fen, left.front().amount.fen);
        left.front().amount.fen -= part;
        paid.fen -= part;
        if (left.front().amount.fen > 0 || left.size() == 1) {
            return;
        }
        left.erase(left.begin());
    }
}

void cut_to(std::vector<Instalment>& instalments, Money all) {
    std::size_t kept = 0;
    for (auto& instalment : instalments) {
        instalment.amount = std::min(instalment.amount, all);
        all.fen -= instalment.amount.fen;
        kept += instalment.amount.fen > 0 ? 1 : 0;
    }
    if (!instalments.empty()) {
        instalments.resize(std::max<std::size_t>(kept, 1));
    }
}

Money State::paid_of_fine() const {
    Money all;
    for (const auto& payment : fine_paid) {
        all.fen += payment.act.fen;
    }
    return all;
}

void State::forget_party() {
    telling = {};
    review = {};
    act_reviews.clear();
    discussed.reset();
    correction_served_on.clear();
    pay_by.clear();
}

const Outcome* State::stood_on(std::string_view day) const {
    const auto changed = std::ranges::find_if(before_changes, [&](const Dated<Outcome>& one) {
        return day < one.on;
    });
    if (changed != before_changes.end()) {
        return &changed->act;
    }
    return decided ? &*decided : nullptr;
}

Money State::unpaid_fine() const {
    const auto fine = decided ? decided->fine : Money{};
    return {fine.fen - std::min(fine, paid_of_fine()).fen};
}

Money State::unpaid_order() const {
    const Money order{
        decided ? decided->payment.ordered.fen + decided->payment.compensation.fen : 0};
    return {order.fen - std::min(order, order_paid).fen};
}

bool State::owes_beside_fine() const {
    if (!decided) {
        return false;
    }
    const auto of_fine = decided->fine.fen - unpaid_fine().fen;
    return paid.fen - order_paid.fen - of_fine < decided->confiscated.fen || unpaid_order().fen > 0;
}

bool LegalReview::is_passed() const {
    return concluded && concluded->act.opinion == ReviewConcluded::kAgrees;
}

const LegalReview& State::review_of(std::string_view subject) const {
    static const LegalReview none;
    if (subject.empty()) {
        return review;
    }
    const auto found = act_reviews.find(subject);
    return found == act_reviews.end() ? none : found->second;
}

bool is_shown(const Once<ResultPublished>& published) {
    return published && published->act.disposal != ResultPublished::kWithheld;
}

bool was_given_up(const State& state) {
    return state.is_over && std::ranges::any_of(state.last, [](const auto& taken) {
               const auto& event = taken.second.event;
               return event.is_over && (std::holds_alternative<Dropped>(event.content) ||
                                        std::holds_alternative<PermitDeclined>(event.content));
           });
}

std::string place_told(const State& state, std::string_view name) {
    const auto& telling = state.telling;
    const std::string_view party = state.opened.party_name;
    if (name.empty()) {
        return {};
    }
    for (const auto& [place, told] : telling.told) {
        if (name == (told.act.name.empty() ? told.act.document : told.act.name)) {
            return place;
        }
    }
    const bool is_applicant = name == (party.empty() ? InterestedTold::kApplicant : party);
    return is_applicant && !telling.interested.contains(InterestedTold::kApplicant)
               ? std::string(kToldByOpening)
               : std::string{};
}

std::string place_of(const InterestedTold& told, const State& before) {
    auto place = told.told_at.empty() ? place_told(before, told.name) : told.told_at;
    return place.empty() ? std::to_string(before.events) : place;
}

std::string whose(const State& state, std::string_view told_at, std::string_view name) {
    auto place = told_at.empty() ? place_told(state, name) : std::string(told_at);
    return place.empty() ? std::string(name) : place;
}

bool ends_hearing(const HearingHeld& end, const State& state) {
    const auto& telling = state.telling;
    const auto& asking = telling.asking;
    const bool is_last = !asking.contains(whose(state, end.told_at, end.who)) || asking.size() == 1;
    return end.outcome != HearingHeld::kWithdrawn || (is_last && !telling.is_own_idea);
}

std::vector<std::string> without_hearing_notice(const State& state) {
    const auto& telling = state.telling;
    const auto& served_to = telling.hearing_notice_served_to;
    std::vector<std::string> left;
    if (served_to.contains("")) {
        return left;
    }
    // An old record may have named whom nobody had told yet.
    const auto ask_for = [&](std::string_view place, const std::string& name, std::string who) {
        if (!served_to.contains(place) && (name.empty() || !served_to.contains(name))) {
            left.push_back(std::move(who));
        }
    };
    if (!telling.interested.contains(InterestedTold::kApplicant)) {
        const auto& party = state.opened.party_name;
        ask_for(kToldByOpening, party, std::string(InterestedTold::kApplicant));
    }
    for (const auto& [place, told] : telling.told) {
        const auto& act = told.act;
        // Of an old record whose name was erased nobody can say who was served.
        if (!act.told_at.empty() || !act.name.empty()) {
            ask_for(place, act.name, fmt::format("{}（告知书{}）", act.told, act.document));
        }
    }
    return left;
}

bool is_marked_major(const State& state) {
    return state.proposed && state.proposed->act.is_major && state.decided &&
           is_burden(state.decided->conclusion) && state.opened.party_kind != kCitizen;
}

bool says_what_stands(const Fields& result, const State& state) {
    const auto& decided = state.decided;
    return !decided || decided->kinds.empty() ||
           (is_sum(result, "fine", decided->fine) &&
            is_sum(result, "confiscated", decided->confiscated));
}

}  // namespace mingjing::case_file
