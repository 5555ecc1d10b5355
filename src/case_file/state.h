#pragma once

// A case as its events left it: what gates read, and the last of each step, by which a retry
// is known. `evolve` never fails, decides nothing and reads no definition.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
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
    std::string stopped_on = {};  // with the case's end, unmet
    // What is left of each part of a fine that was put off (延期、分期缴纳): the first says when
    // the clock ends, whatever its limit counts.
    std::vector<Instalment> instalments = {};
    std::int64_t amount = 0;  // so many, in what its limit counts; 0: as many as that says
    [[nodiscard]] bool runs() const { return met_on.empty() && stopped_on.empty(); }
    [[nodiscard]] bool is_paused() const { return !pauses.empty() && pauses.back().to.empty(); }
    bool operator==(const Clock&) const = default;
};

// The limit to pay a fine in, by the name every procedure has for it.
inline constexpr std::string_view kPayLimit = "pay";
// And to wait after a demand was served.
inline constexpr std::string_view kDemandLimit = "demand";

// What was paid is taken off the first instalments. The last keeps its day with nothing left of it.
void take_off(Clock& clock, Money paid);

// From the end what is more than that in all. The first keeps its day with nothing left of it.
void cut_to(std::vector<Instalment>& instalments, Money all);

// A plan to pay the fine by, from its approval on until the next.
struct Deferral {
    std::vector<Instalment> instalments;
    std::string on;
    Money paid_before;  // of the fine
    bool operator==(const Deferral&) const = default;
};

// 复议、诉讼, and how it ended.
struct Challenge {
    std::string kind;
    std::string from;
    std::string to = {};  // "" while it runs
    std::string outcome = {};
    bool operator==(const Challenge&) const = default;
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

// What was told to the party, and what became of it. A new proposal begins it anew; not one of a
// permit, by which nobody is told of what is proposed.
struct Telling {
    Once<Notified> notified;
    std::string served_on;  // the notice, the last of a permit's; "" until then
    Once<Pleaded> pleaded;
    Once<PleaReviewed> reviewed;
    std::string hearing_asked_on;
    std::set<std::string, std::less<>> asking = {};  // whose request is open (`whose`)
    Once<HearingArranged> arranged;
    std::int64_t arranged_at = -1;  // its place among the case's events
    // To whom (`whose`); "" where nobody is named, as of a penalty's one party and in old
    // records: that counts for all.
    std::set<std::string, std::less<>> hearing_notice_served_to = {};
    Once<HearingHeld> held;
    std::int64_t notified_at = -1;                       // its place among the case's events
    std::set<std::string, std::less<>> interested = {};  // of a permit, who was told: 利害关系人,
    std::map<std::string, Dated<InterestedTold>, std::less<>> told = {};  // by where (`told_at`)
    bool is_own_idea = false;  // the hearing of a permit, arranged before anybody asked for it
    [[nodiscard]] bool offers_hearing() const {
        return !interested.empty() || (notified && notified->act.offers_hearing);
    }
    bool operator==(const Telling&) const = default;
};
// Of the decision, or of an act beside it; sent anew begins anew.
struct LegalReview {
    Once<ReviewSent> sent = {};
    Once<ReviewConcluded> concluded = {};
    Once<ReviewerAssigned> assigned = {};
    Once<ReviewConsulted> consulted = {};  // on what was concluded,
    Once<ReviewSettled> settled = {};      // and ruled
    Once<ReviewDiscussed> discussed = {};
    Once<ReviewSpared> spared = {};  // of the decision: that none is due
    // Who examined it and was replaced: certificates and accounts.
    std::set<std::string, std::less<>> before = {};
    std::string by = {};  // who concluded (opaque)
    [[nodiscard]] bool is_passed() const;
    [[nodiscard]] bool is_open() const { return sent && !concluded; }
    bool operator==(const LegalReview&) const = default;
};

// Collected on the spot, on its way to the bank; "" for a day not yet come.
struct SpotMoney {
    Money amount;
    std::string handed_in_on;
    std::string deposited_on;
    bool operator==(const SpotMoney&) const = default;
};

// Made public, not withheld.
[[nodiscard]] bool is_shown(const Once<ResultPublished>& published);

// From the report of a suspected crime to what the police made of it. A new report begins it
// anew.
struct CrimeTransfer {
    Once<CrimeReported> reported;
    Once<TransferDecided> decided;
    Once<CrimeHandedOver> handed_over;
    Once<PoliceReplied> replied;
    bool went_with_decision = false;  // reported before the decision was last sent to review
    bool operator==(const CrimeTransfer&) const = default;
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
    bool is_over = false;
    std::vector<std::string> officers = {};
    std::set<std::string, std::less<>> ever_officers = {};
    std::set<std::string, std::less<>> recused = {};
    std::set<std::string, std::less<>> recusals_asked = {};          // not yet settled
    std::map<std::string, std::string, std::less<>> evidence = {};   // number -> finding
    std::set<std::string, std::less<>> said_by_party = {};           // of the evidence, numbers
    std::set<std::string, std::less<>> pageless = {};                // too: things, recordings
    std::set<std::string, std::less<>> by_monitor = {};              // too: recorded by one
    std::map<std::string, std::string, std::less<>> preserved = {};  // list -> released on
    std::size_t inquiries = 0;
    Once<Proposed> proposed = {};
    bool is_beside_tier = false;  // proposed so, for a reason: the panel discusses it (CF-11)
    Telling telling = {};
    // 经过听证程序: a hearing came to its end, held or given up, not refused; told anew, it still
    // did.
    bool was_heard = false;
    // In each part the mildest that was ever told and pleaded against, with no new evidence since
    // but what the party said itself (CF-16).
    std::optional<Outcome> pleaded_against = {};
    LegalReview review = {};
    std::map<std::string, LegalReview, std::less<>> act_reviews = {};  // by ReviewSubject
    Once<Discussed> discussed = {};
    std::optional<Outcome> decided = {};
    std::string decided_on = {};
    std::string decision_served_on = {};
    std::string correct_by = {};  // the day it gives to correct the violation
    bool is_decided_on_spot = false;
    bool is_grave = false;  // CF-10: five years
    std::string correction_served_on = {};
    std::string pay_by = {};      // the day an order served gives to pay what is owed
    std::string perform_by = {};  // that of the decision
    Once<SupplementAsked> supplement_asked = {};
    Once<PermitApplied> applied = {};
    Once<PermitDeclined> declined = {};
    Once<PermitProposed> permit_proposed = {};
    Once<PermitDecided> permit_decided = {};
    Once<RulingProposed> ruling_proposed = {};
    Once<RulingMade> ruling_made = {};
    Once<Imposed> imposed = {};
    Once<ResultPublished> published = {};
    CrimeTransfer crime = {};
    Once<DecisionRevoked> revoked = {};
    Once<DishonestyListed> listed = {};  // as dishonest; none once it was taken off the list
    Once<Archived> archived = {};        // nothing is added to it from then on
    Once<DecisionAmended> amended = {};
    std::vector<Dated<Outcome>> before_changes = {};  // what stood, until that day
    bool was_shown_unamended = false;          // made public before it was amended the last time
    Money paid = {};                           // of what was decided: no surcharge
    Money order_paid = {};                     // what of it was paid as ordered, to others
    std::vector<Dated<Money>> fine_paid = {};  // what of it was for the fine, and when
    std::string surcharge_paid_on = {};        // the last day any was
    Once<DeferralRequested> deferral_requested = {};             // not yet answered
    std::vector<Deferral> deferrals = {};                        // the last holds
    std::map<std::string, SpotMoney, std::less<>> on_spot = {};  // by receipt
    std::string demanded_on = {};
    std::vector<Challenge> challenges = {};                 // the last is the latest
    std::map<std::string, Clock, std::less<>> clocks = {};  // by limit
    std::set<std::string, std::less<>> worked_on_by = {};   // who took a step before review
    std::map<std::string, Taken, std::less<>> last = {};    // by step
    std::int64_t events = 0;                                // so many led here

    // Another party, or another act: whom it concerns was neither told nor heard, nor ordered.
    void forget_party();

    // What stood on that day of what was decided; null where nothing was.
    [[nodiscard]] const Outcome* stood_on(std::string_view day) const;
    [[nodiscard]] bool is_opened() const { return !stage.empty(); }
    // By ReviewSubject, "" for that of the decision; an empty one where it was never sent.
    [[nodiscard]] const LegalReview& review_of(std::string_view subject) const;
    [[nodiscard]] Money paid_of_fine() const;
    // Of the fine as decided, by the payments on record.
    [[nodiscard]] Money unpaid_fine() const;
    // Of what is ordered to be paid to others, with what is added to it (加付赔偿金).
    [[nodiscard]] Money unpaid_order() const;
    // More than the fine is not on record as paid: what is confiscated, or what is to be paid to
    // others. None of that is put off with the fine.
    [[nodiscard]] bool owes_beside_fine() const;
    bool operator==(const State&) const = default;
};

// Whether the case ended by being given up (不予立案、撤销立案、不予受理), which is told after it.
[[nodiscard]] bool was_given_up(const State& state);

// Whether an entry of the register of results says what the decision orders as it stands, amended
// or not.
[[nodiscard]] bool says_what_stands(const Fields& result, const State& state);

// Where the case told whoever is now written down so: by that name or, where it was erased, by the
// number of the paper that told. "" where it told no such one.
[[nodiscard]] std::string place_told(const State& state, std::string_view name);

// Of whom this tells: that, or where it is itself, as the next event.
[[nodiscard]] std::string place_of(const InterestedTold& told, const State& before);

// Whom an act of a hearing is of, by what it states and, in old records, by the name.
[[nodiscard]] std::string whose(
    const State& state, std::string_view told_at, std::string_view name
);

// One who withdraws ends no other's hearing, nor one that nobody asked for.
[[nodiscard]] bool ends_hearing(const HearingHeld& end, const State& state);

// Of a permit's hearing, each who is to be told of its day (行政许可法 art. 48) and was served no
// notice of it, as the paper has it that told of the right: whoever sees the case reads what a gate
// says, and no names.
[[nodiscard]] std::vector<std::string> without_hearing_notice(const State& state);

// Proposed as complex or major, and decided as a burden on an employer (JC-13).
[[nodiscard]] bool is_marked_major(const State& state);

// `actor` is who recorded the event.
[[nodiscard]] State evolve(State state, const Event& event, std::string_view actor);

}  // namespace mingjing::case_file
