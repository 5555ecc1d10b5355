#pragma once

// What happens to a case: one event for each step taken. It says where the matter stands
// after it and which limits it set going or met, so that `evolve` needs no definition; the
// days they end on are computed, and computed anew when a year's holidays are announced.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "case_file/act_review.h"
#include "case_file/archive.h"
#include "case_file/challenge.h"
#include "case_file/close.h"
#include "case_file/crime.h"
#include "case_file/decision.h"
#include "case_file/deferral.h"
#include "case_file/dishonesty.h"
#include "case_file/dispute.h"
#include "case_file/enforcement.h"
#include "case_file/evidence.h"
#include "case_file/hearing.h"
#include "case_file/intake.h"
#include "case_file/measure.h"
#include "case_file/notice.h"
#include "case_file/permit.h"
#include "case_file/permit_application.h"
#include "case_file/permit_delivery.h"
#include "case_file/proposal.h"
#include "case_file/publication.h"
#include "case_file/review.h"
#include "case_file/reviewing.h"
#include "case_file/revocation.h"
#include "case_file/ruling.h"
#include "case_file/service.h"
#include "case_file/time_change.h"

namespace mingjing::case_file {

// Never reordered away: a type once stored is read for ever.
using Acts = std::variant<
    Opened,
    Docketed,
    Dropped,
    Assigned,
    RecusalAsked,
    RecusalSettled,
    Collected,
    Verified,
    Inquired,
    Preserved,
    Released,
    Proposed,
    Notified,
    Pleaded,
    PleaReviewed,
    HearingAsked,
    HearingArranged,
    HearingHeld,
    ReviewSent,
    ReviewConcluded,
    Discussed,
    Decided,
    DecidedOnSpot,
    Served,
    Paid,
    Performed,
    Demanded,
    Extended,
    Paused,
    Resumed,
    Noted,
    Closed,
    SupplementAsked,
    PermitProposed,
    PermitDecided,
    Imposed,
    ResultPublished,
    PartyAmended,
    HandedIn,
    Deposited,
    Challenged,
    ChallengeEnded,
    ValuesErased,
    Migrated,
    CrimeReported,
    TransferDecided,
    CrimeHandedOver,
    PoliceReplied,
    DishonestyListed,
    DecisionRevoked,
    ResultWithdrawn,
    PermitDelivered,
    RulingProposed,
    RulingMade,
    Archived,
    DecisionAmended,
    ReviewerAssigned,
    MaterialAsked,
    MaterialGiven,
    ReviewConsulted,
    ReviewSettled,
    ReviewDiscussed,
    DeferralAnswered,
    PermitApplied,
    PermitDeclined,
    InterestedTold,
    ReporterAmended,
    DeferralRequested,
    EvidenceMoved,
    ActReviewSent,
    ActReviewConcluded,
    DishonestyDelisted,
    ReviewSpared>;

// One of them. What copies, moves, ends and compares it is compiled once (event.cc): written
// out wherever an event is passed on, fifty acts cost more than all else there.
struct Content : Acts {
    using Acts::Acts;
    Content();
    Content(const Content&);
    Content(Content&&) noexcept;
    Content& operator=(const Content&);
    Content& operator=(Content&&) noexcept;
    ~Content();
    bool operator==(const Content& other) const;
};

struct Event {
    std::string step;   // of the procedure
    std::string stage;  // where the matter stands after it
    bool is_over;       // it ends there
    std::string on;     // YYYY-MM-DD, the day it was done
    // Clocks (domain::clock_name) set going that day, met, and stopped with the case's end.
    std::vector<std::string> begun = {};
    std::vector<std::string> met = {};
    std::vector<std::string> stopped = {};
    // Gates that only warn, passed for a reason: gate name -> reason.
    std::map<std::string, std::string, std::less<>> excused = {};
    Content content;
    std::string actor = {};  // the account that took it; of one decided now, the desk's to say
    // Of the clocks begun, those that run for so many, in what their limit counts, instead of what
    // it says.
    std::map<std::string, std::int64_t, std::less<>> amounts = {};
    bool operator==(const Event&) const = default;
};

// For how many the clock it sets going runs; 0: as many as its limit says.
[[nodiscard]] std::int64_t amount_begun(const Event& event, std::string_view clock);

// The clocks a migration renames, was -> is, in its order; "" where one stops.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> renamings(const Migrated& migrated);

// One kind of content: what a procedure calls it, what a record calls it.
struct ActKind {
    std::string_view act;   // docket
    std::string_view type;  // case_docketed
    std::string_view name;  // 立案
    bool is_step;           // taken by a procedure's steps
    std::vector<domain::Field> (*fields)(Of);
    Content (*read)(const Fields&);
};
[[nodiscard]] const std::vector<ActKind>& act_kinds();
[[nodiscard]] const ActKind* act_kind(std::string_view act);
[[nodiscard]] const ActKind* kind_of_type(std::string_view record_type);
[[nodiscard]] const ActKind& kind_of(const Content& content);
[[nodiscard]] Fields write(const Content& content);
// The act's form, or its record, as forms and entries of registers are known everywhere.
[[nodiscard]] const domain::Schema& schema_of(const ActKind& kind, Of which);

}  // namespace mingjing::case_file
