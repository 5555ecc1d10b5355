// What is published and not for the public: neither shown, nor counted, nor told as news.

#include <gtest/gtest.h>

#include "desk/open_desk.h"
#include "query/today.h"
#include "search/document.h"

namespace mingjing {
namespace {

namespace entry = domain::register_entry;

definitions::Definitions bureau_that_shows_penalties() {
    auto bureau = test::small_bureau();
    bureau.registers.front().withheld_unless = "category=行政处罚";
    return bureau;
}

class Withheld : public test::OpenDesk {
  protected:
    Withheld() : OpenDesk(bureau_that_shows_penalties()) {}

    static Fields item(std::string_view code, std::string_view category) {
        return {{"code", code}, {"name", "事项"}, {"category", category}, {"from", "2026-01-01"}};
    }
    auto news(query::Editions editions) {
        return query::recent_changes(*reader_, definitions_, "items", 10, editions);
    }
};
MINGJING_ON_BOTH_ENGINES(Withheld);

TEST_P(Withheld, AnEditionCountsAndTellsWhatThePublicSees) {
    constexpr auto kStream = "edition-1";
    ASSERT_TRUE(desk_->submit(people_.publisher, desk::BeginEdition{kStream, "items", 3}));
    for (const auto& [code, category] :
         {std::pair{"A-1", "行政处罚"}, {"A-2", "行政处罚"}, {"A-3", "行政检查"}}) {
        review(submission("items", code, item(code, category)));
        ASSERT_TRUE(act(people_.publisher, code, entry::Publish{.edition = kStream}));
    }
    ASSERT_TRUE(desk_->submit(people_.publisher, desk::PublishEdition{kStream}));
    const auto whole = news(query::Editions::as_one);
    ASSERT_EQ(whole.size(), 1U);
    EXPECT_EQ(whole.front().entries, 2U);
    const auto one_by_one = news(query::Editions::entry_by_entry);
    ASSERT_EQ(one_by_one.size(), 2U);
    EXPECT_EQ(one_by_one[0].key, "A-2");
    EXPECT_EQ(one_by_one[1].key, "A-1");
}

TEST_P(Withheld, TheLeadersDayNamesWhatThePublicSees) {
    publish(submission("items", "A-1", item("A-1", "行政处罚")));
    publish(submission("items", "A-2", item("A-2", "行政检查")));
    const auto today = query::published_on(*reader_, definitions_, day_in_china(clock_.now()));
    EXPECT_EQ(today.total, 1U);
    ASSERT_EQ(today.rows.size(), 1U);
    EXPECT_EQ(today.rows.front().key, "A-1");
}

TEST_P(Withheld, TheLeadersDayNamesNothingOfAnInternalRegister) {
    publish(submission("items", "A-1", item("A-1", "行政处罚")));
    for (const auto* key : {"D-1", "D-2"}) {
        publish(submission("devices", key, {{"number", key}, {"model", "记录仪"}}));
    }
    const auto day = day_in_china(clock_.now());
    EXPECT_EQ(query::published_on(*reader_, definitions_, day).total, 1U);
    for (const auto* key : {"A-1", "D-1"}) {
        ASSERT_TRUE(act(people_.publisher, key, entry::Withdraw{"已停用", ""}));
    }
    const auto withdrawn = query::withdrawn_on(*reader_, definitions_, day);
    ASSERT_EQ(withdrawn.rows.size(), 1U);
    EXPECT_EQ(withdrawn.rows.front().key, "A-1");
}

TEST_P(Withheld, ARevisionThePublicMayNotSeeIsNoNews) {
    publish(submission("items", "A-1", item("A-1", "行政处罚")));
    const auto position = query::public_position(*reader_);
    publish(submission("items", "A-1", item("A-1", "行政检查"), Kind::revision, "不再属于公示范围")
    );
    const auto changes = news(query::Editions::entry_by_entry);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes.front().kind, "published");
    EXPECT_GT(query::public_position(*reader_), position);  // kept pages are made anew
}

definitions::Definitions bureau_that_shows_who_is_in_office() {
    auto bureau = test::small_bureau();
    for (auto& schema : bureau.registers) {
        if (schema.key == "officers") {
            schema.withheld_unless = "unit=监察支队";
        }
    }
    return bureau;
}

// A name once public, and a later version that is withheld (CF-19, GK-02).
class WithheldAfterwards : public test::OpenDesk {
  protected:
    WithheldAfterwards() : OpenDesk(bureau_that_shows_who_is_in_office()) {}

    static Fields officer(std::string_view unit) {
        return {{"number", "001"}, {"name", "陈测试"}, {"unit", unit}, {"items", List{"A-1"}}};
    }
    void show_and_withhold() {
        publish(submission("officers", "001", officer("监察支队")));
        clock_.turn_to(std::chrono::year{2026} / 3 / 9);
        seen_ = ledger_size();
        publish(submission("officers", "001", officer("其他"), Kind::revision, "不再公示"));
    }
    void expect_down(const query::Moment& moment) {
        const auto& officers = schema("officers");
        const auto entry = query::entry(*reader_, officers, "001", moment);
        ASSERT_TRUE(entry);
        EXPECT_TRUE(entry->version.is_withdrawn);
        EXPECT_FALSE(entry->version.withdrawal_reason.empty());
        EXPECT_TRUE(entry->version.content.empty());
        EXPECT_EQ(entry->title, "001") << "its key alone";
        for (const auto& version : query::history(*reader_, officers, "001", moment)) {
            EXPECT_TRUE(version.is_withdrawn);
            EXPECT_TRUE(version.content.empty());
            EXPECT_EQ(version.withdrawal_position, 0U) << "no receipt";
        }
        EXPECT_FALSE(query::named(*reader_, officers, "001", moment));
        EXPECT_EQ(query::count(*reader_, officers, moment), 0U);
        EXPECT_TRUE(query::referring(*reader_, officers, "items", "A-1", moment, 5).empty());
        query::ListRequest request{.register_key = "officers", .moment = moment, .text = "陈测试"};
        EXPECT_EQ(query::list(*reader_, officers, request).total, 0U);
    }

    std::uint64_t seen_ = 0;
};
MINGJING_ON_BOTH_ENGINES(WithheldAfterwards);

TEST_P(WithheldAfterwards, CF19_WhatNamesAPersonIsDownOnEveryDay) {
    show_and_withhold();
    for (const auto& moment :
         {query::Moment{},
          query::Moment{.at = "2026-03-03"},
          query::Moment{.seen_position = seen_},
          query::Moment{.at = "2026-03-03", .seen_position = seen_}}) {
        SCOPED_TRACE(moment.at.value_or("now") + (moment.seen_position ? " seen" : ""));
        expect_down(moment);
    }
    EXPECT_FALSE(search::document_of(*reader_, schema("officers"), "001"));
    const query::Moment office{.at = "2026-03-03", .audience = domain::Audience::internal};
    const auto kept = query::entry(*reader_, schema("officers"), "001", office);
    ASSERT_TRUE(kept);
    EXPECT_EQ(text_of(kept->version.content, "name"), "陈测试") << "the office reads on";
}

TEST_P(WithheldAfterwards, GS02_ItWasFirstPublishedWhenThePublicFirstSawIt) {
    publish(submission("officers", "001", officer("其他")));
    clock_.turn_to(std::chrono::year{2026} / 3 / 9);
    publish(submission("officers", "001", officer("监察支队"), Kind::revision, "应当公示"));
    const auto entry = query::entry(*reader_, schema("officers"), "001", {});
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->first_published_at, entry->version.published_at);
    EXPECT_EQ(text_of(entry->version.content, "name"), "陈测试");
}

}  // namespace
}  // namespace mingjing
