#pragma once

// What every command needs: the register and the actor asked for, refusals in words.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "desk/register_acts.h"
#include "domain/refusal.h"
#include "identity/trail.h"
#include "server/office.h"
#include "server/request.h"

namespace mingjing::server {

// The schema named by the first word; null, having said so, where there is none.
[[nodiscard]] const domain::Schema* schema_asked(
    const Office& office, const Request& request, Output& output
);
// The actor named by --actor, with who operated for them; nothing, having said so.
[[nodiscard]] std::optional<identity::Actor> actor_asked(
    const Office& office, const Request& request, Output& output
);
// A row of the access trail for what the operator does, yet without what that was.
[[nodiscard]] identity::TrailRow operators_row(const Office& office, const Request& request);
Exit say_refused(const domain::Refusal& refusal, Output& output);
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

// Whole entries of a register, personal values included.
[[nodiscard]] std::vector<Fields> draft_entries(Office& office, const domain::Schema& schema);
[[nodiscard]] std::vector<Fields> held_entries(
    desk::RegisterActs& acts, const domain::Schema& schema
);

}  // namespace mingjing::server
