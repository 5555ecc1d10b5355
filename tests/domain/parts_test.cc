// What of an entry is a fact, what is kept apart, and how both come together again.

#include "domain/parts.h"

#include <gtest/gtest.h>

namespace mingjing::domain {
namespace {

Field field(std::string key, bool is_open, bool is_personal) {
    Field field;
    field.key = std::move(key);
    field.is_open = is_open;
    field.is_personal = is_personal;
    return field;
}

Schema officers() {
    Schema schema;
    schema.key = "officers";
    auto certificates = field("certificates", true, false);
    certificates.type = FieldType::table;
    certificates.children = {
        field("number", true, false), field("holder", true, true), field("score", false, false)};
    schema.fields = {
        field("name", true, true),
        field("unit", true, false),
        field("review", false, false),
        field("mobile", false, true),
        certificates,
    };
    return schema;
}

const Fields kEntry{
    {"name", "周执法甲"},
    {"unit", "劳动监察支队"},
    {"review", "合格"},
    {"mobile", "13800000000"},
    {"certificates",
     List{
         Fields{{"number", "37990126001"}, {"holder", "周执法甲"}, {"score", 88}},
         Fields{{"number", "37990126002"}},
     }},
};

TEST(Parts, OnlyWhatIsOpenAndNotPersonalIsAFact) {
    const auto [facts, apart] = parted(officers(), kEntry, "entry-1");
    EXPECT_EQ(
        facts,
        (Fields{
            {"unit", "劳动监察支队"},
            {"certificates",
             List{Fields{{"number", "37990126001"}}, Fields{{"number", "37990126002"}}}},
        })
    );
    EXPECT_EQ(
        apart,
        (register_entry::PersonalFields{
            {"name", {"entry-1", "周执法甲"}},
            {"review", {"entry-1", "合格"}},
            {"mobile", {"entry-1", "13800000000"}},
            {"certificates_0_holder", {"entry-1", "周执法甲"}},
            {"certificates_0_score", {"entry-1", 88}},
        })
    );
}

TEST(Parts, ComeTogetherAgainForTheOffice) {
    const auto [facts, apart] = parted(officers(), kEntry, "entry-1");
    EXPECT_EQ(joined(officers(), facts, apart_of(apart), Audience::internal), kEntry);
}

TEST(Parts, ShowThePublicOnlyWhatIsOpen) {
    const auto [facts, apart] = parted(officers(), kEntry, "entry-1");
    EXPECT_EQ(
        joined(officers(), facts, apart_of(apart), Audience::open),
        (Fields{
            {"name", "周执法甲"},
            {"unit", "劳动监察支队"},
            {"certificates",
             List{
                 Fields{{"number", "37990126001"}, {"holder", "周执法甲"}},
                 Fields{{"number", "37990126002"}},
             }},
        })
    );
}

TEST(Parts, ShowAnErasedValueAsNull) {
    const auto [facts, apart] = parted(officers(), kEntry, "entry-1");
    auto erased = apart_of(apart);
    erased["name"] = Value{};
    erased["certificates_0_holder"] = Value{};
    const auto shown = joined(officers(), facts, erased, Audience::open);
    EXPECT_TRUE(shown.contains("name"));
    EXPECT_TRUE(member(shown, "name").is_null());
    const auto& row = *member(shown, "certificates").list()->front().fields();
    EXPECT_TRUE(row.contains("holder"));
    EXPECT_TRUE(member(row, "holder").is_null());
}

TEST(Parts, OfAnInternalRegisterArePersonalOrFacts) {
    auto schema = officers();
    schema.audience = Audience::internal;
    const auto [facts, apart] = parted(schema, kEntry, "entry-1");
    EXPECT_TRUE(facts.contains("review"));
    EXPECT_TRUE(apart.contains("mobile"));
    EXPECT_FALSE(apart.contains("review"));
}

TEST(Parts, AFileIsNoFactWhoeverMaySeeIt) {
    for (const auto audience : {Audience::open, Audience::internal}) {
        auto schema = officers();
        schema.audience = audience;
        auto scans = field("scans", true, false);
        scans.type = FieldType::attachments;
        schema.fields.push_back(scans);
        schema.fields.at(4).children.push_back(scans);
        const List files{Fields{{"name", "扫描件.pdf"}}};
        const Fields entry{{"scans", files}, {"certificates", List{Fields{{"scans", files}}}}};
        const auto [facts, apart] = parted(schema, entry, "entry-1");
        EXPECT_FALSE(facts.contains("scans"));
        EXPECT_EQ(apart.at("scans").value, Value(files));
        EXPECT_EQ(apart.at("certificates_0_scans").value, Value(files));
        EXPECT_TRUE(is_open_apart(schema, "scans"));
        EXPECT_EQ(joined(schema, facts, apart_of(apart), Audience::open), entry);
    }
}

TEST(Parts, AreCalledAsTheSchemaCallsThem) {
    EXPECT_TRUE(is_called("mobile", "mobile"));
    EXPECT_FALSE(is_called("mobile_phone", "mobile"));
    EXPECT_TRUE(is_called("certificates_0_holder", "certificates.holder"));
    EXPECT_TRUE(is_called("certificates_12_holder", "certificates.holder"));
    EXPECT_FALSE(is_called("certificates_holder", "certificates.holder"));
    EXPECT_FALSE(is_called("certificates__holder", "certificates.holder"));
    EXPECT_FALSE(is_called("certificates_0_old_holder", "certificates.holder"));
    EXPECT_FALSE(is_called("certificates_0_holder", "certificates"));
}

// A table named as the beginning of another, a child as the end of another's: the first that
// looks like it would open what its own field keeps closed.
TEST(Parts, WhatIsKeptApartIsAsOpenAsItsOwnField) {
    auto schema = officers();
    EXPECT_TRUE(is_open_apart(schema, "name"));
    EXPECT_FALSE(is_open_apart(schema, "mobile"));
    EXPECT_TRUE(is_open_apart(schema, "certificates_0_holder"));
    EXPECT_FALSE(is_open_apart(schema, "certificates_0_score"));
    EXPECT_FALSE(is_open_apart(schema, "unknown"));
    auto checks = schema.fields.back();
    checks.key = "certificates_checks";
    checks.children = {field("last_holder", false, true)};
    schema.fields.push_back(checks);
    EXPECT_FALSE(is_open_apart(schema, "certificates_checks_0_last_holder"));
}

}  // namespace
}  // namespace mingjing::domain
