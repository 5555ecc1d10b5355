#include "http/roster.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/log.h"

namespace mingjing::http {

void Roster::add(Member& member) {
    member.place_ = members_.insert(members_.end(), &member);
    counts.connections.fetch_add(1, std::memory_order_relaxed);
}

void Roster::remove(Member& member) {
    members_.erase(member.place_);
    counts.connections.fetch_sub(1, std::memory_order_relaxed);
}

void Roster::cut_overdue(Moment now) {
    for (auto* member : members_) {
        if (member->deadline_ <= now) {
            member->deadline_ = Moment::max();
            counts.timed_out.fetch_add(1, std::memory_order_relaxed);
            member->cut();
        }
    }
}

void Roster::cut_idle() {
    for (auto* member : members_) {
        if (member->phase_ == Phase::idle) {
            member->cut();
        }
    }
}

void Roster::cut_longest_waiting() {
    Member* chosen = nullptr;
    for (auto* member : members_) {
        if (member->phase_ == Phase::answering || member->deadline_ == Moment::max()) {
            continue;
        }
        if (chosen == nullptr || member->phase_ < chosen->phase_ ||
            (member->phase_ == chosen->phase_ && member->deadline_ < chosen->deadline_)) {
            chosen = member;
        }
    }
    if (chosen != nullptr) {
        chosen->deadline_ = Moment::max();
        counts.turned_away.fetch_add(1, std::memory_order_relaxed);
        chosen->cut();
    }
}

std::string_view Roster::date_line(Time now) {
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    if (second != dated_) {
        dated_ = second;
        const auto broken_down = fmt::gmtime(std::chrono::system_clock::to_time_t(second));
        date_line_ = fmt::format("Date: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", broken_down);
    }
    return date_line_;
}

void Roster::log(std::string_view line) {
    constexpr int kLinesPerSecond = 5;
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (now != logged_) {
        logged_ = now;
        lines_ = 0;
    }
    if (++lines_ <= kLinesPerSecond) {
        log::info(line);
    }
}

}  // namespace mingjing::http
