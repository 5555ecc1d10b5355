// The acts of publication as people know them: what they look up, what they erase.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "desk/erasure.h"
#include "desk/open_acts.h"
#include "query/office.h"
#include "query/past.h"
#include "query/readings.h"
#include "query/registers.h"

namespace mingjing {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class Acts : public test::OpenActs {
  protected:
    static Fields officer(std::string_view number, std::string_view name) {
        return {
            {"number", number},
            {"name", name},
            {"mobile", "13800000000"},
            {"unit", "劳动监察支队"},
            {"certificates",
             List{
                 Fields{{"number", "C-1"}, {"holder", "周执法甲"}},
                 Fields{{"number", "C-2"}, {"holder", "周执法甲"}}}},
        };
    }
    auto others(std::string_view name) {
        return acts_->lookup().find_others("officers", "name", name);
    }
    std::vector<std::string> kept_apart(std::string_view key) {
        std::vector<std::string> names;
        const auto found = reader_->text(
            "SELECT stream FROM entries WHERE key = $1", std::array<db::Cell, 1>{std::string(key)}
        );
        for (const auto& record : ledger::read_stream(*reader_, *found)) {
            for (const auto& [name, field] : record.personal) {
                if (field.value) {
                    names.push_back(name);
                }
            }
        }
        return names;
    }
};
MINGJING_ON_BOTH_ENGINES(Acts);

TEST_P(Acts, AnEntryIsFoundByWhatItsDraftOrNewestSubmissionSays) {
    EXPECT_THAT(others("周执法甲"), IsEmpty());
    draft("officers", "Z-1", officer("Z-1", "周执法甲"));
    EXPECT_THAT(others("周执法甲"), SizeIs(1));
    ASSERT_TRUE(acts_->submit(people_.compiler, "officers", "Z-1", {}));
    EXPECT_THAT(others("周执法甲"), SizeIs(1));
    // A draft stands for what was submitted before it.
    draft("officers", "Z-1", officer("Z-1", "周执法乙"));
    EXPECT_THAT(others("周执法甲"), IsEmpty());
    EXPECT_THAT(others("周执法乙"), SizeIs(1));
}

TEST_P(Acts, ANamesakeIsFoundButNotOneself) {
    draft("officers", "Z-1", officer("Z-1", "周执法甲"));
    draft("officers", "Z-2", officer("Z-2", "周执法甲"));
    ASSERT_TRUE(acts_->submit(people_.compiler, "officers", "Z-2", {}));
    EXPECT_THAT(others("周执法甲"), SizeIs(2));
    EXPECT_EQ(text_of(*acts_->lookup().find("officers", "", "Z-2"), "name"), "周执法甲");
    EXPECT_FALSE(acts_->lookup().find("officers", "", "Z-3"));
}

// So a book of numbers that was withdrawn does not hold the right one off (CF-22).
TEST_P(Acts, CF22_WhatWasWithdrawnIsNoOtherEntry) {
    publish(submission("officers", "Z-1", officer("Z-1", "周执法甲")));
    EXPECT_THAT(others("周执法甲"), SizeIs(1));
    ASSERT_TRUE(acts_->withdraw(people_.publisher, "officers", "Z-1", {"登记有误", "核对"}));
    EXPECT_THAT(others("周执法甲"), IsEmpty());
    EXPECT_TRUE(acts_->lookup().find("officers", "name", "周执法甲")) << "it is known as ever";
    draft("officers", "Z-1", officer("Z-1", "周执法甲"));
    EXPECT_THAT(others("周执法甲"), SizeIs(1)) << "it is to come back";
}

TEST_P(Acts, AQuestionWithoutAnIndexIsAFault) {
    EXPECT_THROW((void)acts_->lookup().find("officers", "mobile", "13800000000"), Fault);
}

TEST_P(Acts, AFieldOfAChildTableIsErasedInEveryRow) {
    draft("officers", "Z-1", officer("Z-1", "周执法甲"));
    ASSERT_TRUE(acts_->submit(people_.compiler, "officers", "Z-1", {}));
    ASSERT_THAT(kept_apart("Z-1"), SizeIs(4));  // name, mobile and two holders
    const auto erased =
        acts_->erase(people_.legal, "officers", "Z-1", {"certificates.holder", "name"}, "本人申请");
    ASSERT_TRUE(erased);
    EXPECT_TRUE(erased->has_erased);
    EXPECT_THAT(kept_apart("Z-1"), testing::ElementsAre("mobile"));
    EXPECT_THAT(others("周执法甲"), IsEmpty());
}

TEST_P(Acts, WhatWasReadBeforeItWasErasedIsNotToldAfterwards) {
    publish(submission("officers", "Z-1", officer("Z-1", "周执法甲")));
    query::Readings readings;
    const auto content = [&] {
        const query::Moment moment{.audience = domain::Audience::internal, .readings = &readings};
        return query::entry(*reader_, schema("officers"), "Z-1", moment)->version.content;
    };
    EXPECT_EQ(content(), officer("Z-1", "周执法甲"));
    EXPECT_EQ(content(), officer("Z-1", "周执法甲"));
    ASSERT_TRUE(acts_->erase(people_.legal, "officers", "Z-1", {"name"}, "本人申请"));
    auto left = officer("Z-1", "");
    left["name"] = Value{};  // its place is seen, empty
    EXPECT_EQ(content(), left);
}

TEST_P(Acts, WhatNamesNobodyIsReadOnce) {
    const Fields item{{"code", "CF-001"}, {"name", "事项"}, {"category", "行政处罚"}};
    publish(submission("items", "CF-001", item));
    query::Readings readings;
    const query::Moment moment{.audience = domain::Audience::internal, .readings = &readings};
    const auto first = query::entry(*reader_, schema("items"), "CF-001", moment).value();
    const auto submitted = reader_->integer("SELECT submission FROM entry_versions").value();
    ASSERT_NE(readings.find(static_cast<std::uint64_t>(submitted)), nullptr);
    const auto again = query::entry(*reader_, schema("items"), "CF-001", moment).value();
    EXPECT_EQ(again.version.content, item);
    EXPECT_EQ(again.version.content, first.version.content);
}

TEST_P(Acts, WhatIsErasedIsErasedFromTheDraftToo) {
    draft("officers", "Z-1", officer("Z-1", "周执法甲"));
    ASSERT_TRUE(acts_->submit(people_.compiler, "officers", "Z-1", {}));
    ASSERT_TRUE(acts_->return_to_unit(people_.head, "officers", "Z-1", "证件号有误"));
    ASSERT_TRUE(
        acts_->erase(people_.legal, "officers", "Z-1", {"certificates.holder", "name"}, "本人申请")
    );
    auto left = officer("Z-1", "");
    left.erase("name");
    left["certificates"] = List{Fields{{"number", "C-1"}}, Fields{{"number", "C-2"}}};
    EXPECT_EQ(drafts::find(*reader_, "officers", "Z-1")->content, left);
    EXPECT_THAT(others("周执法甲"), IsEmpty());
}

TEST_P(Acts, WhatIsNotKeptApartCannotBeErased) {
    draft("officers", "Z-1", officer("Z-1", "周执法甲"));
    ASSERT_TRUE(acts_->submit(people_.compiler, "officers", "Z-1", {}));
    for (const auto* field : {"unit", "certificates.number", "certificates.none", "mobil"}) {
        const auto refused =
            acts_->erase(people_.legal, "officers", "Z-1", {"mobile", field}, "本人申请");
        ASSERT_FALSE(refused) << field;
        EXPECT_EQ(refused.error().code, "nothing-to-erase");
    }
    EXPECT_THAT(kept_apart("Z-1"), SizeIs(4));
}

TEST_P(Acts, ARevisionChangesSomethingAndIsStillToBeInForce) {
    Fields item{
        {"code", "CF-001"}, {"name", "事项"}, {"category", "行政处罚"}, {"from", "2026-01-01"}};
    approve_draft("items", "CF-001", item);
    ASSERT_TRUE(acts_->publish(people_.publisher, "items", "CF-001"));
    const auto revise = [&] {
        draft("items", "CF-001", item);
        const auto done =
            acts_->submit(people_.compiler, "items", "CF-001", {std::nullopt, "职责调整", ""});
        return done ? std::string("submitted") : done.error().code;
    };
    EXPECT_EQ(revise(), "nothing-changed");
    item["to"] = "2026-03-01";  // yesterday
    EXPECT_EQ(revise(), "dates-out-of-order");
    item["to"] = "2026-03-02";
    EXPECT_EQ(revise(), "submitted");
}

// What was public till then was in force till then.
TEST_P(Acts, ARevisionBeginsNoEarlierThanItIsMade) {
    Fields item{{"code", "CF-001"}, {"name", "事项"}, {"category", "行政处罚"}};
    approve_draft("items", "CF-001", item);
    ASSERT_TRUE(acts_->publish(people_.publisher, "items", "CF-001"));
    clock_.turn_to(std::chrono::year{2026} / 4 / 1);
    item["name"] = "新事项";
    draft("items", "CF-001", item);
    const auto submit = [&](Kind kind, const char* day) {
        const auto done =
            acts_->submit(people_.compiler, "items", "CF-001", {kind, "职责调整", day});
        return done ? std::string("submitted") : done.error().code;
    };
    EXPECT_EQ(submit(Kind::revision, "2026-03-31"), "effective-in-the-past");
    ASSERT_EQ(submit(Kind::revision, "2026-04-03"), "submitted");
    EXPECT_EQ(query::office_entry(*reader_, "items", "CF-001")->effective_from, "2026-04-03")
        << "the reviewers see the day";
    ASSERT_TRUE(acts_->approve(people_.head, "items", "CF-001", ""));
    clock_.turn_to(std::chrono::year{2026} / 4 / 8);
    ASSERT_TRUE(acts_->approve(people_.legal, "items", "CF-001", ""));
    ASSERT_TRUE(acts_->publish(people_.publisher, "items", "CF-001"));
    const auto name_at = [&](const char* day) {
        const auto found = query::entry(*reader_, schema("items"), "CF-001", {.at = day});
        return found ? std::string(text_of(found->version.content, "name")) : "";
    };
    EXPECT_EQ(name_at("2026-04-07"), "事项") << "the review outlasted the day it asked for";
    EXPECT_EQ(name_at("2026-04-08"), "新事项");
    EXPECT_EQ(query::office_entry(*reader_, "items", "CF-001")->effective_from, "2026-04-08");
}

TEST_P(Acts, ACorrectionMayReachBackAndItsReviewersSeeHowFar) {
    Fields item{{"code", "CF-001"}, {"name", "事项"}, {"category", "行政处罚"}};
    approve_draft("items", "CF-001", item);
    ASSERT_TRUE(acts_->publish(people_.publisher, "items", "CF-001"));
    item["name"] = "本来的事项";
    draft("items", "CF-001", item);
    ASSERT_TRUE(
        acts_->submit(people_.compiler, "items", "CF-001", {Kind::correction, "写错", "2026-01-01"})
    );
    EXPECT_EQ(query::office_entry(*reader_, "items", "CF-001")->effective_from, "2026-01-01");
    const auto past = query::past_of(*reader_, schema("items"), "CF-001", {});
    EXPECT_EQ(past.back().effective_from, "2026-01-01");
}

// What was recorded since the records were looked through would keep the value.
TEST_P(Acts, NothingIsErasedWhereTheEntryMovedOnMeanwhile) {
    draft("officers", "Z-1", officer("Z-1", "周执法甲"));
    ASSERT_TRUE(acts_->submit(people_.compiler, "officers", "Z-1", {}));
    const auto stream = reader_->text("SELECT stream FROM entries WHERE key = 'Z-1'").value();
    const auto erasure = desk::erasure(*reader_, stream, {"name"}, "本人申请");
    ASSERT_TRUE(acts_->return_to_unit(people_.head, "officers", "Z-1", "证件号有误"));
    ASSERT_TRUE(acts_->submit(people_.compiler, "officers", "Z-1", {}));
    const auto refused = desk_->submit(people_.legal, erasure.value());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "changed-meanwhile");
    ASSERT_TRUE(acts_->erase(people_.legal, "officers", "Z-1", {"name"}, "本人申请"));
    EXPECT_EQ(std::ranges::count(kept_apart("Z-1"), "name"), 0);
}

definitions::Definitions bureau_with_a_role_of_its_own() {
    auto bureau = test::small_bureau();
    std::vector<identity::Role> roles(bureau.roles.all().begin(), bureau.roles.all().end());
    std::ranges::find(roles, "unit_head", &identity::Role::key)->name = "科室负责人";
    bureau.roles = identity::Roles(std::move(roles));
    return bureau;
}

class RenamedRole : public test::OpenDesk {
  protected:
    RenamedRole() : OpenDesk(bureau_with_a_role_of_its_own()) {}
};
MINGJING_ON_BOTH_ENGINES(RenamedRole);

TEST_P(RenamedRole, IsSpokenOfInARefusalAsTheDefinitionsCallIt) {
    const Fields item{
        {"code", "A-1"}, {"name", "事项"}, {"category", "行政检查"}, {"from", "2026-01-01"}};
    ASSERT_TRUE(
        act(people_.compiler,
            "A-1",
            domain::register_entry::Submit{submission("items", "A-1", item), ""})
    );
    const auto refused = act(people_.publisher, "A-1", domain::register_entry::Publish{});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().what, "还没有经过科室负责人审核，未经审核的内容不得公示");
}

}  // namespace
}  // namespace mingjing
