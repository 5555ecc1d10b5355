// An instrument's life: numbered, issued, voided; and the words documents use for sums and days.

#include "domain/instrument.h"

#include <gmock/gmock.h>

#include "domain/chinese_money.h"
#include "domain/dated_text.h"
#include "domain/day.h"
#include "domain/instrument_view.h"
#include "domain/paper_samples.h"

namespace mingjing::domain {
namespace {

using testing::ElementsAre;

instrument::State after(const std::vector<instrument::Command>& commands) {
    instrument::State state;
    for (const auto& command : commands) {
        const auto decided = instrument::decide(state, command);
        EXPECT_TRUE(decided) << (decided ? "" : decided.error().what);
        for (const auto& event : decided.value_or(std::vector<instrument::Event>{})) {
            state = instrument::evolve(std::move(state), event);
        }
    }
    return state;
}

std::string refused(const instrument::State& state, const instrument::Command& command) {
    const auto decided = instrument::decide(state, command);
    return decided ? "" : decided.error().code;
}

TEST(Instrument, IsIssuedOnceWithOneDigest) {
    const auto issued =
        after({instrument::Number{numbered_decision()}, instrument::Issue{"d1", 3, 900}});
    ASSERT_TRUE(issued.issued);
    EXPECT_EQ(issued.issued->number, "海人社监罚决字〔2026〕17号");
    EXPECT_TRUE(instrument::decide(issued, instrument::Issue{"d1", 3, 900})->empty());
    EXPECT_EQ(refused(issued, instrument::Issue{"d2", 3, 900}), "instrument-issued");
}

TEST(Instrument, ANumberOnceGivenIsNotGivenAgain) {
    const auto numbered = after({instrument::Number{numbered_decision()}});
    EXPECT_TRUE(instrument::decide(numbered, instrument::Number{numbered_decision()})->empty());
    auto other = numbered_decision();
    other.code = "another";
    EXPECT_EQ(refused(numbered, instrument::Number{other}), "number-taken");
}

TEST(Instrument, IsVoidedForAReasonAndKeepsItsNumber) {
    const auto numbered = after({instrument::Number{numbered_decision()}});
    EXPECT_EQ(refused(numbered, instrument::Void{""}), "reason-missing");
    const auto voided =
        after({instrument::Number{numbered_decision()}, instrument::Void{"当事人名称有误"}});
    EXPECT_TRUE(voided.is_voided);
    EXPECT_TRUE(voided.numbered);
    EXPECT_EQ(refused(voided, instrument::Issue{"d1", 3, 900}), "instrument-voided");
    EXPECT_TRUE(instrument::decide(voided, instrument::Void{"又一次"})->empty());
}

TEST(Instrument, OfNothingNothingComes) {
    EXPECT_EQ(refused({}, instrument::Issue{"d1", 1, 1}), "no-such-instrument");
    EXPECT_EQ(refused({}, instrument::Void{"理由"}), "no-such-instrument");
}

TEST(MoneyInCapitals, AreThoseOfTheBanks) {
    const std::vector<std::pair<std::string, std::string>> known{
        {"0", "零元整"},
        {"14700", "壹万肆仟柒佰元整"},
        {"147000", "壹拾肆万柒仟元整"},
        {"10000", "壹万元整"},
        {"100000000", "壹亿元整"},
        {"1286400", "壹佰贰拾捌万陆仟肆佰元整"},
        {"1001", "壹仟零壹元整"},
        {"100010", "壹拾万零壹拾元整"},
        {"100000001", "壹亿零壹元整"},
        {"20300045000", "贰佰零叁亿零肆万伍仟元整"},
        {"0.5", "伍角整"},
        {"0.05", "伍分"},
        {"1409.5", "壹仟肆佰零玖元伍角整"},
        {"6007.14", "陆仟零柒元壹角肆分"},
        {"16409.02", "壹万陆仟肆佰零玖元零贰分"},
        {"325.04", "叁佰贰拾伍元零肆分"}};
    for (const auto& [yuan, words] : known) {
        EXPECT_EQ(money_in_capitals(yuan), words) << yuan;
    }
}

TEST(MoneyInCapitals, AreOfAmountsAlone) {
    for (const auto* wrong : {"", "-1", "1.234", "1.", ".5", "1,000", "一万", "1000000000000"}) {
        EXPECT_EQ(money_in_capitals(wrong), std::nullopt) << wrong;
        EXPECT_EQ(money_in_digits(wrong), std::nullopt) << wrong;
    }
}

TEST(MoneyInDigits, HasItsThousandsApart) {
    EXPECT_EQ(money_in_digits("14700"), "14,700.00");
    EXPECT_EQ(money_in_digits("1286400.5"), "1,286,400.50");
    EXPECT_EQ(money_in_digits("100"), "100.00");
    EXPECT_EQ(money_in_digits("0"), "0.00");
}

TEST(DatedText, FY04_IsTheOneThatHeldThatDay) {
    const auto day = [](int y, unsigned m, unsigned d) { return day_of(y, m, d).value(); };
    const DatedText court{
        "court", "法院", "", {{day(2017, 7, 1), "旧法院"}, {day(2026, 1, 1), "新法院"}}};
    EXPECT_EQ(text_on(court, day(2017, 6, 30)), std::nullopt);
    EXPECT_EQ(text_on(court, day(2025, 12, 31)), "旧法院");
    EXPECT_EQ(text_on(court, day(2026, 1, 1)), "新法院");
}

TEST(InstrumentView, HasEveryNameThoughNothingIsStated) {
    InstrumentKind kind;
    Field fine;
    fine.key = "fine";
    fine.type = FieldType::decimal;
    fine.unit = "元";
    Field facts;
    facts.key = "facts";
    facts.type = FieldType::long_text;
    kind.fields = {{fine, {}, "", "", {}}, {facts, {}, "", "", {{"is_known", "知道"}}}};
    const auto empty = instrument_view(kind, {});
    EXPECT_TRUE(empty.at("fine").is_null());
    EXPECT_TRUE(empty.at("facts").is_null());
    EXPECT_EQ(empty.at("is_known"), Value(false));
    const auto full =
        instrument_view(kind, {{"fine", "14700"}, {"facts", "  第一段\n\n 第二段 \n"}});
    EXPECT_EQ(text_of(*full.at("fine").fields(), "capitals"), "壹万肆仟柒佰元整");
    EXPECT_THAT(*full.at("facts").list(), ElementsAre(Value("第一段"), Value("第二段")));
}

}  // namespace
}  // namespace mingjing::domain
