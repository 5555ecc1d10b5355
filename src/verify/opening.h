#pragma once

// A record opened by a receipt, and what it commits to, computed from docs/ledger-format.md
// alone: this shares no code with the ledger. Immutable.

#include <map>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/fault.h"
#include "base/value.h"

namespace mingjing::verify {

struct OpenedRecord {
    std::int64_t position = 0;
    std::string type;
    std::string stream;
    std::string actor;
    Time time;
    Fields facts;
    std::map<std::string, Value> disclosed;  // personal fields, checked against their commitments
    std::size_t undisclosed = 0;             // commitments without a value
    std::string entry;                       // 32 raw bytes: what stands in the log
};

// Recomputes every commitment. An error where one does not match what was disclosed, or
// where the opening is not of the documented form.
[[nodiscard]] tl::expected<OpenedRecord, BadInput> open_record(const Fields& opening);

}  // namespace mingjing::verify
