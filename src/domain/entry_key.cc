#include "domain/entry_key.h"

#include <algorithm>

#include "domain/characters.h"

namespace mingjing::domain {

std::string entry_key(const Schema& schema, const Fields& entry) {
    auto key = joined_key(entry, schema.entry_key);
    return key.empty() ? joined_key(entry, schema.key_otherwise) : key;
}

std::string joined_key(const Fields& entry, const std::vector<std::string>& paths) {
    std::vector<std::string> parts;
    for (const auto& path : paths) {
        parts.push_back(key_part(value_at(entry, path)));
        if (parts.back().empty()) {
            return "";
        }
    }
    return join(parts, "/");
}

std::string_view unusable(std::string_view key) {
    constexpr std::size_t kCharactersMax = 200;
    if (key == "." || key == "..") {
        return "编码不能只是点";
    }
    if (std::ranges::any_of(key, [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; })) {
        return "编码中不能有换行、制表符等看不见的字符";
    }
    return character_count(key) > kCharactersMax ? "编码超过200个字" : std::string_view{};
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
