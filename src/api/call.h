#pragma once

// One request being answered: what was sent, who sent it, and what the answer is made
// from. Owned by one thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/api.h"
#include "api/endpoint.h"
#include "identity/accounts.h"
#include "identity/actor.h"
#include "identity/sessions.h"
#include "identity/trail.h"

namespace mingjing::desk {
class Cases;
class Instruments;
}  // namespace mingjing::desk

namespace mingjing::api {

struct SignedIn {
    identity::Session session;
    identity::Account account;
};

class Call {
  public:
    Call(const Parts& parts, const http::Request& request, const http::Captures& names);

    [[nodiscard]] const Parts& parts() const { return parts_; }
    [[nodiscard]] const http::Request& request() const { return request_; }
    [[nodiscard]] const definitions::Definitions& definitions() const { return parts_.definitions; }
    [[nodiscard]] Time now() const { return now_; }

    // {name} of the path, ?name= of the query, both "" where absent.
    [[nodiscard]] std::string_view name(std::string_view name) const;
    [[nodiscard]] std::string_view parameter(std::string_view name) const {
        return request_.parameter(name);
    }
    // Of the register named in the path. Endpoints of one are not asked where there is none.
    [[nodiscard]] const domain::Schema& schema() const;
    // The body, once checked against its endpoint's shape.
    [[nodiscard]] const Fields& body() const { return body_; }
    void set_body(Fields body) { body_ = std::move(body); }

    // At which count of erasures what it answers with was read, at the earliest (forgetting.h).
    [[nodiscard]] std::uint64_t reads_since() const { return reads_since_; }
    void read_since(std::uint64_t count) { reads_since_ = count; }

    // The version a change is based on, "" where none is named. The server marks a version
    // with the encoding the answer came in ("7-br"): that is no part of it.
    [[nodiscard]] std::string if_match() const;

    [[nodiscard]] std::string_view token() const { return token_; }
    [[nodiscard]] const std::optional<SignedIn>& signed_in() const { return signed_in_; }
    // Staff endpoints only.
    [[nodiscard]] const identity::Account& account() const { return signed_in_->account; }
    // Whoever has just signed in: the trail is left as them from here on.
    void enter(SignedIn who) { signed_in_ = std::move(who); }
    [[nodiscard]] identity::Actor actor() const;
    [[nodiscard]] desk::RegisterActs acts() const;
    [[nodiscard]] desk::Cases cases() const;
    [[nodiscard]] desk::Instruments instruments() const;

    // A row of the access trail, of whoever is signed in: for what is written with an act, in
    // its transaction (identity::add_to_trail).
    [[nodiscard]] identity::TrailRow trail_row(
        std::string_view event,
        std::string_view object,
        std::string_view outcome,
        std::string_view detail,
        std::string_view purpose = {}
    ) const;
    // Adds such a row by itself.
    void leave_trail(
        std::string_view event,
        std::string_view object,
        std::string_view outcome,
        std::string_view detail,
        std::string_view purpose = {}
    );

  private:
    const Parts& parts_;
    const http::Request& request_;
    const http::Captures& names_;
    Time now_;
    std::string token_;
    std::optional<SignedIn> signed_in_;
    Fields body_;
    std::uint64_t reads_since_ = 0;
};

// The session token among cookies, or in a Set-Cookie; nothing where there is no such cookie,
// "" where it is to be forgotten.
[[nodiscard]] std::optional<std::string_view> token_in(std::string_view cookies, bool is_secure);
// Among the request's cookies; "" where there is none.
[[nodiscard]] std::string_view session_token(const http::Request& request, bool is_secure);
[[nodiscard]] std::string_view errand_token(const http::Request& request, bool is_secure);
// What the browser is told to keep or forget. Over TLS under names that only this very host
// can set (__Host-), not a neighbour in the same domain.
[[nodiscard]] std::string session_cookie(std::string_view token, bool is_secure);
[[nodiscard]] std::string errand_cookie(std::string_view token, bool is_secure);

}  // namespace mingjing::api
