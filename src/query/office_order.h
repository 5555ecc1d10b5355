#pragma once

// What the lists of the office are ordered by, and the same from the other end. Pure.

#include <string>
#include <string_view>

namespace mingjing::query {

struct Order {
    std::string_view name;
    std::string_view up, down;
    bool is_of_submission = true;  // not of the entry's own row
};
// By its name, "-" before it or not; by key where there is no such order.
[[nodiscard]] const Order& order_of(std::string_view sort);
[[nodiscard]] std::string order_by(std::string_view sort);
// The same for few, so that what they must be chooses the index.
[[nodiscard]] std::string sorted_by(std::string_view sort);
[[nodiscard]] std::string backwards(std::string_view sort);

}  // namespace mingjing::query
