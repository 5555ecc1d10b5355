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

std::string title_of(const query::Change& change, const domain::Schema& schema) {
    if (change.kind == "edition") {
        return schema.name;
    }
    return change.title.empty() ? change.key : change.title;
}

}  // namespace

List changes(Visit& visit, std::string_view register_key, std::uint64_t count_max) {
    List lines;
    for (const auto& change : query::recent_changes(
             visit.ledger(), visit.definitions(), register_key, count_max, query::Editions::as_one
         )) {
        const auto* schema = visit.open_register(change.register_key);
        if (schema == nullptr) {
            continue;
        }
        const bool is_edition = change.kind == "edition";
        lines.emplace_back(Fields{
            {"title", title_of(change, *schema)},
            {"key", change.key},
            {"url",
             is_edition ? register_url(schema->key) : entry_url(change.register_key, change.key)},
            {"kind", kind_word(change.kind)},
            {"style", style_of(change.kind)},
            {"register_name", is_edition ? "共 " + grouped(change.entries) + " 条" : schema->name},
            {"day", day_of(change.at)},
            {"at", change.at},
            {"reason", change.reason},
            {"position", static_cast<std::int64_t>(change.position)},
        });
    }
    return lines;
}

}  // namespace mingjing::portal
