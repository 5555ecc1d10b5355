#pragma once

// From a checked draft to the command that submits it: splits facts from personal values
// and takes chain, day due and outside approval from the publication rule. Pure but for
// the name of a new stream.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/value.h"
#include "definitions/definitions.h"
#include "desk/desk.h"
#include "desk/known_entry.h"
#include "domain/register_entry.h"
#include "domain/schema.h"
#include "drafts/drafts.h"

namespace mingjing::desk {

struct SubmitOptions {
    // Nothing: initial when the entry was never published, else revision.
    std::optional<domain::register_entry::Kind> kind;
    std::string reason;
    std::string effective_from;  // "" : the schema's field, else today
    // Digest of the draft the actor had before their eyes; refused where it was saved since.
    // "" for whichever is there.
    std::string draft = {};
};

// What `draft` says, once checked and normalised.
[[nodiscard]] EntryAct submission(
    const definitions::Definitions& definitions,
    const domain::Schema& schema,
    const std::optional<KnownEntry>& known,
    const drafts::Draft& draft,
    const SubmitOptions& options,
    std::chrono::sys_days today
);

}  // namespace mingjing::desk
