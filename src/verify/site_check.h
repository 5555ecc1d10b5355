#pragma once

// Checks a whole published log: downloads checkpoint, entries and tiles, recomputes every
// hash, and compares with what was remembered of it. Constant memory. Pure but for `get`.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "merkle/note.h"
#include "verify/report.h"
#include "verify/state.h"

namespace mingjing::verify {

// The bytes at a path below the log's address ("checkpoint", "tile/0/000"); nothing where
// there is no such file. Throws Fault where the answer cannot be had.
using Get = std::function<std::optional<std::string>(const std::string& path)>;

struct SiteRequest {
    Get get;
    std::optional<merkle::VerifierKey> key;  // else remembered, else what the site says
    std::optional<State> remembered;
    std::function<void(std::uint64_t done, std::uint64_t total)> progress;
};
struct SiteReport {
    Report report;
    std::optional<State> state;  // to remember, once everything holds
    // Where the log is not the one remembered: what the site signed instead.
    std::optional<std::string> conflicting_note;
};
[[nodiscard]] SiteReport check_site(const SiteRequest& request);

}  // namespace mingjing::verify
