#pragma once

// `mingjing restore`: a backup becomes a new data folder, under a new log epoch: the
// origin ends in /2 (/3, ...), and the first record of the new epoch commits to the last
// checkpoint of the old one, so an old backup can never fork the published log. On
// PostgreSQL the schemas are restored first, by pg_restore; this does the rest.

#include "server/command_line.h"

namespace mingjing::server {

[[nodiscard]] Exit restore(const RestoreOptions& options);

}  // namespace mingjing::server
