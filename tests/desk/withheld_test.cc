// What is published and not for the public: neither shown, nor counted, nor told as news.

#include <gtest/gtest.h>

#include "desk/open_desk.h"
#include "query/today.h"

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
    const auto today = query::published_on(*reader_, day_in_china(clock_.now()));
    EXPECT_EQ(today.total, 1U);
    ASSERT_EQ(today.rows.size(), 1U);
    EXPECT_EQ(today.rows.front().key, "A-1");
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

}  // namespace
}  // namespace mingjing
