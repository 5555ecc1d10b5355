// compile, alerts, actors: what a leader asks of the registers.

#include <fmt/format.h>

#include "codec/text.h"
#include "desk/register_acts.h"
#include "domain/alerts.h"
#include "domain/power_list.h"
#include "server/command_list.h"
#include "server/command_parts.h"
#include "tabular/import.h"

namespace mingjing::server {

Exit list_actors(Office& office, const Request& /*request*/, Output& output) {
    for (const auto& actor : office.definitions().bureau.actors) {
        output.line(fmt::format(
            "{:<24}{}\t{}\t{}", actor.id, actor.name, actor.unit, fmt::join(actor.roles, "、")
        ));
    }
    return Exit::done;
}

}  // namespace mingjing::server
