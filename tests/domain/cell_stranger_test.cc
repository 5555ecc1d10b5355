// Whatever stands in a cell, reading it ends, and what was read is stable: written out and
// read again it is the same value.

#include <random>

#include <gtest/gtest.h>

#include "cell_samples.h"

namespace mingjing::domain {
namespace {

constexpr unsigned kSamples = 3000;

std::string strange_text(std::minstd_rand& random) {
    static const std::vector<std::string> kPieces{
        "第", "条",   "款",   "项",         "《",      "》",   "（",       "）",       "(",
        ")",  "〔",   "2026", "年",         "月",      "日",   "1",        "12",       "0",
        "一", "二十", "万",   "亿",         "元",      "倍",   "%",        "A",        "B类",
        "c",  "x",    "-",    "—",          "/",       "、",   "，",       ",",        "；",
        "。", ".",    "\n",   " ",          "\u3000",  "①",    "1.",       "（一）",   "至",
        "且", "或",   ">=",   "≥",          "以上",    "属于", "=",        "是",       "否",
        "√",  "无",   "起",   "自",         "每",      "半年", "次",       "个工作日", "延长",
        "内", "约",   "左右", "长期",       "前",      "+",    "E",        "9",        "３",
        "Ａ", "・",   "·",    "*",          "转",      "\xFF", "\xE4\xB8", "𠮷",       "号",
        "\t", "#N/A", "甲乙", "劳动合同法", "监察支队"};
    std::string text;
    for (auto i = random() % 9; i > 0; --i) {
        text += kPieces[random() % kPieces.size()];
    }
    return text;
}

class StrangeCell : public testing::TestWithParam<FieldType> {};

TEST_P(StrangeCell, IsReadTheSameTheSecondTime) {
    auto field = field_of(GetParam());
    if (field.type == FieldType::choice) {
        field.choices = {{"甲乙", {"A"}}, {"B类", {}}};
        field.choices_closed = false;
    }
    std::minstd_rand random(static_cast<unsigned>(GetParam()) + 1);
    for (unsigned i = 0; i < kSamples; ++i) {
        const auto text = strange_text(random);
        const auto first = parsed(field, text);
        if (worst(first.issues) == Level::rejected) {
            EXPECT_TRUE(first.value.is_null()) << text;
            continue;
        }
        const auto written = cell_text(field, first.value);
        const auto second = parsed(field, written);
        EXPECT_EQ(second.value, first.value) << "“" << text << "” -> “" << written << "”";
    }
}

INSTANTIATE_TEST_SUITE_P(
    EveryType,
    StrangeCell,
    testing::Values(
        FieldType::text,
        FieldType::long_text,
        FieldType::code,
        FieldType::credit_code,
        FieldType::id_number,
        FieldType::document_number,
        FieldType::phone,
        FieldType::date,
        FieldType::integer,
        FieldType::decimal,
        FieldType::boolean,
        FieldType::choice,
        FieldType::list,
        FieldType::citations,
        FieldType::duration,
        FieldType::frequency,
        FieldType::ratio,
        FieldType::deadline,
        FieldType::condition,
        FieldType::reference,
        FieldType::references
    ),
    [](const testing::TestParamInfo<FieldType>& each) {
        return "Type" + std::to_string(static_cast<unsigned>(each.param));
    }
);

TEST(StrangeCell, OfAnyLengthEnds) {
    std::string laws;
    std::string conditions;
    for (int i = 0; i < 6000; ++i) {
        laws += "《";
        conditions += "且";
    }
    for (const auto type :
         {FieldType::citations,
          FieldType::condition,
          FieldType::list,
          FieldType::duration,
          FieldType::phone,
          FieldType::decimal}) {
        EXPECT_EQ(worst(parsed(field_of(type), laws).issues), Level::rejected);
        EXPECT_TRUE(parsed(field_of(type), conditions).value.is_null() || type == FieldType::list);
    }
}

}  // namespace
}  // namespace mingjing::domain
