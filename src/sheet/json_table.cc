#include "sheet/json_table.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/core.h>

#include "base/value.h"
#include "codec/decimal_json.h"
#include "sheet/problems.h"

namespace mingjing::sheet {

namespace {

constexpr std::size_t kJsonTablesMax = 16;

using Members = std::map<std::string, SheetCell>;  // by header

// The list of objects: the whole, or the only member that is one.
const List* list_in(const Value& whole) {
    if (const auto* list = whole.list()) {
        return list;
    }
    const List* found = nullptr;
    if (const auto* fields = whole.fields()) {
        for (const auto& [key, value] : *fields) {
            const auto* list = value.list();
            if (list == nullptr || list->empty() || list->front().fields() == nullptr) {
                continue;
            }
            if (found != nullptr) {
                return nullptr;
            }
            found = list;
        }
    }
    return found;
}

// Nothing in a list may have members: a cell has no place for them.
bool is_plain_list(const Value& value) {
    const auto* list = value.list();
    return list == nullptr || std::ranges::all_of(*list, [](const Value& item) {
               return item.fields() == nullptr && is_plain_list(item);
           });
}

// One text, number or yes and no; of a list its items, a line each.
SheetCell cell_of(const Value& value) {
    SheetCell cell;
    if (const auto* text = value.text()) {
        cell.text = *text;
    } else if (const auto* number = value.integer()) {
        cell.text = std::to_string(*number);
        cell.is_number = true;
    } else if (const auto* flag = value.boolean()) {
        cell.text = *flag ? "是" : "否";
    } else if (const auto* list = value.list()) {
        for (const auto& item : *list) {
            const auto one = cell_of(item).text;
            cell.text += (cell.text.empty() || one.empty() ? "" : "\n") + one;
        }
    }
    return cell;
}

// Members of members are columns of their own, called by their own name, or, where that is
// taken, by the outer one's too. An object's own come before those inside it. What cannot be
// told apart by then is said, and is "" where all has its place.
std::string flatten(const Fields& fields, const std::string& outer, Members& members) {
    for (const auto& [key, value] : fields) {
        if (value.fields() != nullptr) {
            continue;
        }
        if (!is_plain_list(value)) {
            return "“" + key + "”是对象的列表，一个格子放不下";
        }
        const bool is_taken = members.contains(key);
        const auto name = is_taken && !outer.empty() ? fmt::format("{}/{}", outer, key) : key;
        if (!members.emplace(name, cell_of(value)).second) {
            return "有两个名为“" + name + "”的成员";
        }
    }
    for (const auto& [key, value] : fields) {
        if (const auto* inner = value.fields()) {
            auto fault =
                flatten(*inner, outer.empty() ? key : fmt::format("{}/{}", outer, key), members);
            if (!fault.empty()) {
                return fault;
            }
        }
    }
    return "";
}

bool has_all(const std::vector<std::string>& headers, const Members& members) {
    return std::ranges::all_of(members, [&](const auto& member) {
        return std::ranges::binary_search(headers, member.first);
    });
}

std::vector<std::string> headers_of(const Members& members) {
    std::vector<std::string> headers;
    headers.reserve(members.size());
    for (const auto& [header, cell] : members) {
        headers.push_back(header);
    }
    return headers;
}

// The widest first, so that an object with fewer members finds the table it belongs to.
std::vector<JsonTable> tables_for(const std::vector<Members>& all) {
    std::vector<JsonTable> tables;
    std::vector<const Members*> widest;
    widest.reserve(all.size());
    for (const auto& members : all) {
        widest.push_back(&members);
    }
    std::ranges::stable_sort(widest, [](const Members* a, const Members* b) {
        return a->size() > b->size();
    });
    for (const auto* members : widest) {
        const bool is_known = std::ranges::any_of(tables, [&](const JsonTable& table) {
            return has_all(table.headers, *members);
        });
        if (!is_known && tables.size() < kJsonTablesMax) {
            tables.push_back({headers_of(*members), {}});
        }
    }
    return tables;
}

SheetRow row_of(const JsonTable& table, const Members& members, std::uint32_t number) {
    SheetRow row;
    row.number = number;
    for (const auto& [header, cell] : members) {
        if (cell.text.empty()) {
            continue;
        }
        const auto at = std::ranges::lower_bound(table.headers, header);
        row.cells.push_back(cell);
        row.cells.back().column = static_cast<std::uint32_t>(at - table.headers.begin());
    }
    return row;
}

FileProblem not_a_table(std::string_view what) {
    return {
        "not-a-register-file",
        fmt::format(
            "文件是JSON，但不能当作清单读取：{}。请导出为一个对象的列表，或者另存为.xlsx后再导入",
            what
        )};
}

}  // namespace

bool is_json(std::string_view bytes, std::string_view file_name) {
    const auto start = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    const bool looks_so = start != std::string_view::npos && bytes[start] == '{';
    return looks_so || file_name.ends_with(".json");
}

tl::expected<std::vector<JsonTable>, FileProblem> read_json_tables(
    std::string_view bytes, const Limits& limits
) {
    const auto start = std::min(bytes.find_first_of("{["), bytes.size());
    const auto parsed = codec::parse_json_with_decimals(bytes.substr(start));
    if (!parsed) {
        return tl::unexpected(not_a_table(parsed.error().what));
    }
    const auto* list = list_in(*parsed);
    if (list == nullptr) {
        return tl::unexpected(not_a_table("没有找到唯一的一个对象列表"));
    }
    if (list->size() > limits.rows_max) {
        return tl::unexpected(too_many_rows("JSON", list->size(), limits.rows_max));
    }
    std::vector<Members> all;
    all.reserve(list->size());
    for (const auto& item : *list) {
        auto& members = all.emplace_back();
        const auto* fields = item.fields();
        const auto fault = fields == nullptr ? std::string{} : flatten(*fields, "", members);
        if (!fault.empty()) {
            return tl::unexpected(not_a_table(fault));
        }
        if (members.size() > limits.columns_max) {
            return tl::unexpected(not_a_table("一个对象的成员太多"));
        }
    }
    auto tables = tables_for(all);
    std::uint32_t number = 0;
    for (const auto& members : all) {
        ++number;
        const auto table = std::ranges::find_if(tables, [&](const JsonTable& each) {
            return has_all(each.headers, members);
        });
        if (table == tables.end()) {
            return tl::unexpected(not_a_table("各个对象的成员差别太大"));
        }
        if (!members.empty()) {
            table->rows.push_back(row_of(*table, members, number));
        }
    }
    return tables;
}

}  // namespace mingjing::sheet
