#include "tabular/header.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "domain/characters.h"
#include "tabular/header_text.h"

namespace mingjing::tabular {
namespace {

constexpr std::size_t kFirstRowsTried = 15;
constexpr std::size_t kHeaderRowsMax = 3;
constexpr std::size_t kHeaderCharactersMax = 80;
constexpr std::uint8_t kConfirmed = 9;
constexpr std::size_t kPerColumn = 10;

using Texts = std::map<std::uint32_t, std::vector<std::string>>;  // column -> path

std::string text_at(const sheet::SheetRow& row, std::uint32_t column) {
    for (const auto& cell : row.cells) {
        if (cell.column == column) {
            return domain::trim(cell.text);
        }
    }
    return {};
}

// The paths of `count` rows from `first` on, each column's repetitions taken together. A
// group header that was not merged stands over the empty cells to its right.
Texts paths_of(const std::vector<sheet::SheetRow>& filled, std::size_t first, std::size_t count) {
    Texts paths;
    for (auto i = first; i < first + count; ++i) {
        for (const auto& cell : filled[i].cells) {
            paths.try_emplace(cell.column);
        }
    }
    for (auto i = first; i < first + count; ++i) {
        std::string group;
        std::uint32_t group_end = 0;
        for (auto& [column, path] : paths) {
            auto text = text_at(filled[i], column);
            const bool has_below = i + 1 < first + count && !text_at(filled[i + 1], column).empty();
            if (text.empty() && has_below && column == group_end) {
                text = group;
            } else {
                group = has_below && text != text_at(filled[i + 1], column) ? text : "";
            }
            group_end = group.empty() ? 0 : column + 1;
            if (!text.empty() && (path.empty() || path.back() != text)) {
                path.push_back(std::move(text));
            }
        }
    }
    return paths;
}

// "certificates.number", or "number" where only the table's rows have such a field.
Target target_at(const Shape& shape, std::string_view path) {
    const auto dot = path.find('.');
    const bool names_table = dot != std::string_view::npos && shape.table != nullptr &&
                             path.substr(0, dot) == shape.table->key;
    if (!names_table) {
        if (const auto* field = domain::find_field(shape.schema->fields, path)) {
            return {field, false, nullptr};
        }
    }
    if (shape.table == nullptr) {
        return {};
    }
    return {domain::find_field(shape.table->children, child_key(path)), true, nullptr};
}

struct Candidate {
    std::size_t column = 0;  // index into the match's columns
    std::uint8_t sureness = 0;
    Target target;
};

// Only where it can mean but one thing.
void add_loose(
    const Shape& shape,
    std::size_t index,
    const HeaderReading& reading,
    std::vector<Candidate>& candidates
) {
    const auto [begin, end] = shape.loose_headers.equal_range(loose_key(reading.key));
    if (begin == end) {
        return;
    }
    const auto& target = begin->second;
    const bool is_one =
        std::all_of(begin, end, [&](const auto& each) { return each.second == target; });
    if (is_one) {
        const auto sureness = static_cast<std::uint8_t>(reading.sureness - 1);
        candidates.push_back({index, sureness, target});
    }
}

void add_candidates(
    const Shape& shape,
    const ConfirmedHeaders& confirmed,
    std::size_t index,
    const MappedColumn& column,
    std::vector<Candidate>& candidates
) {
    const auto key = header_key(column.header);
    for (const auto& [header, path] : confirmed) {
        if (header_key(header) == key) {
            const auto target = path.empty() ? Target{} : target_at(shape, path);
            if (target.field != nullptr || path.empty()) {
                candidates.push_back({index, kConfirmed, target});
                return;
            }
        }
    }
    for (const auto& reading : readings_of(column.path)) {
        const auto [begin, end] = shape.headers.equal_range(reading.key);
        for (auto found = begin; found != end; ++found) {
            candidates.push_back({index, reading.sureness, found->second});
        }
        if (begin == end) {
            add_loose(shape, index, reading, candidates);
        }
    }
}

// The surest readings first; each column means one thing, each thing has one column.
void assign(std::vector<Candidate> candidates, HeaderMatch& match) {
    std::stable_sort(
        candidates.begin(),
        candidates.end(),
        [](const Candidate& a, const Candidate& b) { return a.sureness > b.sureness; }
    );
    std::set<std::size_t> decided;
    std::vector<Target> taken;
    for (const auto& candidate : candidates) {
        const bool is_ignored = candidate.target == Target{};
        const bool is_free =
            is_ignored || std::find(taken.begin(), taken.end(), candidate.target) == taken.end();
        if (!is_free || !decided.insert(candidate.column).second) {
            continue;
        }
        if (!is_ignored) {
            match.columns[candidate.column].target = candidate.target;
            taken.push_back(candidate.target);
            match.score += kPerColumn + candidate.sureness;
        }
    }
}

bool feeds(const MappedColumn& column, const Target& wanted) {
    if (column.target.field == wanted.field && column.target.is_child == wanted.is_child) {
        return true;
    }
    const auto* composite = column.target.composite;
    return composite != nullptr && !wanted.is_child &&
           std::find(composite->fields.begin(), composite->fields.end(), wanted.field->key) !=
               composite->fields.end();
}

HeaderMatch match_at(
    const Shape& shape,
    const ConfirmedHeaders& confirmed,
    const std::vector<sheet::SheetRow>& filled,
    std::size_t first,
    std::size_t count
) {
    HeaderMatch match;
    match.shape = &shape;
    for (auto i = first; i < first + count; ++i) {
        match.rows.push_back(filled[i].number);
    }
    std::vector<Candidate> candidates;
    for (auto& [column, path] : paths_of(filled, first, count)) {
        auto header = joined_header(path);
        if (header.empty() || domain::character_count(header) > kHeaderCharactersMax) {
            continue;
        }
        std::vector<std::string> keys;
        std::transform(path.begin(), path.end(), std::back_inserter(keys), header_key);
        std::string unit(unit_in(header));
        match.columns.push_back(
            {column, std::move(header), std::move(path), std::move(keys), std::move(unit), {}}
        );
        add_candidates(
            shape, confirmed, match.columns.size() - 1, match.columns.back(), candidates
        );
    }
    assign(std::move(candidates), match);
    for (const auto& wanted : shape.needed()) {
        const bool is_there = std::any_of(
            match.columns.begin(),
            match.columns.end(),
            [&](const MappedColumn& column) { return column.is_mapped() && feeds(column, wanted); }
        );
        if (!is_there) {
            match.missing.push_back(wanted);
        }
    }
    return match;
}

// How many rows a header that begins here may have: as its merged cells say; otherwise
// every number is tried.
std::pair<std::size_t, std::size_t> heights(
    const std::vector<sheet::SheetRow>& rows, std::size_t first, const MergedRows& merges
) {
    const auto last_row = merges.last_row(rows[first].number);
    std::size_t count = 1;
    while (first + count < rows.size() && count < kHeaderRowsMax &&
           rows[first + count].number <= last_row) {
        ++count;
    }
    if (count > 1) {
        return {count, count};
    }
    return {1, std::min(kHeaderRowsMax, rows.size() - first)};
}

// A header begins with its topmost cells, not in the middle of them.
bool is_inside_area(const std::vector<sheet::Merge>& merges, std::uint32_t row) {
    return std::any_of(merges.begin(), merges.end(), [&](const sheet::Merge& merge) {
        return merge.first_row < row && row <= merge.last_row;
    });
}

bool bears_name(const Shape& shape, std::string_view sheet_name) {
    const auto& names = shape.layout.names;
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return header_key(name) == header_key(sheet_name);
    });
}

// Complete first; then what recognises more; then the sheet's name; then fewer rows.
auto rank(const HeaderMatch& match, std::string_view sheet_name) {
    return std::tuple{
        match.is_complete(),
        match.score,
        match.shape != nullptr && bears_name(*match.shape, sheet_name),
        kHeaderRowsMax - std::min(kHeaderRowsMax, match.rows.size())};
}

}  // namespace

std::size_t HeaderMatch::mapped() const {
    return static_cast<std::size_t>(std::count_if(
        columns.begin(),
        columns.end(),
        [](const MappedColumn& column) { return column.is_mapped(); }
    ));
}

HeaderMatch find_header(
    const std::vector<sheet::SheetRow>& first_rows,
    const std::vector<sheet::Merge>& merges,
    std::string_view sheet_name,
    const std::vector<Shape>& shapes,
    const ConfirmedHeaders& confirmed
) {
    MergedRows areas(merges);
    std::vector<sheet::SheetRow> filled;
    filled.reserve(first_rows.size());
    for (const auto& row : first_rows) {
        filled.push_back(areas.filled(row));
    }
    HeaderMatch best;
    const auto tried = std::min(filled.size(), kFirstRowsTried);
    for (std::size_t first = 0; first < tried; ++first) {
        if (is_inside_area(merges, filled[first].number)) {
            continue;
        }
        const auto [least, most] = heights(filled, first, areas);
        for (auto count = least; count <= most; ++count) {
            for (const auto& shape : shapes) {
                // What a sheet says by its name alone, one of another name does not say.
                if (!shape.layout.sets.empty() && !bears_name(shape, sheet_name)) {
                    continue;
                }
                auto match = match_at(shape, confirmed, filled, first, count);
                if (best.shape == nullptr || rank(match, sheet_name) > rank(best, sheet_name)) {
                    best = std::move(match);
                }
            }
        }
    }
    return best;
}

}  // namespace mingjing::tabular
