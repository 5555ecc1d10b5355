#include "base/check.h"

#include <cstdlib>

#include <fmt/format.h>

#include "base/log.h"

namespace mingjing {

void check_failed(const char* condition, const char* file, int line) {
    log::critical(fmt::format("内部检查未通过,进程停止:{}({}:{})", condition, file, line));
    std::abort();
}

}  // namespace mingjing
