#pragma once

// How often answers were let go of because something was erased. An answer made before that may
// say what was erased, and be kept only after: who makes one remembers the count it began at, and
// keeps it only if it still stands. Safe for concurrent use.

#include <cstdint>
#include <mutex>

namespace mingjing::api {

class Forgetting {
  public:
    [[nodiscard]] std::uint64_t count() {
        const std::lock_guard lock(mutex_);
        return count_;
    }
    // Whoever keeps an answer meanwhile has kept it, or will not. The count from then on.
    std::uint64_t begin() {
        const std::lock_guard lock(mutex_);
        return ++count_;
    }
    // Keeps what was begun at that count, unless answers were let go of since; whether it did.
    template <class Keep>
    bool keep_unless_since(std::uint64_t begun_at, const Keep& keep) {
        const std::lock_guard lock(mutex_);
        if (count_ != begun_at) {
            return false;
        }
        keep();
        return true;
    }

  private:
    std::mutex mutex_;
    std::uint64_t count_ = 0;
};

}  // namespace mingjing::api
