#pragma once

// Who gave evidence, where that is whoever reported the case and it was registered as anybody's:
// put where it belongs since (EvidenceMoved), its source is as secret as the reporter is.

#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "ledger/ledger.h"

namespace mingjing::api {

inline constexpr std::string_view kEvidenceSource = "source";

// Of a case's records, in order, others of it among them: positions of those whose `source` nobody
// reads any more.
[[nodiscard]] std::set<std::uint64_t> secret_sources(const std::vector<ledger::Record>& records);

}  // namespace mingjing::api
