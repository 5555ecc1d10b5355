#include "case_file/evidence_book.h"

#include <map>
#include <string>
#include <variant>

namespace mingjing::case_file {

void place_evidence(std::vector<Event>& events) {
    std::map<std::string, bool, std::less<>> moved;
    for (const auto& event : events) {
        if (const auto* one = std::get_if<EvidenceMoved>(&event.content)) {
            moved.insert_or_assign(one->number, one->from_reporter);
        }
    }
    for (auto& event : events) {
        auto* collected = std::get_if<Collected>(&event.content);
        const auto found = collected == nullptr ? moved.end() : moved.find(collected->number);
        if (found != moved.end()) {
            collected->from_reporter = found->second;
        }
    }
}

}  // namespace mingjing::case_file
