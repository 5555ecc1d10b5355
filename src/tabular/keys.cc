#include "tabular/keys.h"

#include "tabular/import.h"

namespace mingjing::tabular {

const Value& value_at(const Fields& entry, std::string_view path) {
    const auto dot = path.find('.');
    const auto& value = member(entry, path.substr(0, dot));
    if (dot == std::string_view::npos) {
        return value;
    }
    static const Value nothing;
    const auto* rows = value.list();
    const auto* first = rows == nullptr || rows->empty() ? nullptr : rows->front().fields();
    return first == nullptr ? nothing : member(*first, path.substr(dot + 1));
}

std::string key_text(const Value& value) {
    if (const auto* number = value.integer()) {
        return std::to_string(*number);
    }
    return value.text() == nullptr ? "" : *value.text();
}

std::string joined_key(const Fields& entry, const std::vector<std::string>& paths) {
    std::string key;
    for (const auto& path : paths) {
        const auto text = key_text(value_at(entry, path));
        if (text.empty()) {
            return {};
        }
        key += (key.empty() ? "" : "/") + text;
    }
    return key;
}

std::string entry_key(const domain::Schema& schema, const Fields& entry) {
    auto key = joined_key(entry, schema.entry_key);
    return key.empty() && !schema.key_otherwise.empty() ? joined_key(entry, schema.key_otherwise)
                                                        : key;
}

}  // namespace mingjing::tabular
