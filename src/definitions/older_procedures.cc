#include "definitions/older_procedures.h"

#include <utility>

#include "definitions/definitions.h"

namespace mingjing::definitions {

const domain::Procedure* OlderProcedures::of(std::string_view digest) {
    const std::lock_guard lock(mutex_);
    if (const auto known = read_.find(digest); known != read_.end()) {
        return &known->second;
    }
    const auto bytes = bytes_(digest);
    auto procedure = bytes ? procedure_of(*bytes, laws_) : std::nullopt;
    if (!procedure) {
        return nullptr;
    }
    procedure->digest = digest;
    return &read_.emplace(std::string(digest), std::move(*procedure)).first->second;
}

}  // namespace mingjing::definitions
