// Work in progress: saved as often as one likes, changed only by a change.

#include "drafts/drafts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drafts/confirmed_headers.h"
#include "support/databases.h"

namespace mingjing::drafts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class Drafts : public test::OnBothEngines {
  protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (!IsSkipped()) {
            connection_ = open();
            migrate(*connection_);
            migrate(*connection_);
        }
    }
    db::Connection& connection() { return *connection_; }

    static Draft draft(const std::string& key, const std::string& name) {
        return {
            .register_key = "enforcement_items",
            .key = key,
            .content = {{"name", name}, {"count", 2}, {"basis", List{"第一条", nullptr}}},
            .source = "01-行政执法事项清单.xlsx 汇总 第5行",
            .saved_by = "法制科",
            .saved_at = "2026-03-01T08:00:00.000Z",
        };
    }
    std::vector<std::string> keys(std::string_view after_key, std::uint64_t count_max) {
        std::vector<std::string> found;
        for (const auto& each : list(connection(), "enforcement_items", after_key, count_max)) {
            found.push_back(each.key);
        }
        return found;
    }

  private:
    std::unique_ptr<db::Connection> connection_;
};

TEST_P(Drafts, OnlyWhatHasTheDigestIsRemovedBySubmitting) {
    save(connection(), draft("A-1", "劳动监察"));
    const auto submitted = digest(connection(), "enforcement_items", "A-1");
    save(connection(), draft("A-1", "劳动监察二"));
    remove_if(connection(), "enforcement_items", "A-1", submitted);
    EXPECT_THAT(keys("", 10), ElementsAre("A-1"));
    remove_if(
        connection(), "enforcement_items", "A-1", digest(connection(), "enforcement_items", "A-1")
    );
    EXPECT_THAT(keys("", 10), IsEmpty());
}

TEST_P(Drafts, AreFoundByAnyTextTheyHold) {
    auto officer = draft("A-1", "周执法甲");
    officer.content["certificates"] = List{Fields{{"number", "C-1"}}, Fields{{"number", "C-2"}}};
    save(connection(), officer);
    const auto found = [&](std::string_view field, std::string_view text) {
        return having(connection(), "enforcement_items", field, text, 10).size();
    };
    EXPECT_EQ(found("name", "周执法甲"), 1U);
    EXPECT_EQ(found("basis", "第一条"), 1U);
    EXPECT_EQ(found("certificates.number", "C-2"), 1U);
    EXPECT_EQ(found("name", "C-2"), 0U);
    EXPECT_EQ(having(connection(), "officers", "name", "周执法甲", 10).size(), 0U);

    officer.content["name"] = "周执法乙";
    save(connection(), officer);
    EXPECT_EQ(found("name", "周执法甲"), 0U);
    EXPECT_EQ(found("name", "周执法乙"), 1U);
    remove(connection(), "enforcement_items", "A-1");
    EXPECT_EQ(found("name", "周执法乙"), 0U);
}

TEST_P(Drafts, SavedBeforeThereWasAnIndexAreFoundToo) {
    save(connection(), draft("A-1", "劳动保障监察"));
    connection().run("DELETE FROM draft_texts");
    migrate(connection());
    EXPECT_EQ(having(connection(), "enforcement_items", "name", "劳动保障监察", 10).size(), 1U);
}

TEST_P(Drafts, KeepEverybodyWhoWroteThem) {
    auto one = draft("A-1", "劳动保障监察");
    one.authors = {"u-2"};
    save(connection(), one);
    one.content["name"] = "劳动监察";
    one.authors = {"u-1"};
    save(connection(), one);
    one.authors = {"u-3"};
    save(connection(), one);  // changed nothing
    EXPECT_THAT(find(connection(), "enforcement_items", "A-1")->authors, ElementsAre("u-1", "u-2"));
    EXPECT_THAT(problems(connection()), IsEmpty());
    connection().run("UPDATE drafts SET authors = '[]'");
    EXPECT_THAT(problems(connection()), testing::SizeIs(1));
}

TEST_P(Drafts, SavedBeforeAuthorsWereKeptAreWhoeverSavedThems) {
    save(connection(), draft("A-1", "劳动保障监察"));
    connection().run("UPDATE drafts SET authors = ''");
    EXPECT_THAT(find(connection(), "enforcement_items", "A-1")->authors, ElementsAre("法制科"));
}

TEST_P(Drafts, TakeANewVersionWithEachChangeAndNoOther) {
    const auto version = [&] { return find(connection(), "enforcement_items", "A-1")->version; };
    save(connection(), draft("A-1", "劳动保障监察"));
    const auto first = version();
    save(connection(), draft("A-1", "劳动保障监察"));
    EXPECT_EQ(version(), first);
    save(connection(), draft("A-1", "劳动监察"));
    EXPECT_NE(version(), first);
    remove(connection(), "enforcement_items", "A-1");
    save(connection(), draft("A-1", "劳动保障监察"));
    EXPECT_NE(version(), first);
}

TEST_P(Drafts, AreFoundAsTheyWereSaved) {
    const auto saved = draft("A-1", "劳动保障监察");
    EXPECT_EQ(save(connection(), saved), Saved::created);
    const auto found = find(connection(), "enforcement_items", "A-1");
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->content, saved.content);
    EXPECT_EQ(found->source, saved.source);
    EXPECT_EQ(found->saved_by, saved.saved_by);
    EXPECT_EQ(found->saved_at, saved.saved_at);
    EXPECT_EQ(find(connection(), "officers", "A-1"), std::nullopt);
}

TEST_P(Drafts, SavingTheSameAgainChangesNothing) {
    save(connection(), draft("A-1", "监察"));
    auto later = draft("A-1", "监察");
    later.saved_at = "2026-04-01T08:00:00.000Z";
    EXPECT_EQ(save(connection(), later), Saved::unchanged);
    EXPECT_EQ(find(connection(), "enforcement_items", "A-1")->saved_at, "2026-03-01T08:00:00.000Z");
}

TEST_P(Drafts, AChangeKeepsTheDraftsId) {
    save(connection(), draft("A-1", "监察"));
    const auto id = find(connection(), "enforcement_items", "A-1")->id;
    EXPECT_EQ(save(connection(), draft("A-1", "劳动保障监察")), Saved::changed);
    const auto changed = find(connection(), "enforcement_items", "A-1");
    EXPECT_EQ(changed->id, id);
    EXPECT_EQ(text_of(changed->content, "name"), "劳动保障监察");
}

TEST_P(Drafts, AreListedByKeyAPageAtATime) {
    for (const auto* key : {"C", "A", "D", "B"}) {
        save(connection(), draft(key, "x"));
    }
    EXPECT_THAT(keys("", 2), ElementsAre("A", "B"));
    EXPECT_THAT(keys("B", 2), ElementsAre("C", "D"));
    EXPECT_THAT(keys("D", 2), IsEmpty());
    remove(connection(), "enforcement_items", "C");
    EXPECT_THAT(keys("", 9), ElementsAre("A", "B", "D"));
}

TEST_P(Drafts, AConfirmedHeaderIsRememberedForItsRegister) {
    confirm_header(connection(), "officers", "监察支队", "证号", "certificate_number");
    confirm_header(connection(), "officers", "监察支队", "证号", "number");
    EXPECT_THAT(
        confirmed_headers(connection(), "officers", "监察支队"), ElementsAre(Pair("证号", "number"))
    );
    EXPECT_THAT(confirmed_headers(connection(), "devices", "监察支队"), IsEmpty());
}

TEST_P(Drafts, ARowChangedBehindOurBackIsNamed) {
    save(connection(), draft("A-1", "监察"));
    save(connection(), draft("A-2", "监察"));
    confirm_header(connection(), "officers", "监察支队", "证号", "number");
    EXPECT_THAT(problems(connection()), IsEmpty());
    connection().run("UPDATE drafts SET source = 'x' WHERE key = 'A-2'");
    connection().run("UPDATE confirmed_headers SET field = 'x'");
    EXPECT_THAT(
        problems(connection()),
        ElementsAre(testing::HasSubstr("enforcement_items A-2"), testing::HasSubstr("证号"))
    );
}

MINGJING_ON_BOTH_ENGINES(Drafts);

}  // namespace
}  // namespace mingjing::drafts
