#pragma once

// The connections of one I/O thread, their deadlines and what is counted about them. One
// sweep over all deadlines every moment costs less than a timer per connection, and makes
// slowness a bounded thing. Owned by its thread; only the counts may be read from others.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace mingjing::http {

using Moment = std::chrono::steady_clock::time_point;

enum class Phase : std::uint8_t { idle, receiving, answering };

struct RosterCounts {
    std::atomic<std::uint64_t> connections{0};
    std::atomic<std::uint64_t> accepted{0};
    std::atomic<std::uint64_t> requests{0};
    std::atomic<std::uint64_t> from_cache{0};
    std::atomic<std::uint64_t> malformed{0};
    std::atomic<std::uint64_t> timed_out{0};
    std::atomic<std::uint64_t> turned_away{0};
};

class Roster {
  public:
    class Member {
      public:
        Member() = default;
        Member(const Member&) = delete;
        Member& operator=(const Member&) = delete;
        virtual ~Member() = default;
        // Ends whatever the connection waits for; the connection then ends itself.
        virtual void cut() = 0;

      protected:
        void expect(Phase phase, Moment deadline) {
            phase_ = phase;
            deadline_ = deadline;
        }

      private:
        friend class Roster;
        Phase phase_ = Phase::idle;
        Moment deadline_ = Moment::max();
        std::list<Member*>::iterator place_;
    };

    void add(Member& member);
    void remove(Member& member);
    [[nodiscard]] bool empty() const { return members_.empty(); }

    void cut_overdue(Moment now);
    void cut_idle();
    // To make room: the one that has waited longest, never one being answered.
    void cut_longest_waiting();

    // "Date: ...\r\n" for the second `now` lies in.
    [[nodiscard]] std::string_view date_line(Time now);
    // A few lines a second at most, however many reasons there are.
    void log(std::string_view line);

    RosterCounts counts;

  private:
    std::list<Member*> members_;  // the longest connected first
    std::chrono::sys_seconds dated_{};
    std::string date_line_;
    std::chrono::sys_seconds logged_{};
    int lines_ = 0;
};

}  // namespace mingjing::http
