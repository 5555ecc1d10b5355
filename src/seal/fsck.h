#pragma once

// Derives the whole log again from what is stored: text and salts to commitments, to
// entries, to tiles, to the signed root, and names every place where they disagree. Reads
// only; the ledger may go on growing meanwhile.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "db/database.h"
#include "seal/identity.h"
#include "seal/published.h"

namespace mingjing::seal {

struct Checked {
    std::uint64_t records = 0;
    std::vector<std::string> problems;  // Chinese sentences, at most kProblemsMax
};
inline constexpr std::size_t kProblemsMax = 10'000;

[[nodiscard]] Checked fsck(
    db::Connection& connection,
    const Published& published,
    const LogIdentity& identity,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress
);

}  // namespace mingjing::seal
