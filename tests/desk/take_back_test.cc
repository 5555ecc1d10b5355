// What is no longer under review is a draft again, of the unit that submitted it.

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
    EXPECT_EQ(draft->content, item("事项"));
    EXPECT_EQ(draft->unit, people_.compiler.unit);
    EXPECT_EQ(acts_->begin_draft(people_.head, "items", "CF-001")->digest, draft->digest);
}

}  // namespace
}  // namespace mingjing
