#include "domain/entry_key.h"

#include <vector>

#include "domain/characters.h"

namespace mingjing::domain {
namespace {

std::string key_of(const std::vector<std::string>& fields, const Fields& entry) {
    std::vector<std::string> parts;
    for (const auto& field : fields) {
        parts.push_back(key_part(value_at(entry, field)));
        if (parts.back().empty()) {
            return "";
        }
    }
    return join(parts, "/");
}

}  // namespace

std::string entry_key(const Schema& schema, const Fields& entry) {
    auto key = key_of(schema.entry_key, entry);
    return key.empty() ? key_of(schema.key_otherwise, entry) : key;
}

std::string key_part(const Value& value) {
    if (const auto* number = value.integer()) {
        return std::to_string(*number);
    }
    return value.text() == nullptr ? "" : *value.text();
}

const Value& value_at(const Fields& entry, std::string_view path) {
    const auto dot = path.find('.');
    const auto& value = member(entry, path.substr(0, dot));
    if (dot == std::string_view::npos) {
        return value;
    }
    const auto* rows = value.list();
    const auto* row = rows == nullptr || rows->empty() ? nullptr : rows->front().fields();
    return row == nullptr ? member({}, "") : value_at(*row, path.substr(dot + 1));
}

}  // namespace mingjing::domain
