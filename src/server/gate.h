#pragma once

// Where callers go in and out while something behind it is now and then exchanged. Whoever
// closes it waits until the last one inside has gone out; who comes meanwhile waits outside,
// as long as their patience lasts. Safe for concurrent use; one thread at a time closes.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace mingjing::server {

class Gate {
  public:
    // Inside for as long as it lives, if it got in at all.
    class Pass {
      public:
        explicit Pass(Gate* gate) : gate_(gate) {}
        Pass(const Pass&) = delete;
        Pass& operator=(const Pass&) = delete;
        ~Pass();
        explicit operator bool() const { return gate_ != nullptr; }

      private:
        Gate* gate_;
    };

    [[nodiscard]] Pass enter(std::chrono::milliseconds patience);
    void close();
    void open();

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t inside_ = 0;
    bool is_open_ = true;
};

}  // namespace mingjing::server
