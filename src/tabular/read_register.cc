#include <algorithm>
#include <memory>

#include <fmt/core.h>

#include "domain/characters.h"
#include "tabular/assembly.h"
#include "tabular/import.h"
#include "tabular/issue_texts.h"
#include "tabular/json_entries.h"
#include "tabular/mended_rows.h"
#include "tabular/row_kind.h"

namespace mingjing::tabular {
namespace {

constexpr std::size_t kRowsLookedAt = 24;
constexpr std::uint32_t kBlankRowsListed = 100;
constexpr std::uint64_t kProgressRows = 500;
constexpr std::size_t kNamesListed = 12;

using sheet::FileProblem;

std::string quoted(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < kNamesListed; ++i) {
        text += "“" + names[i] + "”";
    }
    return text + (names.size() > kNamesListed ? "等" : "");
}

std::vector<std::string> labels_of(const std::vector<Target>& targets) {
    std::vector<std::string> labels;
    labels.reserve(targets.size());
    for (const auto& target : targets) {
        labels.push_back(target.field->label);
    }
    return labels;
}

std::string headers_of(const HeaderMatch& header, bool are_mapped) {
    std::vector<std::string> names;
    for (const auto& column : header.columns) {
        if (column.is_mapped() == are_mapped) {
            names.push_back(column.header);
        }
    }
    return names.empty() ? "没有" : quoted(names);
}

// Reads one file; every step adds to the report.
class Import {
  public:
    Import(
        const sheet::Reader& reader,
        const domain::Schema& schema,
        const domain::Vocabulary& vocabulary,
        const Options& options
    )
        : reader_(reader),
          schema_(schema),
          vocabulary_(vocabulary),
          options_(options),
          shapes_(shapes_of(schema)) {}

    tl::expected<Report, FileProblem> run(
        std::string_view file_name, const domain::Lookup& lookup
    ) {
        report_.file = file_name;
        for (std::size_t i = 0; i < reader_.sheets().size(); ++i) {
            if (auto done = find_headers(i); !done) {
                return tl::unexpected(done.error());
            }
        }
        if (std::none_of(sheets_.begin(), sheets_.end(), [](const auto& each) {
                return each != nullptr;
            })) {
            return tl::unexpected(no_headers());
        }
        for (std::size_t i = 0; i < sheets_.size(); ++i) {
            if (auto done = read_rows(i); !done) {
                return tl::unexpected(done.error());
            }
        }
        assemble(lookup);
        for (std::size_t i = 0; i < sheets_.size(); ++i) {
            if (auto done = tell_texts(i); !done) {
                return tl::unexpected(done.error());
            }
        }
        return std::move(report_);
    }

    std::vector<SheetReport> headers() {
        for (std::size_t i = 0; i < reader_.sheets().size(); ++i) {
            if (!find_headers(i)) {
                return {};
            }
        }
        return std::move(report_.sheets);
    }

  private:
    tl::expected<void, FileProblem> each_row(
        std::size_t index, const std::function<bool(const sheet::SheetRow&)>& each
    ) const {
        MendedRows rows(options_.mended, reader_.sheets()[index].name);
        return reader_.rows(index, [&](const sheet::SheetRow& own) {
            return each(rows.mended(own));
        });
    }

    static void tell_columns(const HeaderMatch& header, SheetReport& about) {
        for (const auto& column : header.columns) {
            const auto* field = column.target.field;
            about.columns.emplace_back(
                column.header,
                field != nullptr ? header.shape->path(column.target)
                : column.target.composite != nullptr
                    ? domain::join(column.target.composite->fields, ",")
                    : ""
            );
        }
    }

    tl::expected<void, FileProblem> find_headers(std::size_t index) {
        const auto& info = reader_.sheets()[index];
        report_.sheets.emplace_back();
        auto& about = report_.sheets.back();
        about.name = info.name;
        about.index = index;
        sheets_.emplace_back();
        merges_.emplace_back();
        std::vector<sheet::SheetRow> first_rows;
        auto done = each_row(index, [&](const sheet::SheetRow& row) {
            first_rows.push_back(row);
            return first_rows.size() < kRowsLookedAt;
        });
        if (!done) {
            return done;
        }
        if (first_rows.empty()) {
            about.why_ignored = "空白工作表";
            return {};
        }
        if (info.is_hidden) {
            about.why_ignored = "隐藏的工作表，未导入";
            return {};
        }
        auto merges = reader_.merges(index);
        if (!merges) {
            return tl::unexpected(merges.error());
        }
        merges_.back() = std::move(*merges);
        auto header =
            find_header(first_rows, merges_.back(), info.name, shapes_, options_.confirmed_headers);
        tell_columns(header, about);
        if (!header.is_complete()) {
            about.why_ignored = fmt::format(
                "没有“{}”的表头：缺少必填列{}", schema_.name, quoted(labels_of(header.missing))
            );
            if (best_.shape == nullptr || header.score > best_.score) {
                best_ = std::move(header);
                best_sheet_ = info.name;
            }
            return {};
        }
        about.is_data = true;
        about.header_rows = header.rows;
        sheets_.back() = std::make_unique<SheetWork>(std::move(header));
        sheets_.back()->reader.emplace(
            sheets_.back()->header, vocabulary_, reader_.uses_1904_dates()
        );
        return {};
    }

    [[nodiscard]] FileProblem no_headers() const {
        if (best_.shape == nullptr) {
            return {
                "no-content",
                "文件里没有可以导入的内容：各工作表都是空白或者隐藏的，请检查后再导入"};
        }
        return {
            "headers-not-recognised",
            fmt::format(
                "工作表“{}”未找到“{}”的表头：缺少必填列{}；识别到的列：{}；未识别的列：{}。请确认"
                "选对了清单，把列名改成清单的字段名，或者确认各列对应的字段后再导入",
                best_sheet_,
                schema_.name,
                quoted(labels_of(best_.missing)),
                headers_of(best_, true),
                headers_of(best_, false)
            )};
    }

    tl::expected<void, FileProblem> read_rows(std::size_t index) {
        if (sheets_[index] == nullptr) {
            return {};
        }
        auto& about = report_.sheets[index];
        auto& work = *sheets_[index];
        MergedRows merged(merges_[index]);
        auto last_row = work.header.rows.back();
        bool follows_header = true;
        // Objects of another kind stand on a sheet of their own.
        const bool are_all_there = reader_.format() != sheet::Format::json;
        const auto first = rows_.size();
        auto done = each_row(index, [&](const sheet::SheetRow& own) {
            const auto& filled = merged.filled(own);
            if (own.number <= work.header.rows.back()) {
                return true;
            }
            for (auto blank = last_row + 1;
                 are_all_there && blank < own.number && blank <= last_row + kBlankRowsListed;
                 ++blank) {
                about.skipped.push_back({blank, "blank"});
            }
            last_row = own.number;
            const auto why =
                why_skipped(own, filled, work.header, merged.widest(own.number), follows_header);
            if (!why.empty()) {
                about.skipped.push_back({own.number, std::string(why)});
                return true;
            }
            follows_header = false;
            take_row(index, own, work.reader->read(filled));
            return true;
        });
        fill_unmarked(work.header, first);
        return done;
    }

    // In a column that only ever says yes (√), an empty cell says no.
    void fill_unmarked(const HeaderMatch& header, std::size_t first) {
        for (const auto& column : header.columns) {
            const auto* field = column.target.field;
            if (field == nullptr || field->type != domain::FieldType::boolean) {
                continue;
            }
            std::size_t yes = 0;
            std::size_t other = 0;
            const auto fields_of = [&](ReadRow& row) -> Fields& {
                return column.target.is_child ? row.child : row.parent;
            };
            for (auto i = first; i < rows_.size(); ++i) {
                const auto* flag = member(fields_of(rows_[i]), field->key).boolean();
                yes += flag != nullptr && *flag ? 1U : 0U;
                other += flag != nullptr && !*flag ? 1U : 0U;
            }
            for (auto i = first; i < rows_.size(); ++i) {
                auto& fields = fields_of(rows_[i]);
                if (yes > 0 && other == 0) {
                    fields.try_emplace(field->key, false);
                }
                if (const auto found = fields.find(field->key);
                    found != fields.end() && found->second.is_null()) {
                    fields.erase(found);
                }
            }
        }
    }

    void take_row(std::size_t index, const sheet::SheetRow& own, ReadRow row) {
        auto& about = report_.sheets[index];
        row.sheet = index;
        row.place = about.rows.size();
        if (own.is_hidden) {
            domain::Issue hidden;
            hidden.level = domain::Level::warned;
            hidden.code = "hidden-row";
            hidden.what = "该行在表中被隐藏，已导入";
            hidden.remedy = "请确认是否应当导入";
            row.issues.push_back({std::move(hidden), "", "", ""});
        }
        about.rows.emplace_back();
        about.rows.back().row = own.number;
        const auto& shape = *sheets_[index]->header.shape;
        for (const auto& [field, value] : shape.layout.sets) {
            row.parent.try_emplace(field, value);
        }
        rows_.push_back(std::move(row));
        if (options_.progress && rows_.size() % kProgressRows == 0) {
            options_.progress(rows_.size());
        }
    }

    void assemble(const domain::Lookup& lookup) {
        Assembly assembly(schema_, lookup, sheets_, options_.keeps_values, report_);
        for (const auto& row : rows_) {
            assembly.announce(row);
        }
        for (const bool joins : {false, true}) {
            for (auto& row : rows_) {
                if (sheets_[row.sheet]->header.shape->layout.joins == joins) {
                    assembly.add(std::move(row));
                }
            }
        }
        assembly.finish();
    }

    // Reads a sheet once more where something told of it as a whole stands beside a cell.
    tl::expected<void, FileProblem> tell_texts(std::size_t index) {
        auto& rows = report_.sheets[index].rows;
        const bool lacks_any = std::ranges::any_of(rows, [](const RowReport& row) {
            return std::ranges::any_of(row.issues, lacks_text);
        });
        if (!lacks_any) {
            return {};
        }
        MergedRows merged(merges_[index]);
        IssueTexts texts(rows);
        return each_row(index, [&](const sheet::SheetRow& own) {
            return texts.take(merged.filled(own));
        });
    }

    const sheet::Reader& reader_;
    const domain::Schema& schema_;
    const domain::Vocabulary& vocabulary_;
    const Options& options_;
    std::vector<Shape> shapes_;
    Report report_;
    std::vector<std::unique_ptr<SheetWork>> sheets_;
    std::vector<std::vector<sheet::Merge>> merges_;
    std::vector<ReadRow> rows_;
    HeaderMatch best_;
    std::string best_sheet_;
};

}  // namespace

std::string sentence(std::string_view sheet_name, const RowReport& row, const CellIssue& issue) {
    std::string place = fmt::format("工作表“{}”第{}行", sheet_name, row.row);
    if (!issue.column.empty()) {
        place += fmt::format("{}列“{}”", issue.column, issue.header);
    }
    return place + "：" + issue.issue.what;
}

tl::expected<Report, FileProblem> read_register(
    std::string_view bytes,
    std::string_view file_name,
    const domain::Schema& schema,
    const definitions::Definitions& definitions,
    const domain::Lookup& lookup,
    const Options& options
) {
    if (is_own_json(bytes, file_name)) {
        return read_json(bytes, file_name, schema, lookup, options);
    }
    const auto reader = sheet::Reader::open(bytes, file_name, options.limits);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    const auto vocabulary = definitions.vocabulary();
    return Import(*reader, schema, vocabulary, options).run(file_name, lookup);
}

std::vector<SheetReport> read_headers(
    std::string_view bytes,
    std::string_view file_name,
    const domain::Schema& schema,
    const Options& options
) {
    if (is_own_json(bytes, file_name)) {
        return {};
    }
    const auto reader = sheet::Reader::open(bytes, file_name, options.limits);
    const domain::Vocabulary none;
    return reader ? Import(*reader, schema, none, options).headers() : std::vector<SheetReport>{};
}

}  // namespace mingjing::tabular
