#pragma once

// The operator's log: one line an event, to standard error, for journald or a file to
// keep. Never a personal value, never a bound SQL value, never a request body. What
// officers do is not logged here but recorded in the ledger. Safe for concurrent use.

#include <cstdint>
#include <string_view>

namespace mingjing::log {

enum class Level : std::uint8_t { debug, info, warning, error, critical, off };

// Lines below `level` are dropped; info until called.
void set_level(Level level);

void debug(std::string_view message);
void info(std::string_view message);
void warning(std::string_view message);
void error(std::string_view message);
void critical(std::string_view message);

}  // namespace mingjing::log
