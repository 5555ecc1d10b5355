// What happened to an entry, told to those who may know it, and what colleagues say of it.

#include <gmock/gmock.h>

#include "api/entry_parts.h"
#include "api/masking.h"
#include "api/open_entries.h"
#include "drafts/drafts.h"
#include "support/bureau.h"

namespace mingjing::test {
namespace {

using testing::ElementsAre;

class History : public OpenEntries {
  protected:
    static std::vector<std::string> words(const Got& got) {
        std::vector<std::string> words;
        for (const auto& event : *member(got.body, "events").list()) {
            words.emplace_back(text_of(*event.fields(), "event"));
        }
        return words;
    }
    static const Fields& event(const Got& got, std::size_t number) {
        return *member(got.body, "events").list()->at(number).fields();
    }
    // Sent back by the unit's head, mended by its compiler.
    void return_and_mend(const std::string& key, const std::string& position) {
        ASSERT_EQ(act("head_labour", key, "returns", {{"reason", "岗位有误"}}).status, 200);
        const auto back = as("compiler_labour").get(draft(key));
        ASSERT_EQ(back.status, 200) << back.text;
        auto changed = *member(back.body, "content").fields();
        changed["position"] = position;
        ASSERT_EQ(
            as("compiler_labour").put(draft(key), {{"content", changed}}, back.etag).status, 200
        );
        ASSERT_EQ(act("compiler_labour", key, "submissions").status, 200);
    }
};

TEST_F(History, TellsWhoDidWhatAndWhatChanged) {
    submit("W-1");
    return_and_mend("W-1", "科长");
    approve("W-1");
    ASSERT_EQ(act("publisher", "W-1", "publications").status, 200);
    const auto past = as("compiler_labour").get(entry("W-1", "/history"));
    ASSERT_EQ(past.status, 200) << past.text;
    EXPECT_THAT(
        words(past),
        ElementsAre("submitted", "returned", "submitted", "approved", "approved", "published")
    );
    EXPECT_TRUE(member(event(past, 0), "changes").list()->empty());
    EXPECT_EQ(text_of(event(past, 1), "note"), "岗位有误");
    EXPECT_EQ(text_of(event(past, 1), "actor_name"), "周执法甲");
    EXPECT_EQ(text_of(event(past, 1), "unit"), "劳动监察支队");
    const auto& changes = *member(event(past, 2), "changes").list();
    ASSERT_EQ(changes.size(), 1U) << past.text;
    EXPECT_EQ(text_of(*changes[0].fields(), "before"), "科员");
    EXPECT_EQ(text_of(*changes[0].fields(), "after"), "科长");
    EXPECT_EQ(text_of(event(past, 5), "event_name"), "公示");
    EXPECT_EQ(member(event(past, 5), "version"), Value(1));
}

TEST_F(History, TellsACorrectionATakingBackAndAWithdrawal) {
    submit("W-1");
    ASSERT_EQ(take_back("compiler_labour", "W-1").status, 200);
    ASSERT_EQ(act("compiler_labour", "W-1", "submissions").status, 200);
    approve("W-1");
    ASSERT_EQ(act("publisher", "W-1", "publications").status, 200);
    const auto taken = as("compiler_labour").post(entry("W-1", "/drafts"), {});
    auto changed = *member(taken.body, "content").fields();
    changed["position"] = "科长";
    changed["name"] = "测试乙";
    ASSERT_EQ(
        as("compiler_labour").put(draft("W-1"), {{"content", changed}}, taken.etag).status, 200
    );
    const Fields correction{{"kind", "correction"}, {"reason", "录入有误"}};
    ASSERT_EQ(act("compiler_labour", "W-1", "submissions", correction).status, 200);
    approve("W-1");
    ASSERT_EQ(act("publisher", "W-1", "publications").status, 200);
    ASSERT_EQ(act("publisher", "W-1", "withdrawals", {{"reason", "调离"}}).status, 200);
    const auto outside = as("compiler_relations").get(entry("W-1", "/history"));
    EXPECT_THAT(words(outside), ElementsAre("published", "corrected", "withdrawn"));
    EXPECT_TRUE(member(event(outside, 1), "changes").list()->empty())
        << "of what another unit withdrew, that it was public is all that is told";
    // No name, either.
    EXPECT_EQ(outside.text.find("测试"), std::string::npos) << outside.text;
    const auto inside = as("leader").get(entry("W-1", "/history"));
    EXPECT_EQ(words(inside).at(1), "taken_back");
    EXPECT_EQ(words(inside).size(), 11U);
}

TEST_F(History, OfAnInternalRegisterSaysNothingWasPublished) {
    const std::string devices = "/api/v1/registers/devices";
    const Fields device{
        {"number", "SB-1"},
        {"device_type", "执法记录仪"},
        {"model", "测试型"},
        {"unit", "劳动监察支队"},
        {"status", "在用"}};
    const auto saved = as("device_keeper").post(devices + "/drafts", {{"content", device}});
    ASSERT_EQ(saved.status, 201) << saved.text;
    const auto one = devices + "/entries/SB-1";
    const auto take = [&](const std::string& login, const std::string& act, std::string etag) {
        const auto got = as(login).post(one + act, {}, {{"if-match", std::move(etag)}});
        EXPECT_EQ(got.status, 200) << act << got.text;
    };
    take("device_keeper", "/submissions", saved.etag);
    take("head_labour", "/approvals", seen("head_labour", one));
    take("publisher", "/publications", seen("publisher", one));
    const auto past = as("publisher").get(one + "/history");
    ASSERT_EQ(words(past).size(), 3U) << past.text;
    EXPECT_EQ(text_of(event(past, 2), "event"), "published");
    EXPECT_EQ(text_of(event(past, 2), "event_name"), "入册");
}

// The child rows of a table come and go whole; the personal values in them are hidden too.
TEST(Changes, HideThePersonalValuesOfAWholeRow) {
    const auto schema = officers_schema();
    const Fields before{{"number", "Z-1"}};
    const Fields after{
        {"number", "Z-1"},
        {"certificates", List{Fields{{"number", "C-1"}, {"holder", "周执法甲"}}}}};
    const auto changes = api::changes_json(schema, before, after);
    ASSERT_EQ(changes.size(), 1U);
    const auto& row = *member(*changes[0].fields(), "after").fields();
    EXPECT_EQ(text_of(row, "number"), "C-1");
    EXPECT_EQ(text_of(row, "holder"), api::kHidden);
}

using Comments = History;

TEST_F(Comments, AreSaidByThoseWhoseWorkItIsAndReadByThoseWhoLookOn) {
    submit("W-1");
    const auto said =
        as("reviewer_legal").post(entry("W-1", "/comments"), {{"text", "请附岗位文件<b>"}});
    ASSERT_EQ(said.status, 200) << said.text;
    ASSERT_EQ(act("compiler_labour", "W-1", "comments", {{"text", "已附"}}).status, 200);
    const auto read = as("supervisor").get(entry("W-1", "/comments"));
    ASSERT_EQ(read.status, 200) << read.text;
    const auto& comments = *member(read.body, "comments").list();
    ASSERT_EQ(comments.size(), 2U);
    EXPECT_EQ(text_of(*comments[0].fields(), "text"), "请附岗位文件<b>");
    EXPECT_EQ(text_of(*comments[0].fields(), "author_name"), "郑审核");
    EXPECT_EQ(text_of(*comments[1].fields(), "unit"), "劳动监察支队");
    EXPECT_EQ(act("supervisor", "W-1", "comments", {{"text", "无"}}).status, 403);
    EXPECT_EQ(act("compiler_relations", "W-1", "comments", {{"text", "无"}}).status, 403);
    EXPECT_EQ(act("compiler_labour", "W-1", "comments", {{"text", " \n"}}).status, 400);
    EXPECT_EQ(act("compiler_labour", "W-2", "comments", {{"text", "无"}}).status, 404);
}

TEST_F(Comments, AreSaidOfADraftAndStayWithTheEntry) {
    ASSERT_EQ(write("compiler_labour", "W-1", "科员").status, 201);
    ASSERT_EQ(act("head_labour", "W-1", "comments", {{"text", "先核对姓名"}}).status, 200);
    ASSERT_EQ(act("compiler_labour", "W-1", "submissions").status, 200);
    EXPECT_NE(
        as("leader").get(entry("W-1", "/comments")).text.find("先核对姓名"), std::string::npos
    );
}

TEST_F(Comments, OnesSaidBehindOurBackAreFound) {
    submit("W-1");
    ASSERT_EQ(act("compiler_labour", "W-1", "comments", {{"text", "已附"}}).status, 200);
    const auto work = office_->work().lease();
    EXPECT_TRUE(drafts::problems(*work).empty());
    work->run("UPDATE comments SET text = '未附'");
    EXPECT_EQ(drafts::problems(*work).size(), 1U);
}

}  // namespace
}  // namespace mingjing::test
