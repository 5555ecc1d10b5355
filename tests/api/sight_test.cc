// Whose unpublished work a unit-scoped person sees: their own unit's, wherever they ask.

#include "api/open_entries.h"

namespace mingjing::test {
namespace {

class Sight : public OpenEntries {
  protected:
    std::string refused_trail() { return as("auditor").get("/api/v1/trail?outcome=refused").text; }
    std::int64_t counted(const std::string& login, const std::string& what) {
        const auto registers = as(login).get("/api/v1/registers");
        for (const auto& one : *member(registers.body, "registers").list()) {
            if (text_of(*one.fields(), "key") == "window_staff") {
                return *member(*one.fields(), what).integer();
            }
        }
        return -1;
    }
    static constexpr const char* kDrafts = "/api/v1/registers/window_staff/drafts";
    static constexpr const char* kEntries = "/api/v1/registers/window_staff/entries";
};

TEST_F(Sight, ADraftIsItsUnitsAndTheBureaus) {
    ASSERT_EQ(write("compiler_labour", "W-1", "科员").status, 201);
    for (const auto* login : {"head_labour", "reviewer_legal", "leader", "supervisor"}) {
        EXPECT_EQ(as(login).get(draft("W-1")).status, 200) << login;
        EXPECT_EQ(total(as(login).get(kDrafts)), 1) << login;
        EXPECT_EQ(counted(login, "drafts"), 1) << login;
    }
    EXPECT_EQ(total(as("compiler_relations").get(kDrafts)), 0);
    EXPECT_EQ(total(as("compiler_relations").get(std::string(kDrafts) + "?unit=")), 0);
    EXPECT_EQ(counted("compiler_relations", "drafts"), 0);
    const auto got = as("compiler_relations").get(draft("W-1"));
    EXPECT_EQ(got.status, 403) << got.text;
    EXPECT_NE(refused_trail().find("/drafts/W-1"), std::string::npos);
}

TEST_F(Sight, ADraftOfAnotherUnitIsShownByNoDetour) {
    ASSERT_EQ(write("compiler_labour", "W-1", "独此一处").status, 201);
    const auto shown = [](const Got& got) {
        return got.text.find("独此一处") != std::string::npos;
    };
    const auto same_key = write("compiler_relations", "W-1", "科员");
    EXPECT_EQ(same_key.status, 403) << same_key.text;
    EXPECT_FALSE(shown(same_key));
    const auto reveal =
        as("head_relations").post(draft("W-1", "/revelations"), {{"purpose", "核对"}});
    EXPECT_EQ(reveal.status, 403) << reveal.text;
    EXPECT_FALSE(shown(reveal));
    const auto submitted = act("compiler_relations", "W-1", "submissions", {}, "\"old\"");
    EXPECT_EQ(submitted.status, 403) << submitted.text;
    EXPECT_FALSE(shown(submitted));
    const auto said = as("compiler_relations").get(entry("W-1", "/comments"));
    EXPECT_EQ(said.status, 403) << said.text;
    EXPECT_EQ(
        as("head_labour").post(draft("W-1", "/revelations"), {{"purpose", "核对"}}).status, 200
    );
}

TEST_F(Sight, AnEntryNotYetPublicIsItsUnitsAndTheBureaus) {
    submit("W-1");
    for (const auto* login : {"compiler_labour", "reviewer_legal", "publisher"}) {
        EXPECT_EQ(as(login).get(entry("W-1")).status, 200) << login;
        EXPECT_EQ(total(as(login).get(kEntries)), 1) << login;
        EXPECT_EQ(counted(login, "submitted"), 1) << login;
    }
    EXPECT_EQ(total(as("head_relations").get(kEntries)), 0);
    EXPECT_EQ(counted("head_relations", "submitted"), 0);
    EXPECT_EQ(total(as("head_relations").get("/api/v1/reviews")), 0);
    EXPECT_TRUE(member(as("head_relations").get("/api/v1/tasks").body, "tasks").list()->empty());
    for (const auto* more : {"", "/history", "/comments"}) {
        EXPECT_EQ(as("head_relations").get(entry("W-1", more)).status, 403) << more;
    }
    EXPECT_EQ(
        as("head_relations").post(entry("W-1", "/revelations"), {{"purpose", "核对"}}).status, 403
    );
    // Nor does an act with a wrong version show how it stands.
    const auto act_on = act("head_relations", "W-1", "approvals", {}, "\"0\"");
    EXPECT_EQ(act_on.status, 403) << act_on.text;
    EXPECT_NE(refused_trail().find("/entries/W-1"), std::string::npos);
}

TEST_F(Sight, WhatIsPublicIsEverybodysTheRevisionUnderReviewIsNot) {
    publish("W-1");
    revise("W-1", "副科长");
    const auto own = as("head_labour").get(entry("W-1"));
    EXPECT_EQ(said(own, "stage"), "submitted");
    EXPECT_EQ(position_in(own, "content"), "副科长");
    EXPECT_EQ(member(own.body, "changes").list()->size(), 1U);
    const auto other = as("head_relations").get(entry("W-1"));
    ASSERT_EQ(other.status, 200) << other.text;
    EXPECT_EQ(said(other, "stage"), "published");
    EXPECT_EQ(said(other, "next_role"), "");
    EXPECT_EQ(position_in(other, "content"), "科员");
    EXPECT_EQ(other.text.find("副科长"), std::string::npos);
    const std::string list = kEntries;
    EXPECT_EQ(total(as("head_relations").get(list + "?stage=submitted")), 0);
    EXPECT_EQ(total(as("head_relations").get(list + "?stage=published")), 1);
    EXPECT_EQ(total(as("head_labour").get(list + "?stage=submitted")), 1);
    const auto past = as("head_relations").get(entry("W-1", "/history"));
    EXPECT_EQ(member(past.body, "events").list()->size(), 1U) << past.text;
    EXPECT_EQ(past.text.find("副科长"), std::string::npos);
    EXPECT_EQ(as("head_relations").get(entry("W-1", "/comments")).status, 403);
    for (const auto* login : {"head_labour", "head_relations"}) {
        const bool is_own = std::string_view(login) == "head_labour";
        const auto taken =
            as(login).get("/api/v1/registers/window_staff/export?of=held&format=json");
        EXPECT_EQ(taken.text.find("副科长") != std::string::npos, is_own) << taken.text;
        EXPECT_EQ(taken.text.find("科员") == std::string::npos, is_own) << taken.text;
    }
}

TEST_F(Sight, AWithdrawnEntryStaysWithdrawnForOthersWhileItIsRevised) {
    publish("W-1");
    ASSERT_EQ(act("publisher", "W-1", "withdrawals", {{"reason", "调离"}}).status, 200);
    revise("W-1", "副科长");
    EXPECT_EQ(said(as("head_relations").get(entry("W-1")), "stage"), "withdrawn");
    EXPECT_EQ(said(as("head_labour").get(entry("W-1")), "stage"), "submitted");
}

TEST_F(Sight, NoListTellsByItsOrderThatARevisionWaits) {
    publish("W-1");
    publish("W-2");
    revise("W-1", "科长");
    const auto newest_first = [&](const std::string& login) {
        const auto got = as(login).get(std::string(kEntries) + "?sort=-submitted_at");
        return std::string(text_of(*member(got.body, "entries").list()->front().fields(), "key"));
    };
    EXPECT_EQ(newest_first("head_labour"), "W-1");
    EXPECT_EQ(newest_first("head_relations"), "W-2") << "as published";
}

}  // namespace
}  // namespace mingjing::test
