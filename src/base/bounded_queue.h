#pragma once

// Work handed from many threads to one, never more than `size_max` at a time: when it is
// full the giver is told, instead of memory growing. Closing it lets the taker finish
// what is inside and then stop. Safe for concurrent use.

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace mingjing {

template <class Item>
class BoundedQueue {
  public:
    explicit BoundedQueue(std::size_t size_max) : size_max_(size_max) {}
    BoundedQueue(const BoundedQueue&) = delete;
    BoundedQueue& operator=(const BoundedQueue&) = delete;
    ~BoundedQueue() = default;

    // False, and `item` untouched, when the queue is full or closed.
    [[nodiscard]] bool try_push(Item&& item) {
        {
            const std::scoped_lock lock(mutex_);
            if (closed_ || items_.size() >= size_max_) {
                return false;
            }
            items_.push_back(std::move(item));
        }
        filled_.notify_one();
        return true;
    }

    // Waits for room. False, and `item` untouched, once the queue is closed.
    [[nodiscard]] bool push(Item&& item) {
        {
            std::unique_lock lock(mutex_);
            drained_.wait(lock, [this] { return closed_ || items_.size() < size_max_; });
            if (closed_) {
                return false;
            }
            items_.push_back(std::move(item));
        }
        filled_.notify_one();
        return true;
    }

    // Waits for at least one item and takes up to `count_max`, oldest first. Empty only
    // when the queue is closed and everything in it has been taken.
    [[nodiscard]] std::vector<Item> drain(std::size_t count_max) {
        std::unique_lock lock(mutex_);
        filled_.wait(lock, [this] { return has_something(); });
        return take(std::move(lock), count_max);
    }
    // The same, but nothing when it is still waiting then.
    [[nodiscard]] std::optional<std::vector<Item>> drain_until(
        std::chrono::steady_clock::time_point then, std::size_t count_max
    ) {
        std::unique_lock lock(mutex_);
        if (!filled_.wait_until(lock, then, [this] { return has_something(); })) {
            return std::nullopt;
        }
        return take(std::move(lock), count_max);
    }

    void close() {
        {
            const std::scoped_lock lock(mutex_);
            closed_ = true;
        }
        filled_.notify_all();
        drained_.notify_all();
    }

    [[nodiscard]] std::size_t size() const {
        const std::scoped_lock lock(mutex_);
        return items_.size();
    }

  private:
    // Under the lock.
    [[nodiscard]] bool has_something() const { return closed_ || !items_.empty(); }
    [[nodiscard]] std::vector<Item> take(std::unique_lock<std::mutex> lock, std::size_t count_max) {
        std::vector<Item> taken;
        const auto count = std::min(count_max, items_.size());
        taken.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            taken.push_back(std::move(items_.front()));
            items_.pop_front();
        }
        lock.unlock();
        drained_.notify_all();
        return taken;
    }

    const std::size_t size_max_;
    mutable std::mutex mutex_;
    std::condition_variable filled_;
    std::condition_variable drained_;
    std::deque<Item> items_;
    bool closed_ = false;
};

}  // namespace mingjing
