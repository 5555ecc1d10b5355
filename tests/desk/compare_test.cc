// What fsck finds in tables and index that are not what the ledger gives.

#include "projection/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "desk/open_desk.h"
#include "search/check.h"
#include "search/search.h"

namespace mingjing {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Compare : public test::OpenDesk {
  protected:
    void publish_items() {
        for (const auto* key : {"CF-001", "CF-002"}) {
            publish(submission(
                "items",
                key,
                {{"code", key},
                 {"name", "对扣押证件的处罚"},
                 {"category", "行政处罚"},
                 {"limit", 90},
                 {"from", "2026-01-01"}}
            ));
        }
    }
    std::vector<std::string> differing() {
        return projection::differing_tables(*reader_, definitions_, [](auto) {});
    }
    void mend() {
        db::Transaction transaction(*reader_, db::Transaction::Mode::write);
        projection::rebuild(*reader_, definitions_, {});
        transaction.commit();
    }
};
MINGJING_ON_BOTH_ENGINES(Compare);

TEST_P(Compare, NamesTheTableThatIsNotWhatTheLedgerGives) {
    publish_items();
    EXPECT_THAT(differing(), IsEmpty());
    reader_->run("UPDATE submissions SET title = '' WHERE sort_0 <> ''");
    EXPECT_THAT(differing(), ElementsAre("submissions"));
    reader_->run("DELETE FROM public_changes");
    EXPECT_THAT(differing(), ElementsAre("submissions", "public_changes"));
    mend();
}

TEST_P(Compare, NamesTablesMadeUnderOtherDefinitions) {
    publish_items();
    reader_->run("UPDATE made_with SET definitions = 'other'");
    EXPECT_THAT(differing(), ElementsAre("made_with"));
    mend();
}

TEST_P(Compare, NamesAnIndexThatIsNotWhatIsPublic) {
    publish_items();
    const test::TemporaryFolder folder;
    const auto index =
        db::open({db::Engine::sqlite, folder.path("search.db"), ""}, db::Access::read_write);
    search::migrate(*index);
    while (search::follow(*index, *reader_, definitions_)) {
    }
    const auto found = [&] {
        const auto own =
            db::open({db::Engine::sqlite, folder.path("search.db"), ""}, db::Access::read_only);
        return search::problems(*own, *reader_, definitions_);
    };
    EXPECT_THAT(found(), IsEmpty());
    publish(submission(
        "items", "CF-003", {{"code", "CF-003"}, {"name", "后来"}, {"category", "行政处罚"}}
    ));
    EXPECT_THAT(found(), IsEmpty()) << "what the index has not followed yet is no problem";
    index->run("INSERT INTO words(words, rowid, text) VALUES ('delete', 1, '扣押')");
    EXPECT_THAT(found(), Contains(HasSubstr("词表")));
    index->run("UPDATE documents SET body = 'x' WHERE key = 'CF-001'");
    EXPECT_THAT(found(), Contains(HasSubstr("CF-001")));
    index->run("UPDATE progress SET position = 1000000");
    EXPECT_THAT(found(), Contains(HasSubstr("进度")));
}

TEST_P(Compare, AnIndexAheadOfTheLedgerIsMadeAnew) {
    publish_items();
    const test::TemporaryFolder folder;
    const auto index =
        db::open({db::Engine::sqlite, folder.path("search.db"), ""}, db::Access::read_write);
    search::migrate(*index);
    const auto follow = [&] {
        while (search::follow(*index, *reader_, definitions_)) {
        }
    };
    follow();
    // As an index that went on after the ledger put back now was copied.
    index->run("UPDATE documents SET body = 'x' WHERE key = 'CF-001'");
    index->run("UPDATE progress SET position = position + 1");
    follow();
    EXPECT_THAT(search::problems(*index, *reader_, definitions_), IsEmpty());
    EXPECT_FALSE(search::follow(*index, *reader_, definitions_));
}

TEST_P(Compare, AnIndexStandsWhereOnlyCalendarsAreOthers) {
    publish_items();
    const test::TemporaryFolder folder;
    const auto index =
        db::open({db::Engine::sqlite, folder.path("search.db"), ""}, db::Access::read_write);
    search::migrate(*index);
    auto others = definitions_;
    others.sources = {{"bureau.yaml", "", "1"}, {"calendars/2026.yaml", "", "2"}};
    while (search::follow(*index, *reader_, others)) {
    }
    others.sources[1].digest = "3";
    EXPECT_FALSE(search::follow(*index, *reader_, others));
    EXPECT_THAT(search::problems(*index, *reader_, others), IsEmpty());
    others.sources[0].digest = "4";
    EXPECT_THAT(search::problems(*index, *reader_, others), Not(IsEmpty()));
    EXPECT_TRUE(search::follow(*index, *reader_, others));
}

}  // namespace
}  // namespace mingjing
