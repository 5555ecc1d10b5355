#pragma once

// Derives the whole log again from what is stored: text and salts to commitments, to
// entries, to tiles, to the signed root, and names every place where they disagree. Reads
// only; the ledger may go on growing meanwhile.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "db/database.h"
#include "seal/identity.h"
#include "seal/log_check.h"
#include "seal/published.h"

namespace mingjing::seal {

struct Checked {
    std::uint64_t records = 0;
    std::vector<std::string> problems;  // Chinese sentences, at most kProblemsMax
};

// Without an identity (its file is damaged) everything but signatures is checked.
[[nodiscard]] Checked fsck(
    db::Connection& connection,
    const Published& published,
    const std::optional<LogIdentity>& identity,
    const std::optional<std::string>& last_signed,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress
);

// A log that a restore set aside. No ledger stands behind all of it; it must still be
// what its last checkpoint signed.
[[nodiscard]] std::vector<std::string> fsck_former(
    const Published& published, const LogIdentity& identity
);

}  // namespace mingjing::seal
