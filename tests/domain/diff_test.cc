#include "domain/diff.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_samples.h"

namespace mingjing::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = Segment::Kind;

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

std::string side(const std::vector<Segment>& segments, Kind other) {
    std::string out;
    for (const auto& segment : segments) {
        out += segment.kind == other ? "" : segment.text;
    }
    return out;
}

TEST(TextDiff, ShowsWhatWentAndWhatCame) {
    EXPECT_EQ(
        text_diff("自受理之日起20个工作日内办结", "自受理之日起12个工作日内办结"),
        (std::vector<Segment>{
            {Kind::kept, "自受理之日起"},
            {Kind::removed, "20"},
            {Kind::added, "12"},
            {Kind::kept, "个工作日内办结"}})
    );
    EXPECT_EQ(text_diff("", "新增"), (std::vector<Segment>{{Kind::added, "新增"}}));
    EXPECT_EQ(text_diff("删去", ""), (std::vector<Segment>{{Kind::removed, "删去"}}));
    EXPECT_THAT(text_diff("", ""), IsEmpty());
}

TEST(TextDiff, BothSidesCanBePutTogetherAgain) {
    std::minstd_rand random(7);
    const std::vector<std::string> words{"甲", "乙", "丙", "A1", " ", "，", "2026"};
    const auto text = [&](std::size_t length) {
        std::string out;
        for (std::size_t i = 0; i < length; ++i) {
            out += words[random() % words.size()];
        }
        return out;
    };
    for (int i = 0; i < 300; ++i) {
        const auto before = text(random() % 60);
        const auto after = text(random() % 60);
        const auto segments = text_diff(before, after);
        EXPECT_EQ(side(segments, Kind::added), before);
        EXPECT_EQ(side(segments, Kind::removed), after);
    }
    const auto long_before = "头" + text(20'000) + "尾";
    const auto long_after = "头" + text(20'000) + "尾";
    const auto segments = text_diff(long_before, long_after);
    EXPECT_EQ(side(segments, Kind::added), long_before) << "beyond the bound, by both ends";
    EXPECT_EQ(side(segments, Kind::removed), long_after);
}

}  // namespace
}  // namespace mingjing::domain
