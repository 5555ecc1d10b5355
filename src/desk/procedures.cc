#include "desk/procedures.h"

#include <fmt/format.h>

#include "base/fault.h"

namespace mingjing::desk {

const domain::Procedure& procedure_of(
    const definitions::Definitions& definitions, const case_file::State& state
) {
    const auto& key = state.opened.procedure;
    const auto& digest = state.opened.procedure_digest;
    const auto* procedure = definitions.procedure(key, digest);
    if (procedure == nullptr) {
        throw Fault(
            fmt::format("程序 {} 的版本 {} 读不到，案件不能继续办理", key, digest.substr(0, 12))
        );
    }
    return *procedure;
}

}  // namespace mingjing::desk
