// parse_cell(cell_text(v)) == v: what is exported comes home unchanged.

#include <random>

#include <gtest/gtest.h>

#include "cell_samples.h"

namespace mingjing::domain {
namespace {

// Small deterministic choices; the seed is the number of the sample.
class Dice {
  public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    std::int64_t below(std::int64_t bound) {
        return static_cast<std::int64_t>(engine_() % static_cast<unsigned>(bound));
    }
    const char* one_of(const std::vector<const char*>& words) {
        return words[static_cast<std::size_t>(below(static_cast<std::int64_t>(words.size())))];
    }
    std::string words(int count) {
        static const std::vector<const char*> kWords{
            "申请",
            "（含分公司、子公司）",
            "1.",
            "材料",
            "/",
            "、",
            "，",
            "ABC",
            "《办法》",
            "；",
            "2.5倍",
            "①",
            " ",
            "A 类",
            "无",
            "（",
            "“甲”",
            "20%"};
        std::string out = "始";
        for (int i = 0; i < count; ++i) {
            out += one_of(kWords);
        }
        return out + "终";
    }

  private:
    std::minstd_rand engine_;
};

constexpr unsigned kSamples = 400;

// A value is canonical once it has been through a cell: that one must then stay.
void expect_stays(const Field& field, const Value& written, unsigned seed) {
    const auto canonical = parsed(field, cell_text(field, written)).value;
    EXPECT_TRUE(survives_its_cell(field, canonical))
        << type_name(field.type) << " " << seed << ": " << cell_text(field, canonical);
}

TEST(CellRoundTrip, TextAndLists) {
    for (unsigned seed = 0; seed < kSamples; ++seed) {
        Dice dice(seed);
        expect_stays(field_of(FieldType::text), dice.words(4), seed);
        expect_stays(field_of(FieldType::long_text), dice.words(3) + "\n" + dice.words(2), seed);
        List list;
        for (auto i = dice.below(4); i >= 0; --i) {
            list.emplace_back(dice.words(static_cast<int>(dice.below(4))));
        }
        expect_stays(field_of(FieldType::list), list, seed);
    }
}

TEST(CellRoundTrip, ListsOfPlainItemsComeBackExactly) {
    for (unsigned seed = 0; seed < kSamples; ++seed) {
        Dice dice(seed);
        List list;
        for (auto i = dice.below(5); i >= 0; --i) {
            list.emplace_back(dice.one_of(
                {"许可、备案情况",
                 "受理（5日内）",
                 "甲",
                 "2.5倍以上，含本数",
                 "一、二、三",
                 "录像/录音",
                 "HXRS-CF-001",
                 "1.编号内文",
                 "无",
                 "（一）小项"}
            ));
        }
        EXPECT_TRUE(survives_its_cell(field_of(FieldType::list), list))
            << cell_text(field_of(FieldType::list), list);
    }
}

TEST(CellRoundTrip, Citations) {
    for (unsigned seed = 0; seed < kSamples; ++seed) {
        Dice dice(seed);
        List list;
        for (auto i = dice.below(3); i >= 0; --i) {
            Fields citation{
                {"law",
                 dice.one_of({"劳动保障监察条例", "中华人民共和国劳动法", "关于《甲》的乙"})}};
            if (dice.below(5) > 0) {
                citation["article"] = dice.below(300) + 1;
                if (dice.below(2) > 0) {
                    citation["paragraph"] = dice.below(9) + 1;
                }
                if (const auto items = dice.below(4); items == 1) {
                    citation["item"] = dice.below(20) + 1;
                } else if (items > 1) {
                    citation["item"] = List{dice.below(9) + 1, 10, 11 + dice.below(9)};
                }
            }
            list.emplace_back(std::move(citation));
        }
        EXPECT_TRUE(survives_its_cell(field_of(FieldType::citations), list))
            << cell_text(field_of(FieldType::citations), list);
    }
}

TEST(CellRoundTrip, DurationsFrequenciesAndRatios) {
    for (unsigned seed = 0; seed < kSamples; ++seed) {
        Dice dice(seed);
        Fields duration{
            {"amount", dice.below(400) + 1},
            {"unit", dice.one_of({"working_day", "day", "month"})}};
        if (dice.below(2) > 0) {
            duration["extension"] = dice.below(90) + 1;
        }
        if (dice.below(2) > 0) {
            duration["start"] = dice.one_of({"受理之日", "立案之日", "收到申请之日"});
        }
        EXPECT_TRUE(survives_its_cell(field_of(FieldType::duration), duration));
        EXPECT_TRUE(survives_its_cell(field_of(FieldType::frequency), dice.below(60) + 1));
        Fields ratio;
        for (const auto* letter : {"a", "b", "c", "d"}) {
            ratio[letter] = dice.one_of({"0", "0.01", "0.005", "0.3", "1", "0.125"});
        }
        EXPECT_TRUE(survives_its_cell(field_of(FieldType::ratio), ratio));
    }
}

TEST(CellRoundTrip, NumbersCodesAndDates) {
    for (unsigned seed = 0; seed < kSamples; ++seed) {
        Dice dice(seed);
        const auto number = dice.below(2'000'000'000);
        EXPECT_TRUE(survives_its_cell(field_of(FieldType::integer), number));
        EXPECT_TRUE(survives_its_cell(field_of(FieldType::decimal), std::to_string(number) + ".25")
        );
        EXPECT_TRUE(survives_its_cell(field_of(FieldType::boolean), number % 2 == 0));
        EXPECT_TRUE(survives_its_cell(field_of(FieldType::code), "HX-" + std::to_string(number)));
        EXPECT_TRUE(survives_its_cell(
            field_of(FieldType::document_number),
            "海曦人社发〔2026〕" + std::to_string(number) + "号"
        ));
    }
    EXPECT_TRUE(survives_its_cell(field_of(FieldType::date), "2026-03-01"));
    EXPECT_TRUE(survives_its_cell(field_of(FieldType::boolean), Value()));
    EXPECT_TRUE(survives_its_cell(field_of(FieldType::phone), "0699-8012315、12333"));
    for (const auto* kind : {"standing", "as_needed"}) {
        EXPECT_TRUE(survives_its_cell(field_of(FieldType::deadline), Fields{{"kind", kind}}));
    }
}

}  // namespace
}  // namespace mingjing::domain
