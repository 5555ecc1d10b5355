#pragma once

// record-rules.yaml (文字记录、案卷): which act makes which instrument due in the file, where
// evidence lies in it, how long it is kept. Refused with file and line: an act no case has or
// no such procedure takes, a field or a value it does not state, an instrument not of those
// cases. See docs/cases.md.

#include <vector>

#include "definitions/yaml_tree.h"
#include "domain/instrument_kind.h"
#include "domain/procedure.h"
#include "domain/record_rule.h"

namespace mingjing::definitions {

inline constexpr std::string_view kRecordRules = "record-rules.yaml";

// What the rules speak of.
struct RecordWorld {
    const std::vector<domain::Procedure>& procedures;
    const std::vector<domain::InstrumentKind>& instruments;
};
[[nodiscard]] domain::RecordRules load_record_rules(
    const Node& root, const RecordWorld& world, Problems& problems
);

}  // namespace mingjing::definitions
