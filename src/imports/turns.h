#pragma once

// Who may read an import now: a workbook unpacks to many times its size, so few are read at
// once, and one person holds one place, however many files they send. Safe for concurrent use.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace mingjing::imports {

class Turns {
  public:
    enum class Place : std::uint8_t { taken, own_is_taken, all_are_taken };

    // Whoever finds every place taken waits this long in line.
    Turns(std::size_t places, std::chrono::milliseconds wait) : free_(places), wait_(wait) {}

    // Taken, to be given back; or why not.
    [[nodiscard]] Place take(std::string_view account);
    void give_back(std::string_view account);

  private:
    std::mutex mutex_;
    std::condition_variable freed_;
    std::size_t free_;
    std::chrono::milliseconds wait_;
    std::set<std::string, std::less<>> present_;  // reading, or in line
};

}  // namespace mingjing::imports
