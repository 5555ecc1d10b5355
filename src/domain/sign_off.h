#pragma once

// One paper of one case before it has a number (送签、签发): sent with all it would state, then
// signed off by whoever heads its drafter, or returned with a reason and sent again. Sent anew,
// nothing before it counts: what is signed off is a text, not a title. Who acts is the record's
// actor. `evolve` never fails and decides nothing.
// Law: 党政机关公文处理工作条例第二十二条; 国办发〔2018〕118号.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "base/value.h"
#include "domain/refusal.h"

namespace mingjing::domain::sign_off {

[[nodiscard]] std::string stream_of(std::string_view id);
[[nodiscard]] std::string id_of(std::string_view stream);

struct Sent {
    std::string kind;         // penalty_notice
    std::string title;        // 行政处罚事先告知书
    std::string case_stream;  //
    std::string case_number;  // 2026-0001
    std::string dated;        // YYYY-MM-DD, the date it would bear
    // The place of the act it tells of among the case's events, of a kind that tells of each.
    std::optional<std::int64_t> of = {};
    std::vector<std::pair<std::string, std::string>> files;  // of its definition: name, digest
    Fields facts;                                            // what it would state,
    Fields personal;  // and what of that can be erased; null once it was
    bool operator==(const Sent&) const = default;

    // All it would state.
    [[nodiscard]] Fields data() const;
};
struct SignedOff {
    std::string on;  // YYYY-MM-DD
    bool operator==(const SignedOff&) const = default;
};
struct Returned {
    std::string reason;  // personal: it may name people
    bool operator==(const Returned&) const = default;
};
using Event = std::variant<Sent, SignedOff, Returned>;

struct State {
    std::optional<Sent> sent;
    std::string sent_by;
    std::string signed_by;  // "" until it is signed off
    std::string signed_on;
    bool is_returned = false;
    std::string reason;  // why it was

    [[nodiscard]] bool is_signed_off() const { return !signed_by.empty(); }
};

struct Send {
    Sent as;
};
struct SignOff {
    std::string on;
};
struct Return {
    std::string reason;
};
using Command = std::variant<Send, SignOff, Return>;

// Whoever drafted it does not sign it off. Not inlined: script/gates puts another in its place.
[[nodiscard, gnu::noinline]] std::optional<Refusal> refusal_of_drafter(
    const State& state, std::string_view by
);
// No event where it was done before.
using Decision = tl::expected<std::vector<Event>, Refusal>;
[[nodiscard]] Decision decide(const State& state, const Command& command, std::string_view by);
[[nodiscard]] State evolve(State state, const Event& event, std::string_view by);

}  // namespace mingjing::domain::sign_off
