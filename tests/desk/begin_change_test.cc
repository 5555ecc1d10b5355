// A change the office makes of what is public, as 履行情况 is told later: returned, it is changed
// again and resubmitted, and there is never a second one beside it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "desk/open_acts.h"
#include "query/office.h"

namespace mingjing {
namespace {

using testing::HasSubstr;

class BeginChange : public test::OpenActs {
  protected:
    static Fields item(std::string_view name) {
        return {{"code", "CF-001"}, {"name", name}, {"category", "行政处罚"}};
    }
    void publish_item() {
        approve_draft("items", "CF-001", item("事项"));
        ASSERT_TRUE(acts_->publish(people_.publisher, "items", "CF-001"));
    }
    auto begin(const Fields& changes) {
        return acts_->begin_change(people_.compiler, "items", "CF-001", changes, "更新名称");
    }
    bool submit() {
        return acts_->submit(people_.compiler, "items", "CF-001", {std::nullopt, "职责调整", ""})
            .has_value();
    }
    void return_it() {
        ASSERT_TRUE(submit());
        ASSERT_TRUE(acts_->return_to_unit(people_.head, "items", "CF-001", "名称有误"));
    }
    std::optional<drafts::Draft> found() { return drafts::find(*reader_, "items", "CF-001"); }
    Value shown_name() {
        return query::entry(*reader_, schema("items"), "CF-001", {})->version.content.at("name");
    }
};
MINGJING_ON_BOTH_ENGINES(BeginChange);

TEST_P(BeginChange, ChangesWhatIsPublicAndNothingElse) {
    publish_item();
    const auto begun = begin({{"name", "改过的事项"}, {"category", Value{}}});
    ASSERT_TRUE(begun);
    EXPECT_TRUE(begun->is_new);
    EXPECT_EQ(begun->draft.source, "更新名称");
    EXPECT_EQ(begun->draft.unit, people_.compiler.unit);
    EXPECT_EQ(begun->draft.content, (Fields{{"code", "CF-001"}, {"name", "改过的事项"}}));
    EXPECT_EQ(shown_name(), Value("事项")) << "until it is reviewed";
}

TEST_P(BeginChange, AReturnedOneIsChangedAgainAndResubmitted) {
    publish_item();
    ASSERT_TRUE(begin({{"name", "改过的事项"}}));
    return_it();
    ASSERT_TRUE(query::office_entry(*reader_, "items", "CF-001")->is_returned);
    const auto again = begin({{"name", "不该有的名称"}});
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->is_new) << "what was returned is the draft there is";
    EXPECT_EQ(again->draft.content, item("改过的事项"));
    EXPECT_EQ(again->draft.source, "退回修改");
    draft("items", "CF-001", item("改对了的事项"));
    ASSERT_TRUE(submit());
    EXPECT_FALSE(found());
    EXPECT_FALSE(query::office_entry(*reader_, "items", "CF-001")->is_returned);
    ASSERT_TRUE(acts_->approve(people_.head, "items", "CF-001", ""));
    ASSERT_TRUE(acts_->approve(people_.legal, "items", "CF-001", ""));
    ASSERT_TRUE(acts_->publish(people_.publisher, "items", "CF-001"));
    EXPECT_EQ(shown_name(), Value("改对了的事项"));
}

// Whoever threw the returned draft away begins with what the public reads, not with what failed.
TEST_P(BeginChange, OfAReturnedOneThatWasThrownAwayBeginsWithWhatIsPublic) {
    publish_item();
    auto failed = item("改过的事项");
    failed["remark"] = "没有通过的备注";
    draft("items", "CF-001", failed);
    return_it();
    drafts::remove(*reader_, "items", "CF-001");
    const auto begun = begin({{"name", "再改的事项"}});
    ASSERT_TRUE(begun);
    EXPECT_TRUE(begun->is_new);
    EXPECT_EQ(begun->draft.content, item("再改的事项"));
    EXPECT_TRUE(submit());
}

TEST_P(BeginChange, IsRefusedWhileAnotherIsUnderReview) {
    publish_item();
    ASSERT_TRUE(begin({{"name", "改过的事项"}}));
    ASSERT_TRUE(submit());
    const auto second = begin({{"name", "另改的事项"}});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "under-review");
    EXPECT_THAT(second.error().what, HasSubstr("“CF-001”正在审核，不能同时另拟一份"));
    EXPECT_THAT(second.error().next, HasSubstr("撤回提交"));
    EXPECT_FALSE(found()) << "nothing was begun";
}

TEST_P(BeginChange, ASecondBesideAnOpenOneIsTheOneThereIs) {
    publish_item();
    const auto first = begin({{"name", "改过的事项"}});
    ASSERT_TRUE(first);
    const auto second = begin({{"name", "另改的事项"}});
    ASSERT_TRUE(second);
    EXPECT_FALSE(second->is_new);
    EXPECT_EQ(second->draft.digest, first->draft.digest) << "as it is";
    EXPECT_EQ(second->draft.content, item("改过的事项"));
}

TEST_P(BeginChange, OfWhatWasNeverPublicIsRefused) {
    draft("items", "CF-001", item("事项"));
    ASSERT_TRUE(acts_->submit(people_.compiler, "items", "CF-001", {}));
    ASSERT_TRUE(acts_->return_to_unit(people_.head, "items", "CF-001", "名称有误"));
    drafts::remove(*reader_, "items", "CF-001");
    const auto begun = begin({{"name", "改过的事项"}});
    ASSERT_FALSE(begun);
    EXPECT_EQ(begun.error().code, "not-published");
    EXPECT_THAT(begun.error().what, HasSubstr("没有正在公示的内容"));
    EXPECT_FALSE(found()) << "nothing was begun";
}

}  // namespace
}  // namespace mingjing
