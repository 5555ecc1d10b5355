#pragma once

// Checks a receipt (.tlog-proof) with nothing but the file and, where given, the log's
// public key. Pure; safe for concurrent use.

#include <optional>
#include <string_view>

#include "merkle/note.h"
#include "verify/report.h"
#include "verify/state.h"

namespace mingjing::verify {

[[nodiscard]] Report check_receipt(
    std::string_view receipt,
    const std::optional<merkle::VerifierKey>& key,
    const std::optional<State>& remembered
);

}  // namespace mingjing::verify
