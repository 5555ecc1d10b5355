#include "http/handler_pool.h"

namespace mingjing::http {

HandlerPool::HandlerPool(int threads, std::size_t queue_max) : queue_(queue_max) {
    threads_.reserve(static_cast<std::size_t>(threads));
    for (int count = 0; count < threads; ++count) {
        threads_.emplace_back([this] { work(); });
    }
}

HandlerPool::~HandlerPool() {
    queue_.close();
    threads_.clear();
}

void HandlerPool::work() {
    for (;;) {
        const auto jobs = queue_.drain(1);
        if (jobs.empty()) {
            return;
        }
        for (const auto& job : jobs) {
            job();
        }
    }
}

}  // namespace mingjing::http
