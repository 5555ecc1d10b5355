#pragma once

// The entries a file has made so far, and what rules may ask about them: a row may refer
// to its own file as well as to the system. Owned by one thread.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/value.h"
#include "domain/rules.h"
#include "domain/schema.h"
#include "tabular/import.h"

namespace mingjing::tabular {

struct FileEntry {
    Fields fields;
    std::string key;    // entry_key
    std::string group;  // what its rows have in common
    std::vector<RowPlace> rows;
    std::map<std::string, std::vector<RowPlace>> children;  // per table, beside its list
    bool is_dropped = false;
};

class FileEntries {
  public:
    FileEntries(const domain::Schema& schema, const domain::Lookup& outer)
        : schema_(schema), outer_(outer) {}

    // Keys that rows of this file will have, so that a row may refer to a later one.
    void announce(const std::string& key, const Fields& fields);
    std::size_t add(FileEntry entry);
    // After an entry got another row: what it holds can be asked for.
    void grew(std::size_t index);
    [[nodiscard]] FileEntry& at(std::size_t index) { return entries_[index]; }
    [[nodiscard]] std::vector<FileEntry>& all() { return entries_; }
    // Index of the entry with that group or key; size() of all() where there is none.
    [[nodiscard]] std::size_t find_group(const std::string& group) const;
    [[nodiscard]] std::size_t find_key(const std::string& key) const;

    // Answers for a check of the entry with this key and group; `before` is how many
    // entries of the file come before it. Refers to *this.
    [[nodiscard]] domain::Lookup lookup_for(std::string key, std::string group, std::size_t before);

  private:
    using Index = std::unordered_multimap<std::string, std::size_t>;
    Index& index_of(const std::string& field);
    void index(Index& index, const std::string& field, std::size_t entry) const;
    [[nodiscard]] std::vector<const FileEntry*> having(
        std::string_view field, std::string_view value, std::size_t before
    );

    const domain::Schema& schema_;
    const domain::Lookup& outer_;
    std::vector<FileEntry> entries_;
    std::unordered_map<std::string, std::size_t> by_group_;
    std::unordered_map<std::string, std::size_t> by_key_;
    std::unordered_map<std::string, Fields> announced_;
    std::map<std::string, Index, std::less<>> by_field_;  // built when first asked for
};

}  // namespace mingjing::tabular
