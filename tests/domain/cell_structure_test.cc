// Cells that hold more than one thing: lists, citations, time limits, ratios, conditions.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cell_samples.h"

namespace mingjing::domain {
namespace {

using testing::ElementsAre;

Fields law(const char* name) {
    return {{"law", name}};
}

TEST(ListCell, ReadsNumberedLinesAndWordsBetweenMarks) {
    EXPECT_EQ(
        value_of(FieldType::list, "新申请\n变更\n延续"), Value(List{"新申请", "变更", "延续"})
    );
    EXPECT_EQ(value_of(FieldType::list, "设立、变更、延续"), Value(List{"设立", "变更", "延续"}));
    EXPECT_EQ(value_of(FieldType::list, "录像/拍照"), Value(List{"录像", "拍照"}));
    EXPECT_EQ(value_of(FieldType::list, "①亮证\n②告知"), Value(List{"亮证", "告知"}));
    EXPECT_EQ(value_of(FieldType::list, "①亮证②告知"), Value(List{"亮证", "告知"}));
    EXPECT_EQ(
        value_of(FieldType::list, "（一）申请\n（二）受理（5日内、一次告知）"),
        Value(List{"申请", "受理（5日内、一次告知）"})
    );
    EXPECT_EQ(
        value_of(FieldType::list, "1.许可、备案情况；\n2.明示事项；"),
        Value(List{"许可、备案情况", "明示事项"})
    );
    EXPECT_EQ(value_of(FieldType::list, "1.申请书；2.营业执照"), Value(List{"申请书", "营业执照"}));
    EXPECT_EQ(
        value_of(FieldType::references, "HX-1，\nHX-2、HX-3"), Value(List{"HX-1", "HX-2", "HX-3"})
    );
    EXPECT_EQ(value_of(FieldType::references, "1、12"), Value(List{"1", "12"}));
}

TEST(ListCell, SaysWhereTheMarksWereUnusual) {
    const auto field = field_of(FieldType::list);
    EXPECT_THAT(codes_of(parsed(field, "录像，拍照").issues), ElementsAre("separator"));
    EXPECT_THAT(codes_of(parsed(field, "实地核查/").issues), ElementsAre("separator"));
    EXPECT_TRUE(parsed(field, "录像、拍照").issues.empty());
}

TEST(ListCell, ItemsOfAClosedListAreItsWords) {
    auto field = field_of(FieldType::list);
    field.choices = {{"行政处罚", {"处罚"}}, {"行政许可", {"许可"}}, {"农、林、牧、渔业", {}}};
    EXPECT_EQ(parsed(field, "处罚、许可").value, Value(List{"行政处罚", "行政许可"}));
    EXPECT_EQ(parsed(field, "农、林、牧、渔业").value, Value(List{"农、林、牧、渔业"}));
    EXPECT_EQ(worst(parsed(field, "处罚、征收").issues), Level::rejected);
}

TEST(CitationCell, ReadsShortAndFullNamesArabicAndChineseNumbers) {
    auto expected = law("中华人民共和国劳动合同法");
    expected["article"] = 92;
    expected["paragraph"] = 1;
    for (const auto* written :
         {"《劳动合同法》第92条第1款",
          "《中华人民共和国劳动合同法》第九十二条第一款",
          "1.《劳动合同法》第九十二条第一款；",
          "劳动合同法第九十二条第一款"}) {
        EXPECT_EQ(value_of(FieldType::citations, written), Value(List{expected})) << written;
    }
}

TEST(CitationCell, ReadsItemsListsAndRanges) {
    auto items = law("劳动保障监察条例");
    items["article"] = 30;
    items["paragraph"] = 1;
    items["item"] = List{1, 2, 4};
    EXPECT_EQ(
        value_of(
            FieldType::citations,
            "《劳动保障监察条例》第三十条第一款第（一）项、第（二）项、第（四）项"
        ),
        Value(List{items})
    );
    EXPECT_EQ(
        value_of(
            FieldType::citations, "《劳动保障监察条例》第三十条第一款第（一）、（二）、（四）项"
        ),
        Value(List{items})
    );
    auto tenth = law("劳动保障监察条例");
    tenth["article"] = 10;
    auto eleventh = tenth;
    eleventh["article"] = 11;
    for (const auto* written :
         {"《劳动保障监察条例》第十条、第十一条",
          "《劳动保障监察条例》第十条至第十一条",
          "《劳动保障监察条例》第十条；《劳动保障监察条例》第十一条",
          "《劳动保障监察条例》第十条\n第十一条"}) {
        EXPECT_EQ(value_of(FieldType::citations, written), Value(List{tenth, eleventh})) << written;
    }
    EXPECT_EQ(
        value_of(FieldType::citations, "《劳务派遣行政许可实施办法》"),
        Value(List{law("劳务派遣行政许可实施办法")})
    );
}

TEST(CitationCell, KeepsTheNumberOfADocumentAndWordsItCannotPlace) {
    Fields document = law("某市裁量办法");
    document["document"] = "海曦人社发〔2026〕6号";
    document["article"] = 3;
    document["note"] = "但书";
    const Value expected(List{document});
    EXPECT_EQ(
        value_of(FieldType::citations, "《某市裁量办法》（海曦人社发〔2026〕6号）第三条但书"),
        expected
    );
    EXPECT_TRUE(survives_its_cell(field_of(FieldType::citations), expected));
    EXPECT_EQ(
        value_of(FieldType::citations, "《关于贯彻《劳动法》若干问题的意见》第一条"),
        Value(List{[] {
            auto fields = law("关于贯彻《劳动法》若干问题的意见");
            fields["article"] = 1;
            return fields;
        }()})
    );
    EXPECT_EQ(worst(parsed(field_of(FieldType::citations), "按有关规定").issues), Level::rejected);
}

TEST(DurationCell, ReadsEverySpellingOfATimeLimit) {
    const Fields extended{{"amount", 20}, {"unit", "working_day"}, {"extension", 10}};
    EXPECT_EQ(
        value_of(FieldType::duration, "20个工作日（经批准可延长10个工作日）"), Value(extended)
    );
    EXPECT_EQ(value_of(FieldType::duration, "20（+10）个工作日"), Value(extended));
    EXPECT_EQ(
        value_of(FieldType::duration, "20个工作日内，经批准可延长10个工作日"), Value(extended)
    );
    const Fields from{{"amount", 60}, {"unit", "working_day"}, {"start", "立案之日"}};
    EXPECT_EQ(value_of(FieldType::duration, "自立案之日起60个工作日"), Value(from));
    EXPECT_EQ(
        value_of(FieldType::duration, "60日"), Value(Fields{{"amount", 60}, {"unit", "day"}})
    );
    EXPECT_EQ(
        value_of(FieldType::duration, "三个月"), Value(Fields{{"amount", 3}, {"unit", "month"}})
    );
    EXPECT_EQ(value_of(FieldType::duration, "即时办结"), Value(Fields{{"immediate", true}}));
    for (const auto* bad : {"20", "尽快", "20个", "日"}) {
        EXPECT_EQ(worst(parsed(field_of(FieldType::duration), bad).issues), Level::rejected) << bad;
    }
}

TEST(FrequencyCell, CountsTimesAYear) {
    for (const auto& [written, times] : std::initializer_list<std::pair<const char*, int>>{
             {"每半年1次", 2},
             {"每年1次", 1},
             {"每季度1次", 4},
             {"每年不少于2次", 2},
             {"一年一次", 1},
             {"2次/年", 2},
             {"每月一次", 12}}) {
        EXPECT_EQ(value_of(FieldType::frequency, written), Value(times)) << written;
    }
    EXPECT_EQ(worst(parsed(field_of(FieldType::frequency), "不定期").issues), Level::rejected);
}

TEST(RatioCell, IsAFractionForEachCreditClass) {
    const Fields ratio{{"a", "0.01"}, {"b", "0.03"}, {"c", "0.1"}, {"d", "1"}};
    EXPECT_EQ(value_of(FieldType::ratio, "A类1%\nB类3%\nC类10%\nD类100%"), Value(ratio));
    EXPECT_EQ(
        value_of(FieldType::ratio, "Ａ类１％；Ｂ类３％；Ｃ类１０％；Ｄ类１００％"), Value(ratio)
    );
    const auto same = parsed(field_of(FieldType::ratio), "不低于5%");
    EXPECT_EQ(
        same.value, Value(Fields{{"a", "0.05"}, {"b", "0.05"}, {"c", "0.05"}, {"d", "0.05"}})
    );
    EXPECT_THAT(codes_of(same.issues), ElementsAre("ratio-without-class"));
    EXPECT_EQ(worst(parsed(field_of(FieldType::ratio), "A类1%").issues), Level::rejected);
    EXPECT_EQ(worst(parsed(field_of(FieldType::ratio), "随机").issues), Level::rejected);
}

TEST(DeadlineCell, IsADayAStandingDutyOrAsNeeded) {
    const Value day(Fields{{"kind", "date"}, {"date", "2017-11-24"}});
    EXPECT_EQ(value_of(FieldType::deadline, "20171124日前"), day);
    EXPECT_EQ(value_of(FieldType::deadline, "2017年11月24日前"), day);
    for (const auto& [written, last] :
         {std::pair{"2026年12月底前", "2026-12-31"},
          {"2028年2月末", "2028-02-29"},
          {"２０２６年底", "2026-12-31"},
          {"2026年年底前完成", "2026-12-31"}}) {
        EXPECT_EQ(
            value_of(FieldType::deadline, written), Value(Fields{{"kind", "date"}, {"date", last}})
        ) << written;
    }
    EXPECT_TRUE(value_of(FieldType::deadline, "2026年13月底").is_null());
    EXPECT_EQ(value_of(FieldType::deadline, "长期执行"), Value(Fields{{"kind", "standing"}}));
    EXPECT_EQ(
        value_of(FieldType::deadline, "根据实际情况确定"), Value(Fields{{"kind", "as_needed"}})
    );
}

TEST(ConditionCell, JoinsComparisonsOfTwoKinds) {
    const auto field = field_of(FieldType::condition);
    const auto parts = parse_condition(
        field, {{"罚款金额", "≥", "3万", "元"}, {"当事人类型", "＝", "单位", ""}}, "且"
    );
    const Value expected(Fields{
        {"all",
         List{
             Fields{
                 {"measure", "罚款金额"}, {"comparison", ">="}, {"value", 30000}, {"unit", "元"}},
             Fields{{"measure", "当事人类型"}, {"comparison", "="}, {"value", "单位"}}}}});
    EXPECT_EQ(parts.value, expected);
    EXPECT_EQ(parsed(field, "罚款金额不低于30000元且当事人类型=单位").value, expected);
    EXPECT_EQ(cell_text(field, expected), "罚款金额>=30000元且当事人类型=单位");
    const auto either =
        parse_condition(field, {{"涉及人数", "以上", "50", "人"}, {"听证", "＝", "是", ""}}, "或");
    EXPECT_TRUE(either.value.fields()->contains("any"));
    EXPECT_TRUE(survives_its_cell(field, either.value));
    const auto kinds = parse_condition(field, {{"处罚种类", "属于", "责令关闭、限制从业", ""}}, "");
    EXPECT_TRUE(survives_its_cell(field, kinds.value));
    EXPECT_THAT(
        codes_of(parse_condition(field, {{"罚款金额", "≥", "较大数额", "元"}}, "").issues),
        ElementsAre("invalid-number")
    );
}

}  // namespace
}  // namespace mingjing::domain
