#pragma once

// A JSON-shaped value without floating point: what the ledger stores, what a
// register entry holds, what a template is given. Decimals are text ("1.5"),
// dates are text (YYYY-MM-DD), so every value has exactly one canonical form.
// Immutable by habit; copy freely.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace mingjing {

struct Value;
using List = std::vector<Value>;
using Fields = std::map<std::string, Value, std::less<>>;

struct Value {
    std::variant<std::monostate, bool, std::int64_t, std::string, List, Fields> data;

    // Any of these simply is a value.
    // NOLINTBEGIN(google-explicit-constructor)
    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool value) : data(value) {}
    Value(std::int64_t value) : data(value) {}
    Value(int value) : data(std::int64_t{value}) {}
    Value(std::string value) : data(std::move(value)) {}
    Value(std::string_view value) : data(std::string(value)) {}
    Value(const char* value) : data(std::string(value)) {}
    Value(List value) : data(std::move(value)) {}
    Value(Fields value) : data(std::move(value)) {}
    // NOLINTEND(google-explicit-constructor)

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(data); }
    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&data); }
    [[nodiscard]] const std::int64_t* integer() const { return std::get_if<std::int64_t>(&data); }
    [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&data); }
    [[nodiscard]] const List* list() const { return std::get_if<List>(&data); }
    [[nodiscard]] const Fields* fields() const { return std::get_if<Fields>(&data); }

    bool operator==(const Value&) const = default;
};

// The member called `name`, or null where there is none.
inline const Value& member(const Fields& fields, std::string_view name) {
    static const Value nothing;
    const auto found = fields.find(name);
    return found == fields.end() ? nothing : found->second;
}

// The text called `name`, or "" where it is absent or not text.
inline std::string_view text_of(const Fields& fields, std::string_view name) {
    const auto* text = member(fields, name).text();
    return text == nullptr ? std::string_view{} : std::string_view{*text};
}

}  // namespace mingjing
