#include "domain/diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_samples.h"

namespace mingjing::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Schema officers() {
    Schema schema;
    auto table = named("certificates", FieldType::table);
    auto number = named("number", FieldType::code);
    number.need = Need::required;
    table.children = {named("type", FieldType::text), number, named("valid_to", FieldType::date)};
    schema.fields = {named("name", FieldType::text), named("unit", FieldType::text), table};
    return schema;
}

Fields certificate(const char* number, const char* valid_to) {
    return {{"number", number}, {"valid_to", valid_to}};
}

std::vector<std::string> labels_of(const std::vector<FieldChange>& changes) {
    std::vector<std::string> labels;
    for (const auto& change : changes) {
        labels.push_back(change.label);
    }
    return labels;
}

TEST(Diff, TellsFieldsInTheOrderOfTheSchema) {
    const Fields before{{"name", "周执法甲"}, {"unit", "甲科"}};
    const Fields after{{"name", "周执法乙"}, {"unit", nullptr}};
    const auto changes = diff(officers(), before, after);
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[0], (FieldChange{"name", "name", "周执法甲", "周执法乙"}));
    EXPECT_EQ(changes[1], (FieldChange{"unit", "unit", "甲科", nullptr}));
    EXPECT_THAT(diff(officers(), before, before), IsEmpty());
}

TEST(Diff, MatchesChildRowsByWhatIdentifiesThem) {
    const Fields before{
        {"certificates", List{certificate("1", "2026-01-01"), certificate("2", "2027-01-01")}}};
    const Fields after{
        {"certificates", List{certificate("2", "2028-01-01"), certificate("3", "2030-01-01")}}};
    const auto changes = diff(officers(), before, after);
    EXPECT_THAT(
        labels_of(changes),
        ElementsAre("certificates（1）", "certificates（2）· valid_to", "certificates（3）")
    );
    EXPECT_TRUE(changes[0].after.is_null());
    EXPECT_EQ(changes[1].path, "certificates.valid_to");
    EXPECT_TRUE(changes[2].before.is_null());
}

TEST(Diff, RowsAlikeGoByTheirPosition) {
    const Fields before{
        {"certificates", List{certificate("1", "2026-01-01"), certificate("1", "2027-01-01")}}};
    const Fields after{
        {"certificates", List{certificate("1", "2026-01-01"), certificate("1", "2028-01-01")}}};
    EXPECT_THAT(
        labels_of(diff(officers(), before, after)), ElementsAre("certificates（1第2行）· valid_to")
    );
}

}  // namespace
}  // namespace mingjing::domain
