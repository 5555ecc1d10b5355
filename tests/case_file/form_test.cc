// What a form refuses before any gate is asked: amounts and numbers nothing could hold.

#include <limits>

#include "case_file/case.h"
#include "case_file/discretion.h"
#include "domain/rules.h"

namespace mingjing::case_file {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> rejected(std::string_view act, const Fields& content) {
    const auto& schema = schema_of(*act_kind(act), Of::form);
    domain::Lookup lookup;
    lookup.find = [](auto, auto, auto) { return Fields{}; };
    std::vector<std::string> whats;
    for (const auto& issue : domain::check_entry(schema, content, lookup)) {
        if (issue.level == domain::Level::rejected) {
            whats.push_back(issue.what);
        }
    }
    return whats;
}

Fields payment(std::string_view amount) {
    return {{"amount", amount}, {"receipt", "P1"}, {"channel", "银行或者电子支付"}};
}

TEST(Forms, AnAmountIsWhatMoneyCanBe) {
    EXPECT_THAT(rejected("pay", payment("14700")), IsEmpty());
    EXPECT_THAT(rejected("pay", payment("0.01")), IsEmpty());
    EXPECT_THAT(rejected("pay", payment("10000000000")), IsEmpty());
    EXPECT_THAT(rejected("pay", payment("-1")), ElementsAre("金额不得小于0"));
    EXPECT_THAT(rejected("pay", payment("10000000001")), ElementsAre("金额不得大于10000000000"));
    EXPECT_THAT(rejected("pay", payment("0.001")), ElementsAre("金额最多写到小数点后2位"));
}

// 劳动保障监察条例 art. 14, and what a case of another kind comes from.
TEST(Forms, JC02_ACaseSaysWhichOfTheSourcesItCameFrom) {
    const auto& opening = schema_of(*act_kind(Opened::kAct), Of::form);
    const auto* source = domain::find_field(opening.fields, "source");
    ASSERT_NE(source, nullptr);
    EXPECT_EQ(source->need, domain::Need::required);
    for (const auto* lawful : {"日常巡视检查", "书面材料审查", "举报", "投诉"}) {
        EXPECT_TRUE(source->has_choice(lawful)) << lawful;
    }
    EXPECT_FALSE(source->has_choice("道听途说"));
}

TEST(Forms, ANumberHasItsBounds) {
    Fields proposed{
        {"conclusion", kPenalty},
        {"is_major", false},
        {"facts", "超时"},
        {"basis", List{Fields{{"law", "中华人民共和国劳动法"}, {"article", 90}}}}};
    EXPECT_THAT(rejected("propose", proposed), IsEmpty());
    proposed["people"] = 1'000'001;
    EXPECT_THAT(rejected("propose", proposed), ElementsAre(HasSubstr("不得大于1000000")));
    proposed["people"] = -1;
    EXPECT_THAT(rejected("propose", proposed), ElementsAre(HasSubstr("不得小于0")));
}

// Every amount and number of every act is bounded, and what it can be reads as itself.
TEST(Forms, NothingIsUnbounded) {
    for (const auto& kind : act_kinds()) {
        for (const auto& field : schema_of(kind, Of::form).fields) {
            const bool is_number = field.type == domain::FieldType::integer ||
                                   field.type == domain::FieldType::decimal;
            EXPECT_EQ(is_number, field.minimum && field.maximum) << kind.act << "." << field.key;
        }
    }
    EXPECT_EQ(money_of("10000000000"), kMoneyMax);
}

TEST(Money, NeverOverflows) {
    Measures measures;
    measures.people = std::numeric_limits<std::int64_t>::max();
    const Fields benchmark{
        {"unit", "元每人"},
        {"tiers", List{Fields{{"tier", "一般"}, {"minimum", "500"}, {"maximum", "2000"}}}}};
    const auto range = fines_of(benchmark, "一般", measures);
    ASSERT_TRUE(range);
    EXPECT_EQ(range->minimum, kMoneyMax);
    EXPECT_EQ(range->maximum, kMoneyMax);
    EXPECT_EQ(times(kMoneyMax, "10000000000"), kMoneyMax);
    EXPECT_EQ(times(kMoneyMax, "0.0001"), Money{kMoneyMax.fen / 10'000});
    EXPECT_EQ(times(Money{100}, 42), Money{4'200});
    EXPECT_EQ(times(Money{100}, -1), Money{});
}

// A benchmark in 元 says whole amounts, not multiples of something.
TEST(Money, ATierInYuanIsReckonedWhateverItsAmount) {
    const Fields benchmark{
        {"unit", "元"},
        {"tiers", List{Fields{{"tier", "严重"}, {"minimum", "12000"}, {"maximum", "20000"}}}}};
    const auto range = fines_of(benchmark, "严重", {});
    ASSERT_TRUE(range);
    EXPECT_EQ(range->minimum, Money{12'000'00});
    EXPECT_EQ(range->maximum, Money{20'000'00});
}

// law.md 10.4.
TEST(Money, TheCalculatorsVectors) {
    EXPECT_EQ(times(times(Money{100}, 42), "350"), (Money{14'700'00}));
    EXPECT_EQ(times(Money{42'000'00}, "3.5"), (Money{147'000'00}));
    EXPECT_EQ(times(Money{58'000'00}, "1.5"), (Money{87'000'00}));
    EXPECT_EQ(times(Money{36'000'00}, "2"), (Money{72'000'00}));
}

}  // namespace
}  // namespace mingjing::case_file
