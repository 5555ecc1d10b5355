#include "portal/open_data.h"

#include <utility>

#include "base/limits.h"
#include "portal/urls.h"
#include "portal/words.h"

namespace mingjing::portal {

std::vector<query::Entry> all_entries(
    Visit& visit, const domain::Schema& schema, const query::Moment& moment
) {
    constexpr std::uint64_t kPagesMax = 2'000;
    std::vector<query::Entry> entries;
    query::ListRequest request;
    request.register_key = schema.key;
    request.moment = moment;
    request.page_size = limits::kPageRowsMax;
    for (; request.page <= kPagesMax; ++request.page) {
        auto page = query::list(visit.ledger(), schema, request);
        for (auto& entry : page.entries) {
            if (!entry.version.is_withdrawn) {
                entries.push_back(std::move(entry));
            }
        }
        if (request.page * request.page_size >= page.total) {
            break;
        }
    }
    return entries;
}

Fields entry_as_data(const Visit& visit, const query::Entry& entry) {
    const auto base = visit.base_url();
    const auto& version = entry.version;
    return {
        {"key", entry.key},
        {"title", entry.title},
        {"version", static_cast<std::int64_t>(version.version)},
        {"position", static_cast<std::int64_t>(version.position)},
        {"published_at", version.published_at},
        {"effective_from", version.effective_from},
        {"effective_to", version.effective_to == kEndless ? Value() : Value(version.effective_to)},
        {"schema_digest", version.schema},
        {"url", base + entry_url(entry.register_key, entry.key)},
        {"receipt", base + receipt_url(version.position)},
        {"content", version.content},
    };
}

Fields register_as_data(Visit& visit, const domain::Schema& schema, const query::Moment& moment) {
    List entries;
    for (const auto& entry : all_entries(visit, schema, moment)) {
        entries.emplace_back(entry_as_data(visit, entry));
    }
    return {
        {"register", schema.key},
        {"name", schema.name},
        {"publisher", visit.definitions().bureau.name},
        {"schema", visit.base_url() + "/data/" + schema.key + ".schema.json"},
        {"entries", std::move(entries)},
    };
}

}  // namespace mingjing::portal
