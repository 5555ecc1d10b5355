#include "api/secret_sources.h"

#include <algorithm>
#include <variant>

#include "case_file/evidence_book.h"
#include "record/case_codec.h"

namespace mingjing::api {

namespace {

using case_file::Inquired;

bool names_somebody(std::string_view source) {
    return !source.empty() &&
           std::ranges::find(Inquired::kReporters, source) == Inquired::kReporters.end();
}

}  // namespace

std::set<std::uint64_t> secret_sources(const std::vector<ledger::Record>& records) {
    std::vector<case_file::Event> events;
    std::vector<std::uint64_t> positions;
    for (const auto& record : records) {
        if (auto event = record::decode_case(record)) {
            events.push_back(std::move(*event));
            positions.push_back(record.position);
        }
    }
    case_file::place_evidence(events);
    std::set<std::uint64_t> secret;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto* collected = std::get_if<case_file::Collected>(&events[i].content);
        if (collected != nullptr && collected->from_reporter && names_somebody(collected->source)) {
            secret.insert(positions[i]);
        }
    }
    return secret;
}

}  // namespace mingjing::api
