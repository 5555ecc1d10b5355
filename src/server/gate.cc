#include "server/gate.h"

namespace mingjing::server {

Gate::Pass::~Pass() {
    if (gate_ == nullptr) {
        return;
    }
    // Told under the lock: whoever waits in close() may take the gate down right after.
    const std::scoped_lock lock(gate_->mutex_);
    --gate_->inside_;
    gate_->changed_.notify_all();
}

Gate::Pass Gate::enter(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, patience, [this] { return is_open_; })) {
        return Pass(nullptr);
    }
    ++inside_;
    return Pass(this);
}

void Gate::close() {
    std::unique_lock lock(mutex_);
    is_open_ = false;
    changed_.wait(lock, [this] { return inside_ == 0; });
}

void Gate::open() {
    {
        const std::scoped_lock lock(mutex_);
        is_open_ = true;
    }
    changed_.notify_all();
}

}  // namespace mingjing::server
