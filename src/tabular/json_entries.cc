#include "tabular/json_entries.h"

#include <algorithm>

#include <fmt/core.h>

#include "codec/canonical.h"
#include "domain/entry_key.h"
#include "sheet/json_table.h"
#include "tabular/attachments.h"
#include "tabular/file_entries.h"

namespace mingjing::tabular {
namespace {

using sheet::FileProblem;

FileProblem not_readable(std::string_view what) {
    return {
        "not-a-register-file",
        fmt::format("文件不是本系统导出的清单（JSON）：{}，请选择本系统导出的文件", what)};
}

void reject(RowReport& row, std::string code, std::string field, std::string what) {
    domain::Issue issue;
    issue.level = domain::Level::rejected;
    issue.code = std::move(code);
    issue.field = std::move(field);
    issue.what = std::move(what);
    issue.remedy = "请改正后再导入";
    row.issues.push_back({std::move(issue), "", "", ""});
}

Fields without_nulls(const Fields& fields) {
    Fields kept;
    for (const auto& [key, value] : fields) {
        if (!value.is_null()) {
            kept.emplace(key, value);
        }
    }
    return kept;
}

class JsonImport {
  public:
    JsonImport(const domain::Schema& schema, const domain::Lookup& lookup, Report& report)
        : schema_(schema), report_(report), entries_(schema, lookup) {}

    void read(const List& entries) {
        for (const auto& entry : entries) {
            if (const auto* fields = entry.fields()) {
                entries_.announce(domain::entry_key(schema_, *fields), *fields);
            }
        }
        for (const auto& entry : entries) {
            auto& row = report_.sheets.front().rows.emplace_back();
            row.row = static_cast<std::uint32_t>(report_.sheets.front().rows.size());
            if (const auto* fields = entry.fields()) {
                take(row, without_nulls(*fields));
            } else {
                reject(row, "invalid-entry", "", "这一条不是对象");
            }
            count(row);
        }
    }

  private:
    void take(RowReport& row, Fields entry) {
        row.key = domain::entry_key(schema_, entry);
        for (const auto& [key, value] : entry) {
            if (domain::find_field(schema_.fields, key) == nullptr) {
                reject(row, "unknown-field", key, "清单没有字段“" + key + "”");
            }
        }
        if (entries_.find_key(row.key) < entries_.all().size()) {
            reject(row, "duplicate-key", "", fmt::format("“{}”在文件中重复", row.key));
        }
        domain::Issues issues;
        const auto lookup = entries_.lookup_for(row.key, row.key, entries_.all().size());
        domain::normalise_entry(schema_, entry, lookup, issues);
        for (auto& issue : check_file_entry(schema_, entry, lookup)) {
            issues.push_back(std::move(issue));
        }
        for (auto& issue : issues) {
            row.issues.push_back({std::move(issue), "", "", ""});
        }
        const bool is_rejected =
            std::any_of(row.issues.begin(), row.issues.end(), [](const CellIssue& each) {
                return each.issue.level == domain::Level::rejected;
            });
        if (!is_rejected) {
            report_.drawn_from.emplace_back();
            report_.made_of.push_back({{0, report_.sheets.front().rows.size() - 1}});
            report_.sources.push_back(fmt::format("第{}条", row.row));
            report_.entries.push_back(without_attachments(schema_, entry));
            FileEntry made;
            made.key = row.key;
            made.group = row.key;
            made.fields = std::move(entry);
            entries_.add(std::move(made));
        }
    }

    void count(RowReport& row) {
        auto worst = domain::Level::normalised;
        for (const auto& each : row.issues) {
            worst = std::max(worst, each.issue.level);
        }
        row.outcome = worst == domain::Level::rejected ? Outcome::rejected
                      : worst == domain::Level::warned ? Outcome::warned
                                                       : Outcome::accepted;
        auto& counter = row.outcome == Outcome::accepted ? report_.accepted
                        : row.outcome == Outcome::warned ? report_.warned
                                                         : report_.rejected;
        ++counter;
    }

    const domain::Schema& schema_;
    Report& report_;
    FileEntries entries_;
};

}  // namespace

bool is_own_json(std::string_view bytes, std::string_view file_name) {
    const auto says = [&](std::string_view word) {
        return bytes.find(word) != std::string_view::npos;
    };
    return sheet::is_json(bytes, file_name) && says("\"register\"") && says("\"entries\"");
}

tl::expected<Report, FileProblem> read_json(
    std::string_view bytes,
    std::string_view file_name,
    const domain::Schema& schema,
    const domain::Lookup& lookup,
    const Options& options
) {
    if (bytes.size() > options.limits.file_bytes_max) {
        return tl::unexpected(FileProblem{"too-large", "文件太大，未导入：请拆分后再导入"});
    }
    const auto start = std::min(bytes.find('{'), bytes.size());
    const auto parsed = codec::parse_json(bytes.substr(start));
    if (!parsed) {
        return tl::unexpected(not_readable(parsed.error().what));
    }
    const auto* whole = parsed->fields();
    const auto* entries = whole == nullptr ? nullptr : member(*whole, "entries").list();
    if (entries == nullptr) {
        return tl::unexpected(not_readable("没有清单条目"));
    }
    if (text_of(*whole, "register") != schema.key) {
        return tl::unexpected(FileProblem{
            "wrong-register",
            fmt::format(
                "文件是“{}”，不是“{}”：请选择对应的清单后再导入",
                text_of(*whole, "name"),
                schema.name
            )});
    }
    if (entries->size() > options.limits.rows_max) {
        return tl::unexpected(FileProblem{
            "too-many-rows",
            fmt::format(
                "文件有{}条，超过上限{}条，请拆分后导入", entries->size(), options.limits.rows_max
            )});
    }
    Report report;
    report.file = file_name;
    auto& about = report.sheets.emplace_back();
    about.name = "JSON";
    about.is_data = true;
    JsonImport(schema, lookup, report).read(*entries);
    return report;
}

std::string write_entries_json(const domain::Schema& schema, const std::vector<Fields>& entries) {
    auto json = fmt::format(
        R"({{"register":{},"name":{},"schema":{},"entries":[)",
        codec::write_json(schema.key),
        codec::write_json(schema.name),
        codec::write_json(schema.digest)
    );
    bool is_first = true;
    for (const auto& entry : entries) {
        json += is_first ? "\n" : ",\n";
        json += codec::write_json(without_nulls(entry));
        is_first = false;
    }
    return json + "\n]}\n";
}

}  // namespace mingjing::tabular
