#include "desk/procedures.h"

#include <fmt/format.h>

#include "base/fault.h"

namespace mingjing::desk {

const domain::Procedure& Procedures::of(std::string_view key, std::string_view digest) {
    const auto* current = definitions_.procedure(key);
    if (current != nullptr && current->digest == digest) {
        return *current;
    }
    if (const auto known = older_.find(digest); known != older_.end()) {
        return known->second;
    }
    const auto bytes = bytes_ ? bytes_(digest) : std::nullopt;
    auto procedure =
        bytes ? definitions::procedure_of(*bytes, definitions_.bureau.laws) : std::nullopt;
    if (!procedure) {
        throw Fault(
            fmt::format("程序 {} 的版本 {} 读不到，案件不能继续办理", key, digest.substr(0, 12))
        );
    }
    procedure->digest = digest;
    return older_.emplace(std::string(digest), std::move(*procedure)).first->second;
}

}  // namespace mingjing::desk
