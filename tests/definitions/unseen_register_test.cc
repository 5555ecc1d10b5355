// A bureau adds a register by adding one file. Nothing in the program knows this one.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sources.h"

namespace mingjing::definitions {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kHearings = R"yaml(
key: hearing_rooms
name: 听证室清单
audience: open
group: during
about: 可以举行听证的场所、设备和值守人员。
entry_key: [code]
title: name
list: [code, name, item]
sort: [code]
fields:
  - {key: code, label: 编号, type: code, need: required, missing: 编号为空, pattern: '[A-Z]{2}-\d{3}'}
  - {key: name, label: 名称, type: text, need: required, missing: 名称为空, searched: true}
  - {key: item, label: 常用事项, type: reference, refers_to: enforcement_items, must_exist: warn}
  - {key: keeper, label: 值守人, type: text, personal: true, open: true}
  - {key: mobile, label: 值守人手机, type: phone, personal: true, open: false}
  - {key: plans, label: 平面图, type: attachments, kinds: [pdf, png], count_max: 2, megabytes_max: 5}
  - key: equipment
    label: 设备
    type: table
    fields:
      - {key: name, label: 设备名称, type: text, need: required, missing: 设备名称为空}
      - {key: count, label: 数量, type: integer, minimum: 1}
      - {key: state, label: 完好情况, type: choice, choices: [完好, {value: 待修, synonyms: [坏]}]}
sheets:
  - {names: [听证室], rows: equipment, row_key: [code, equipment.name]}
)yaml";

constexpr const char* kRule = R"yaml(
  - register: hearing_rooms
    scope: 听证室
    content: 名称和设备
    channel: 公示专栏
    reviewers: [unit_head]
    supervision: 公众
    basis: 行政处罚法第六十四条
)yaml";

std::vector<Source> with_hearing_rooms() {
    auto sources = with(shipped(), "registers/hearing_rooms.yaml", kHearings);
    for (Source& source : sources) {
        if (source.name == "publication-rules.yaml") {
            source.bytes += kRule;
        }
    }
    return sources;
}

TEST(UnseenRegister, LoadsFromItsFileAlone) {
    EXPECT_THAT(problems_of(with_hearing_rooms()), IsEmpty());
    const auto loaded = load(with_hearing_rooms());
    ASSERT_TRUE(loaded);
    const auto* schema = loaded->find("hearing_rooms");
    ASSERT_NE(schema, nullptr);
    EXPECT_EQ(loaded->registers.back().key, "hearing_rooms");
    EXPECT_EQ(schema->digest.size(), 64U);
    const auto* equipment = domain::find_field(schema->fields, "equipment");
    ASSERT_NE(equipment, nullptr);
    ASSERT_EQ(equipment->children.size(), 3U);
    EXPECT_THAT(equipment->children[2].choices[1].synonyms, ElementsAre("坏"));
    EXPECT_TRUE(domain::find_field(schema->fields, "mobile")->is_personal);
    EXPECT_FALSE(domain::find_field(schema->fields, "mobile")->is_open);
    EXPECT_FALSE(domain::find_field(schema->fields, "item")->reference_must_exist);
    const auto* plans = domain::find_field(schema->fields, "plans");
    EXPECT_THAT(plans->kinds, ElementsAre("pdf", "png"));
    EXPECT_EQ(plans->count_max, 2U);
    EXPECT_EQ(plans->megabytes_max, 5U);
    ASSERT_NE(loaded->rule_for("hearing_rooms"), nullptr);
}

TEST(UnseenRegister, HasAJsonSchemaOfWhatThePublicSees) {
    const auto loaded = load(with_hearing_rooms());
    ASSERT_TRUE(loaded);
    const Value value = json_schema(*loaded->find("hearing_rooms"));
    const Fields& schema = *value.fields();
    EXPECT_EQ(text_of(schema, "$schema"), "https://json-schema.org/draft/2020-12/schema");
    EXPECT_EQ(text_of(schema, "title"), "听证室清单");
    EXPECT_EQ(member(schema, "required"), Value(List{"code", "name"}));
    const Fields& properties = *member(schema, "properties").fields();
    EXPECT_FALSE(properties.contains("mobile"));
    EXPECT_EQ(text_of(*properties.at("code").fields(), "pattern"), "[A-Z]{2}-\\d{3}");
    EXPECT_EQ(text_of(*properties.at("keeper").fields(), "title"), "值守人");
    EXPECT_TRUE(properties.at("keeper").fields()->contains("anyOf")) << "an erased name is null";
    const auto& plans = *member(*properties.at("plans").fields(), "anyOf").list();
    const auto& plan = *member(*plans[0].fields(), "items").fields();
    EXPECT_EQ(member(plan, "required"), Value(List{"name", "digest", "bytes", "type"}));
    const auto& rows = *member(*properties.at("equipment").fields(), "anyOf").list();
    EXPECT_EQ(text_of(*rows[0].fields(), "type"), "array");
}

TEST(UnseenRegister, EveryMistakeComesBackAtOnceWithFileAndLine) {
    const auto broken = R"yaml(key: hearing_rooms
name: 听证室清单
audience: open
group: noon
about: 说明
entry_key: [code]
title: nmae
list: [mobile]
sort: [code]
colour: red
rules: [no_such_rule]
fields:
  - {key: code, label: 编号, type: code, need: required, pattern: '[A-'}
  - {key: Name, label: 名称, type: txet}
  - {key: item, label: 事项, type: reference, refers_to: no_such_register}
  - {key: guide, label: 指南, type: reference, refers_to: officers, refers_by: shoe_size}
  - {key: keeper, label: 编号, type: text, personal: true}
  - {key: a, label: 甲, type: text, missing: 缺, required_when: {field: b, equals: x}}
  - {key: b, label: 乙, type: choice, choices: [x], missing: 缺, required_when: {field: a, equals: x}}
  - {key: mobile, label: 手机, type: phone, open: false, length_max: 999999999}
)yaml";
    auto sources = with_hearing_rooms();
    const auto found =
        problems_of(with(std::move(sources), "registers/hearing_rooms.yaml", broken));
    const auto file = std::string("registers/hearing_rooms.yaml:");
    EXPECT_THAT(found, testing::Contains(AllOf(HasSubstr(file + "4:"), HasSubstr("noon"))));
    EXPECT_THAT(found, testing::Contains(AllOf(HasSubstr(file + "7:"), HasSubstr("nmae"))));
    EXPECT_THAT(found, testing::Contains(AllOf(HasSubstr(file + "8:"), HasSubstr("mobile"))));
    EXPECT_THAT(found, testing::Contains(AllOf(HasSubstr(file + "10:"), HasSubstr("colour"))));
    EXPECT_THAT(
        found, testing::Contains(AllOf(HasSubstr(file + "11:"), HasSubstr("no_such_rule")))
    );
    EXPECT_THAT(found, testing::Contains(AllOf(HasSubstr(file + "13:"), HasSubstr("正则"))));
    EXPECT_THAT(found, testing::Contains(AllOf(HasSubstr(file + "13:"), HasSubstr("missing"))));
    EXPECT_THAT(found, testing::Contains(AllOf(HasSubstr(file + "14:"), HasSubstr("Name"))));
    EXPECT_THAT(found, testing::Contains(AllOf(HasSubstr(file + "14:"), HasSubstr("txet"))));
    EXPECT_THAT(
        found, testing::Contains(AllOf(HasSubstr(file + "15:"), HasSubstr("no_such_register")))
    );
    EXPECT_THAT(found, testing::Contains(AllOf(HasSubstr(file + "16:"), HasSubstr("shoe_size"))));
    EXPECT_THAT(found, testing::Contains(AllOf(HasSubstr(file + "17:"), HasSubstr("编号"))));
    EXPECT_THAT(found, testing::Contains(AllOf(HasSubstr(file + "17:"), HasSubstr("open"))));
    EXPECT_THAT(
        found, testing::Contains(AllOf(HasSubstr(file + "18:"), HasSubstr("required_when循环")))
    );
    EXPECT_THAT(found, testing::Contains(AllOf(HasSubstr(file + "20:"), HasSubstr("100000"))));
}

struct Mistake {
    const char* written;  // what stands in the good file
    const char* instead;
    const char* says;
};

class UnseenMistake : public testing::TestWithParam<Mistake> {};

TEST_P(UnseenMistake, IsToldWithItsLine) {
    const auto& each = GetParam();
    auto sources = with_hearing_rooms();
    for (Source& source : sources) {
        if (source.name == "registers/hearing_rooms.yaml") {
            source.bytes = replaced(source.bytes, each.written, each.instead);
        }
    }
    EXPECT_THAT(problems_of(std::move(sources)), testing::Contains(HasSubstr(each.says)));
}

INSTANTIATE_TEST_SUITE_P(
    Registers,
    UnseenMistake,
    testing::Values(
        Mistake{"group: during", "group: internal", "yaml:5: 公示的清单“group”应当是before"},
        Mistake{"audience: open", "audience: internal", "yaml:5: 内部清单"},
        Mistake{"sort: [code]", "sort: [equipment.name]", "yaml:10: “equipment.name”在子表里"},
        Mistake{"name: 听证室清单", "name: 行政执法事项清单", "公众无法区分"},
        Mistake{"synonyms: [坏]", "synonyms: [完好]", "选项“完好”写了两次"},
        Mistake{"'[A-Z]{2}-\\d{3}'", "'([A-Z]+)+'", "重复里又有重复"},
        Mistake{"'[A-Z]{2}-\\d{3}'", "'[A-Z]-\\66666666666666666666'", "引用了前面的分组"},
        Mistake{"'[A-Z]{2}-\\d{3}'", "'[A-Z]{66666666666666666666}'", "重复次数超过999"},
        Mistake{"list: [code, name, item]", "list: [code, name, item", "YAML写法有误：缺少“]”"},
        Mistake{"names: [听证室]", "names: [\"听证室]", "引号没有成对"}
    )
);

TEST(UnseenRegister, WhoseRequiredReferencesWaitForEachOtherIsRefused) {
    auto sources = with_hearing_rooms();
    for (Source& source : sources) {
        if (source.name == "registers/hearing_rooms.yaml") {
            source.bytes = replaced(
                source.bytes,
                "refers_to: enforcement_items, must_exist: warn",
                "refers_to: hearing_rooms, need: required, missing: 必填"
            );
        }
    }
    EXPECT_THAT(problems_of(std::move(sources)), ElementsAre(HasSubstr("谁也填不了第一条")));
}

}  // namespace
}  // namespace mingjing::definitions
