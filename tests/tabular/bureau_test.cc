// The bureau pack, row by row: every data sheet's outcome, key, issues and values as
// expected.json states them, and every damaged file refused or read in part as it says.
// Files are read in the order a bureau would send them, so that references are known.

#include "tabular/bureau.h"

#include <algorithm>
#include <iostream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "domain/cell.h"
#include "domain/diff.h"
#include "tabular/pack_words.h"

namespace mingjing::tabular {
namespace {

using nlohmann::json;
using test::Bureau;
using test::comparable;
using test::in_pack_words;
using test::is_exact;
using test::read_file;
using test::same;

const std::filesystem::path kFolder = std::filesystem::path(MINGJING_SHARED_DIR) / "data/bureau";

struct FileCase {
    const char* file;
    const char* register_key;
};
constexpr std::array kFiles{
    FileCase{"01-行政执法事项清单.xlsx", "enforcement_items"},
    FileCase{"01a-行政执法事项清单-劳动监察支队.xlsx", "enforcement_items"},
    FileCase{"01b-行政执法事项清单-人力资源配置科.xlsx", "enforcement_items"},
    FileCase{"01c-行政执法事项清单-机关科室.xlsx", "enforcement_items"},
    FileCase{"01d-行政执法事项清单-社保经办机构.xlsx", "enforcement_items"},
    FileCase{"02-行政处罚裁量基准清单.xlsx", "discretion_benchmarks"},
    FileCase{"03-随机抽查事项清单.xlsx", "random_inspection_items"},
    FileCase{"04b-委托执法协议.xlsx", "delegations"},
    FileCase{"04-行政执法主体资格清单.xlsx", "enforcement_bodies"},
    FileCase{"05-行政执法人员资格清单.xlsx", "officers"},
    FileCase{"06-行政执法服务指南.xlsx", "service_guides"},
    FileCase{"07-窗口人员.xlsx", "window_staff"},
    FileCase{"08-音像记录事项清单.xlsx", "av_record_items"},
    FileCase{"09-重大执法决定法制审核目录清单.xlsx", "review_catalogue"},
    FileCase{"10-法制审核要素清单.xlsx", "review_elements"},
    FileCase{"11-法制审核人员.xlsx", "reviewers"},
    FileCase{"12-音像记录设备.xlsx", "devices"},
    FileCase{"13-检查对象名录库.xlsx", "inspection_objects"},
    FileCase{"14-三项制度任务分解表.xlsx", "implementation_tasks"},
    FileCase{"15-制度文件.xlsx", "rule_documents"},
};

struct Pack {
    json expected;
    std::map<std::string, tl::expected<Report, sheet::FileProblem>> reports;
    Bureau bureau{test::demo_definitions()};
};

// The whole pack, read once in order.
Pack& pack() {
    static Pack all = [] {
        Pack read;
        const auto expected = json::parse(read_file(kFolder / "expected.json"));
        for (const auto& file : expected["files"]) {
            read.expected[file["file"].get<std::string>()] = file;
        }
        for (const auto& each : kFiles) {
            auto report =
                read.bureau.import(each.register_key, read_file(kFolder / each.file), each.file);
            if (report) {
                read.bureau.keep(each.register_key, report->entries);
            }
            read.reports.emplace(each.file, std::move(report));
        }
        return read;
    }();
    return all;
}

// The schema's field with that Chinese label, and its path; of the sheet's table first.
std::pair<const domain::Field*, std::string> field_labelled(
    const domain::Schema& schema, const std::string& label
) {
    for (const auto& field : schema.fields) {
        if (field.label == label && field.type != domain::FieldType::table) {
            return {&field, field.key};
        }
    }
    for (const auto& field : schema.fields) {
        for (const auto& child : field.children) {
            if (child.label == label) {
                return {&child, field.key + "." + child.key};
            }
        }
    }
    return {nullptr, ""};
}

std::string label_of(const domain::Schema& schema, const std::string& path) {
    const auto* field = domain::find_field(schema.fields, path);
    return field == nullptr ? "" : field->label;
}

std::string told(const SheetReport& sheet, const RowReport& row) {
    std::string all;
    for (const auto& issue : row.issues) {
        all += "\n      " + sentence(sheet.name, row, issue) + " [" + issue.issue.code + "]";
    }
    return all;
}

const std::map<Outcome, std::string> kOutcomes{
    {Outcome::accepted, "accept"}, {Outcome::warned, "warn"}, {Outcome::rejected, "reject"}};

void expect_issues(
    const domain::Schema& schema,
    const SheetReport& sheet,
    const RowReport& row,
    const json& expected
) {
    using Told = std::multiset<std::string>;
    const auto text = [](const json& value) {
        return value.is_null() ? std::string() : value.get<std::string>();
    };
    Told wanted;
    for (const auto& issue : expected.value("issues", json::array())) {
        const auto column = text(issue["column"]);
        if (issue["level"] != "normalise") {
            wanted.insert(
                text(issue["level"]) + " " + text(issue["code"]) + " " + column + " " +
                text(issue["field"])
            );
            continue;
        }
        const bool is_noted =
            std::any_of(row.issues.begin(), row.issues.end(), [&](const CellIssue& each) {
                // A condition's note stands beside its value, whichever part of it was reworded.
                const bool is_there = each.column == column ||
                                      label_of(schema, each.issue.field) == text(issue["field"]);
                return is_there && each.issue.level == domain::Level::normalised;
            });
        EXPECT_TRUE(is_noted) << issue.dump() << told(sheet, row);
    }
    Told found;
    for (const auto& issue : row.issues) {
        EXPECT_FALSE(issue.issue.what.empty());
        if (issue.issue.level != domain::Level::normalised) {
            const auto* level = issue.issue.level == domain::Level::warned ? "warn " : "reject ";
            found.insert(
                level + issue.issue.code + " " + issue.column + " " +
                label_of(schema, issue.issue.field)
            );
        }
    }
    EXPECT_EQ(wanted, found) << told(sheet, row);
}

void expect_values(const domain::Schema& schema, const RowReport& row, const json& expected) {
    std::set<std::string> said;
    for (const auto& [label, value] : expected.items()) {
        const auto [field, path] = field_labelled(schema, label);
        ASSERT_NE(field, nullptr) << "no field is labelled " << label;
        const auto found = row.values.find(path);
        const auto actual =
            found == row.values.end() ? json() : in_pack_words(*field, found->second);
        const bool is_said = !value.is_null() && is_exact(field->type);
        EXPECT_TRUE(is_said ? value == actual : same(value, actual))
            << label << "\n  expected " << value.dump() << "\n  actual   " << actual.dump();
        said.insert(path);
    }
    for (const auto& [path, value] : row.values) {
        EXPECT_TRUE(said.contains(path) || value.is_null()) << path << " is nowhere in the file";
    }
}

class BureauPack : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(kFolder)) {
            GTEST_SKIP() << "SKIPPED: ../shared/data/bureau is not beside this tree";
        }
    }
};

class BureauFile : public BureauPack, public ::testing::WithParamInterface<FileCase> {};

TEST_P(BureauFile, ComesInRowByRowAsThePackSays) {
    const auto& report = pack().reports.at(GetParam().file);
    ASSERT_TRUE(report) << report.error().code << ": " << report.error().what;
    const auto& schema = *test::demo_definitions().find(GetParam().register_key);
    const auto& expected_sheets = pack().expected[GetParam().file]["sheets"];
    ASSERT_EQ(report->sheets.size(), expected_sheets.size());
    std::map<std::string, std::uint64_t> counts{{"accept", 0}, {"warn", 0}, {"reject", 0}};
    for (std::size_t s = 0; s < expected_sheets.size(); ++s) {
        const auto& expected = expected_sheets[s];
        const auto& sheet = report->sheets[s];
        SCOPED_TRACE(sheet.name);
        ASSERT_EQ(sheet.is_data, expected["role"] == "data") << sheet.why_ignored;
        if (!sheet.is_data) {
            EXPECT_FALSE(sheet.why_ignored.empty());
            continue;
        }
        EXPECT_EQ(json(sheet.header_rows), expected["header_rows"]);
        std::map<std::uint32_t, const RowReport*> rows;
        for (const auto& row : sheet.rows) {
            rows[row.row] = &row;
        }
        for (const auto& skipped : expected["skipped"]) {
            EXPECT_FALSE(rows.contains(skipped["row"]))
                << "row " << skipped["row"] << " is no data";
            const bool is_told =
                std::any_of(sheet.skipped.begin(), sheet.skipped.end(), [&](const SkippedRow& row) {
                    return row.row == skipped["row"] && row.why == skipped["why"];
                });
            EXPECT_TRUE(is_told || skipped["why"] == "blank") << skipped.dump();
        }
        EXPECT_EQ(rows.size(), expected["rows"].size());
        EXPECT_EQ(rows.size(), sheet.rows.size()) << "no row is told twice";
        for (auto& [outcome, count] : counts) {
            count += expected["counts"][outcome].get<std::uint64_t>();
        }
        for (const auto& row : expected["rows"]) {
            SCOPED_TRACE("row " + row["row"].dump());
            const auto found = rows.find(row["row"]);
            ASSERT_NE(found, rows.end());
            EXPECT_EQ(kOutcomes.at(found->second->outcome), row["outcome"])
                << told(sheet, *found->second);
            expect_issues(schema, sheet, *found->second, row);
            if (row["outcome"] == "reject") {
                continue;
            }
            auto key = row["key"].get<std::string>();
            std::replace(key.begin(), key.end(), '|', '/');
            EXPECT_EQ(comparable(found->second->key), comparable(key));
            expect_values(schema, *found->second, row["values"]);
        }
    }
    EXPECT_EQ(counts["accept"], report->accepted);
    EXPECT_EQ(counts["warn"], report->warned);
    EXPECT_EQ(counts["reject"], report->rejected);
}

INSTANTIATE_TEST_SUITE_P(
    Pack,
    BureauFile,
    ::testing::ValuesIn(kFiles),
    [](const ::testing::TestParamInfo<FileCase>& each) {
        const std::string file = each.param.file;
        return "File" + file.substr(0, file.find('-')) + "_" + each.param.register_key;
    }
);

// The merged list and the sections' own differ in three values, and only those would change.
TEST_F(BureauPack, SectionsListsChangeNothingElseOfTheMergedOne) {
    const auto& schema = *test::demo_definitions().find("enforcement_items");
    std::map<std::string, Fields> merged;
    for (const auto& entry : pack().reports.at(kFiles[0].file)->entries) {
        merged[entry_key(schema, entry)] = entry;
    }
    EXPECT_EQ(merged.size(), 57U);
    std::vector<std::string> changes;
    std::size_t entries = 0;
    for (std::size_t file = 1; file <= 4; ++file) {
        const auto& report = *pack().reports.at(kFiles.at(file).file);
        for (std::size_t i = 0; i < report.entries.size(); ++i) {
            ++entries;
            const auto key = entry_key(schema, report.entries[i]);
            ASSERT_TRUE(merged.contains(key)) << key;
            const auto whole = with_unsaid(schema, report, i, merged[key]);
            for (const auto& change : domain::diff(schema, merged[key], whole)) {
                const auto* field = domain::find_field(schema.fields, change.path);
                if (same(
                        in_pack_words(*field, change.before), in_pack_words(*field, change.after)
                    )) {
                    continue;  // the day a limit counts from need not be said
                }
                changes.push_back(
                    key + " " + change.label + " " + domain::cell_text(*field, change.before) +
                    " > " + domain::cell_text(*field, change.after)
                );
            }
        }
    }
    EXPECT_EQ(entries, 57U);
    using ::testing::StartsWith;
    EXPECT_THAT(
        changes,
        ::testing::UnorderedElementsAre(
            StartsWith("HXRS-CF-025 备注 "),
            "HXRS-XK-001 承诺办理时限 12个工作日 > 15个工作日",
            "HXRS-XK-005 承诺办理时限 25个工作日 > 10个工作日"
        )
    );
}

class DamagedFile : public BureauFile {};

TEST_P(DamagedFile, IsRefusedOrReadInPartAsThePackSays) {
    const auto all = json::parse(read_file(kFolder / "damaged/expected.json"));
    const auto expected =
        *std::find_if(all["files"].begin(), all["files"].end(), [&](const json& file) {
            return file["file"] == std::string("damaged/") + GetParam().file;
        });
    const auto report = Bureau(test::demo_definitions())
                            .import(
                                GetParam().register_key,
                                read_file(kFolder / "damaged" / GetParam().file),
                                GetParam().file
                            );
    if (expected["outcome"] == "reject-file") {
        ASSERT_FALSE(report);
        EXPECT_EQ(report.error().code, expected["code"]);
        return;
    }
    ASSERT_TRUE(report) << report.error().what;
    const auto& sheet =
        *std::find_if(report->sheets.begin(), report->sheets.end(), [](const SheetReport& each) {
            return each.is_data;
        });
    const auto& schema = *test::demo_definitions().find(GetParam().register_key);
    EXPECT_EQ(sheet.rows.size(), expected["rows"].size());
    EXPECT_EQ(report->rejected, expected["rejected"]);
    EXPECT_EQ(
        report->accepted + report->warned,
        expected["accepted"].get<std::uint64_t>() + expected.value("merged", 0U)
    );
    EXPECT_EQ(report->entries.size(), expected["accepted"]) << "a repeated row is no second entry";
    for (const auto& row : expected["rows"]) {
        SCOPED_TRACE("row " + row["row"].dump());
        const auto found =
            std::find_if(sheet.rows.begin(), sheet.rows.end(), [&](const RowReport& each) {
                return each.row == row["row"];
            });
        ASSERT_NE(found, sheet.rows.end());
        // References are not at stake here: an unknown person responsible is only a warning.
        if (row["outcome"] == "reject") {
            EXPECT_EQ(found->outcome, Outcome::rejected) << told(sheet, *found);
        } else {
            EXPECT_NE(found->outcome, Outcome::rejected) << told(sheet, *found);
        }
        for (const auto& issue : row.value("issues", json::array())) {
            const bool is_told =
                std::any_of(found->issues.begin(), found->issues.end(), [&](const CellIssue& each) {
                    return each.issue.code == issue["code"] && each.column == issue["column"] &&
                           label_of(schema, each.issue.field) == issue["field"];
                });
            EXPECT_TRUE(is_told) << issue.dump() << told(sheet, *found);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    Pack,
    DamagedFile,
    ::testing::Values(
        FileCase{"01-not-a-zip.xlsx", "inspection_objects"},
        FileCase{"02-truncated.xlsx", "officers"},
        FileCase{"03-zip-bomb.xlsx", "inspection_objects"},
        FileCase{"04-formula-errors.xlsx", "devices"},
        FileCase{"05-duplicate-keys.xlsx", "officers"},
        FileCase{"07-external-entity.xlsx", "inspection_objects"},
        FileCase{"08-wrong-headers.xlsx", "officers"}
    ),
    [](const ::testing::TestParamInfo<FileCase>& each) {
        return "File" + std::string(each.param.file).substr(0, 2);
    }
);

}  // namespace
}  // namespace mingjing::tabular
