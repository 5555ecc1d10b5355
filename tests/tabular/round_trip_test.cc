// What is exported comes home unchanged: every register, in every format, with values of
// every kind its fields allow, and with the demo bureau's own entries.

#include <random>

#include <gtest/gtest.h>

#include <fmt/core.h>

#include "codec/canonical.h"
#include "domain/identifiers.h"
#include "tabular/bureau.h"

namespace mingjing::tabular {
namespace {

using domain::Field;
using domain::FieldType;
using test::demo_definitions;

class Values {
  public:
    explicit Values(std::uint32_t seed) : random_(seed) {}

    Fields entry(const std::vector<Field>& fields, int number) {
        Fields entry;
        for (const auto& field : fields) {
            auto value = field.type == FieldType::table ? table(field) : of(field, number);
            const bool is_left_out = field.need != domain::Need::required && !field.required_when &&
                                     field.type != FieldType::boolean && below(4) == 0;
            if (!is_left_out && !value.is_null()) {
                entry[field.key] = std::move(value);
            }
        }
        return entry;
    }

  private:
    std::uint32_t below(std::uint32_t limit) {
        return static_cast<std::uint32_t>(random_() % limit);
    }

    Value table(const Field& field) {
        List rows;
        const auto count = 1 + below(3);
        for (std::uint32_t i = 0; i < count; ++i) {
            rows.emplace_back(entry(field.children, static_cast<int>(i) + 1 + next_ * 10));
        }
        ++next_;
        return rows;
    }

    std::string words() {
        static const std::vector<std::string> kWords{
            "依法办理",
            "阿依努尔·萨迪克",
            "（试行）",
            "A类、B类",
            "=1+1",
            "100%",
            "“示例”",
            "Wi-Fi"};
        std::string text = "文";
        for (auto left = 1 + below(3); left > 0; --left) {
            text += kWords[below(static_cast<std::uint32_t>(kWords.size()))];
        }
        return text + "末";
    }

    std::string day() {
        return fmt::format("20{:02}-{:02}-{:02}", 10 + below(15), 1 + below(12), 1 + below(28));
    }

    Value of(const Field& field, int number) {
        switch (field.type) {
            case FieldType::attachments:
                return nullptr;  // no file brings one
            case FieldType::choice:
                return field.choices[static_cast<std::size_t>(number) % field.choices.size()].value;
            case FieldType::boolean:
                return below(2) == 0;
            case FieldType::integer:
                return field.minimum.value_or(0) + number;
            case FieldType::decimal:
                return fmt::format("{}.5", below(1000));
            case FieldType::date:
                return day();
            case FieldType::phone:
                return fmt::format("0699-80{:05}", below(99999));
            case FieldType::code:
            case FieldType::reference:
                return fmt::format("HX-{:03}-{}", number, field.key.size());
            case FieldType::credit_code: {
                const auto first = fmt::format("91379901MAFAKE{:03}", number % 1000);
                return first + domain::credit_code_check(first);
            }
            case FieldType::id_number: {
                const auto first = fmt::format("37990119800101{:03}", number % 1000);
                return first + domain::id_number_check(first);
            }
            case FieldType::document_number:
                return fmt::format("海曦人社发〔2026〕{}号", number);
            case FieldType::long_text:
                return "1." + words() + "；\n2." + words();
            case FieldType::references:
                return List{fmt::format("HX-{:03}", number), "HX-999"};
            case FieldType::list:
                return field.choices.empty()
                           ? List{fmt::format("甲{}", number), "乙（丙）"}
                           : List{field.choices.front().value, field.choices.back().value};
            default:
                return structured(field.type);
        }
    }

    Value structured(FieldType type) {
        switch (type) {
            case FieldType::citations:
                return List{
                    Fields{
                        {"law", "中华人民共和国行政处罚法"},
                        {"article", static_cast<int>(1 + below(80))},
                        {"paragraph", 2},
                        {"item", List{1, 3}}},
                    Fields{{"law", "劳动保障监察条例"}}};
            case FieldType::duration:
                return below(2) == 0 ? Fields{{"immediate", true}}
                                     : Fields{
                                           {"amount", static_cast<int>(1 + below(60))},
                                           {"unit", "working_day"},
                                           {"extension", 10},
                                           {"start", "受理之日"}};
            case FieldType::ratio:
                return Fields{{"a", "0.01"}, {"b", "0.03"}, {"c", "0.1"}, {"d", "1"}};
            case FieldType::frequency:
                return static_cast<int>(1 + below(4));
            case FieldType::deadline:
                return below(2) == 0 ? Fields{{"kind", "standing"}}
                                     : Fields{{"kind", "date"}, {"date", day()}};
            case FieldType::condition:
                return Fields{
                    {"all",
                     List{
                         Fields{
                             {"measure", "罚款金额"},
                             {"comparison", ">="},
                             {"value", 30000},
                             {"unit", "元"}},
                         Fields{
                             {"measure", "处罚种类"},
                             {"comparison", "in"},
                             {"value", List{"吊销许可证件", "限制从业"}}}}}};
            default:
                return words();
        }
    }

    std::mt19937 random_;
    int next_ = 1;
};

Value plain(const Value& value);

Fields plain_fields(const Fields& fields) {
    Fields kept;
    for (const auto& [key, value] : fields) {
        auto each = plain(value);
        if (!each.is_null() && !(each.list() != nullptr && each.list()->empty())) {
            kept[key] = std::move(each);
        }
    }
    return kept;
}

// An absent value, null and an empty list say the same.
Value plain(const Value& value) {
    if (const auto* fields = value.fields()) {
        return plain_fields(*fields);
    }
    if (const auto* list = value.list()) {
        List kept;
        for (const auto& each : *list) {
            kept.push_back(plain(each));
        }
        return kept;
    }
    return value;
}

std::string shown(const Fields& fields) {
    return codec::write_json(Value(fields));
}

const std::map<ExportFormat, std::string> kNames{
    {ExportFormat::xlsx, "a.xlsx"}, {ExportFormat::csv, "a.csv"}, {ExportFormat::json, "a.json"}};

void expect_home(
    const domain::Schema& schema, const std::vector<Fields>& entries, const domain::Lookup& lookup
) {
    for (const auto& [format, name] : kNames) {
        SCOPED_TRACE(schema.key + " " + name);
        const auto bytes = export_register(schema, entries, format, false);
        EXPECT_EQ(bytes, export_register(schema, entries, format, false)) << "not the same twice";
        const auto report = read_register(bytes, name, schema, demo_definitions(), lookup, {});
        ASSERT_TRUE(report) << report.error().what;
        std::string refusals;
        for (const auto& sheet : report->sheets) {
            for (const auto& row : sheet.rows) {
                for (const auto& issue : row.issues) {
                    if (issue.issue.level == domain::Level::rejected) {
                        refusals += sentence(sheet.name, row, issue) + "\n";
                    }
                }
            }
        }
        EXPECT_EQ(refusals, "");
        ASSERT_EQ(report->entries.size(), entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            EXPECT_EQ(shown(plain_fields(report->entries[i])), shown(plain_fields(entries[i])));
        }
    }
}

domain::Lookup knows_everything() {
    domain::Lookup lookup;
    lookup.today = std::chrono::sys_days{std::chrono::year{2026} / 11 / 13};
    lookup.find = [](std::string_view, std::string_view, std::string_view) {
        return std::optional<Fields>(Fields{});
    };
    return lookup;
}

TEST(RoundTrip, KeepsEveryKindOfValueInEveryRegister) {
    for (auto schema : demo_definitions().registers) {
        schema.rules.clear();
        Values values(20261113);
        std::vector<Fields> entries;
        for (int number = 1; number <= 12; ++number) {
            entries.push_back(values.entry(schema.fields, number));
        }
        expect_home(schema, entries, knows_everything());
    }
}

TEST(RoundTrip, KeepsWhatTheDemoBureauSent) {
    const std::filesystem::path folder = MINGJING_SOURCE_DIR "/demo/files";
    const std::vector<std::pair<std::string, std::string>> files{
        {"01-行政执法事项清单.xlsx", "enforcement_items"},
        {"02-行政处罚裁量基准清单.xlsx", "discretion_benchmarks"},
        {"03-随机抽查事项清单.xlsx", "random_inspection_items"},
        {"04b-委托执法协议.xlsx", "delegations"},
        {"04-行政执法主体资格清单.xlsx", "enforcement_bodies"},
        {"05-行政执法人员资格清单.xlsx", "officers"},
        {"06-行政执法服务指南.xlsx", "service_guides"},
        {"07-窗口人员.xlsx", "window_staff"},
        {"08-音像记录事项清单.xlsx", "av_record_items"},
        {"09-重大执法决定法制审核目录清单.xlsx", "review_catalogue"},
        {"10-法制审核要素清单.xlsx", "review_elements"},
        {"11-法制审核人员.xlsx", "reviewers"},
        {"12-音像记录设备.xlsx", "devices"},
        {"13-检查对象名录库.xlsx", "inspection_objects"},
        {"14-三项制度任务分解表.xlsx", "implementation_tasks"},
        {"15-制度文件.xlsx", "rule_documents"}};
    test::Bureau bureau(demo_definitions());
    for (const auto& [file, register_key] : files) {
        const auto report = bureau.import(register_key, test::read_file(folder / file), file);
        ASSERT_TRUE(report) << file << ": " << report.error().what;
        bureau.keep(register_key, report->entries);
        expect_home(*demo_definitions().find(register_key), report->entries, bureau.lookup());
    }
}

TEST(RoundTrip, LeavesOutWhatIsNotOpenWhereAsked) {
    const auto& schema = *demo_definitions().find("officers");
    Values values(1);
    auto entry = values.entry(schema.fields, 7);
    entry["mobile"] = "19000012345";
    entry["name"] = "孟晗川";
    for (const auto& [format, name] : kNames) {
        const auto open = export_register(schema, {entry}, format, true);
        const auto all = export_register(schema, {entry}, format, false);
        if (format != ExportFormat::xlsx) {
            EXPECT_EQ(open.find("19000012345"), std::string::npos);
            EXPECT_NE(all.find("19000012345"), std::string::npos);
            EXPECT_NE(open.find("孟晗川"), std::string::npos);
        }
    }
}

}  // namespace
}  // namespace mingjing::tabular
