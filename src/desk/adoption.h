#pragma once

// Adopting definitions: what is in use with some files exchanged, checked as a whole, and
// made a fact of the ledger. Whether it takes effect at once is the server's affair.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "definitions/definitions.h"
#include "desk/desk.h"
#include "domain/refusal.h"
#include "identity/actor.h"

namespace mingjing::desk {

// A file of the definitions as it is to be; with no text it goes.
struct FileChange {
    std::string name;
    std::string text;
};
using Loaded = tl::expected<definitions::Definitions, std::vector<definitions::Problem>>;
[[nodiscard]] Loaded proposed(
    const definitions::Definitions& in_use, const std::vector<FileChange>& changes
);
// Of every file, those that stay as well.
[[nodiscard]] Loaded proposed(
    const definitions::Definitions& in_use, std::vector<definitions::Source> sources
);

// Whose it is to adopt it: business rules are of whoever may adopt, roles and the policy of
// signing in of the security administrator (decisions/0206). Nobody has both duties, so that
// each adopts their own part.
[[nodiscard]] std::vector<identity::Action> duties_of(
    const definitions::Definitions& in_use, const definitions::Definitions& proposed
);
// Refused for who may not, and for what no set of definitions may do, however well-formed:
// rename the log, or leave nobody who could adopt another one.
[[nodiscard]] tl::expected<void, domain::Refusal> adoptable(
    const identity::Actor& actor,
    const definitions::Definitions& in_use,
    const definitions::Definitions& proposed
);

// `keep` puts bytes in the vault and returns their digest. Refused where others were
// adopted since `in_use`.
[[nodiscard]] tl::expected<Receipt, domain::Refusal> adopt(
    Desk& desk,
    const identity::Actor& actor,
    const definitions::Definitions& in_use,
    const definitions::Definitions& proposed,
    std::string_view reason,
    const std::function<std::string(std::string_view bytes)>& keep
);

}  // namespace mingjing::desk
