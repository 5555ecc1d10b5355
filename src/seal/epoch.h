#pragma once

// Epochs of a log (纪元). After a restore the log goes on under the next origin with a new
// key, so that an old backup can never fork what the old key has signed. Nothing is lost:
// the ended epoch's key, last checkpoint and log folder stay under its number (log.key.1,
// log.checkpoint.1, log.1), and fsck still checks them.

#include <cstdint>
#include <optional>
#include <string>

#include "base/files.h"
#include "seal/identity.h"

namespace mingjing::seal {

// The newest note of this identity among those kept beside the key and published: one of
// them may be lost, damaged, or behind.
[[nodiscard]] std::optional<std::string> last_checkpoint(
    const Files& files, const LogIdentity& identity, const std::string& log_folder
);
// How many records a note of this identity covers; nothing for any other text.
[[nodiscard]] std::optional<std::uint64_t> size_signed(
    const LogIdentity& identity, std::string_view note
);

// `known`: a later checkpoint than the folders hold, from whoever kept one. Throws Fault
// where this identity has not signed it. Begun again after a crash it goes on where it
// stopped; an epoch under which nothing was signed yet is not ended but used.
[[nodiscard]] LogIdentity begin_epoch(
    Files& files,
    const std::string& folder,
    const std::string& origin,
    const std::string& log_folder,
    const std::optional<std::string>& known = {}
);
// What the epoch before this one signed last, for the first new record to commit to; ""
// where nothing was ever signed.
[[nodiscard]] std::string ended_with(const Files& files, const LogIdentity& identity);

// The name of a file or folder of the epoch that ended with this number.
[[nodiscard]] std::string of_epoch(const std::string& name, std::uint64_t epoch);

}  // namespace mingjing::seal
