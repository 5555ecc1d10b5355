#include "domain/rules.h"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_samples.h"

namespace mingjing::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Fields tier(const char* name, const char* minimum, const char* maximum, bool from, bool to) {
    return {
        {"tier", name},
        {"minimum", minimum},
        {"maximum", maximum},
        {"includes_minimum", from},
        {"includes_maximum", to}};
}

Fields benchmark(List tiers) {
    return {
        {"unit", "元"},
        {"statutory_minimum", "2000"},
        {"statutory_maximum", "20000"},
        {"tiers", std::move(tiers)}};
}

TEST(Rules, AreFoundByNameWithTheirFields) {
    EXPECT_NE(find_rule("coercive_not_delegable"), nullptr);
    EXPECT_EQ(find_rule("dates_in_order(a, b)"), find_rule("dates_in_order"));
    EXPECT_EQ(find_rule("no_such_rule"), nullptr);
    Schema schema;
    schema.fields = {named("a", FieldType::date), named("b", FieldType::date)};
    EXPECT_EQ(rule_problem(schema, "dates_in_order(a, b)"), "");
    EXPECT_NE(rule_problem(schema, "dates_in_order(a)"), "");
    EXPECT_NE(rule_problem(schema, "dates_in_order(a, c)"), "");
    EXPECT_NE(rule_problem(schema, "no_such_rule"), "");
    for (const auto name : rule_names()) {
        EXPECT_NE(find_rule(name), nullptr) << name;
    }
}

TEST(Rules, AreAllWrittenDown) {
    std::ifstream file(MINGJING_SOURCE_DIR "/docs/rules.md");
    const std::string written{std::istreambuf_iterator<char>(file), {}};
    for (const auto name : rule_names()) {
        EXPECT_THAT(written, testing::HasSubstr("`" + std::string(name)));
    }
}

TEST(TierRange, A27_6_RefusesWhatTheStatuteDoesNotAllow) {
    const auto inside = benchmark({tier("轻微", "2000", "6000", true, true)});
    EXPECT_THAT(issues_of("tier_within_statutory_range", inside), IsEmpty());
    const auto above = benchmark(
        {tier("严重", "12000", "20000", false, true),
         tier("特别严重", "20000", "25000", false, true)}
    );
    const auto issues = issues_of("tier_within_statutory_range", above);
    EXPECT_THAT(places_of(issues), ElementsAre("outside-statutory-range@tiers.maximum#1"));
    EXPECT_EQ(issues.front().level, Level::rejected);
    EXPECT_EQ(issues.front().what, "上限25000元超出法定上限20000元");
    EXPECT_EQ(issues.front().article, "国办发〔2022〕27号（六）");
    const auto turned = benchmark({tier("较重", "6000", "5000", false, true)});
    EXPECT_THAT(
        places_of(issues_of("tier_within_statutory_range", turned)),
        ElementsAre("min-greater-than-max@tiers.minimum#0")
    );
}

TEST(TierRange, OnlyMitigationGoesBelowTheMinimum) {
    const auto below = benchmark({tier("一般", "1000", "6000", true, true)});
    EXPECT_THAT(
        places_of(issues_of("tier_within_statutory_range", below)),
        ElementsAre("outside-statutory-range@tiers.minimum#0")
    );
    const auto mitigated = benchmark({tier("减轻", "500", "2000", true, false)});
    EXPECT_THAT(issues_of("tier_within_statutory_range", mitigated), IsEmpty());
}

TEST(TierRange, ComparesAmountsAsNumbersNotAsTexts) {
    auto multiples = benchmark({tier("严重", "10", "10.5", true, true)});
    multiples["statutory_minimum"] = "9";
    multiples["statutory_maximum"] = "10.50";
    EXPECT_THAT(issues_of("tier_within_statutory_range", multiples), IsEmpty());
}

TEST(TierOverlap, A27_6_WarnsWhereTwoTiersClaimOneAmount) {
    const auto apart = benchmark(
        {tier("轻微", "2000", "6000", true, true), tier("一般", "6000", "12000", false, true)}
    );
    EXPECT_THAT(issues_of("tier_ranges_do_not_overlap", apart), IsEmpty());
    const auto touching = benchmark(
        {tier("轻微", "2000", "6000", true, true), tier("一般", "6000", "12000", true, true)}
    );
    const auto issues = issues_of("tier_ranges_do_not_overlap", touching);
    EXPECT_THAT(places_of(issues), ElementsAre("range-overlap@tiers.includes_minimum#1"));
    EXPECT_EQ(issues.front().level, Level::warned);
    EXPECT_EQ(issues.front().what, "与阶次“轻微”在6000元处重叠");
    const auto crossing = benchmark(
        {tier("一般", "5000", "12000", false, true), tier("轻微", "2000", "6000", true, true)}
    );
    EXPECT_EQ(
        issues_of("tier_ranges_do_not_overlap", crossing).front().what,
        "与阶次“一般”在5000元至6000元之间重叠"
    );
}

TEST(Certificates, ZJ01_NoValidCertificateOnTheDayIsSaid) {
    const auto officer = [](const char* status, const char* valid_to) {
        return Fields{{"certificates", List{Fields{{"status", status}, {"valid_to", valid_to}}}}};
    };
    Schema schema;
    schema.fields = {named("certificates", FieldType::table)};
    const auto said = [&](const char* status, const char* valid_to) {
        return places_of(issues_of("certificate_validity", officer(status, valid_to), {}, schema));
    };
    EXPECT_THAT(said("有效", "2028-12-31"), IsEmpty());
    EXPECT_THAT(said("有效", "2026-11-13"), IsEmpty()) << "the last day still counts";
    EXPECT_THAT(said("有效", "2026-11-12"), ElementsAre("expired@certificates.valid_to#0"));
    EXPECT_THAT(said("过期", "2026-08-31"), ElementsAre("expired@certificates.status#0"));
    EXPECT_THAT(said("暂扣", "2028-12-31"), ElementsAre("suspended@certificates.status#0"));
    EXPECT_THAT(said("注销", "2028-12-31"), ElementsAre("cancelled@certificates.status#0"));
}

TEST(Certificates, ZJ01_AWindowShowsAValidOne) {
    SampleRegisters registers;
    registers.entries["officers"] = {Fields{
        {"name", "周执法甲"},
        {"certificates",
         List{
             Fields{{"number", "1"}, {"status", "过期"}, {"valid_to", "2026-01-01"}},
             Fields{{"number", "2"}, {"status", "有效"}, {"valid_to", "2026-01-01"}},
             Fields{{"number", "3"}, {"status", "有效"}, {"valid_to", "2030-01-01"}}}}}};
    const auto said = [&](const char* number) {
        return issues_of(
            "window_certificate",
            {{"is_enforcement", true}, {"certificate_number", number}},
            registers
        );
    };
    EXPECT_EQ(said("1").front().what, "该证件过期，不得从事执法公务");
    EXPECT_EQ(said("2").front().what, "该证件已过有效期，不得从事执法公务");
    EXPECT_THAT(said("3"), IsEmpty());
    EXPECT_EQ(said("").front().code, "required-missing");
    EXPECT_THAT(issues_of("window_certificate", {{"is_enforcement", false}}), IsEmpty());
}

TEST(People, SDJD10_DispatchedAndSecondedPersonsMayNotEnforce) {
    for (const auto* type : {"劳务派遣", "借调", "劳动合同制"}) {
        const auto issues = issues_of("person_type_may_enforce", {{"person_type", type}});
        ASSERT_EQ(issues.size(), 1U) << type;
        EXPECT_EQ(issues.front().level, Level::rejected);
    }
    EXPECT_THAT(issues_of("person_type_may_enforce", {{"person_type", "公务员"}}), IsEmpty());
}

TEST(People, NamesakesAreTwoPersons) {
    SampleRegisters registers;
    registers.entries[""] = {
        Fields{{"name", "金珩石"}, {"unit", "甲科"}, {"id_number", "379901199001010015"}}};
    const Fields other{{"name", "金珩石"}, {"unit", "乙科"}, {"id_number", "379901198506150027"}};
    EXPECT_THAT(
        places_of(issues_of("namesake_told_apart", other, registers)), ElementsAre("namesake@name")
    );
    EXPECT_THAT(
        issues_of("namesake_told_apart", registers.entries[""].front(), registers), IsEmpty()
    );
}

TEST(People, CF27_AFirstTimeReviewerNeedsTheLegalQualification) {
    const auto said = [](const char* number, const char* first) {
        return issues_of(
            "reviewer_qualified", {{"qualification_number", number}, {"first_reviewed_on", first}}
        );
    };
    EXPECT_THAT(said("A20033799017583", "2023-05-01"), IsEmpty());
    EXPECT_EQ(said("", "2023-05-01").front().code, "no-legal-qualification");
    EXPECT_EQ(said("", "2023-05-01").front().rule, "CF-27");
    EXPECT_EQ(said("", "2018-04-01").front().code, "qualified-by-history");
    EXPECT_EQ(said("", "2018-04-01").front().level, Level::normalised);
}

TEST(Delegation, QZ01_ACoerciveItemIsNeverDelegated) {
    const Fields delegated{{"category", "行政强制"}, {"handling_unit", "劳动监察支队"}};
    const auto issues = issues_of("coercive_not_delegable", delegated);
    EXPECT_THAT(places_of(issues), ElementsAre("coercive-not-delegable@handling_unit"));
    EXPECT_EQ(issues.front().article, "行政强制法第十七条");
    EXPECT_EQ(issues.front().rule, "QZ-01");
    EXPECT_EQ(issues.front().level, Level::rejected);
    EXPECT_THAT(
        issues_of(
            "coercive_not_delegable", {{"category", "行政强制"}, {"handling_unit", "劳动关系科"}}
        ),
        IsEmpty()
    );
    EXPECT_THAT(
        issues_of(
            "coercive_not_delegable", {{"category", "行政处罚"}, {"handling_unit", "劳动监察支队"}}
        ),
        IsEmpty()
    );
}

TEST(Delegation, QZ01_AnAgreementMayNotListACoerciveItem) {
    SampleRegisters registers;
    registers.entries["enforcement_items"] = {
        Fields{{"code", "HXRS-QZ-036"}, {"category", "行政强制"}},
        Fields{{"code", "HXRS-JC-033"}, {"category", "行政检查"}}};
    const auto issues = issues_of(
        "coercive_not_delegable", {{"items", List{"HXRS-JC-033", "HXRS-QZ-036"}}}, registers
    );
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_EQ(issues.front().what, "含行政强制事项HXRS-QZ-036，行政强制措施权不得委托");
}

TEST(Delegation, CF03_IsSignedFiledAndWithinItsTerm) {
    SampleRegisters registers;
    registers.settings["delegation_term_years_max"] = 3;
    Fields agreement{
        {"signed_on", "2026-06-20"}, {"term_from", "2026-07-01"}, {"term_to", "2031-06-30"}};
    const auto issues = issues_of("delegation_signed_and_filed", agreement, registers);
    EXPECT_THAT(
        places_of(issues), ElementsAre("term-over-limit@term_to", "filing-overdue@filed_on")
    );
    EXPECT_EQ(issues.front().what, "委托期限5年，超过设置的3年上限");
    agreement["filed_on"] = "2026-06-25";
    agreement["term_to"] = "2029-06-30";
    EXPECT_THAT(issues_of("delegation_signed_and_filed", agreement, registers), IsEmpty());
    agreement["term_to"] = "2029-07-01";
    EXPECT_EQ(issues_of("delegation_signed_and_filed", agreement, registers).size(), 1U)
        << "one day more than three years";
    agreement.erase("signed_on");
    EXPECT_EQ(
        issues_of("delegation_signed_and_filed", agreement, registers).back().code, "not-signed"
    );
}

TEST(Approval, GK04_ABodyIsPublishedOnlyAfterOutsideApproval) {
    EXPECT_EQ(issues_of("external_approval_given", Fields{}).front().level, Level::rejected);
    EXPECT_THAT(
        issues_of(
            "external_approval_given", {{"approval_number", "号"}, {"approved_on", "2026-01-12"}}
        ),
        IsEmpty()
    );
}

TEST(TimeLimits, XK15_DaysOfAPermitAreWorkingDays) {
    Schema schema;
    schema.rules = {"permit_days_are_working_days"};
    const Fields days{{"amount", 20}, {"unit", "day"}};
    Fields permit{{"category", "行政许可"}, {"statutory_limit", days}};
    const auto lookup = SampleRegisters{}.lookup();
    Issues issues;
    normalise_entry(schema, permit, lookup, issues);
    EXPECT_EQ(text_of(*permit["statutory_limit"].fields(), "unit"), "working_day");
    EXPECT_THAT(places_of(issues), ElementsAre("permit-day@statutory_limit"));
    EXPECT_EQ(issues.front().rule, "XK-15");
    EXPECT_EQ(issues.front().level, Level::warned);
    normalise_entry(schema, permit, lookup, issues);
    EXPECT_EQ(issues.size(), 1U) << "a second time changes nothing";
    Fields finding{{"category", "行政确认"}, {"statutory_limit", days}};
    normalise_entry(schema, finding, lookup, issues);
    EXPECT_EQ(text_of(*finding["statutory_limit"].fields(), "unit"), "day");
}

// What did not go through normalise_entry, which counts them so.
TEST(TimeLimits, XK15_APermitThatStillSaysDaysIsRefused) {
    const auto said = [](const char* category, const char* unit) {
        return issues_of(
            "permit_days_are_working_days",
            {{"category", category}, {"statutory_limit", Fields{{"amount", 20}, {"unit", unit}}}}
        );
    };
    const auto refused = said("行政许可", "day");
    EXPECT_THAT(places_of(refused), ElementsAre("permit-day@statutory_limit"));
    EXPECT_EQ(refused.front().level, Level::rejected);
    EXPECT_THAT(said("行政许可", "working_day"), IsEmpty());
    EXPECT_THAT(said("行政确认", "day"), IsEmpty());
}

TEST(TimeLimits, XK15_AGuideGoesByItsItem) {
    SampleRegisters registers;
    registers.entries["enforcement_items"] = {
        Fields{{"code", "HXRS-XK-002"}, {"category", "行政许可"}}};
    Schema schema;
    schema.rules = {"permit_days_are_working_days"};
    Fields guide{
        {"item", "HXRS-XK-002"}, {"promised_limit", Fields{{"amount", 5}, {"unit", "day"}}}};
    Issues issues;
    normalise_entry(schema, guide, registers.lookup(), issues);
    EXPECT_THAT(places_of(issues), ElementsAre("permit-day@promised_limit"));
}

TEST(TimeLimits, APromiseIsNotLongerThanTheLaw) {
    const auto limits = [](int statutory, const char* unit, int promised, const char* own) {
        return issues_of(
            "promised_within_statutory",
            {{"statutory_limit", Fields{{"amount", statutory}, {"unit", unit}}},
             {"promised_limit", Fields{{"amount", promised}, {"unit", own}}}}
        );
    };
    EXPECT_EQ(
        limits(20, "working_day", 25, "working_day").front().code, "promise-exceeds-statutory"
    );
    EXPECT_THAT(limits(20, "working_day", 20, "working_day"), IsEmpty());
    EXPECT_THAT(limits(3, "month", 30, "working_day"), IsEmpty());
    EXPECT_EQ(limits(20, "day", 20, "working_day").size(), 1U) << "20 working days are 28 days";
}

TEST(Dates, AreNotInTheFutureAndInOrder) {
    EXPECT_EQ(
        issues_of("not_in_future(bought)", {{"bought", "2027-03-01"}}).front().level,
        Level::rejected
    );
    EXPECT_THAT(issues_of("not_in_future(bought)", {{"bought", "2026-11-13"}}), IsEmpty());
    const Fields turned{{"published_on", "2026-07-22"}, {"effective_from", "2026-07-01"}};
    EXPECT_THAT(
        places_of(issues_of("dates_in_order(published_on, effective_from)", turned)),
        ElementsAre("date-order@effective_from")
    );
    EXPECT_THAT(issues_of("dates_in_order(effective_from, published_on)", turned), IsEmpty());
}

TEST(Numbers, AreInOrder) {
    constexpr auto kRule = "numbers_in_order(first, last)";
    EXPECT_THAT(
        places_of(issues_of(kRule, {{"first", 51}, {"last", 50}})), ElementsAre("number-order@last")
    );
    EXPECT_THAT(issues_of(kRule, {{"first", 50}, {"last", 50}}), IsEmpty());
}

TEST(Numbers, AreWithinTheRange) {
    const List voided{Fields{{"number", 18}}, Fields{{"number", 180}}};
    EXPECT_THAT(
        places_of(issues_of(
            "numbers_within(voided.number, first, last)",
            {{"first", 1}, {"last", 50}, {"voided", voided}}
        )),
        ElementsAre("number-outside@voided.number#1")
    );
}

TEST(Documents, ADraftMayStillHaveNoNumber) {
    EXPECT_EQ(
        issues_of("draft_without_number", {{"status", "征求意见"}}).front().code,
        "draft-without-number"
    );
    EXPECT_EQ(
        issues_of("draft_without_number", {{"status", "现行有效"}}).front().code,
        "recommended-missing"
    );
    EXPECT_THAT(issues_of("draft_without_number", {{"number", "某发〔2026〕1号"}}), IsEmpty());
}

TEST(Devices, ASerialNumberOccursOnce) {
    SampleRegisters registers;
    registers.entries[""] = {Fields{{"number", "HXRS-SB-009"}, {"serial_number", "SN1"}}};
    Schema schema;
    schema.entry_key = {"number"};
    const auto issues =
        issues_of("serial_unique(serial_number)", {{"serial_number", "SN1"}}, registers, schema);
    ASSERT_EQ(issues.size(), 1U);
    EXPECT_EQ(issues.front().what, "serial_number与这张清单的另一个条目相同");
    EXPECT_THAT(
        issues_of("serial_unique(serial_number)", {{"serial_number", "SN2"}}, registers), IsEmpty()
    );
}

}  // namespace
}  // namespace mingjing::domain
