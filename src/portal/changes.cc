#include "portal/changes.h"

#include "portal/urls.h"
#include "portal/words.h"

namespace mingjing::portal {

namespace {

std::string_view style_of(std::string_view kind) {
    if (kind == "withdrawn") {
        return "off";
    }
    return kind == "corrected" ? "warn" : "";
}

}  // namespace

List changes(Visit& visit, std::string_view register_key, std::uint64_t count_max) {
    List lines;
    for (const auto& change :
         query::recent_changes(visit.ledger(), visit.definitions(), register_key, count_max)) {
        const auto* schema = visit.open_register(change.register_key);
        if (schema == nullptr) {
            continue;
        }
        lines.emplace_back(Fields{
            {"title", change.title.empty() ? change.key : change.title},
            {"key", change.key},
            {"url", entry_url(change.register_key, change.key)},
            {"kind", kind_word(change.kind)},
            {"style", style_of(change.kind)},
            {"register_name", schema->name},
            {"day", day_of(change.at)},
            {"at", change.at},
            {"reason", change.reason},
            {"position", static_cast<std::int64_t>(change.position)},
        });
    }
    return lines;
}

}  // namespace mingjing::portal
