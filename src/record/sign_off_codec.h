#pragma once

// The events of a paper that is sent to be signed off, in their stored form; see codec.h. What it
// would state stands under `data`, its personal values apart.

#include <optional>
#include <string_view>
#include <vector>

#include "domain/sign_off.h"
#include "ledger/ledger.h"

namespace mingjing::record {

// Personal values are about whom the case is about: `stream` where the event does not say.
[[nodiscard]] ledger::Draft encode_sign_off(
    const domain::sign_off::Event& event, std::string_view stream
);
// Nothing where the record is of another family. Erased values come back null.
[[nodiscard]] std::optional<domain::sign_off::Event> decode_sign_off(const ledger::Record& record);
[[nodiscard]] domain::sign_off::State replay_sign_off(const std::vector<ledger::Record>& records);

}  // namespace mingjing::record
