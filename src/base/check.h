#pragma once

// CHECK(condition): for what can only be false through a bug or through tampering.
// Logs where it stands and aborts; nothing that has lost its footing goes on writing.

namespace mingjing {

[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace mingjing

// A macro, because the text and the place of the condition are what the log must say.
#define CHECK(condition) \
    ((condition) ? static_cast<void>(0) : ::mingjing::check_failed(#condition, __FILE__, __LINE__))
