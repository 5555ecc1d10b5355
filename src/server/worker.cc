#include "server/worker.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/log.h"

namespace mingjing::server {

namespace {

constexpr std::chrono::seconds kPoll{1};
constexpr std::uint32_t kBackoffDoublingsMax = 6;

}  // namespace

Worker::Worker(std::string name, std::function<bool()> work, std::chrono::milliseconds rest)
    : name_(std::move(name)),
      work_(std::move(work)),
      rest_(rest),
      thread_([this](const std::stop_token& stop) { loop(stop); }) {}

Worker::~Worker() {
    thread_.request_stop();
    awake_.notify_all();
}

void Worker::wake() {
    {
        const std::lock_guard lock(mutex_);
        is_woken_ = true;
    }
    awake_.notify_one();
}

void Worker::loop(const std::stop_token& stop) {
    std::chrono::steady_clock::time_point rested;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            const auto pause = kPoll * (1U << std::min(failures_, kBackoffDoublingsMax));
            if (failures_ > 0) {
                is_woken_ = false;  // a wake must not turn backing off into a busy loop
            }
            awake_.wait_for(lock, stop, pause, [this] { return is_woken_; });
            awake_.wait_until(lock, stop, rested, [] { return false; });
            is_woken_ = false;
        }
        while (!stop.stop_requested() && work_once()) {
        }
        rested = std::chrono::steady_clock::now() + rest_;
    }
}

bool Worker::work_once() {
    try {
        const auto more = work_();
        failures_ = 0;
        return more;
    } catch (const std::exception& error) {
        ++failures_;
        log::error(fmt::format("{}: {}", name_, error.what()));
        return false;
    }
}

}  // namespace mingjing::server
