#pragma once

// What the law asks of a case, told from its events alone: by no gate, no state and no catalogue
// of the program, so that none of their errors is shared.

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "case_file/event.h"

namespace mingjing::case_file {

// Of which a review is due: by the switch (审核任务第26项), or by a row.
struct Due {
    bool is_every = true;
    std::function<bool(const Content&)> by_row = [](const Content&) { return false; };
    std::function<bool(std::string_view)> by_row_of_act = [](std::string_view) { return false; };
};

class WalkRecord {
  public:
    explicit WalkRecord(Due due) : due_(std::move(due)) {}

    // What it lacked when it was done, in words; it is of the record from then on.
    std::vector<std::string> add(const Event& event, std::string_view by);

  private:
    struct Done {
        Event event;
        std::string by;
        bool by_two;  // two officers or more, none of them recused, handled the case then
    };
    // Places count from 1: 0 is never.
    using Place = std::size_t;
    template <class Act>
    [[nodiscard]] Place last(const auto& is_so) const;
    template <class Act>
    [[nodiscard]] Place last() const;
    template <class Act>
    [[nodiscard]] const Act& act(Place at) const;

    void ask(bool holds, std::string_view otherwise);
    void check(const Event& event, std::string_view by);
    void keep_officers(const Content& content);
    void keep_pleas(const Content& content);

    void of(const Decided& decided);
    void of(const DecidedOnSpot& decided);
    void of(const PermitDecided& decided);
    void of(const RulingMade& made);
    void of(const Imposed& imposed);
    void of(const Extended& extended);
    void of(const TransferDecided& decided);
    void of(const Noted& noted);
    void of(const ActReviewSent& sent);
    void of(const ReviewConcluded& concluded);
    void of(const ActReviewConcluded& concluded);
    void of(const DecisionRevoked& revoked);
    void of(const DecisionAmended& amended);
    void of(const ResultWithdrawn& withdrawn);
    void of(const ResultPublished& published);
    void of(const Performed& performed);
    void of(const Demanded& demanded);
    void of(const auto&) {}

    [[nodiscard]] bool is_by_two() const;
    [[nodiscard]] Place proposed() const;
    // Where what is decided on began anew.
    [[nodiscard]] Place round() const;
    [[nodiscard]] Place party_changed() const;
    [[nodiscard]] Place decided() const;
    // Where what is reviewed beside the decision began anew.
    [[nodiscard]] Place begun(std::string_view subject) const;
    [[nodiscard]] bool is_sent(std::string_view subject) const;
    [[nodiscard]] bool is_passed(std::string_view subject) const;
    [[nodiscard]] bool is_due_by_law() const;
    void ask_told(const Outcome& outcome);
    void ask_decided_once();
    void ask_reviewed(const Content& decision);
    enum class Asked { before, late };  // before it is done, or approved once it was
    void ask_act_reviewed(std::string_view subject, Asked when = Asked::before);
    void ask_apart(std::string_view subject);
    void ask_stands();
    void ask_end(const Event& event);

    Due due_;
    std::vector<Done> done_;
    const Event* now_ = nullptr;
    std::string_view by_;
    std::vector<std::string> lacking_;
    std::vector<std::string> officers_;
    std::set<std::string> recused_, recusals_open_, preserved_, seen_evidence_, of_the_party_;
    std::vector<Money> pleaded_against_;  // fines, with no new evidence since
};

template <class Act>
WalkRecord::Place WalkRecord::last(const auto& is_so) const {
    for (auto at = done_.size(); at > 0; --at) {
        const auto* found = std::get_if<Act>(&done_[at - 1].event.content);
        if (found != nullptr && is_so(*found)) {
            return at;
        }
    }
    return 0;
}
template <class Act>
WalkRecord::Place WalkRecord::last() const {
    return last<Act>([](const Act&) { return true; });
}
template <class Act>
const Act& WalkRecord::act(Place at) const {
    return std::get<Act>(done_[at - 1].event.content);
}

}  // namespace mingjing::case_file
