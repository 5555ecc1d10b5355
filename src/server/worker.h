#pragma once

// A worker: one thread doing one kind of work beside the writer (sealing, indexing),
// woken after each commit and, as a fallback, every second; between two pieces it may be
// given a rest. A Fault is logged and the work tried again, ever more slowly; stopping
// waits for the piece in hand.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace mingjing::server {

class Worker {
  public:
    // `work` does one piece and says whether more is waiting. Woken within `rest` of the
    // piece before, it waits that out: what comes together is done together.
    Worker(std::string name, std::function<bool()> work, std::chrono::milliseconds rest = {});
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker();
    // Safe from any thread; never blocks on the work.
    void wake();

  private:
    void loop(const std::stop_token& stop);
    bool work_once();

    std::string name_;
    std::function<bool()> work_;
    std::chrono::milliseconds rest_;
    std::mutex mutex_;
    std::condition_variable_any awake_;
    bool is_woken_ = true;
    std::uint32_t failures_ = 0;
    std::jthread thread_;
};

}  // namespace mingjing::server
