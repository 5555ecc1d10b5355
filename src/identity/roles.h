#pragma once

// The roles of a bureau (law.md 9.1), as its definitions name them: what each may do, and
// whether within its own unit or the whole bureau. Three administrators share the keys of
// the system so that none holds them alone (三权分立): whatever a definition says, an
// administrator's role carries no business action, and nobody holds one of the three and
// anything else. Immutable; safe for concurrent use.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "domain/refusal.h"

namespace mingjing::identity {

enum class Action : std::uint8_t {
    // business
    see,     // what the office keeps to itself: drafts, internal registers
    draft,   // compile entries, import, discard
    submit,  // for review
    review,  // in one role of the chain
    publish,
    withdraw,
    erase,            // personal values, by law
    adopt,            // definitions
    change_statutes,  // enter a repeal or an amendment
    reveal,           // personal values, for a purpose that is recorded
    handle,           // cases of its unit
    examine,          // cases: legal review
    decide,           // cases: approve and decide
    sign_off,         // instruments, before they have a number
    read_reporter,    // who reported a case one works on
    // administration
    manage_accounts,
    manage_roles,
    see_trail,
    see_status,
};
[[nodiscard]] std::optional<Action> action_of(std::string_view word);
[[nodiscard]] std::string_view action_word(Action action);  // "publish"
[[nodiscard]] std::string_view action_name(Action action);  // 公示
[[nodiscard]] bool is_business(Action action);
[[nodiscard]] std::vector<Action> all_actions();

enum class Family : std::uint8_t {
    business,
    supervisor,              // reads all, writes nothing
    system_administrator,    // accounts and configuration
    security_administrator,  // roles and policy
    audit_administrator,     // reads the access trail
};
enum class Scope : std::uint8_t { unit, bureau };

struct Role {
    std::string key;
    std::string name;
    Family family = Family::business;
    Scope scope = Scope::unit;
    std::vector<Action> may;
    std::vector<std::string> registers = {};      // it is for these alone; none: for all
    [[nodiscard]] bool is_administrator() const;  // one of the three
    // Whether what belongs to this register is within it; "" asks for every register.
    [[nodiscard]] bool is_for(std::string_view register_key) const;
};

class Roles {
  public:
    Roles() = default;
    explicit Roles(std::vector<Role> roles) : roles_(std::move(roles)) {}
    [[nodiscard]] const Role* find(std::string_view key) const;
    [[nodiscard]] std::span<const Role> all() const { return roles_; }
    // What the bureau calls it; the key itself where it calls it nothing.
    [[nodiscard]] std::string name_of(std::string_view key) const;
    // The sentences of a refusal, with names where they speak of roles (domain::spoken_of).
    [[nodiscard]] domain::Refusal named(domain::Refusal refusal) const;
    // Whether one person may hold all of these.
    [[nodiscard]] tl::expected<void, domain::Refusal> compatible(std::span<const std::string> keys
    ) const;

  private:
    std::vector<Role> roles_;
};

}  // namespace mingjing::identity
