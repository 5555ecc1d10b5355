#pragma once

// One entry of a register (清单条目), from submission to withdrawal. Drafts are not
// facts and live elsewhere; from submission on every step is an event.
//
//   submitted -> approved (each step of the chain) -> published -> withdrawn
//            \-> returned                          \-> submitted again: revision, correction
//            \-> taken back, by its unit or whoever submitted it, until it is published
//
// A version once published is never altered. A revision takes effect on a date and
// leaves the old version in force before it; a correction replaces a version that was
// wrong. Both say what changed and why. `decide` is pure; `evolve` never fails.
//
// An entry that says it was withdrawn before it came here (`withdrawn_on`: a past decision
// taken over from another system) is published as its tombstone, in one step: nobody sees more.
//
// Law: 政府信息公开条例 art. 17 (review before publication, GK-04), art. 41 (correction,
// GK-05). 行政处罚法 art. 48 is of decisions (CF-19): the register of results.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "base/value.h"
#include "domain/refusal.h"

namespace mingjing::domain::register_entry {

enum class Kind : std::uint8_t { initial, revision, correction };

// A personal value and whom it is about (opaque).
struct Personal {
    std::string subject;
    Value value;
    bool operator==(const Personal&) const = default;
};
using PersonalFields = std::map<std::string, Personal, std::less<>>;

// Events. Past tense, never renamed, never removed: these are the stored format.
struct Submitted {
    std::string register_key;
    std::string schema;  // digest the content was checked against
    std::string key;     // the entry's key within its register
    Kind kind = Kind::initial;
    Fields content;                      // fact fields
    PersonalFields personal;             // erasable fields
    std::string effective_from;          // YYYY-MM-DD; "" for the day of publication
    std::string effective_to;            // "" while open
    std::string reason;                  // what changed and why; "" for an initial submission
    std::vector<std::string> reviewers;  // role keys still to approve, in order
    std::string due;                     // day by which it is to be published; "" for none
    std::string external_approval;       // number of the outside approval; "" where none is asked
    std::string unit = {};               // 编制单位: whose section compiled it
    std::vector<std::string> written_by = {};  // account ids (opaque): who wrote the content
    bool operator==(const Submitted&) const = default;
};
struct Approved {
    std::string role;
    std::string comment;
    bool operator==(const Approved&) const = default;
};
struct Returned {
    std::string role;
    std::string reason;
    bool operator==(const Returned&) const = default;
};
// The unit that submitted it goes on working on it.
struct TakenBack {
    bool operator==(const TakenBack&) const = default;
};
struct Published {
    std::uint64_t version = 0;  // 1, 2, ... of this entry
    std::string edition;        // stream of the edition it waits for; "" when public at once
    std::uint64_t submitted_position = 0;  // the submission made public, and its ledger entry
    std::string submitted_entry;           // (hex): one proof then covers the content too
    bool operator==(const Published&) const = default;
};
struct Withdrawn {
    std::string reason;
    std::string basis;
    std::string changed_on = {};    // day the decision was changed or revoked; "" where none was
    std::string withdrawn_on = {};  // day it was taken down elsewhere before; "" for this one
    bool operator==(const Withdrawn&) const = default;
};
struct Erased {
    std::vector<std::uint64_t> positions;  // records of this stream whose fields went
    std::vector<std::string> fields;
    std::string basis;
    bool operator==(const Erased&) const = default;
};
using Event = std::variant<Submitted, Approved, Returned, TakenBack, Published, Withdrawn, Erased>;

// Commands. Imperative, never stored. `by` is the acting person, for four eyes.
struct Submit {
    Submitted content;
    std::string by;
    bool needs_external_approval = false;  // the publication rule asks for a number
};
struct Approve {
    std::string role;
    std::string comment;
    std::string by;
};
struct Return {
    std::string role;
    std::string reason;
};
struct TakeBack {
    std::string unit;  // the acting person's
    std::string by;
};
struct Publish {
    std::string edition;
    // The desk fills these in from the stream: the newest submission and its ledger entry,
    // and whether the version before waits for an edition that is not yet complete.
    std::uint64_t submitted_position = 0;
    std::string submitted_entry = {};
    bool waits_for_edition = false;
};
struct Withdraw {
    std::string reason;
    std::string basis;
    std::string changed_on = {};
};
struct Erase {
    std::vector<std::uint64_t> positions;
    std::vector<std::string> fields;
    std::string basis;
};
using Command = std::variant<Submit, Approve, Return, TakeBack, Publish, Withdraw, Erase>;

struct Pending {
    Submitted submitted;
    std::string submitted_by;
    std::vector<std::string> approved_by;  // one person for each step done
    // The role whose turn it is; "" once the chain is complete.
    [[nodiscard]] std::string_view next_reviewer() const;
};
struct State {
    std::optional<Pending> pending;
    std::uint64_t published_version = 0;  // 0: never
    std::optional<Submitted> published;   // what the newest published version says
    std::uint64_t published_submission = 0;
    std::string edition;  // the newest version came, or will come, out with
    std::optional<Withdrawn> withdrawn;
    std::set<std::pair<std::uint64_t, std::string>> erased;  // position, field
};

using Decision = tl::expected<std::vector<Event>, Refusal>;

[[nodiscard]] Decision decide(const State& state, Command command);
// `actor` is who recorded the event.
State evolve(State state, Event event, std::string_view actor);

}  // namespace mingjing::domain::register_entry
