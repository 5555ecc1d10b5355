#include "imports/turns.h"

namespace mingjing::imports {

Turns::Place Turns::take(std::string_view account) {
    std::unique_lock lock(mutex_);
    const auto [self, is_first] = present_.emplace(account);
    if (!is_first) {
        return Place::own_is_taken;
    }
    if (!freed_.wait_for(lock, wait_, [&] { return free_ > 0; })) {
        present_.erase(self);
        return Place::all_are_taken;
    }
    --free_;
    return Place::taken;
}

void Turns::give_back(std::string_view account) {
    const std::scoped_lock lock(mutex_);
    present_.erase(present_.find(account));
    ++free_;
    freed_.notify_one();
}

}  // namespace mingjing::imports
