#include "api/call.h"

#include <fmt/format.h>

#include "base/check.h"
#include "desk/cases.h"
#include "desk/instruments.h"
#include "domain/characters.h"
#include "identity/errands.h"

namespace mingjing::api {

namespace {

constexpr std::string_view kSession = "mingjing_session";
constexpr std::string_view kErrand = "mingjing_errand";
constexpr std::size_t kObjectCharactersMax = 200;  // of what somebody asked for, whatever it was

std::string named(std::string_view name, bool is_secure) {
    return fmt::format("{}{}", is_secure ? "__Host-" : "", name);
}

std::optional<std::string_view> value_in(std::string_view cookies, std::string_view name) {
    while (!cookies.empty()) {
        const auto end = std::min(cookies.find(';'), cookies.size());
        auto one = cookies.substr(0, end);
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
        one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
        if (one.starts_with(name) && one.substr(name.size()).starts_with('=')) {
            return one.substr(name.size() + 1);
        }
    }
    return std::nullopt;
}

std::string cookie(std::string_view name, std::string_view value, bool is_secure) {
    return fmt::format(
        "{}={}; Path=/; HttpOnly; SameSite=Strict{}",
        named(name, is_secure),
        value,
        is_secure ? "; Secure" : ""
    );
}

std::optional<SignedIn> signed_in_with(const Parts& parts, std::string_view token, Time now) {
    if (token.empty()) {
        return std::nullopt;
    }
    const auto work = parts.work.lease();
    auto session = identity::find_session(*work, token, parts.sign_in.session, now);
    if (!session) {
        return std::nullopt;
    }
    auto account = identity::account_by_id(*work, session->account);
    if (!account || account->is_disabled) {
        return std::nullopt;
    }
    return SignedIn{std::move(*session), std::move(*account)};
}

}  // namespace

Call::Call(const Parts& parts, const http::Request& request, const http::Captures& names)
    : parts_(parts),
      request_(request),
      names_(names),
      now_(parts.clock.now()),
      token_(session_token(request, parts.is_secure)),
      signed_in_(signed_in_with(parts, token_, now_)) {}

std::string_view Call::name(std::string_view name) const {
    const auto found = names_.find(name);
    return found == names_.end() ? std::string_view{} : std::string_view{found->second};
}

const domain::Schema& Call::schema() const {
    const auto* schema = definitions().find(name("register"));
    CHECK(schema != nullptr);
    return *schema;
}

std::string Call::if_match() const {
    auto version = std::string(request_.header("if-match"));
    // A proxy that compresses answers makes tags weak on their way.
    if (version.starts_with("W/")) {
        version.erase(0, 2);
    }
    for (const std::string_view mark : {"-br\"", "-gz\""}) {
        if (version.ends_with(mark)) {
            version.replace(version.size() - mark.size(), mark.size(), "\"");
        }
    }
    return version;
}

identity::Actor Call::actor() const {
    const auto& account = signed_in_->account;
    return {account.id, account.name, account.unit, account.roles, "", account.officer};
}

desk::RegisterActs Call::acts() const {
    return {parts_.desk, parts_.ledger, parts_.work, parts_.definitions, parts_.clock};
}

desk::Cases Call::cases() const {
    return {parts_.desk, parts_.ledger, parts_.work, parts_.definitions, parts_.clock};
}

desk::Instruments Call::instruments() const {
    return {parts_.desk, parts_.ledger, parts_.work, parts_.definitions, parts_.clock};
}

identity::TrailRow Call::trail_row(
    std::string_view event,
    std::string_view object,
    std::string_view outcome,
    std::string_view detail,
    std::string_view purpose
) const {
    identity::TrailRow row;
    row.time = now_;
    if (signed_in_) {
        row.actor = signed_in_->account.id;
        row.name = signed_in_->account.name;
        row.unit = signed_in_->account.unit;
    }
    row.event = event;
    row.object = domain::cut(object, kObjectCharactersMax);
    row.purpose = purpose;
    row.outcome = outcome;
    row.detail = detail;
    row.peer = request_.peer;
    return row;
}

void Call::leave_trail(
    std::string_view event,
    std::string_view object,
    std::string_view outcome,
    std::string_view detail,
    std::string_view purpose
) {
    const auto work = parts_.work.lease();
    identity::leave_trail(*work, trail_row(event, object, outcome, detail, purpose));
}

std::optional<std::string_view> token_in(std::string_view cookies, bool is_secure) {
    return value_in(cookies, named(kSession, is_secure));
}

std::string_view session_token(const http::Request& request, bool is_secure) {
    return token_in(request.header("cookie"), is_secure).value_or(std::string_view{});
}

std::string_view errand_token(const http::Request& request, bool is_secure) {
    return value_in(request.header("cookie"), named(kErrand, is_secure))
        .value_or(std::string_view{});
}

std::string session_cookie(std::string_view token, bool is_secure) {
    return cookie(kSession, token, is_secure) + (token.empty() ? "; Max-Age=0" : "");
}

// Strict although it waits for people coming from elsewhere: it is our own page, once back,
// that sends it.
std::string errand_cookie(std::string_view token, bool is_secure) {
    return fmt::format(
        "{}; Max-Age={}",
        cookie(kErrand, token, is_secure),
        std::chrono::seconds(identity::kErrandLasts).count()
    );
}

}  // namespace mingjing::api
