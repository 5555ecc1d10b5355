#include "desk/lookup.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/limits.h"
#include "desk/holdings.h"
#include "query/decisions.h"
#include "statutes/changes.h"

namespace mingjing::desk {

domain::Lookup lookup_in(
    db::Pool& ledger,
    db::Pool& work,
    const definitions::Definitions& definitions,
    std::chrono::sys_days today,
    std::string_view but_for
) {
    // Shared by the functions below, each of which is copied.
    const auto holdings = std::make_shared<Holdings>(ledger, work, definitions);
    domain::Lookup lookup;
    lookup.today = today;
    lookup.find = [holdings](
                      std::string_view register_key, std::string_view field, std::string_view value
                  ) -> std::optional<Fields> {
        auto found = holdings->having(register_key, field, value, 1);
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    };
    lookup.find_others =
        [holdings, but_for = std::string(but_for)](
            std::string_view register_key, std::string_view field, std::string_view value
        ) {
            return holdings->having(
                register_key, field, value, limits::kLookupEntriesMax, Holdings::Beside{but_for}
            );
        };
    lookup.is_entrusted = [&definitions](std::string_view name) {
        const auto& units = definitions.bureau.units;
        return std::any_of(units.begin(), units.end(), [&](const auto& unit) {
            return unit.name == name && unit.is_entrusted;
        });
    };
    lookup.case_decided =
        [&ledger](
            std::string_view document_number, std::string_view party, std::string_view decided_on
        ) {
            const auto lease = ledger.lease();
            return query::case_decided(*lease, document_number, party, decided_on);
        };
    // Read when first asked for: most checks cite nothing that changed, some cite nothing.
    const auto changes = std::make_shared<std::optional<domain::StatuteChanges>>();
    lookup.statute_change = [&work, &definitions, changes](std::string_view law
                            ) -> std::optional<domain::StatuteChange> {
        if (!*changes) {
            const auto lease = work.lease();
            *changes = statutes::in_force(*lease, definitions.bureau.statute_changes);
        }
        const auto found = (*changes)->find(law);
        return found == (*changes)->end() ? std::nullopt : std::optional(found->second);
    };
    lookup.setting = [&definitions](std::string_view name) -> std::optional<std::int64_t> {
        const auto& settings = definitions.bureau.settings;
        const auto found = settings.find(name);
        return found == settings.end() ? std::nullopt : std::optional(found->second);
    };
    lookup.threshold = [&definitions](std::string_view key, std::chrono::sys_days day) {
        return domain::threshold_on(definitions.thresholds, key, day);
    };
    return lookup;
}

}  // namespace mingjing::desk
