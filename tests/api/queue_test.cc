// What waits for whom, soonest due first, and the leader's page of the day.

#include <gmock/gmock.h>

#include "api/open_entries.h"

namespace mingjing::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Queue : public OpenEntries {
  protected:
    static std::vector<std::string> keys(const Got& got, const char* list) {
        std::vector<std::string> keys;
        const auto* rows = member(got.body, list).list();
        for (std::size_t i = 0; rows != nullptr && i < rows->size(); ++i) {
            keys.emplace_back(text_of(*(*rows)[i].fields(), "key"));
        }
        return keys;
    }
    std::vector<std::string> reviews(const std::string& login, const std::string& query = "") {
        return keys(as(login).get("/api/v1/reviews" + query), "tasks");
    }
    std::vector<std::string> tasks(const std::string& login) {
        return keys(as(login).get("/api/v1/tasks"), "tasks");
    }
    Got today(const std::string& day = "") {
        return as("leader").get("/api/v1/today" + (day.empty() ? "" : "?day=" + day));
    }
    static const Fields& row(const Got& got, const char* list) {
        return *member(got.body, list).list()->at(0).fields();
    }
    // Sessions do not last that long.
    void later(std::chrono::days by) {
        clock_.advance(by);
        windows_.clear();
    }
};

TEST_F(Queue, CountsWhatWaitsByAct) {
    submit("W-1");
    submit("W-2");
    ASSERT_EQ(act("head_labour", "W-2", "returns", {{"reason", "岗位有误"}}).status, 200);
    const auto waiting = as("head_labour").get("/api/v1/tasks");
    const auto& totals = *member(waiting.body, "totals").fields();
    EXPECT_EQ(*member(totals, "review").integer(), 1);
    EXPECT_EQ(*member(totals, "mend").integer(), 1);
    EXPECT_EQ(*member(totals, "publish").integer(), 0);
}

TEST_F(Queue, IsWhatMyRoleAndUnitReviewSoonestDueFirst) {
    submit("W-2");
    later(std::chrono::days{1});
    submit("W-1");
    EXPECT_THAT(reviews("head_labour"), ElementsAre("W-2", "W-1"));
    EXPECT_THAT(reviews("head_labour", "?sort=-due"), ElementsAre("W-1", "W-2"));
    EXPECT_THAT(reviews("head_labour", "?sort=key"), ElementsAre("W-1", "W-2"));
    const auto page = as("head_labour").get("/api/v1/reviews?page=2&page_size=1");
    EXPECT_THAT(keys(page, "tasks"), ElementsAre("W-1"));
    EXPECT_EQ(total(page), 2);
    EXPECT_THAT(reviews("head_labour", "?register=officers"), IsEmpty());
    EXPECT_THAT(reviews("head_labour", "?unit=%E4%BF%A1%E6%81%AF%E4%B8%AD%E5%BF%83"), IsEmpty());
    EXPECT_THAT(reviews("head_relations"), IsEmpty());
    EXPECT_THAT(reviews("reviewer_legal"), IsEmpty());
    ASSERT_EQ(act("head_labour", "W-1", "approvals").status, 200);
    EXPECT_THAT(reviews("head_labour"), ElementsAre("W-2"));
    EXPECT_THAT(reviews("reviewer_legal"), ElementsAre("W-1"));
    EXPECT_THAT(tasks("reviewer_legal"), ElementsAre("W-1"));
}

TEST_F(Queue, HoldsWhatMayBePublishedForThePublisher) {
    submit("W-1");
    EXPECT_THAT(reviews("publisher"), IsEmpty());
    approve("W-1");
    EXPECT_THAT(reviews("publisher"), ElementsAre("W-1"));
    EXPECT_THAT(reviews("publisher", "?act=publish"), ElementsAre("W-1"));
    EXPECT_THAT(reviews("publisher", "?act=review"), IsEmpty());
    EXPECT_THAT(reviews("reviewer_legal"), IsEmpty());
    EXPECT_EQ(
        text_of(row(as("publisher").get("/api/v1/reviews"), "tasks"), "register_name"),
        office_->definitions().find("window_staff")->name
    );
}

TEST_F(Queue, GK04_HoldsNothingOnesOwn) {
    ASSERT_EQ(write("head_labour", "W-1", "科员").status, 201);
    ASSERT_EQ(act("head_labour", "W-1", "submissions").status, 200);
    EXPECT_THAT(reviews("head_labour"), IsEmpty());
    EXPECT_EQ(act("head_labour", "W-1", "approvals").status, 422);
}

TEST_F(Queue, WhatWasReturnedIsForItsUnitToMend) {
    submit("W-1");
    ASSERT_EQ(act("head_labour", "W-1", "returns", {{"reason", "岗位有误"}}).status, 200);
    EXPECT_THAT(tasks("compiler_labour"), ElementsAre("W-1"));
    EXPECT_THAT(tasks("compiler_relations"), IsEmpty());
    EXPECT_EQ(text_of(row(as("compiler_labour").get("/api/v1/tasks"), "tasks"), "act"), "mend");
    // Of what is public, too; and no longer once it is submitted anew and taken back.
    publish("W-2");
    revise("W-2", "科长");
    ASSERT_EQ(act("head_labour", "W-2", "returns", {{"reason", "岗位有误"}}).status, 200);
    EXPECT_THAT(tasks("compiler_labour"), testing::UnorderedElementsAre("W-1", "W-2"));
    ASSERT_EQ(act("compiler_labour", "W-1", "submissions").status, 200);
    ASSERT_EQ(take_back("compiler_labour", "W-1").status, 200);
    EXPECT_THAT(tasks("compiler_labour"), ElementsAre("W-2"));
}

TEST_F(Queue, AReturnedRevisionOfWhatIsPublicIsListedWithWhatWasReturned) {
    const auto list = [&](const std::string& login, const std::string& stage) {
        const auto path = "/api/v1/registers/window_staff/entries?stage=" + stage;
        return keys(as(login).get(path), "entries");
    };
    const auto returned = [&](const std::string& login) {
        const auto got = as(login).get("/api/v1/registers");
        for (const auto& one : *member(got.body, "registers").list()) {
            if (text_of(*one.fields(), "key") == "window_staff") {
                return *member(*one.fields(), "returned").integer();
            }
        }
        return std::int64_t{-1};
    };
    submit("W-1");
    publish("W-2");
    revise("W-2", "科长");
    for (const auto* key : {"W-1", "W-2"}) {
        ASSERT_EQ(act("head_labour", key, "returns", {{"reason", "岗位有误"}}).status, 200);
    }
    EXPECT_THAT(list("compiler_labour", "returned"), ElementsAre("W-1", "W-2"));
    EXPECT_THAT(list("compiler_labour", "published"), ElementsAre("W-2"));
    EXPECT_EQ(returned("compiler_labour"), 2);
    // Another unit sees what was published, and not what became of the revision.
    EXPECT_THAT(list("compiler_relations", "returned"), IsEmpty());
    EXPECT_EQ(returned("compiler_relations"), 0);
}

using Today = Queue;

TEST_F(Today, TellsWhatBecamePublicWhatWasWithdrawnAndWhen) {
    publish("W-1");
    submit("W-2");
    approve("W-2");
    const auto edition = as("publisher").post("/api/v1/registers/window_staff/editions", {});
    ASSERT_EQ(edition.status, 201) << edition.text;
    const auto first = today();
    EXPECT_EQ(said(first, "day"), "2026-11-02");
    EXPECT_EQ(said(first, "bureau"), "海曦市人力资源和社会保障局");
    EXPECT_THAT(keys(first, "published"), ElementsAre("W-2", "W-1"));
    EXPECT_THAT(keys(first, "withdrawn"), IsEmpty());
    later(std::chrono::days{1});
    ASSERT_EQ(act("publisher", "W-1", "withdrawals", {{"reason", "调离"}}).status, 200);
    EXPECT_THAT(keys(today(), "published"), IsEmpty());
    EXPECT_THAT(keys(today(), "withdrawn"), ElementsAre("W-1"));
    EXPECT_THAT(keys(today("2026-11-02"), "published"), ElementsAre("W-2", "W-1"));
    EXPECT_EQ(as("leader").get("/api/v1/today?day=yesterday").status, 400);
}

TEST_F(Today, TellsWhatIsDueWhatIsLateAndWhoHoldsIt) {
    submit("W-1");  // ten working days: due on 2026-11-16
    EXPECT_THAT(keys(today(), "due"), IsEmpty());
    later(std::chrono::days{10});
    EXPECT_THAT(keys(today(), "due"), ElementsAre("W-1"));
    EXPECT_THAT(keys(today(), "late"), IsEmpty());
    EXPECT_EQ(text_of(row(today(), "due"), "holder"), "劳动监察支队承办机构负责人（暂无人员）");
    approve("W-1");
    later(std::chrono::days{5});
    as("publisher");
    const auto late = today();
    EXPECT_THAT(keys(late, "due"), IsEmpty());
    ASSERT_THAT(keys(late, "late"), ElementsAre("W-1"));
    EXPECT_THAT(std::string(text_of(row(late, "late"), "holder")), HasSubstr("尹晗和"));
    EXPECT_EQ(member(*member(late.body, "totals").fields(), "late"), Value(1));
    const auto elsewhere = as("head_relations").get("/api/v1/today");
    EXPECT_THAT(keys(elsewhere, "late"), IsEmpty());
    ASSERT_EQ(act("publisher", "W-1", "publications").status, 200);
    EXPECT_THAT(keys(today(), "late"), IsEmpty());
}

// A bureau whose publisher serves one register, for every unit.
class QueueOfOneRegister : public Queue {
  protected:
    QueueOfOneRegister() {
        DiskFiles files;
        auto roles = files.read(server::resource("definitions/roles.yaml")).value();
        const std::string was = "name: 公示管理员, scope: bureau,";
        roles.replace(roles.find(was), was.size(), was + " registers: [window_staff],");
        const auto folder = temporary_.path("roles");
        files.make_folders(folder);
        files.replace(folder + "/roles.yaml", roles);
        more_definitions_.push_back(folder);
    }
};

TEST_F(QueueOfOneRegister, HoldsEveryUnitsForWhoeverServesIt) {
    submit("W-1");
    approve("W-1");
    EXPECT_THAT(reviews("publisher"), ElementsAre("W-1"));
    EXPECT_THAT(reviews("publisher", "?register=officers"), IsEmpty());
}

}  // namespace
}  // namespace mingjing::test
