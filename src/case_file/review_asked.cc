#include "case_file/review_asked.h"

#include <algorithm>
#include <iterator>
#include <variant>

#include "case_file/among.h"
#include "case_file/catalogue.h"
#include "case_file/cited.h"

namespace mingjing::case_file {

namespace {

std::optional<std::string> stated_subject(const Question& question) {
    if (question.stated == nullptr) {
        return std::nullopt;
    }
    const Acts& stated = *question.stated;
    return std::visit(
        [](const auto& act) -> std::optional<std::string> {
            if constexpr (requires { act.subject; }) {
                return act.subject;
            } else {
                return std::string{};
            }
        },
        stated
    );
}

// What a panel discusses waits for the ruling as before; of a transfer that was decided nobody
// rules any more.
bool is_disputed(const State& state, std::string_view subject) {
    const auto& review = state.review_of(subject);
    const bool is_moot = subject == ReviewSubject::kTransfer && state.crime.decided;
    return !is_moot && review.consulted &&
           review.consulted->act.outcome == ReviewConsulted::kDiffers &&
           (!review.settled || review.settled->act.ruling == ReviewSettled::kPanel);
}

// All disputes beside the decision have one, of each its own clock.
const domain::TimeLimit* dispute_limit(const domain::Procedure& procedure) {
    const auto is_ruling = [&](const std::string& key) {
        const auto* step = procedure.step(key);
        return step != nullptr && step->act == ReviewSettled::kAct &&
               step->offers.contains(kReviewSubject);
    };
    const auto limit = std::ranges::find_if(procedure.limits, [&](const auto& one) {
        return std::ranges::any_of(one.ends, is_ruling);
    });
    return limit == procedure.limits.end() ? nullptr : &*limit;
}

// Which review beside the decision an act ends a part of; "" for none. Its dispute ends with the
// ruling, with an agreement, with being sent anew, and with the act not being taken.
std::string reviewed_by(const Content& content) {
    if (const auto* said = std::get_if<ActReviewConcluded>(&content)) {
        return said->subject;
    }
    if (const auto* sent = std::get_if<ActReviewSent>(&content)) {
        return sent->subject;
    }
    if (const auto* ruled = std::get_if<ReviewSettled>(&content)) {
        return ruled->subject;
    }
    if (const auto* consulted = std::get_if<ReviewConsulted>(&content)) {
        return consulted->subject;
    }
    return std::holds_alternative<TransferDecided>(content) ? std::string(ReviewSubject::kTransfer)
                                                            : std::string{};
}

}  // namespace

std::vector<std::string> review_subjects(const Question& question) {
    if (auto stated = stated_subject(question)) {
        return {*std::move(stated)};
    }
    const auto offers = question.step.offers.find(kReviewSubject);
    if (offers == question.step.offers.end()) {
        return {std::string{}};
    }
    if (question.step.act == ActReviewSent::kAct) {
        return offers->second;  // one of them may not have been sent yet
    }
    std::vector<std::string> sent;
    std::ranges::copy_if(offers->second, std::back_inserter(sent), [&](const std::string& one) {
        return question.state.act_reviews.contains(one);
    });
    return sent.empty() ? offers->second : sent;
}

std::vector<std::string> reviews_forgotten(const Content& content, const State& before) {
    if (std::holds_alternative<CrimeReported>(content)) {
        return {std::string(ReviewSubject::kTransfer)};
    }
    // What is put off is no default any more.
    const auto* put_off = std::get_if<DeferralAnswered>(&content);
    if (std::holds_alternative<DecisionAmended>(content) ||
        (put_off != nullptr && !put_off->instalments.empty())) {
        return {std::string(ReviewSubject::kCourt), std::string(ReviewSubject::kSurcharge)};
    }
    if (std::holds_alternative<Paid>(content)) {
        return {std::string(ReviewSubject::kCourt)};  // it is asked for what is left
    }
    if (std::holds_alternative<Demanded>(content)) {
        return {std::string(ReviewSubject::kSurcharge)};  // what is demanded next is another sum
    }
    const auto* amended = std::get_if<PartyAmended>(&content);
    const bool is_another = amended != nullptr && concerns_another(before.opened, *amended);
    const auto* imposed = std::get_if<Imposed>(&content);
    std::vector<std::string> all;
    for (const auto& [subject, review] : before.act_reviews) {
        // No other measure is taken any more, and nobody could tell yet why this one should last
        // longer.
        const bool is_of_others =
            imposed != nullptr && subject != imposed->measure &&
            (ReviewSubject::is_measure(subject) || subject.starts_with(ReviewSubject::kLonger));
        if (is_another || is_of_others) {
            all.push_back(subject);
        }
    }
    return all;
}

std::vector<std::string> clocks_forgotten(
    const Content& content, const State& before, const domain::Procedure& procedure
) {
    const auto forgotten = reviews_forgotten(content, before);
    std::vector<std::string> clocks;
    const auto stop = [&](const domain::TimeLimit* limit, const std::string& subject) {
        const auto name = limit == nullptr ? std::string{} : domain::clock_name(*limit, subject);
        const auto clock = before.clocks.find(name);
        if (clock != before.clocks.end() && clock->second.runs() && !contains(clocks, name)) {
            clocks.push_back(name);
        }
    };
    // Of several that share a limit one may still be waited for.
    const auto is_left = [&](const domain::TimeLimit* limit) {
        return limit != nullptr && limit->per.empty() &&
               std::ranges::any_of(before.act_reviews, [&](const auto& one) {
                   return !contains(forgotten, one.first) && one.second.is_open() &&
                          review_limit(procedure, one.first) == limit;
               });
    };
    const auto* disputes = dispute_limit(procedure);
    const bool is_shared = disputes != nullptr && disputes->per.empty();
    const bool leaves_dispute =
        is_shared && std::ranges::any_of(before.act_reviews, [&](const auto& one) {
            return !contains(forgotten, one.first) && is_disputed(before, one.first);
        });
    for (const auto& [subject, review] : before.act_reviews) {
        if (!contains(forgotten, subject)) {
            continue;
        }
        const auto* limit = review_limit(procedure, subject);
        if (review.is_open() && !is_left(limit)) {
            stop(limit, subject);
        }
        if (is_disputed(before, subject) && !leaves_dispute) {
            stop(disputes, subject);
        }
    }
    return clocks;
}

bool lets_go_of_review(const Question& about, const Content& content, std::string_view subject) {
    if (const auto* imposed = std::get_if<Imposed>(&content)) {
        return subject == imposed->measure;
    }
    if (std::holds_alternative<Extended>(content)) {
        return subject.starts_with(ReviewSubject::kLonger);
    }
    if (std::holds_alternative<TransferDecided>(content)) {
        return subject == ReviewSubject::kTransfer;
    }
    if (std::holds_alternative<Demanded>(content)) {
        return subject == ReviewSubject::kSurcharge;
    }
    if (std::holds_alternative<DecisionRevoked>(content)) {
        return subject != ReviewSubject::kTransfer;
    }
    if (std::holds_alternative<Noted>(content) && contains(about.step.gates, "act_is_reviewed")) {
        const auto& imposed = about.state.imposed;
        return subject == (imposed ? imposed->act.measure : ReviewSubject::kCourt);
    }
    return true;
}

std::vector<std::string> subjects_waiting(
    const State& state, const domain::Procedure& procedure, const domain::TimeLimit& limit
) {
    std::vector<std::string> waiting;
    for (const auto& [subject, review] : state.act_reviews) {
        const bool is_its = review.is_open() && review_limit(procedure, subject) == &limit;
        if (is_its || (is_disputed(state, subject) && dispute_limit(procedure) == &limit)) {
            waiting.push_back(subject);
        }
    }
    return waiting;
}

void keep_shared_limit(Event& event, const State& before, const domain::Procedure& procedure) {
    const auto subject = reviewed_by(event.content);
    if (subject.empty()) {
        return;
    }
    const auto keep = [&](const domain::TimeLimit* limit, const auto& is_waited_for) {
        if (limit != nullptr && std::ranges::any_of(before.act_reviews, [&](const auto& one) {
                return one.first != subject && is_waited_for(one);
            })) {
            std::erase(event.met, limit->key);
        }
    };
    const auto* limit = review_limit(procedure, subject);
    keep(limit, [&](const auto& one) {
        return one.second.is_open() && review_limit(procedure, one.first) == limit;
    });
    keep(dispute_limit(procedure), [&](const auto& one) { return is_disputed(before, one.first); });
}

std::optional<ReviewConcluded> stated_opinion(const Question& question) {
    if (const auto* concluded = question.states<ReviewConcluded>()) {
        return *concluded;
    }
    const auto* aside = question.states<ActReviewConcluded>();
    return aside == nullptr ? std::nullopt
                            : std::optional(ReviewConcluded{
                                  aside->opinion, aside->elements, aside->text, aside->reviewer});
}

std::string_view reviewed_category(const domain::Procedure& procedure, std::string_view subject) {
    const bool is_coercion = !subject.empty() && subject != ReviewSubject::kTransfer;
    return is_coercion ? kCoercion : std::string_view(procedure.category);
}

std::vector<Fields> elements_asked(
    std::vector<Fields> elements, const domain::Procedure& procedure, std::string_view subject
) {
    const auto category = reviewed_category(procedure, subject);
    const auto is_asked = [&](const Fields& element) {
        const auto* points = member(element, "points").list();
        return points == nullptr || points->empty() || !points_of(element, category).empty();
    };
    const bool is_narrowed = !subject.empty() && subject != ReviewSubject::kTransfer &&
                             std::ranges::any_of(elements, is_asked);
    if (is_narrowed) {
        std::erase_if(elements, [&](const Fields& element) { return !is_asked(element); });
    }
    return elements;
}

}  // namespace mingjing::case_file
