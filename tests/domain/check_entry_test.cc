#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/entry_key.h"
#include "domain/rules.h"
#include "rule_samples.h"

namespace mingjing::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Schema sample_schema() {
    Schema schema;
    schema.key = "samples";
    schema.entry_key = {"code"};
    auto code = named("code", FieldType::code);
    code.need = Need::required;
    code.pattern = "[A-Z]+-[0-9]+";
    auto policy = named("policy", FieldType::text);
    policy.need = Need::recommended;
    auto kind = named("kind", FieldType::choice);
    kind.choices = {{"甲", {}}, {"乙", {}}};
    auto reason = named("reason", FieldType::text);
    reason.required_when = {{"kind", "乙"}};
    reason.missing = "乙类应当说明理由（某法第一条）";
    auto count = named("count", FieldType::integer);
    count.minimum = 0;
    auto item = named("item", FieldType::reference);
    item.refers_to = "enforcement_items";
    auto rows = named("rows", FieldType::table);
    auto name = named("name", FieldType::text);
    name.need = Need::required;
    rows.children = {name, named("on", FieldType::date)};
    schema.fields = {code, policy, kind, reason, count, item, rows};
    return schema;
}

std::vector<std::string> said(const Fields& entry, const SampleRegisters& registers = {}) {
    return places_of(check_entry(sample_schema(), entry, registers.lookup()));
}

TEST(CheckEntry, AHiddenPersonalValueIsNoValue) {
    auto schema = sample_schema();
    const Fields entry{{"code", "HX-1"}, {"policy", kHidden}, {"kind", "甲"}};
    EXPECT_THAT(places_of(check_entry(schema, entry, {})), IsEmpty());
    schema.fields[1].is_personal = true;
    EXPECT_THAT(places_of(check_entry(schema, entry, {})), ElementsAre("hidden-value@policy"));
}

TEST(CheckEntry, AWholeEntryHasNothingSaidOfIt) {
    EXPECT_THAT(
        said({{"code", "HX-1"}, {"policy", "无"}, {"kind", "甲"}, {"count", 0}}), IsEmpty()
    );
}

TEST(CheckEntry, TellsWhatIsMissing) {
    EXPECT_THAT(
        said({{"kind", "乙"}}),
        ElementsAre(
            "required-missing@code", "recommended-missing@policy", "required-missing@reason"
        )
    );
    const auto issues = check_entry(sample_schema(), {{"kind", "乙"}}, SampleRegisters{}.lookup());
    EXPECT_EQ(issues.back().what, "乙类应当说明理由（某法第一条）");
    EXPECT_EQ(issues[1].level, Level::warned);
}

TEST(CheckEntry, TellsWhatIsWrong) {
    EXPECT_THAT(
        said({{"code", "hx"}, {"policy", "p"}, {"kind", "丙"}, {"count", -1}, {"other", "x"}}),
        UnorderedElementsAre(
            "pattern-mismatch@code",
            "enum-unknown@kind",
            "invalid-number@count",
            "unknown-field@other"
        )
    );
    EXPECT_THAT(said({{"code", 5}, {"policy", "p"}}), ElementsAre("invalid-type@code"));
}

TEST(CheckEntry, LooksIntoChildRows) {
    const Fields entry{
        {"code", "HX-1"},
        {"policy", "p"},
        {"rows", List{Fields{{"name", "甲"}}, Fields{{"on", "2026-02-30"}}}}};
    EXPECT_THAT(said(entry), ElementsAre("required-missing@rows.name#1", "invalid-date@rows.on#1"));
}

TEST(CheckEntry, AsksWhetherWhatIsReferredToExists) {
    SampleRegisters registers;
    registers.entries["enforcement_items"] = {Fields{{"code", "HXRS-CF-001"}}};
    Fields entry{{"code", "HX-1"}, {"policy", "p"}, {"item", "HXRS-CF-001"}};
    EXPECT_THAT(said(entry, registers), IsEmpty());
    entry["item"] = "HXRS-CF-099";
    EXPECT_THAT(said(entry, registers), ElementsAre("unknown-reference@item"));
    auto schema = sample_schema();
    schema.fields[5].reference_must_exist = false;
    EXPECT_EQ(worst(check_entry(schema, entry, registers.lookup())), Level::warned);
    schema.fields[5].reference_may_come_later = true;
    EXPECT_THAT(check_entry(schema, entry, registers.lookup()), IsEmpty());
}

TEST(CheckEntry, RunsTheRulesTheSchemaNames) {
    auto schema = sample_schema();
    schema.fields.push_back(named("bought", FieldType::date));
    schema.rules = {"not_in_future(bought)"};
    const Fields entry{{"code", "HX-1"}, {"policy", "p"}, {"bought", "2027-01-01"}};
    EXPECT_THAT(
        places_of(check_entry(schema, entry, SampleRegisters{}.lookup())),
        ElementsAre("date-in-future@bought")
    );
}

TEST(EntryKey, JoinsItsPartsAndHasAnotherWay) {
    Schema schema;
    schema.entry_key = {"certificates.number"};
    EXPECT_EQ(entry_key(schema, {{"certificates", List{Fields{{"number", "37"}}}}}), "37");
    schema.entry_key = {"number", "year"};
    schema.key_otherwise = {"title"};
    EXPECT_EQ(entry_key(schema, {{"number", "A"}, {"year", 2026}}), "A/2026");
    EXPECT_EQ(entry_key(schema, {{"number", "A"}, {"title", "办法"}}), "办法");
    EXPECT_EQ(entry_key(schema, {{"number", "A"}}), "");
    EXPECT_EQ(joined_key({{"number", "A"}, {"year", 2026}}, {"year", "number"}), "2026/A");
}

}  // namespace
}  // namespace mingjing::domain
