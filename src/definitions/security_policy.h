#pragma once

// What of the definitions is the security administrator's (law.md 9.1: roles and policy):
// roles.yaml, and of bureau.yaml who holds which role, where staff may work from, and the
// settings of sign-in, none of which may be weaker than GB/T 22239 asks (law.md 9.2).

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "definitions/definitions.h"

namespace mingjing::definitions {

inline constexpr std::string_view kBureauFile = "bureau.yaml";
inline constexpr std::string_view kRolesFile = "roles.yaml";

struct SecuritySetting {
    std::string_view name;
    std::int64_t minimum;
    std::int64_t maximum;
};
[[nodiscard]] std::span<const SecuritySetting> security_settings();

// What differs between two sets, by whose it is to change.
struct Differences {
    bool in_policy = false;
    bool in_business = false;
};
[[nodiscard]] Differences differences(const Definitions& before, const Definitions& after);

}  // namespace mingjing::definitions
