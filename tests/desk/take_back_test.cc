// What is no longer under review is a draft again, of the unit that submitted it.

#include <array>

#include <gtest/gtest.h>

#include "desk/open_acts.h"
#include "query/office.h"

namespace mingjing {
namespace {

class TakeBack : public test::OpenActs {
  protected:
    static Fields item(std::string_view name) {
        return {{"code", "CF-001"}, {"name", name}, {"category", "行政处罚"}};
    }
    void submit(std::string_view name, const desk::SubmitOptions& options = {}) {
        draft("items", "CF-001", item(name));
        ASSERT_TRUE(acts_->submit(people_.compiler, "items", "CF-001", options));
    }
    std::string stage() {
        return std::string(
            query::stage_word(query::office_entry(*reader_, "items", "CF-001").value().stage)
        );
    }
    std::string refusal(const identity::Actor& actor) {
        const auto done = acts_->take_back(actor, "items", "CF-001");
        return done ? "" : done.error().code;
    }
    void submit_elsewhere() {
        auto other = item("另一事项");
        other["code"] = "CF-002";
        draft("items", "CF-002", other);
        ASSERT_TRUE(acts_->submit(people_.compiler, "items", "CF-002", {}));
    }
    void set_unit(std::string_view key, std::string_view unit) {
        const std::array<db::Cell, 2> cells{std::string(key), std::string(unit)};
        reader_->run("UPDATE drafts SET unit = $2 WHERE key = $1", cells);
    }
    const identity::Actor elsewhere_{"wu", "吴虚构", "信息中心", {"compiler"}, ""};
};
MINGJING_ON_BOTH_ENGINES(TakeBack);

TEST_P(TakeBack, MakesADraftOfWhatWasSubmitted) {
    submit("事项");
    ASSERT_TRUE(acts_->approve(people_.head, "items", "CF-001", "同意"));
    ASSERT_FALSE(drafts::find(*reader_, "items", "CF-001"));
    ASSERT_EQ(refusal(people_.compiler), "");
    const auto draft = drafts::find(*reader_, "items", "CF-001").value();
    EXPECT_EQ(draft.content, item("事项"));
    EXPECT_EQ(draft.unit, people_.compiler.unit);
    EXPECT_EQ(draft.title, "事项");
    EXPECT_EQ(stage(), "taken_back");
    EXPECT_EQ(query::office_entry(*reader_, "items", "CF-001")->next_role, "");
    ASSERT_TRUE(acts_->submit(people_.compiler, "items", "CF-001", {}));
    EXPECT_EQ(stage(), "submitted");
}

TEST_P(TakeBack, LeavesWhatWasBegunMeanwhile) {
    submit("事项");
    draft("items", "CF-001", item("已着手的新稿"));
    ASSERT_EQ(refusal(people_.compiler), "");
    EXPECT_EQ(text_of(drafts::find(*reader_, "items", "CF-001")->content, "name"), "已着手的新稿");
}

// Who took it up had what was returned before their eyes.
TEST_P(TakeBack, GK04_WhoWroteWhatWasTakenBackWroteWhatGoesOnFromIt) {
    const auto write = [&](std::string_view name, const identity::Actor& actor) {
        const auto draft =
            drafts::draft_of(schema("items"), item(name), "", actor.id, actor.unit, clock_.now());
        db::Transaction transaction(*reader_, db::Transaction::Mode::write);
        drafts::save(*reader_, draft);
        transaction.commit();
    };
    write("事项", people_.compiler);
    ASSERT_TRUE(acts_->submit(people_.compiler, "items", "CF-001", {}));
    write("已着手的新稿", people_.head);
    ASSERT_EQ(refusal(people_.compiler), "");
    const auto draft = drafts::find(*reader_, "items", "CF-001").value();
    EXPECT_EQ(draft.authors, (std::vector<std::string>{people_.compiler.id, people_.head.id}));
    EXPECT_TRUE(drafts::problems(*reader_).empty());
}

// The return is a fact: it is not told as one that failed because its draft could not be made.
TEST_P(TakeBack, IsDoneThoughNoDraftCanBeMadeOfIt) {
    submit("事项");
    submit_elsewhere();
    reader_->run("ALTER TABLE drafts RENAME TO away");
    EXPECT_EQ(refusal(people_.compiler), "");
    EXPECT_TRUE(acts_->return_to_unit(people_.head, "items", "CF-002", "名称有误"));
    reader_->run("ALTER TABLE away RENAME TO drafts");
    EXPECT_EQ(stage(), "taken_back");
    for (const auto* key : {"CF-001", "CF-002"}) {
        EXPECT_FALSE(drafts::find(*reader_, "items", key));
        EXPECT_TRUE(acts_->begin_draft(people_.compiler, "items", key)) << "when next taken up";
    }
}

TEST_P(TakeBack, IsForWhoeverSubmittedItForAnotherUnit) {
    auto everywhere = people_.compiler;
    everywhere.id = "he";
    everywhere.unit = "政策法规科";
    everywhere.roles = {"keeper"};
    draft("items", "CF-001", item("事项"));
    set_unit("CF-001", people_.compiler.unit);
    ASSERT_TRUE(acts_->submit(everywhere, "items", "CF-001", {}));
    EXPECT_EQ(query::office_entry(*reader_, "items", "CF-001")->unit, people_.compiler.unit)
        << "whose the draft was";
    EXPECT_EQ(refusal(everywhere), "");
    EXPECT_EQ(drafts::find(*reader_, "items", "CF-001")->unit, people_.compiler.unit);
}

TEST_P(TakeBack, IsForTheSubmittingUnitAndOnlyUntilItIsPublic) {
    submit("事项");
    EXPECT_EQ(refusal(elsewhere_), "not-permitted");
    EXPECT_EQ(refusal(people_.publisher), "not-permitted");
    ASSERT_TRUE(acts_->approve(people_.head, "items", "CF-001", ""));
    ASSERT_TRUE(acts_->approve(people_.legal, "items", "CF-001", ""));
    ASSERT_TRUE(acts_->publish(people_.publisher, "items", "CF-001"));
    EXPECT_EQ(refusal(people_.compiler), "already-public");
    EXPECT_FALSE(drafts::find(*reader_, "items", "CF-001"));
}

TEST_P(TakeBack, OfARevisionLeavesWhatIsPublic) {
    approve_draft("items", "CF-001", item("事项"));
    ASSERT_TRUE(acts_->publish(people_.publisher, "items", "CF-001"));
    submit("改过的事项", {std::nullopt, "职责调整", ""});
    ASSERT_EQ(stage(), "submitted");
    ASSERT_EQ(refusal(people_.compiler), "");
    EXPECT_EQ(stage(), "published");
    EXPECT_EQ(
        query::entry(*reader_, schema("items"), "CF-001", {})->version.content.at("name"),
        Value("事项")
    );
}

TEST_P(TakeBack, ADraftIsSubmittedByItsUnitAlone) {
    submit("事项");
    ASSERT_EQ(refusal(people_.compiler), "");
    const auto done = acts_->submit(elsewhere_, "items", "CF-001", {});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, "not-permitted");
}

TEST_P(TakeBack, AReturnedDraftIsItsUnitsToo) {
    submit("事项");
    ASSERT_TRUE(acts_->return_to_unit(people_.head, "items", "CF-001", "名称有误"));
    const auto draft = drafts::find(*reader_, "items", "CF-001").value();
    EXPECT_EQ(draft.unit, people_.compiler.unit);
    EXPECT_EQ(draft.title, "事项");
}

TEST_P(TakeBack, WhatIsPublicIsTakenIntoADraftOnceReviewIsOver) {
    submit("事项");
    const auto early = acts_->begin_draft(people_.compiler, "items", "CF-001");
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().code, "under-review");
    ASSERT_TRUE(acts_->approve(people_.head, "items", "CF-001", ""));
    ASSERT_TRUE(acts_->approve(people_.legal, "items", "CF-001", ""));
    ASSERT_TRUE(acts_->publish(people_.publisher, "items", "CF-001"));
    const auto other = acts_->begin_draft(elsewhere_, "items", "CF-001");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, "not-permitted");
    const auto draft = acts_->begin_draft(people_.compiler, "items", "CF-001");
    ASSERT_TRUE(draft);
    EXPECT_TRUE(draft->is_new);
    EXPECT_EQ(draft->draft.content, item("事项"));
    EXPECT_EQ(draft->draft.unit, people_.compiler.unit);
    EXPECT_EQ(
        acts_->begin_draft(people_.head, "items", "CF-001")->draft.digest, draft->draft.digest
    );
}

}  // namespace
}  // namespace mingjing
