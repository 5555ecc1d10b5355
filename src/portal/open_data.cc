#include "portal/open_data.h"

#include <utility>

#include "base/fault.h"
#include "base/limits.h"
#include "portal/urls.h"
#include "portal/words.h"

namespace mingjing::portal {

Turn turn_for(std::uint64_t entries, std::mutex& large_file) {
    constexpr std::uint64_t kSmallFileEntriesMax = 2'000;  // made within a moment
    if (entries > limits::kOpenDataEntriesMax) {
        return {Turn::Answer::too_large, {}};
    }
    std::unique_lock held(large_file, std::defer_lock);
    if (entries > kSmallFileEntriesMax && !held.try_lock()) {
        return {Turn::Answer::wait, {}};
    }
    return {Turn::Answer::make, std::move(held)};
}

std::vector<query::Entry> all_entries(
    Visit& visit, const domain::Schema& schema, const query::Moment& moment
) {
    std::vector<query::Entry> entries;
    const bool is_whole = query::every_entry(
        visit.ledger(),
        schema,
        moment,
        limits::kOpenDataEntriesMax,
        [&](query::Entry entry) { entries.push_back(std::move(entry)); }
    );
    if (!is_whole) {
        throw Fault("清单 " + schema.key + " 的条目超过一个开放数据文件的上限");
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
