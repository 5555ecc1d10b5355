#pragma once

// The events of a register entry in their stored form; see codec.h.

#include <optional>
#include <string_view>

#include "domain/parts.h"
#include "domain/register_entry.h"
#include "ledger/ledger.h"

namespace mingjing::record {

[[nodiscard]] ledger::Draft encode_entry(const domain::register_entry::Event& event);
// Nothing where the record is of another family.
[[nodiscard]] std::optional<domain::register_entry::Event> decode_entry(const ledger::Record& record
);

// Values of a record kept apart from its facts; null where erased.
[[nodiscard]] domain::Apart apart_of(const ledger::Record& record);

[[nodiscard]] std::string_view kind_name(domain::register_entry::Kind kind);

}  // namespace mingjing::record
