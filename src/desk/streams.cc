#include "desk/streams.h"

#include <memory>
#include <utility>

#include "base/limits.h"

namespace mingjing::desk {

namespace {

namespace entry = domain::register_entry;

void add(Stream& stream, const ledger::Record& record, entry::Event event) {
    stream.version = record.version;
    if (std::holds_alternative<entry::Submitted>(event)) {
        stream.submitted_position = record.position;
        stream.submitted_entry = record.entry;
    }
    stream.state = entry::evolve(std::move(stream.state), std::move(event), record.actor);
}

}  // namespace

void Streams::begin(db::Connection& connection) {
    if (auto end = ledger::end(connection); end != end_) {
        kept_.clear();
        end_ = std::move(end);
    }
}

std::shared_ptr<const Stream> Streams::at(db::Connection& connection, const std::string& stream) {
    const auto known = kept_.find(stream);
    if (known != kept_.end()) {
        return known->second;
    }
    if (kept_.size() >= limits::kStreamsKeptMax) {
        kept_.clear();  // Those still in hand are read once more.
    }
    const auto read = std::make_shared<Stream>();
    for (const auto& record : ledger::read_stream(connection, stream)) {
        add(*read, record, std::get<entry::Event>(record::decode(record)));
    }
    kept_[stream] = read;
    return read;
}

void Streams::follow(
    const std::vector<ledger::Record>& records, std::vector<record::Event> events
) {
    if (!records.empty()) {
        end_ = {records.back().position + 1, records.back().entry};
    }
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto kept = kept_.find(records[i].stream);
        if (kept == kept_.end()) {  // of an edition, of a case: not kept
            continue;
        }
        auto& event = std::get<entry::Event>(events[i]);
        if (std::holds_alternative<entry::Erased>(event)) {
            kept_.erase(kept);  // What was erased is not kept in memory either.
        } else {
            add(*kept->second, records[i], std::move(event));
        }
    }
}

}  // namespace mingjing::desk
