#pragma once

// The shape of a JSON value, as JSON Schema: written once beside its endpoint, it checks
// what comes in and describes it in openapi.json. Objects take no member they do not name,
// so nothing slips in beside what a form asks for. Pure.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.h"
#include "base/value.h"

namespace mingjing::api {

using Shape = Fields;

struct Property {
    std::string_view name;
    Shape shape;
    bool is_required = true;
};

namespace shape {

[[nodiscard]] Shape text(std::int64_t characters_max = 4000);
[[nodiscard]] Shape day();  // 2026-11-02
[[nodiscard]] Shape choice(const std::vector<std::string_view>& values);
[[nodiscard]] Shape whole(std::int64_t minimum, std::int64_t maximum);
[[nodiscard]] Shape flag();
[[nodiscard]] Shape list(Shape items, std::int64_t items_max = 1000);
[[nodiscard]] Shape object(const std::vector<Property>& properties);
// Members named elsewhere: the fields of a register's schema.
[[nodiscard]] Shape open_object();
// A shape of `components` (answers only).
[[nodiscard]] Shape named(std::string_view component);
[[nodiscard]] Shape described(Shape shape, std::string_view chinese);

}  // namespace shape

// What in `value` is not of that shape: the member's path and a Chinese sentence each.
[[nodiscard]] std::vector<BadInput> misfits(const Shape& shape, const Value& value);

}  // namespace mingjing::api
