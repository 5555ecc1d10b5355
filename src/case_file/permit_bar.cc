#include "case_file/permit_bar.h"

#include <algorithm>

#include "domain/day.h"

namespace mingjing::case_file {

namespace {

constexpr std::int64_t kMonthsOfBarredYear = 12;

bool is_same(const std::string& one, const std::string& other) {
    return !one.empty() && one == other;
}
bool differ(const std::string& one, const std::string& other) {
    return !one.empty() && !other.empty() && one != other;
}

}  // namespace

std::optional<Deceit> deceit_of(const Content& content) {
    if (const auto* decided = std::get_if<PermitDecided>(&content)) {
        return decided->deceit;
    }
    if (const auto* revoked = std::get_if<DecisionRevoked>(&content)) {
        return revoked->deceit;
    }
    const auto* declined = std::get_if<PermitDeclined>(&content);
    if (declined == nullptr) {
        return std::nullopt;
    }
    const bool deceived = declined->ground == Deceit::kFalse;
    return Deceit{deceived ? declined->ground : std::string{}, declined->concerns_safety};
}

std::string barred_until(std::string_view begun_on, std::string_view means) {
    const Deceit deceit{std::string(means), std::string(Deceit::kYes)};
    const auto from = domain::day_of(begun_on);
    return from
               ? domain::iso(domain::add_months(*from, deceit.years_barred() * kMonthsOfBarredYear))
               : std::string{};
}

Likeness likeness(const Bar& bar, const Opened& applicant) {
    if (is_same(bar.credit_code, applicant.party_credit_code) ||
        is_same(bar.id_number, applicant.party_id_number)) {
        return Likeness::identified;
    }
    const bool is_another = bar.party_name != applicant.party_name ||
                            differ(bar.credit_code, applicant.party_credit_code) ||
                            differ(bar.id_number, applicant.party_id_number);
    return is_another ? Likeness::another : Likeness::by_name;
}

std::optional<StandingBar> standing_bar(const Question& question) {
    const auto& state = question.state;
    // A case begun before applications were recorded was applied for as it was opened.
    const auto& applied_on = state.applied ? state.applied->on : state.opened_on;
    const bool asks = !state.applied || state.applied->act.asks_for_a_permit();
    std::optional<StandingBar> surest;
    if (!asks || !question.around.bars) {
        return surest;
    }
    for (auto& bar : question.around.bars(state.opened)) {
        auto until = barred_until(bar.begun_on, bar.means);
        const auto like = likeness(bar, state.opened);
        const bool stands = applied_on >= bar.begun_on && applied_on <= until;
        const bool is_surer = !surest || like > surest->likeness ||
                              (like == surest->likeness && until > surest->until);
        if (stands && like != Likeness::another && is_surer) {
            surest = StandingBar{std::move(bar), std::move(until), like};
        }
    }
    return surest;
}

void tell_bar(Content& content, const Question& question) {
    const auto until = [&](const Deceit& deceit) {
        return deceit.years_barred() > 0 ? barred_until(domain::iso(question.on), deceit.means)
                                         : std::string{};
    };
    if (auto* decided = std::get_if<PermitDecided>(&content)) {
        decided->deceit.barred_until = until(decided->deceit);
    } else if (auto* revoked = std::get_if<DecisionRevoked>(&content)) {
        revoked->deceit.barred_until = until(revoked->deceit);
    } else if (auto* declined = std::get_if<PermitDeclined>(&content)) {
        const auto standing =
            declined->ground == PermitDeclined::kBarred ? standing_bar(question) : std::nullopt;
        declined->barred_for = standing ? standing->bar.means : std::string{};
        declined->barred_until = standing ? standing->until : until(*deceit_of(content));
    }
}

}  // namespace mingjing::case_file
