// One enforcement item from submission to withdrawal, read at every step on both axes of
// time: what was in force that day (at), and what the public could see that day (seen).

#include <gtest/gtest.h>

#include "desk/open_desk.h"

namespace mingjing {
namespace {

namespace entry = domain::register_entry;
using query::Moment;

class Scenario : public test::OpenDesk {
  protected:
    static Fields item(std::string_view name, std::string_view from) {
        return {
            {"code", "CF-001"},
            {"name", name},
            {"category", "行政处罚"},
            {"limit", 90},
            {"from", from},
            {"remark", "内部核对过"},
        };
    }
    std::optional<query::Entry> read(const Moment& moment = {}) {
        return query::entry(*reader_, schema("items"), "CF-001", moment);
    }
    std::string name_at(std::string_view day, std::optional<std::uint64_t> seen = {}) {
        const auto found = read({.at = std::string(day), .seen_position = seen});
        if (!found || !found->is_in_force) {
            return "";
        }
        return std::string(text_of(found->version.content, "name"));
    }
    std::uint64_t listed(const Moment& moment = {}) {
        return query::list(*reader_, schema("items"), {.register_key = "items", .moment = moment})
            .total;
    }
};
MINGJING_ON_BOTH_ENGINES(Scenario);

TEST_P(Scenario, AnItemFromSubmissionToWithdrawal) {
    // Under review nobody sees it.
    const auto first = submission("items", "CF-001", item("对扣押证件的处罚", "2026-01-01"));
    review(first);
    EXPECT_FALSE(read());
    EXPECT_EQ(listed(), 0U);

    // Published, it shows what is open and no more.
    ASSERT_TRUE(act(people_.publisher, "CF-001", entry::Publish{}));
    const auto shown = read();
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->title, "对扣押证件的处罚");
    EXPECT_EQ(shown->version.version, 1U);
    EXPECT_EQ(shown->version.published_at, "2026-03-02T01:00:00.000Z");
    EXPECT_EQ(shown->version.effective_from, "2026-01-01");
    EXPECT_EQ(*member(shown->version.content, "limit").integer(), 90);
    EXPECT_FALSE(shown->version.content.contains("remark"));
    EXPECT_EQ(listed(), 1U);

    // A correction takes the place of what was wrong, for every day.
    clock_.turn_to(std::chrono::year{2026} / 3 / 5);
    publish(submission(
        "items",
        "CF-001",
        item("对扣押居民身份证的处罚", "2026-01-01"),
        Kind::correction,
        "事项名称写错"
    ));
    EXPECT_EQ(name_at("2026-02-01"), "对扣押居民身份证的处罚");

    // A revision leaves the version before it in force until its day.
    clock_.turn_to(std::chrono::year{2026} / 4 / 1);
    publish(submission(
        "items",
        "CF-001",
        item("对扣押居民身份证等证件的处罚", "2026-07-01"),
        Kind::revision,
        "依据修订"
    ));
    EXPECT_EQ(name_at("2026-04-02"), "对扣押居民身份证的处罚");
    EXPECT_EQ(name_at("2026-07-01"), "对扣押居民身份证等证件的处罚");
    EXPECT_EQ(read()->version.version, 3U);

    // As the public could see it on earlier days.
    const auto seen = [&](std::string_view day) { return query::position_at(*reader_, day); };
    EXPECT_EQ(name_at("2026-07-01", seen("2026-03-02")), "对扣押证件的处罚");
    EXPECT_EQ(name_at("2026-07-01", seen("2026-03-31")), "对扣押居民身份证的处罚");
    EXPECT_EQ(name_at("2026-07-01", seen("2026-04-01")), "对扣押居民身份证等证件的处罚");
    EXPECT_FALSE(read({.at = {}, .seen_position = seen("2026-03-01")}));
    EXPECT_EQ(name_at("2025-12-31"), "");

    // Taken down, a tombstone says when and why, and says no more.
    clock_.turn_to(std::chrono::year{2026} / 8 / 1);
    ASSERT_TRUE(act(people_.publisher, "CF-001", entry::Withdraw{"依据已废止", "规章废止公告"}));
    const auto tombstone = read();
    ASSERT_TRUE(tombstone);
    EXPECT_TRUE(tombstone->version.is_withdrawn);
    EXPECT_FALSE(tombstone->is_in_force);
    EXPECT_EQ(tombstone->version.withdrawal_reason, "依据已废止");
    EXPECT_EQ(tombstone->version.withdrawn_at, "2026-08-01T01:00:00.000Z");
    EXPECT_TRUE(tombstone->version.content.empty());
    EXPECT_EQ(tombstone->title, "CF-001");
    EXPECT_EQ(listed(), 0U);
    EXPECT_EQ(listed({.at = {}, .seen_position = seen("2026-07-31")}), 1U);

    // The history keeps every version, newest first, with what changed and why.
    const auto before = query::history(
        *reader_, schema("items"), "CF-001", {.at = {}, .seen_position = seen("2026-07-31")}
    );
    ASSERT_EQ(before.size(), 3U);
    EXPECT_EQ(before[0].kind, "revision");
    EXPECT_EQ(before[0].reason, "依据修订");
    EXPECT_EQ(before[1].kind, "correction");
    EXPECT_EQ(before[2].kind, "initial");
    EXPECT_EQ(text_of(before[2].content, "name"), "对扣押证件的处罚");
    EXPECT_TRUE(query::history(*reader_, schema("items"), "CF-001", {}).front().is_withdrawn);

    const auto changes = query::recent_changes(*reader_, definitions_, "", 10);
    ASSERT_EQ(changes.size(), 4U);
    EXPECT_EQ(changes[0].kind, "withdrawn");
    EXPECT_EQ(changes[0].reason, "依据已废止");
    EXPECT_EQ(changes[1].kind, "revised");
    EXPECT_EQ(changes[3].kind, "published");

    // It comes back as a revision.
    publish(submission(
        "items", "CF-001", item("对扣押证件的处罚", "2026-08-15"), Kind::revision, "规章重新公布"
    ));
    EXPECT_EQ(read()->version.version, 4U);
    EXPECT_FALSE(read()->version.is_withdrawn);
    EXPECT_EQ(name_at("2026-07-01"), "");
}

TEST_P(Scenario, AnEditionBecomesPublicWholeAndAtOnce) {
    constexpr auto kStream = "edition-1";
    for (const auto* code : {"A-1", "A-2", "A-3"}) {
        auto fields = item("事项", "2026-01-01");
        fields["code"] = code;
        review(submission("items", code, fields));
    }
    ASSERT_TRUE(desk_->submit(people_.publisher, desk::BeginEdition{kStream, "items", 3}));
    desk::Batch batch;
    for (const auto* code : {"A-1", "A-2", "A-3"}) {
        batch.acts.push_back({stream(code), entry::Publish{.edition = kStream}, {}});
    }
    const auto position = query::public_position(*reader_);
    ASSERT_TRUE(desk_->submit(people_.publisher, batch));
    EXPECT_EQ(listed(), 0U);
    EXPECT_EQ(query::public_position(*reader_), position);
    EXPECT_TRUE(query::recent_changes(*reader_, definitions_, "", 10).empty());

    const auto again = desk_->submit(people_.publisher, batch);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->records, 0U);

    ASSERT_TRUE(desk_->submit(people_.publisher, desk::PublishEdition{kStream}));
    EXPECT_EQ(listed(), 3U);
    EXPECT_GT(query::public_position(*reader_), position);
    EXPECT_EQ(query::recent_changes(*reader_, definitions_, "", 10).size(), 3U);
    EXPECT_EQ(listed({.at = {}, .seen_position = ledger_size() - 1}), 0U);
}

TEST_P(Scenario, ErasingAPersonKeepsTheEntryAndEveryProof) {
    const Fields officer{
        {"number", "Z-1"},
        {"name", "周执法甲"},
        {"mobile", "13800000000"},
        {"unit", "劳动监察支队"},
        {"items", List{"CF-001"}},
        {"certificates", List{Fields{{"number", "37990126001"}, {"holder", "周执法甲"}}}},
    };
    publish(submission("officers", "Z-1", officer));
    const auto read_officer = [&] {
        return query::entry(*reader_, schema("officers"), "Z-1", {}).value();
    };
    EXPECT_EQ(read_officer().title, "周执法甲");
    EXPECT_FALSE(read_officer().version.content.contains("mobile"));
    const auto referring =
        query::referring(*reader_, schema("officers"), "items", "CF-001", {}, 10);
    ASSERT_EQ(referring.size(), 1U);
    EXPECT_EQ(referring[0].key, "Z-1");

    const auto position = ledger::read_stream(*reader_, stream("Z-1")).front().position;
    ASSERT_TRUE(
        act(people_.legal,
            "Z-1",
            entry::Erase{{position}, {"name", "mobile", "certificates_0_holder"}, "本人申请"})
    );
    EXPECT_EQ(read_officer().title, "Z-1");
    const auto content = read_officer().version.content;
    EXPECT_TRUE(content.contains("name"));
    EXPECT_TRUE(member(content, "name").is_null());
    EXPECT_EQ(text_of(content, "unit"), "劳动监察支队");
    for (const auto& record : ledger::read_stream(*reader_, stream("Z-1"))) {
        EXPECT_TRUE(ledger::problems(record).empty());
    }
}

TEST_P(Scenario, CF19_GS03_WhatNamesAPersonAndWasTakenDownIsDownOnEveryDay) {
    publish(submission(
        "officers",
        "Z-1",
        {{"number", "Z-1"}, {"name", "张示例"}, {"unit", "监察支队"}, {"items", List{"CF-001"}}}
    ));
    const auto before = query::position_at(*reader_, "2026-03-02");
    clock_.turn_to(std::chrono::year{2026} / 8 / 1);
    ASSERT_TRUE(act(people_.publisher, "Z-1", entry::Withdraw{"已调离", "人事通知"}));
    const Moment then{.at = {}, .seen_position = before};
    const auto shown = query::entry(*reader_, schema("officers"), "Z-1", then);
    ASSERT_TRUE(shown);
    EXPECT_TRUE(shown->version.is_withdrawn);
    EXPECT_EQ(shown->title, "Z-1");
    EXPECT_TRUE(shown->version.content.empty());
    // Nor can it be found, counted or filtered by what it said.
    const query::ListRequest everyone{.register_key = "officers", .moment = then};
    auto namesakes = everyone;
    namesakes.text = "张示例";
    for (const auto& request : {everyone, namesakes}) {
        const auto listed = query::list(*reader_, schema("officers"), request);
        EXPECT_EQ(listed.total, 0U);
        EXPECT_TRUE(listed.entries.empty());
        EXPECT_TRUE(listed.facets.empty());
    }
    EXPECT_TRUE(query::referring(*reader_, schema("officers"), "items", "CF-001", then, 10).empty()
    );
    auto office = namesakes;
    office.moment.audience = domain::Audience::internal;
    EXPECT_EQ(query::list(*reader_, schema("officers"), office).total, 1U);
    for (const auto& version : query::history(*reader_, schema("officers"), "Z-1", then)) {
        EXPECT_TRUE(version.content.empty());
    }
    EXPECT_FALSE(query::named(*reader_, schema("officers"), "Z-1", then));
}

TEST_P(Scenario, ARegisterIsReadWholeOrNotAtAll) {
    for (const auto* code : {"B-2", "C-3", "A-1", "D-4"}) {
        auto fields = item("事项", "2026-01-01");
        fields["code"] = code;
        publish(submission("items", code, fields));
    }
    ASSERT_TRUE(act(people_.publisher, "C-3", entry::Withdraw{"依据已废止", "规章废止公告"}));
    std::vector<std::string> keys;
    const auto read_all = [&](std::string_view register_key, std::uint64_t count_max) {
        keys.clear();
        return query::every_entry(
            *reader_,
            schema(register_key),
            {},
            count_max,
            [&](const query::Entry& entry) {
                EXPECT_EQ(text_of(entry.version.content, "name"), "事项");
                keys.push_back(entry.key);
            }
        );
    };
    EXPECT_TRUE(read_all("items", 3));
    EXPECT_EQ(keys, (std::vector<std::string>{"A-1", "B-2", "D-4"}));
    EXPECT_FALSE(read_all("items", 2));
    EXPECT_TRUE(keys.empty());
    EXPECT_EQ(query::count(*reader_, schema("items"), {}), 3U);

    publish(submission("devices", "D-1", {{"number", "D-1"}, {"model", "记录仪"}}));
    EXPECT_TRUE(read_all("devices", 10));
    EXPECT_TRUE(keys.empty());
    EXPECT_EQ(query::count(*reader_, schema("devices"), {}), 0U);
}

TEST_P(Scenario, AnInternalRegisterIsForTheOfficeOnly) {
    publish(submission("devices", "D-1", {{"number", "D-1"}, {"model", "记录仪"}}));
    EXPECT_FALSE(query::entry(*reader_, schema("devices"), "D-1", {}));
    const Moment office{.at = {}, .seen_position = {}, .audience = domain::Audience::internal};
    const auto found = query::entry(*reader_, schema("devices"), "D-1", office);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->title, "记录仪");
    EXPECT_TRUE(query::recent_changes(*reader_, definitions_, "", 10).empty());
}

}  // namespace
}  // namespace mingjing
