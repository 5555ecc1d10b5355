// A whole register made public at one moment, whatever happens to its entries meanwhile
// and wherever the run is cut short.

#include <gtest/gtest.h>

#include "desk/open_acts.h"

namespace mingjing {
namespace {

namespace entry = domain::register_entry;

class EditionRun : public test::OpenActs {
  protected:
    static constexpr auto kStream = "edition-1";

    void approve_item(std::string_view code) {
        approve_draft("items", code, {{"code", code}, {"name", "事项"}, {"from", "2026-01-01"}});
    }
    auto publish_all() {
        return acts_->publish_register(people_.publisher, "items", [](auto, auto) {});
    }
    void begin(std::uint64_t entries) {
        ASSERT_TRUE(desk_->submit(people_.publisher, desk::BeginEdition{kStream, "items", entries})
        );
    }
    void put_in(std::string_view code) {
        const auto found = reader_->text(
            "SELECT stream FROM entries WHERE key = $1", std::array<db::Cell, 1>{std::string(code)}
        );
        ASSERT_TRUE(desk_->submit(
            people_.publisher, desk::EntryAct{*found, entry::Publish{.edition = kStream}, {}}
        ));
    }
    std::uint64_t shown() {
        return query::list(*reader_, schema("items"), {.register_key = "items"}).total;
    }
};
MINGJING_ON_BOTH_ENGINES(EditionRun);

TEST_P(EditionRun, PublishesEverythingApproved) {
    for (const auto* code : {"A-1", "A-2", "A-3"}) {
        approve_item(code);
    }
    EXPECT_EQ(publish_all(), 3U);
    EXPECT_EQ(shown(), 3U);
    EXPECT_EQ(publish_all().error().code, "nothing-approved");
}

TEST_P(EditionRun, CompletesThoughAnEntryWasPublishedByItselfMeanwhile) {
    approve_item("A-1");
    approve_item("A-2");
    begin(2);
    ASSERT_TRUE(acts_->publish(people_.publisher, "items", "A-1"));
    EXPECT_EQ(publish_all(), 1U);
    EXPECT_EQ(shown(), 2U);
    EXPECT_EQ(reader_->integer("SELECT entries FROM editions"), 1);
}

TEST_P(EditionRun, CompletesThoughAnEntryWasTakenOutOfTheQueueMeanwhile) {
    approve_item("A-1");
    approve_item("A-2");
    approve_item("A-3");
    begin(3);
    put_in("A-1");
    ASSERT_TRUE(acts_->withdraw(people_.publisher, "items", "A-1", {"依据已废止", "废止公告"}));
    ASSERT_TRUE(acts_->publish(people_.publisher, "items", "A-2"));
    ASSERT_TRUE(acts_->withdraw(people_.publisher, "items", "A-2", {"依据已废止", "废止公告"}));
    EXPECT_EQ(publish_all(), 2U);
    EXPECT_EQ(shown(), 1U);
}

TEST_P(EditionRun, TakesInWhatWasApprovedAfterItHadBegun) {
    approve_item("A-1");
    begin(1);
    approve_item("A-2");
    EXPECT_EQ(publish_all(), 2U);
    EXPECT_EQ(shown(), 2U);
}

TEST_P(EditionRun, GoesOnWhereItWasCutShort) {
    for (const auto* code : {"A-1", "A-2", "A-3"}) {
        approve_item(code);
    }
    begin(3);
    put_in("A-1");
    put_in("A-2");
    EXPECT_EQ(shown(), 0U);
    EXPECT_EQ(publish_all(), 3U);
    EXPECT_EQ(shown(), 3U);
}

TEST_P(EditionRun, IsCompletedWhereOnlyTheLastEventWasMissing) {
    approve_item("A-1");
    begin(1);
    put_in("A-1");
    EXPECT_EQ(publish_all(), 1U);
    EXPECT_EQ(shown(), 1U);
}

TEST_P(EditionRun, AnEditionNothingIsLeftForWaitsForTheNextEntry) {
    approve_item("A-1");
    begin(1);
    ASSERT_TRUE(acts_->publish(people_.publisher, "items", "A-1"));
    EXPECT_EQ(publish_all().error().code, "edition-empty");
    approve_item("A-2");
    EXPECT_EQ(publish_all(), 1U);
    EXPECT_EQ(shown(), 2U);
}

// A batch in which one entry may not go still takes in the others.
TEST_P(EditionRun, OneEntryThatMayNotGoKeepsNoOtherBack) {
    approve_item("A-1");
    begin(1);
    put_in("A-1");
    ASSERT_TRUE(desk_->submit(people_.publisher, desk::BeginEdition{"edition-2", "items", 1}));
    // Its version before waits for an edition that is not out, so it may not go into this one.
    draft("items", "A-1", {{"code", "A-1"}, {"name", "事项改"}, {"from", "2026-01-01"}});
    const desk::SubmitOptions correction{entry::Kind::correction, "名称写错", ""};
    ASSERT_TRUE(acts_->submit(people_.compiler, "items", "A-1", correction));
    ASSERT_TRUE(acts_->approve(people_.head, "items", "A-1", ""));
    ASSERT_TRUE(acts_->approve(people_.legal, "items", "A-1", ""));
    approve_item("A-2");
    EXPECT_EQ(publish_all(), 2U);  // A-1 as it was, and A-2
    EXPECT_EQ(shown(), 2U);
    EXPECT_EQ(publish_all(), 1U);  // A-1 corrected
}

}  // namespace
}  // namespace mingjing
