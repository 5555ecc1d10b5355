#include "domain/columns.h"

namespace mingjing::domain {

std::vector<Column> columns_of(const Schema& schema) {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < schema.list.size(); ++i) {
        const auto& key = schema.list[i];
        const auto* field = find_field(schema.fields, key);
        const bool is_key = schema.entry_key.size() == 1 && schema.entry_key.front() == key;
        if (field != nullptr && key != schema.title && !is_key) {
            columns.push_back({field, i});
        }
    }
    return columns;
}

}  // namespace mingjing::domain
