// The rules of results, one by one: each fires and each stays silent (docs/rules.md).

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/publication_rule.h"
#include "domain/rule_samples.h"

namespace mingjing::domain {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Field field(std::string_view key, FieldType type, bool is_open = true) {
    Field made;
    made.key = key;
    made.label = key;
    made.type = type;
    made.is_open = is_open;
    return made;
}

Schema results(const std::vector<std::string>& rules) {
    Schema schema;
    schema.key = "results";
    schema.entry_key = {"number"};
    auto shown = field("facts_shown", FieldType::long_text);
    shown.masks = "facts";
    auto party = field("party_shown", FieldType::text);
    party.masks = "party";
    schema.fields = {
        field("number", FieldType::document_number),
        field("category", FieldType::text),
        field("party_kind", FieldType::text),
        field("party", FieldType::text, false),
        party,
        field("id_number", FieldType::code, false),
        field("party_born_on", FieldType::date, false),
        field("party_age", FieldType::integer, false),
        field("crime_transfer", FieldType::text, false),
        field("performance", FieldType::choice),
        field("sanctions", FieldType::list),
        field("officers", FieldType::list),
        field("legal_representative", FieldType::text),
        field("permit_number", FieldType::code),
        field("basis", FieldType::citations),
        field("withdrawal_reason", FieldType::text),
        field("facts", FieldType::long_text, false),
        shown,
        field("content", FieldType::long_text, false),
        field("conclusion", FieldType::text),
        field("fine", FieldType::decimal),
        field("decided_on", FieldType::date),
        field("published_on", FieldType::date),
        field("status", FieldType::text),
        field("withholding_ground", FieldType::text, false),
        field("withholding_approver", FieldType::text, false),
        field("other_people", FieldType::list, false),
        field("minors", FieldType::list, false),
        field("cleared", FieldType::list, false),
        field("cleared_reason", FieldType::text, false)};
    schema.redaction.people = {"证人"};
    schema.rules = rules;
    return schema;
}

std::vector<std::string> told(
    const std::string& rule, const Fields& entry, const SampleRegisters& others = {}
) {
    std::vector<std::string> codes;
    for (const auto& issue : check_entry(results({rule}), entry, others.lookup())) {
        codes.push_back(issue.code + (issue.holds_back ? " held" : ""));
    }
    return codes;
}

Fields prepared(Fields entry) {
    const SampleRegisters others;
    Issues issues;
    normalise_entry(results({"shown_text_is_masked"}), entry, others.lookup(), issues);
    return entry;
}

TEST(ResultRules, GK02_ThePublicTextIsPreparedMaskedAndKeepsWhatSomebodyWrote) {
    Fields entry{
        {"number", "1"},
        {"party", "陈测试"},
        {"party_kind", "自然人"},
        {"facts", "陈测试（电话19000093296）对王演示的童工苏小屿"},
        {"other_people", List{"王演示"}},
        {"minors", List{"苏小屿"}}};
    const auto made = prepared(entry);
    EXPECT_EQ(text_of(made, "party_shown"), "陈某");
    EXPECT_EQ(text_of(made, "facts_shown"), "陈某（电话（隐去））对王某的童工（隐去）");
    EXPECT_EQ(text_of(made, "facts"), text_of(entry, "facts")) << "the original stays";
    entry["facts_shown"] = "经过从略";
    EXPECT_EQ(text_of(prepared(entry), "facts_shown"), "经过从略");
}

TEST(ResultRules, GK02_WhatIsShownHoldsBackUntilItIsGone) {
    const auto shown = [](std::string_view text) {
        return told(
            "shown_text_is_masked",
            {{"number", "1"},
             {"party", "陈测试"},
             {"party_kind", "自然人"},
             {"other_people", List{"王演示"}},
             {"facts_shown", text}}
        );
    };
    EXPECT_THAT(shown("陈某骗取养老金"), IsEmpty());
    EXPECT_THAT(shown("电话19000093296"), ElementsAre("personal-data-shown held"));
    EXPECT_THAT(shown("陈测试骗取养老金"), ElementsAre("name-shown held"));
    EXPECT_THAT(shown("王演示在场"), ElementsAre("name-shown held"));
    EXPECT_THAT(shown("证人钱光作证"), ElementsAre("held-for-redaction held"));
}

TEST(ResultRules, GK02_WhoseNameItIsIsSaidBeforeAnythingIsShown) {
    Fields entry{{"number", "1"}, {"party", "陈测试"}, {"facts", "陈测试冒领养老金"}};
    EXPECT_FALSE(prepared(entry).contains("party_shown"));
    EXPECT_FALSE(prepared(entry).contains("facts_shown"));
    EXPECT_THAT(told("withholding_is_founded", entry), ElementsAre("party-kind-missing held"));
    entry["party_kind"] = "法人及非法人组织";
    EXPECT_THAT(told("withholding_is_founded", entry), IsEmpty());
    EXPECT_EQ(text_of(prepared(entry), "party_shown"), "陈测试");
}

TEST(ResultRules, GK02_EveryOpenStringIsJudged) {
    const auto judged = [](std::string_view key, Value value) {
        Fields entry{
            {"number", "1"},
            {"party", "陈测试"},
            {"party_kind", "自然人"},
            {"other_people", List{"王演示"}},
            {"minors", List{"苏小屿"}}};
        entry[std::string(key)] = std::move(value);
        return told("shown_text_is_masked", entry);
    };
    const std::string mobile = "19000093296";
    for (const auto& [key, value] :
         {std::pair<std::string, Value>{"performance", "已履行，电话" + mobile},
          {"sanctions", List{"警告", mobile}},
          {"officers", List{"周执法甲（37990126001）", mobile}},
          {"legal_representative", mobile},
          {"permit_number", mobile},
          {"conclusion", mobile},
          {"basis", List{Fields{{"law", "依据" + mobile}}}}}) {
        EXPECT_THAT(judged(key, value), ElementsAre("personal-data-shown held")) << key;
    }
    EXPECT_THAT(judged("performance", "王演示已履行"), ElementsAre("name-shown held"));
    EXPECT_THAT(judged("sanctions", List{"警告陈测试"}), ElementsAre("name-shown held"));
    EXPECT_THAT(judged("legal_representative", "王演示"), IsEmpty()) << "a name is what it shows";
    EXPECT_THAT(judged("legal_representative", "苏小屿"), ElementsAre("name-shown held"));
    EXPECT_THAT(judged("officers", List{"周执法甲（37990126001）"}), IsEmpty());
    EXPECT_THAT(judged("permit_number", "370000201312180012"), IsEmpty());
}

TEST(ResultRules, CF19_AReasonSaysNoNameWhateverIsWithheld) {
    Fields entry{
        {"number", "1"},
        {"status", "已撤回"},
        {"party", "陈测试"},
        {"party_kind", "自然人"},
        {"facts_shown", "电话19000093296"},
        {"withdrawal_reason", "陈测试申请复议"}};
    EXPECT_THAT(told("shown_text_is_masked", entry), ElementsAre("name-shown held"));
    entry["withdrawal_reason"] = "当事人（19000093296）申请复议";
    EXPECT_THAT(told("shown_text_is_masked", entry), ElementsAre("personal-data-shown held"));
    entry["withdrawal_reason"] = "复议决定撤销";
    EXPECT_THAT(told("shown_text_is_masked", entry), IsEmpty()) << "nobody reads the rest";

    const SampleRegisters others;
    const auto reason = [&](const char* rule, std::string_view text) {
        const auto issues = check_reason(results({rule}), entry, others.lookup(), text);
        return issues.empty() ? std::string{} : issues.front().code;
    };
    EXPECT_EQ(reason("shown_text_is_masked", "陈测试申请更正"), "name-shown");
    EXPECT_EQ(reason("shown_text_is_masked", "电话19000093296"), "personal-data-shown");
    EXPECT_EQ(reason("shown_text_is_masked", "陈某申请更正"), "");
    EXPECT_EQ(reason("withholding_is_founded", "陈测试申请更正"), "") << "judged nowhere else";
}

TEST(ResultRules, GK02_WhatIsTooLongIsNotWorkedOn) {
    auto schema = results({"shown_text_is_masked"});
    std::string text;
    for (std::size_t i = 0; i < 4001; ++i) {
        text += "长";
    }
    Fields entry{{"number", "1"}, {"party_kind", "自然人"}, {"facts", text}};
    const SampleRegisters others;
    Issues issues;
    normalise_entry(schema, entry, others.lookup(), issues);
    EXPECT_FALSE(entry.contains("facts_shown"));
}

TEST(ResultRules, GK01_NothingIsShownOfACaseThePoliceHave) {
    Fields entry{
        {"number", "1"}, {"party_kind", "个体工商户"}, {"crime_transfer", "已移送，没有办结"}};
    EXPECT_THAT(told("withholding_is_founded", entry), ElementsAre("crime-not-closed held"));
    entry["crime_transfer"] = "已办结";
    EXPECT_THAT(told("withholding_is_founded", entry), IsEmpty());
}

TEST(ResultRules, GK02_TheAgeIsJudgedByWhateverIsKnownOfIt) {
    Fields entry{{"number", "1"}, {"party_kind", "自然人"}, {"decided_on", "2026-08-19"}};
    EXPECT_THAT(told("withholding_is_founded", entry), ElementsAre("age-unknown held"));
    entry["party_born_on"] = "2008-08-20";
    EXPECT_THAT(told("withholding_is_founded", entry), ElementsAre("party-is-minor held"));
    entry["party_born_on"] = "2008-08-19";
    EXPECT_THAT(told("withholding_is_founded", entry), IsEmpty());
    entry.erase("party_born_on");
    entry["party_age"] = 17;
    EXPECT_THAT(told("withholding_is_founded", entry), ElementsAre("party-is-minor held"));
    entry["party_age"] = 18;
    EXPECT_THAT(told("withholding_is_founded", entry), IsEmpty());
    entry["party_kind"] = "个体工商户";
    entry["id_number"] = "379901201108080048";
    EXPECT_THAT(told("withholding_is_founded", entry), ElementsAre("party-is-minor held"));
}

TEST(ResultRules, GK02_AMinorsResultIsNotShown) {
    Fields entry{
        {"number", "1"},
        {"party_kind", "自然人"},
        {"id_number", "379901201108080048"},
        {"decided_on", "2026-08-19"},
        {"status", "公示中"}};
    EXPECT_THAT(told("withholding_is_founded", entry), ElementsAre("party-is-minor held"));
    entry["id_number"] = "379901199001010015";
    EXPECT_THAT(told("withholding_is_founded", entry), IsEmpty());
}

TEST(ResultRules, GK03_WhatIsWithheldSaysWhyAndWhoApproved) {
    Fields entry{{"number", "1"}, {"status", "不予公示"}, {"withholding_ground", "商业秘密"}};
    EXPECT_THAT(told("withholding_is_founded", entry), ElementsAre("withheld-without-ground held"));
    entry["withholding_approver"] = "李样本";
    EXPECT_THAT(told("withholding_is_founded", entry), IsEmpty());
}

TEST(ResultRules, TheFineIsWhatTheDecisionSays) {
    const auto fined = [](std::string_view fine) {
        return told(
            "fine_agrees_with_content",
            {{"number", "1"}, {"fine", fine}, {"content", "警告；罚款人民币14,700元（42人）"}}
        );
    };
    EXPECT_THAT(fined("14700"), IsEmpty());
    EXPECT_THAT(fined("147000000"), ElementsAre("amount-mismatch"));
}

TEST(ResultRules, AGapInTheNumbersIsNoticed) {
    SampleRegisters others;
    others.entries["results"] = {{{"code", "监罚字〔2026〕第016号"}}};
    EXPECT_THAT(
        told("number_follows(number)", {{"number", "监罚字〔2026〕第017号"}}, others), IsEmpty()
    );
    EXPECT_THAT(
        told("number_follows(number)", {{"number", "监罚字〔2026〕第018号"}}, others),
        ElementsAre("gap-in-number")
    );
    EXPECT_THAT(
        told("number_follows(number)", {{"number", "监罚字〔2026〕第001号"}}, others), IsEmpty()
    );
}

TEST(ResultRules, NothingIsPublicBeforeItIsDecided) {
    const auto days = [](std::string_view published) {
        return told(
            "not_before(decided_on, published_on)",
            {{"number", "1"}, {"decided_on", "2026-01-05"}, {"published_on", published}}
        );
    };
    EXPECT_THAT(days("2026-01-05"), IsEmpty());
    EXPECT_THAT(days("2024-12-30"), ElementsAre("date-order"));
}

TEST(ResultRules, GS01_AResultSaysWhatWasDecided) {
    EXPECT_THAT(
        told("result_says_what_was_decided", {{"number", "1"}}), Contains("required-missing")
    );
    EXPECT_THAT(
        told("result_says_what_was_decided", {{"number", "1"}, {"conclusion", "警告"}}), IsEmpty()
    );
}

TEST(ResultRules, GS02_TheClockRunsFromTheDayOfTheDecision) {
    PublicationRule rule;
    rule.time_limit_days = 20;
    rule.counted_from = "decided_on";
    rule.shorter = {"category", {"行政处罚", "行政许可"}, 7};
    Calendar calendar;
    calendar.years = {2026};
    Fields entry{{"category", "行政处罚"}, {"decided_on", "2026-03-16"}};
    const auto from = *day_of("2026-06-01");
    EXPECT_EQ(publication_due(rule, calendar, entry, from), day_of("2026-03-25"));
    entry["category"] = "行政检查";
    EXPECT_EQ(publication_due(rule, calendar, entry, from), day_of("2026-04-13"));
    entry.erase("decided_on");
    EXPECT_EQ(publication_due(rule, calendar, entry, from), std::nullopt);
}

TEST(ResultRules, CF19_AChangedDecisionIsTakenDownInThreeWorkingDays) {
    Calendar calendar;
    calendar.years = {2026};
    EXPECT_EQ(withdrawal_due(calendar, *day_of("2026-06-30")), *day_of("2026-07-03"));
}

}  // namespace
}  // namespace mingjing::domain
