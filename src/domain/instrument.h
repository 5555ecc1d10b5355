#pragma once

// One instrument of one case (一份文书): numbered, then issued with the digest of its bytes,
// or voided; a number once given is never given again, voided or not. What it states is fixed
// with its number, so that its bytes can be made, and made again, from the record alone. Once
// issued it may have signed copies.
// `evolve` never fails and decides nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "base/value.h"
#include "domain/refusal.h"
#include "domain/signed_copy.h"

namespace mingjing::domain::instrument {

// Who signed it off before it had a number, of a kind that asks for it (sign_off.h).
struct SignedOffBy {
    std::string sign_off;  // the stream in which it was
    std::string by;        // whose account
    std::string name;      // what they were called then; personal
    std::string on;        // YYYY-MM-DD
    bool operator==(const SignedOffBy&) const = default;
};

// Which one it is: its kind, the year and serial of its number.
struct Name {
    std::string kind;  // penalty_decision
    std::int64_t year = 0;
    std::int64_t serial = 0;
    bool operator==(const Name&) const = default;
};
// penalty_decision-2026-17: by which addresses and files call it.
[[nodiscard]] std::string id_of(const Name& name);
[[nodiscard]] std::string stream_of(const Name& name);

struct Numbered {
    Name name;
    std::string title;        // 行政处罚决定书
    std::string number;       // 海人社监罚决字〔2026〕17号; "" for one that bears none
    std::string case_stream;  //
    std::string case_number;  // 2026-0001
    std::string dated;        // YYYY-MM-DD, the date it bears
    // What let it be a decision: 法制审核通过, or that no row of the catalogue applies; "" for
    // one that decides nothing.
    std::string review;
    std::string code;     // opaque, by which the public finds it,
    std::string address;  // and where, as printed
    std::string request;  // opaque, by which a retry is known
    std::vector<std::pair<std::string, std::string>> files;  // of its definition: name, digest
    // The place of the act it tells of among the case's events, of a kind that tells of each.
    std::optional<std::int64_t> of = {};
    std::optional<SignedOffBy> signed_off = {};
    Fields words;     // the bureau's: its name, who reviews, which court
    Fields facts;     // what it states,
    Fields personal;  // and what of that can be erased; null once it was
    bool operator==(const Numbered&) const = default;

    // All it states.
    [[nodiscard]] Fields data() const;
};
struct Issued {
    std::string title;   // of the receipt, which is public: what was issued
    std::string number;  //
    std::string code;
    std::string digest;  // SHA-256 hex of the PDF
    std::int64_t pages = 0;
    std::int64_t bytes = 0;
    bool operator==(const Issued&) const = default;
};
struct Voided {
    std::string reason;  // personal: it may name people
    bool operator==(const Voided&) const = default;
};
using Event = std::variant<Numbered, Issued, Voided, CopyAttached, CopyWithdrawn>;

struct State {
    std::optional<Numbered> numbered;
    std::optional<Issued> issued;
    bool is_voided = false;
    std::vector<HeldCopy> copies = {};  // as they were attached
};

struct Number {
    Numbered as;
};
struct Issue {
    std::string digest;
    std::int64_t pages = 0;
    std::int64_t bytes = 0;
};
struct Void {
    std::string reason;
};
using Command = std::variant<Number, Issue, Void, AttachCopy, WithdrawCopy>;

// No event where it was done before.
using Decision = tl::expected<std::vector<Event>, Refusal>;
[[nodiscard]] Decision decide(const State& state, const Command& command);
[[nodiscard]] Decision attach(const State& state, const AttachCopy& command);
[[nodiscard]] Decision withdraw(const State& state, const WithdrawCopy& command);
[[nodiscard]] State evolve(State state, const Event& event);

}  // namespace mingjing::domain::instrument
