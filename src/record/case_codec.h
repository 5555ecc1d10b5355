#pragma once

// The events of a case in their stored form: what is the same for every step, and what the
// act states under `content`, its personal values apart; see codec.h.

#include <optional>
#include <string_view>

#include "case_file/event.h"
#include "case_file/state.h"
#include "ledger/ledger.h"

namespace mingjing::record {

// `subject`: the opaque id of whom the case is about, who may ask for erasure.
[[nodiscard]] ledger::Draft encode_case(const case_file::Event& event, std::string_view subject);
// Nothing where the record is of another family. Erased values come back empty.
[[nodiscard]] std::optional<case_file::Event> decode_case(const ledger::Record& record);

[[nodiscard]] case_file::State replay_case(const std::vector<ledger::Record>& records);

}  // namespace mingjing::record
