#include "desk/streams.h"

#include <utility>

#include "base/limits.h"

namespace mingjing::desk {

namespace {

namespace entry = domain::register_entry;

void add(Stream& stream, const ledger::Record& record, const entry::Event& event) {
    stream.state = entry::evolve(std::move(stream.state), event, record.actor);
    stream.end = {record.version, record.entry};
    if (std::holds_alternative<entry::Submitted>(event)) {
        stream.submitted_position = record.position;
        stream.submitted_entry = record.entry;
    }
}

}  // namespace

const Stream& Streams::at(db::Connection& connection, const std::string& stream) {
    const auto known = kept_.find(stream);
    if (known != kept_.end() && known->second.end == ledger::end_of_stream(connection, stream)) {
        return known->second;
    }
    if (kept_.size() >= limits::kStreamsKeptMax) {
        kept_.clear();  // Those still in hand are read once more.
    }
    auto& kept = kept_[stream];
    kept = {};
    for (const auto& record : ledger::read_stream(connection, stream)) {
        add(kept, record, std::get<entry::Event>(record::decode(record)));
    }
    return kept;
}

void Streams::follow(
    const std::vector<ledger::Record>& records, const std::vector<record::Event>& events
) {
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto kept = kept_.find(records[i].stream);
        if (kept == kept_.end()) {  // of an edition, of a case: not kept
            continue;
        }
        const auto& event = std::get<entry::Event>(events[i]);
        if (std::holds_alternative<entry::Erased>(event)) {
            kept_.erase(kept);  // What was erased is not kept in memory either.
        } else {
            add(kept->second, records[i], event);
        }
    }
}

}  // namespace mingjing::desk
