#pragma once

// Rows become entries: checked one by one, told apart from repetitions, put together
// where several rows are one entry, and checked again as a whole. A rejected row takes
// nothing but itself out.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "domain/rules.h"
#include "domain/schema.h"
#include "tabular/cells.h"
#include "tabular/file_entries.h"
#include "tabular/header.h"
#include "tabular/import.h"

namespace mingjing::tabular {

// A data sheet being read: its header and the reader that knows its columns.
struct SheetWork {
    explicit SheetWork(HeaderMatch found) : header(std::move(found)) {}
    HeaderMatch header;
    std::optional<RowReader> reader;  // refers to header
};

// The worst of them.
[[nodiscard]] Outcome outcome_of(const std::vector<CellIssue>& issues);

class Assembly {
  public:
    // `sheets` is beside report.sheets, null where a sheet holds no data. All outlive it.
    Assembly(
        const domain::Schema& schema,
        const domain::Lookup& lookup,
        const std::vector<std::unique_ptr<SheetWork>>& sheets,
        bool keeps_values,
        Report& report
    );

    void announce(ReadRow row);
    // Rows of joining sheets come after all others.
    void add(ReadRow row);
    // Checks whole entries, fills report.entries, sources and counts.
    void finish();

  private:
    [[nodiscard]] const Shape& shape_of(const RowPlace& place) const;
    [[nodiscard]] RowReport& report_of(const RowPlace& place);
    void tell(const RowPlace& place, domain::Issue issue);
    // A row as an entry of its own, its table holding the one child.
    [[nodiscard]] Fields whole_entry(ReadRow row) const;
    [[nodiscard]] std::string group_of(const RowPlace& place, const Fields& entry) const;
    [[nodiscard]] bool is_awaited(const Shape& shape, const domain::Issue& issue) const;
    void check(const RowPlace& place, Fields& entry, const std::string& group);
    [[nodiscard]] bool is_told_of_group(const std::string& group, const domain::Issue& issue);
    [[nodiscard]] bool is_repetition(
        const RowPlace& place, const Fields& entry, const std::string& group
    );
    void keep_values(const RowPlace& place, const Fields& entry);
    void keep(const RowPlace& place, Fields entry, std::string group);
    void merge(const RowPlace& place, std::size_t index, Fields entry);
    void join(const RowPlace& place, const Fields& entry);
    [[nodiscard]] std::size_t find_joined(const std::string& key, const std::string& table);
    void check_whole(std::size_t index);
    // False where nothing was rejected.
    bool take_out_rejected(FileEntry& entry, const domain::Issues& issues);
    void drop(FileEntry& entry);
    [[nodiscard]] RowPlace place_of(const FileEntry& entry, const domain::Issue& issue) const;
    [[nodiscard]] bool is_told(const FileEntry& entry, const RowPlace& place, const domain::Issue&);

    const domain::Schema& schema_;
    const std::vector<std::unique_ptr<SheetWork>>& sheets_;
    bool keeps_values_;
    bool refers_to_itself_;
    Report& report_;
    FileEntries entries_;
    struct Seen {
        std::size_t entry = 0;
        std::size_t child = 0;
        RowPlace place;
    };
    std::unordered_map<std::string, Seen> by_row_key_;
};

}  // namespace mingjing::tabular
