// Every spelling of data/bureau README "Values", by type.

#include "domain/cell.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cell_samples.h"

namespace mingjing::domain {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Cell, MarksForNothingAreNoValue) {
    for (const auto* mark : {"", " ", "/", "—", "——", "无", "\u3000\n"}) {
        EXPECT_TRUE(value_of(FieldType::text, mark).is_null()) << mark;
        EXPECT_TRUE(value_of(FieldType::list, mark).is_null()) << mark;
        EXPECT_TRUE(value_of(FieldType::code, mark).is_null()) << mark;
    }
    auto recommended = field_of(FieldType::text);
    recommended.need = Need::recommended;
    EXPECT_EQ(parsed(recommended, "无").value, Value("无")) << "an answer to a field that asks";
}

TEST(Cell, AFailedFormulaHasNoValue) {
    CellHints hints;
    hints.error = "#DIV/0!";
    const auto cell = parsed(field_of(FieldType::date), "", hints);
    EXPECT_THAT(codes_of(cell.issues), ElementsAre("error-value"));
    EXPECT_EQ(worst(cell.issues), Level::rejected);
    EXPECT_EQ(worst(parsed(field_of(FieldType::text), "#N/A").issues), Level::rejected);
}

TEST(Cell, TextKeepsItsWordsAndLosesItsLayout) {
    const auto field = field_of(FieldType::text);
    EXPECT_EQ(
        parsed(field, "人力资源服务许可(职业中介活动)").value,
        Value("人力资源服务许可（职业中介活动）")
    );
    EXPECT_EQ(parsed(field, "王　洵").value, Value("王洵"));
    EXPECT_EQ(parsed(field, "阿依努尔・萨迪克").value, Value("阿依努尔·萨迪克"));
    EXPECT_EQ(parsed(field, "《某市公示办法》").value, Value("某市公示办法"));
    EXPECT_EQ(parsed(field, "编制《行政执法事项清单》").value, Value("编制《行政执法事项清单》"));
    EXPECT_EQ(parsed(field, "1920*1080").value, Value("1920×1080"));
    EXPECT_EQ(parsed(field, "两行\n文字").value, Value("两行文字"));
    EXPECT_THAT(codes_of(parsed(field, " 首尾\u3000\n").issues), ElementsAre("whitespace"));
    EXPECT_EQ(value_of(FieldType::long_text, "第一行\r\n第二行"), Value("第一行\n第二行"));
}

TEST(Cell, AUnitOfTheBureauGoesByItsFullName) {
    auto field = field_of(FieldType::text);
    field.vocabulary = "unit";
    const auto cell = parsed(field, "监察支队");
    EXPECT_EQ(cell.value, Value("劳动监察支队"));
    EXPECT_THAT(codes_of(cell.issues), ElementsAre("enum-synonym"));
}

TEST(Cell, CodesAreHalfWidthUpperCaseWithoutBlanks) {
    const auto field = field_of(FieldType::code);
    EXPECT_EQ(parsed(field, "ＨＸＲＳ－ＣＦ－０１６").value, Value("HXRS-CF-016"));
    EXPECT_THAT(codes_of(parsed(field, "hxrs-cf-008").issues), ElementsAre("case"));
    EXPECT_THAT(codes_of(parsed(field, "3799 0126 036").issues), ElementsAre("whitespace"));
}

TEST(Cell, ANumberServesAsACodeOnlyWhileNoDigitIsLost) {
    auto field = field_of(FieldType::code);
    CellHints number;
    number.is_number = true;
    EXPECT_EQ(parsed(field, "37990126001", number).value, Value("37990126001"));
    EXPECT_THAT(
        codes_of(parsed(field, "9.1379901E+17", number).issues),
        ElementsAre("number-precision-lost")
    );
    EXPECT_THAT(
        codes_of(parsed(field_of(FieldType::id_number), "379905199002155000", number).issues),
        ElementsAre("number-precision-lost")
    );
    field.pad_zeros = 2;
    const auto padded = parsed(field, "3", number);
    EXPECT_EQ(padded.value, Value("03"));
    EXPECT_THAT(codes_of(padded.issues), ElementsAre("leading-zero"));
}

TEST(Cell, GB32100_WarnsOnlyAboutTheCheckDigit) {
    const auto field = field_of(FieldType::credit_code);
    EXPECT_EQ(parsed(field, "９１ 379901 mafake027t").value, Value("91379901MAFAKE027T"));
    const auto early = parsed(field, "91350203M0001QAY9B");
    EXPECT_EQ(early.value, Value("91350203M0001QAY9B"));
    EXPECT_THAT(codes_of(early.issues), ElementsAre("check-digit"));
    EXPECT_EQ(worst(early.issues), Level::warned);
    EXPECT_THAT(codes_of(parsed(field, "91379905MAHX11321").issues), ElementsAre("uscc-length"));
    EXPECT_THAT(codes_of(parsed(field, "91379902MOHX131323").issues), ElementsAre("uscc-charset"));
}

TEST(Cell, GB11643_RejectsAWrongCheckDigit) {
    const auto field = field_of(FieldType::id_number);
    EXPECT_EQ(parsed(field, "11010519491231002x").value, Value("11010519491231002X"));
    const auto wrong = parsed(field, "110105194912310021");
    EXPECT_TRUE(wrong.value.is_null());
    EXPECT_THAT(codes_of(wrong.issues), ElementsAre("id-check-digit"));
    EXPECT_EQ(worst(wrong.issues), Level::rejected);
}

TEST(Cell, TheYearOfADocumentNumberStandsInTortoiseShellBrackets) {
    const auto field = field_of(FieldType::document_number);
    for (const auto* written :
         {"海曦人社发[2017]61号",
          "海曦人社发（2017）61号",
          "海曦人社发(2017)61号",
          "海曦人社发【2017】61号",
          "海曦人社发﹝2017﹞61号"}) {
        const auto cell = parsed(field, written);
        EXPECT_EQ(cell.value, Value("海曦人社发〔2017〕61号")) << written;
        EXPECT_THAT(codes_of(cell.issues), ElementsAre("bracket")) << written;
    }
    EXPECT_THAT(parsed(field, "海曦人社发〔2017〕61号").issues, IsEmpty());
    EXPECT_TRUE(parsed(field, "（待编号）").value.is_null());
}

TEST(Cell, TelephoneNumbersHaveOneForm) {
    const auto field = field_of(FieldType::phone);
    EXPECT_EQ(parsed(field, "(0699)8012315").value, Value("0699-8012315"));
    EXPECT_THAT(codes_of(parsed(field, "(0699)8012315").issues), ElementsAre("phone-format"));
    EXPECT_THAT(
        codes_of(parsed(field, "０６９９－８０１２３１５").issues), ElementsAre("fullwidth")
    );
    EXPECT_EQ(parsed(field, "12333").value, Value("12333"));
    EXPECT_EQ(parsed(field, "190 0004 2250").value, Value("19000042250"));
    EXPECT_EQ(parsed(field, "0699-8012315转801").value, Value("0699-8012315转801"));
    EXPECT_EQ(worst(parsed(field, "见公告").issues), Level::warned);
}

TEST(Cell, ReadsEverySpellingOfADate) {
    for (const auto* written :
         {"2026-03-01",
          "2026年3月1日",
          "2026.3.1",
          "2026.03.01",
          "2026/3/1",
          "20260301",
          "２０２６年３月１日",
          "二〇二六年三月一日",
          "2026-03-01 00:00:00"}) {
        EXPECT_EQ(value_of(FieldType::date, written), Value("2026-03-01")) << written;
    }
    for (const auto* written : {"长期", "——", "/"}) {
        EXPECT_TRUE(value_of(FieldType::date, written).is_null()) << written;
    }
    for (const auto* written : {"2027年2月29日", "2026-13-01", "2026年3月", "明年", "3.1", "0.5"}) {
        EXPECT_THAT(
            codes_of(parsed(field_of(FieldType::date), written).issues), ElementsAre("invalid-date")
        ) << written;
    }
}

TEST(Cell, DoubtfulDatesAreSaidToBeSo) {
    const auto field = field_of(FieldType::date);
    const auto two_digits = parsed(field, "26.4.20");
    EXPECT_EQ(two_digits.value, Value("2026-04-20"));
    EXPECT_EQ(worst(two_digits.issues), Level::warned);
    CellHints number;
    number.is_number = true;
    EXPECT_EQ(parsed(field, "45646", number).value, Value("2024-12-20"));
    EXPECT_THAT(codes_of(parsed(field, "45646", number).issues), ElementsAre("serial-number"));
    number.date_base = 1462;
    EXPECT_EQ(parsed(field, "44184", number).value, Value("2024-12-20")) << "the 1904 date system";
}

TEST(Cell, NumbersComeOutOfTheirUnits) {
    auto field = field_of(FieldType::decimal);
    EXPECT_EQ(parsed(field, "20,000元").value, Value("20000"));
    EXPECT_EQ(parsed(field, "2万").value, Value("20000"));
    EXPECT_EQ(parsed(field, "2.5万元").value, Value("25000"));
    EXPECT_EQ(parsed(field, "５０００").value, Value("5000"));
    EXPECT_EQ(parsed(field, "1.5倍").value, Value("1.5"));
    EXPECT_EQ(parsed(field, "一倍").value, Value("1"));
    field.unit = "万元";
    EXPECT_EQ(parsed(field, "26.1万元").value, Value("26.1"));
    auto whole = field_of(FieldType::integer);
    EXPECT_EQ(parsed(whole, "24小时").value, Value(24));
    EXPECT_EQ(parsed(whole, "１份").value, Value(1));
    EXPECT_EQ(parsed(whole, "2次/年").value, Value(2));
    EXPECT_THAT(codes_of(parsed(whole, "3.5").issues), Contains("invalid-number"));
    EXPECT_THAT(codes_of(parsed(whole, "较大数额").issues), ElementsAre("invalid-number"));
    const auto about = parsed(whole, "约35人");
    EXPECT_EQ(about.value, Value(35));
    EXPECT_EQ(worst(about.issues), Level::warned);
    whole.unit = "GB";
    EXPECT_EQ(parsed(whole, "64G").value, Value(64));
    EXPECT_EQ(parsed(whole, "4TB").value, Value(4096));
    whole.minimum = 0;
    EXPECT_EQ(worst(parsed(whole, "-3").issues), Level::rejected);
}

TEST(Cell, NumbersAreCountedInTheFieldsOwnUnit) {
    struct Counted {
        const char* unit;
        const char* written;
        const char* comes_to;  // "" where it cannot be counted so
    };
    for (const auto& each :
         {Counted{"万元", "500000元", "50"},
          Counted{"万元", "5元", "0.0005"},
          Counted{"万元", "3亿元", "30000"},
          Counted{"元", "2.5万元", "25000"},
          Counted{"元", "5千元", "5000"},
          Counted{"小时", "3天", "72"},
          Counted{"小时", "30分钟", "0.5"},
          Counted{"小时", "3个月", ""},
          Counted{"小时", "5元", ""},
          Counted{"GB", "0.5T", "512"},
          Counted{"公里", "1500米", "1.5"},
          Counted{"人", "12名", "12"},
          Counted{"", "12个月", "12"}}) {
        auto field = field_of(FieldType::decimal);
        field.unit = each.unit;
        const auto read = parsed(field, each.written);
        const auto expected = *each.comes_to == 0 ? Value() : Value(each.comes_to);
        EXPECT_EQ(read.value, expected) << each.written << " in " << each.unit;
    }
}

TEST(Cell, YesAndNoHaveManyWords) {
    for (const auto* yes : {"是", "√", "需要", "可容缺"}) {
        EXPECT_EQ(value_of(FieldType::boolean, yes), Value(true)) << yes;
    }
    for (const auto* no : {"否", "", "—", "不需要", "不可容缺"}) {
        EXPECT_EQ(value_of(FieldType::boolean, no), Value(false)) << no;
    }
    EXPECT_TRUE(value_of(FieldType::boolean, "/").is_null());
    EXPECT_EQ(worst(parsed(field_of(FieldType::boolean), "也许").issues), Level::rejected);
}

TEST(Cell, AClosedListTakesItsOwnWordsAndTheirSynonyms) {
    auto field = field_of(FieldType::choice);
    field.choices = {
        {"一般", {"情节一般"}}, {"A", {"A级"}}, {"B", {}}, {"制造业", {}}, {"元每人", {"元/人"}}};
    EXPECT_EQ(parsed(field, "情节一般").value, Value("一般"));
    EXPECT_THAT(codes_of(parsed(field, "情节一般").issues), ElementsAre("enum-synonym"));
    EXPECT_THAT(codes_of(parsed(field, "Ｂ").issues), ElementsAre("fullwidth"));
    EXPECT_THAT(codes_of(parsed(field, "a").issues), ElementsAre("case"));
    EXPECT_EQ(parsed(field, "C 制造业").value, Value("制造业"));
    EXPECT_EQ(parsed(field, "元/人").value, Value("元每人"));
    const auto unknown = parsed(field, "E");
    EXPECT_THAT(codes_of(unknown.issues), ElementsAre("enum-unknown"));
    EXPECT_EQ(unknown.issues.front().what, "“E”不在一般、A、B、制造业、元每人之列");
    field.choices_closed = false;
    EXPECT_EQ(parsed(field, "另有其词").value, Value("另有其词"));
}

}  // namespace
}  // namespace mingjing::domain
