#include "tabular/file_entries.h"

#include <algorithm>

#include "domain/entry_key.h"
#include "tabular/import.h"

namespace mingjing::tabular {
namespace {

constexpr std::size_t kOthersMax = 100;

// All texts at a path: of every row, where it names a table's field.
std::vector<std::string> texts_at(const Fields& entry, std::string_view path) {
    const auto dot = path.find('.');
    const auto& value = member(entry, path.substr(0, dot));
    if (dot == std::string_view::npos) {
        return {domain::key_part(value)};
    }
    std::vector<std::string> texts;
    if (const auto* rows = value.list()) {
        for (const auto& row : *rows) {
            if (const auto* fields = row.fields()) {
                texts.push_back(domain::key_part(member(*fields, path.substr(dot + 1))));
            }
        }
    }
    return texts;
}

}  // namespace

void FileEntries::announce(const std::string& key, const Fields& fields) {
    if (!key.empty()) {
        announced_.try_emplace(key, fields);
    }
}

std::size_t FileEntries::add(FileEntry entry) {
    const auto index = entries_.size();
    if (!entry.group.empty()) {
        by_group_.try_emplace(entry.group, index);
    }
    if (!entry.key.empty()) {
        by_key_.try_emplace(entry.key, index);
    }
    entries_.push_back(std::move(entry));
    for (auto& [field, known] : by_field_) {
        this->index(known, field, index);
    }
    return index;
}

void FileEntries::grew(std::size_t index) {
    for (auto& [field, known] : by_field_) {
        this->index(known, field, index);
    }
}

std::size_t FileEntries::find_group(const std::string& group) const {
    const auto found = by_group_.find(group);
    return group.empty() || found == by_group_.end() ? entries_.size() : found->second;
}

std::size_t FileEntries::find_key(const std::string& key) const {
    const auto found = by_key_.find(key);
    return key.empty() || found == by_key_.end() ? entries_.size() : found->second;
}

void FileEntries::index(Index& index, const std::string& field, std::size_t entry) const {
    for (auto& text : texts_at(entries_[entry].fields, field)) {
        if (!text.empty()) {
            index.emplace(std::move(text), entry);
        }
    }
}

FileEntries::Index& FileEntries::index_of(const std::string& field) {
    const auto [found, is_new] = by_field_.try_emplace(field);
    if (is_new) {
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            index(found->second, field, i);
        }
    }
    return found->second;
}

std::vector<const FileEntry*> FileEntries::having(
    std::string_view field, std::string_view value, std::size_t before
) {
    std::vector<std::size_t> found;
    if (field.empty()) {
        if (const auto index = find_key(std::string(value)); index < entries_.size()) {
            found.push_back(index);
        }
    } else {
        const auto [begin, end] = index_of(std::string(field)).equal_range(std::string(value));
        for (auto each = begin; each != end; ++each) {
            found.push_back(each->second);
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
    }
    std::vector<const FileEntry*> entries;
    for (const auto index : found) {
        if (index < before && !entries_[index].is_dropped && entries.size() < kOthersMax) {
            entries.push_back(&entries_[index]);
        }
    }
    return entries;
}

domain::Lookup FileEntries::lookup_for(std::string key, std::string group, std::size_t before) {
    auto lookup = outer_;
    lookup.find = [this](
                      std::string_view register_key, std::string_view field, std::string_view value
                  ) -> std::optional<Fields> {
        if (register_key == schema_.key) {
            if (const auto own = having(field, value, entries_.size()); !own.empty()) {
                return own.front()->fields;
            }
            const auto later = announced_.find(std::string(value));
            if (field.empty() && later != announced_.end()) {
                return later->second;
            }
        }
        return outer_.find ? outer_.find(register_key, field, value) : std::nullopt;
    };
    lookup.find_others =
        [this, key = std::move(key), group = std::move(group), before](
            std::string_view register_key, std::string_view field, std::string_view value
        ) {
            std::vector<Fields> others;
            const bool is_own = register_key == schema_.key;
            if (is_own) {
                for (const auto* entry : having(field, value, before)) {
                    const bool is_itself = (!group.empty() && entry->group == group) ||
                                           (!key.empty() && entry->key == key);
                    if (!is_itself) {
                        others.push_back(entry->fields);
                    }
                }
            }
            if (outer_.find_others) {
                for (auto& fields : outer_.find_others(register_key, field, value)) {
                    const bool is_itself =
                        is_own &&
                        ((!key.empty() && domain::entry_key(schema_, fields) == key) ||
                         (!group.empty() && domain::joined_key(fields, schema_.identity) == group));
                    if (!is_itself) {
                        others.push_back(std::move(fields));
                    }
                }
            }
            return others;
        };
    return lookup;
}

}  // namespace mingjing::tabular
