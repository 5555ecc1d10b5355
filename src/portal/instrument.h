#pragma once

// Instruments as the public may ask of them: by the code each bears.

#include <cstdint>
#include <optional>
#include <string_view>

#include "http/message.h"
#include "ledger/ledger.h"
#include "portal/visit.h"
#include "seal/receipt.h"

namespace mingjing::portal {

// Nothing where no instrument bears that code.
[[nodiscard]] std::optional<http::Response> instrument_page(Visit& visit, std::string_view typed);
// Where the ledger says that the instrument of that code was made; nothing before it was.
[[nodiscard]] std::optional<std::uint64_t> instrument_position(
    Visit& visit, std::string_view typed
);
// What the receipt of a record discloses, where it is that an instrument was made.
[[nodiscard]] std::optional<seal::ReceiptRequest> instrument_receipt(const ledger::Record& record);

}  // namespace mingjing::portal
