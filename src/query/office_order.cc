#include "query/office_order.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace mingjing::query {

namespace {

// What is due on no day comes after what is, whichever way the days run.
constexpr std::array<Order, 10> kOrders{{
    {"key", "e.key, e.id", "e.key DESC, e.id DESC", false},
    {"submitted_at", "s.position", "s.position DESC"},  // of the one that is seen
    {"title", "s.title, s.entry", "s.title DESC, s.entry DESC"},
    {"due",
     "CASE WHEN s.due = '' THEN 1 ELSE 0 END, s.due, s.entry",
     "CASE WHEN s.due = '' THEN 1 ELSE 0 END, s.due DESC, s.entry DESC"},
    {"column_0", "s.sort_1, s.entry", "s.sort_1 DESC, s.entry DESC"},  // sort_0: by default
    {"column_1", "s.sort_2, s.entry", "s.sort_2 DESC, s.entry DESC"},
    {"column_2", "s.sort_3, s.entry", "s.sort_3 DESC, s.entry DESC"},
    {"column_3", "s.sort_4, s.entry", "s.sort_4 DESC, s.entry DESC"},
    {"column_4", "s.sort_5, s.entry", "s.sort_5 DESC, s.entry DESC"},
    {"column_5", "s.sort_6, s.entry", "s.sort_6 DESC, s.entry DESC"},
}};

}  // namespace

const Order& order_of(std::string_view sort) {
    sort.remove_prefix(sort.starts_with('-') ? 1 : 0);
    const auto* found = std::ranges::find(kOrders, sort, &Order::name);
    return found == kOrders.end() ? kOrders.front() : *found;
}

std::string order_by(std::string_view sort) {
    const auto& order = order_of(sort);
    return fmt::format(" ORDER BY {}", sort.starts_with('-') ? order.down : order.up);
}

// From the other end. Days differ: those due on no day are last both ways.
std::string sorted_by(std::string_view sort) {
    if (order_of(sort).name != "key") {
        return order_by(sort);
    }
    return fmt::format(" ORDER BY e.key || ''{0}, e.id{0}", sort.starts_with('-') ? " DESC" : "");
}

std::string backwards(std::string_view sort) {
    if (order_of(sort).name == "due") {
        const bool is_down = sort.starts_with('-');
        return fmt::format(
            " ORDER BY CASE WHEN s.due = '' THEN 1 ELSE 0 END DESC, s.due{0}, s.entry{0}",
            is_down ? "" : " DESC"
        );
    }
    return order_by(sort.starts_with('-') ? std::string(sort.substr(1)) : "-" + std::string(sort));
}

}  // namespace mingjing::query
