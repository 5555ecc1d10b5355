#pragma once

// The events of an instrument in their stored form; see codec.h. What it states stands under
// `data`, its personal values apart.

#include <optional>
#include <vector>

#include "domain/instrument.h"
#include "ledger/ledger.h"

namespace mingjing::record {

// Personal values are about whom the case is about: `stream` where the event does not say.
[[nodiscard]] ledger::Draft encode_instrument(
    const domain::instrument::Event& event, std::string_view stream
);
// Nothing where the record is of another family. Erased values come back null.
[[nodiscard]] std::optional<domain::instrument::Event> decode_instrument(
    const ledger::Record& record
);
[[nodiscard]] domain::instrument::State replay_instrument(const std::vector<ledger::Record>& records
);

}  // namespace mingjing::record
