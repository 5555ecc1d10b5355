#pragma once

// What an instrument takes from its case (`takes`): which act says it, which of them counts,
// as what it stands in the record. Checked against the acts and registers there are.

#include "definitions/instrument_loader.h"
#include "definitions/section.h"
#include "domain/instrument_kind.h"

namespace mingjing::definitions {

[[nodiscard]] domain::InstrumentField load_taken(
    const Node& node, Section& parent, const InstrumentWorld& world
);

// What stands in the record instead of a reference: the entry's title as it was that day.
void resolve(domain::InstrumentField& one, const InstrumentWorld& world);

}  // namespace mingjing::definitions
