#pragma once

// A case as its events left it: what gates read, and the last of each step, by which a retry
// is known. `evolve` never fails, decides nothing and reads no definition.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "case_file/event.h"

namespace mingjing::case_file {

struct Pause {
    std::string ground;
    std::string from;
    std::string to;  // "" while it lasts
    bool operator==(const Pause&) const = default;
};
struct Clock {
    std::string started_on;
    std::string met_on;  // "" while it runs
    bool is_extended = false;
    std::vector<Pause> pauses = {};
    bool operator==(const Clock&) const = default;
};

// Something done, and on which day.
template <class Act>
struct Dated {
    Act act;
    std::string on;
    bool operator==(const Dated&) const = default;
};
template <class Act>
using Once = std::optional<Dated<Act>>;

// What was told to the party, and what became of it. A new proposal begins it anew.
struct Telling {
    Once<Notified> notified;
    std::string served_on;  // the notice; "" until then
    Once<Pleaded> pleaded;
    Once<PleaReviewed> reviewed;
    std::string hearing_asked_on;
    Once<HearingArranged> arranged;
    Once<HearingHeld> held;
    bool operator==(const Telling&) const = default;
};
struct LegalReview {
    Once<ReviewSent> sent;
    Once<ReviewConcluded> concluded;
    [[nodiscard]] bool is_passed() const;
    bool operator==(const LegalReview&) const = default;
};

struct Taken {
    Event event;
    std::string by;
    bool operator==(const Taken&) const = default;
};

struct State {
    Opened opened;
    std::string opened_on;
    std::string stage;          // "" before it is opened
    std::string moved_on = {};  // the day it came there
    std::vector<std::string> officers = {};
    std::set<std::string, std::less<>> recused = {};
    std::set<std::string, std::less<>> recusals_asked = {};          // not yet settled
    std::map<std::string, std::string, std::less<>> evidence = {};   // number -> finding
    std::map<std::string, std::string, std::less<>> preserved = {};  // list -> since
    std::size_t inquiries = 0;
    Once<Proposed> proposed = {};
    Telling telling = {};
    // The mildest that was ever told and pleaded against, with no new evidence since (CF-16).
    std::optional<Outcome> pleaded_against = {};
    LegalReview review = {};
    Once<Discussed> discussed = {};
    std::optional<Outcome> decided = {};
    std::string decided_on = {};
    std::string decision_served_on = {};
    Once<SupplementAsked> supplement_asked = {};
    Once<PermitProposed> permit_proposed = {};
    Once<PermitDecided> permit_decided = {};
    Once<Imposed> imposed = {};
    Once<ResultPublished> published = {};
    Money paid = {};
    std::string demanded_on = {};
    std::map<std::string, Clock, std::less<>> clocks = {};  // by limit
    std::set<std::string, std::less<>> worked_on_by = {};   // who took a step before review
    std::map<std::string, Taken, std::less<>> last = {};    // by step

    [[nodiscard]] bool is_opened() const { return !stage.empty(); }
    bool operator==(const State&) const = default;
};

// `actor` is who recorded the event.
[[nodiscard]] State evolve(State state, const Event& event, std::string_view actor);

}  // namespace mingjing::case_file
