#pragma once

// The threads on which handlers run, with a bounded line before them. Safe for concurrent
// use; the destructor finishes what is in line.

#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

#include "base/bounded_queue.h"

namespace mingjing::http {

class HandlerPool {
  public:
    using Job = std::function<void()>;  // does not throw
    HandlerPool(int threads, std::size_t queue_max);
    HandlerPool(const HandlerPool&) = delete;
    HandlerPool& operator=(const HandlerPool&) = delete;
    ~HandlerPool();
    // False when the line is full.
    [[nodiscard]] bool try_submit(Job job) { return queue_.try_push(std::move(job)); }

  private:
    void work();

    BoundedQueue<Job> queue_;
    std::vector<std::jthread> threads_;
};

}  // namespace mingjing::http
