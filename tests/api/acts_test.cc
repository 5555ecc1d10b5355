// Acts name the version they were decided on; who comes second is told how it stands, and
// nothing anybody did is lost.

#include <thread>

#include "api/open_entries.h"

namespace mingjing::test {
namespace {

class Acts : public OpenEntries {
  protected:
    std::string version(const std::string& key) { return as("leader").get(entry(key)).etag; }
    std::string stage(const std::string& key) {
        return said(as("leader").get(entry(key)), "stage");
    }
    std::string turn(const std::string& key) {
        return said(as("leader").get(entry(key)), "next_role");
    }
};

TEST_F(Acts, WhoComesSecondIsShownHowItStands) {
    submit("W-1");
    const auto seen = version("W-1");
    ASSERT_EQ(act("head_labour", "W-1", "approvals", {}, seen).status, 200);
    const auto second = take_back("compiler_labour", "W-1", seen);
    EXPECT_EQ(second.status, 412) << second.text;
    const auto* current = member(second.body, "current").fields();
    ASSERT_NE(current, nullptr) << second.text;
    EXPECT_EQ(text_of(*current, "next_role"), "legal_reviewer");
    EXPECT_EQ(stage("W-1"), "submitted");
    EXPECT_EQ(as("compiler_labour").get(draft("W-1")).status, 404);
}

TEST_F(Acts, OfTwoAtOnceOneIsDoneAndTheOtherAnswered412) {
    as("head_labour");
    for (int i = 0; i < 12; ++i) {
        const auto key = "W-" + std::to_string(i);
        submit(key);
        const auto seen = version(key);
        Got approved;
        Got taken;
        {
            const std::jthread head([&] {
                approved = act("head_labour", key, "approvals", {}, seen);
            });
            taken = take_back("compiler_labour", key, seen);
        }
        ASSERT_EQ(approved.status + taken.status, 200 + 412) << approved.text << taken.text;
        const bool is_taken = taken.status == 200;
        EXPECT_EQ(stage(key), is_taken ? "taken_back" : "submitted");
        EXPECT_EQ(turn(key), is_taken ? "" : "legal_reviewer");
        const auto left = as("compiler_labour").get(draft(key));
        EXPECT_EQ(left.status, is_taken ? 200 : 404);
        EXPECT_EQ(position_in(left, "content"), is_taken ? "科员" : "");
        EXPECT_NE(member((is_taken ? approved : taken).body, "current").fields(), nullptr);
    }
}

TEST_F(Acts, ASubmissionIsOfTheDraftItsSenderSaw) {
    const auto written = write("compiler_labour", "W-1", "科员");
    auto changed = content("W-1", "科长");
    const auto saved = as("head_labour").put(draft("W-1"), {{"content", changed}}, written.etag);
    ASSERT_EQ(saved.status, 200) << saved.text;
    const auto blind = act("compiler_labour", "W-1", "submissions", {}, written.etag);
    EXPECT_EQ(blind.status, 412) << blind.text;
    const auto* current = member(blind.body, "current").fields();
    ASSERT_NE(current, nullptr);
    EXPECT_EQ(text_of(*member(*current, "content").fields(), "position"), "科长");
    EXPECT_EQ(as("leader").get(entry("W-1")).status, 404);
    EXPECT_EQ(act("compiler_labour", "W-1", "submissions", {}, saved.etag).status, 200);
}

TEST_F(Acts, EachAnswersWithTheVersionItMadeAgainWhenAskedAgain) {
    ASSERT_EQ(write("compiler_labour", "W-1", "科员").status, 201);
    const struct {
        const char* login;
        const char* what;
        Fields body;
    } steps[] = {
        {"compiler_labour", "submissions", {}},
        {"head_labour", "returns", {{"reason", "岗位有误"}}},
        {"compiler_labour", "submissions", {}},
        {"head_labour", "approvals", {}},
        {"reviewer_legal", "approvals", {}},
        {"publisher", "publications", {}},
        {"publisher", "withdrawals", {{"reason", "调离"}}},
    };
    std::string before;
    int number = 0;
    for (const auto& [login, what, body] : steps) {
        const auto at = std::string_view(what) == "submissions" ? draft("W-1") : entry("W-1");
        const Window::Headers once{
            {"idempotency-key", "step-" + std::to_string(++number)}, {"if-match", seen(login, at)}};
        const auto done = as(login).post(entry("W-1", std::string("/") + what), body, once);
        ASSERT_EQ(done.status, 200) << what << done.text;
        EXPECT_NE(done.etag, before) << what;
        EXPECT_EQ(done.etag, version("W-1")) << what;
        const auto again = as(login).post(entry("W-1", std::string("/") + what), body, once);
        EXPECT_EQ(again.status, 200) << again.text;
        EXPECT_EQ(again.etag, done.etag) << what;
        EXPECT_EQ(version("W-1"), done.etag) << what << " was done twice";
        before = done.etag;
    }
}

TEST_F(Acts, AKeyOfOneActIsNotAnothersOfTheSameAddress) {
    ASSERT_EQ(write("compiler_labour", "W-1", "科员").status, 201);
    auto& compiler = as("compiler_labour");
    const Window::Headers once{
        {"idempotency-key", "k"}, {"if-match", seen("compiler_labour", draft("W-1"))}};
    ASSERT_EQ(compiler.post(entry("W-1", "/submissions"), {}, once).status, 200);
    const auto other = compiler.send(http::Method::del, entry("W-1", "/submissions"), "{}", once);
    EXPECT_EQ(other.status, 409) << other.text;
    EXPECT_EQ(stage("W-1"), "submitted");
}

TEST_F(Acts, AKeyOfOneVersionIsNotAnothers) {
    submit("W-1");
    auto& head = as("head_labour");
    const auto approve_at = entry("W-1", "/approvals");
    const Window::Headers once{{"idempotency-key", "k"}, {"if-match", version("W-1")}};
    ASSERT_EQ(head.post(approve_at, {}, once).status, 200);
    EXPECT_EQ(head.post(approve_at, {}, once).status, 200);  // its answer was lost
    const auto newer =
        head.post(approve_at, {}, {{"idempotency-key", "k"}, {"if-match", version("W-1")}});
    EXPECT_EQ(newer.status, 409) << newer.text;
}

TEST_F(Acts, WhatIsSubmittedIsTakenBackByItsUnitUntilItIsPublic) {
    submit("W-1");
    EXPECT_EQ(take_back("compiler_relations", "W-1").status, 403);
    EXPECT_EQ(take_back("leader", "W-1").status, 403);
    const auto keeper = take_back("certificate_keeper", "W-1");  // of another register
    EXPECT_EQ(keeper.status, 403) << keeper.text;
    const auto done = take_back("head_labour", "W-1", version("W-1"));
    ASSERT_EQ(done.status, 200) << done.text;
    EXPECT_EQ(said(done, "stage"), "taken_back");
    const auto left = as("compiler_labour").get(draft("W-1"));
    EXPECT_EQ(said(left, "unit"), "劳动监察支队");
    ASSERT_EQ(act("compiler_labour", "W-1", "submissions", {}, left.etag).status, 200);
    approve("W-1");
    ASSERT_EQ(act("publisher", "W-1", "publications").status, 200);
    const auto late = take_back("compiler_labour", "W-1");
    EXPECT_EQ(late.status, 422) << late.text;
    EXPECT_NE(late.text.find("更正"), std::string::npos);
}

TEST_F(Acts, WhatIsPublicIsTakenIntoOneDraft) {
    publish("W-1");
    EXPECT_EQ(as("compiler_relations").post(entry("W-1", "/drafts"), {}).status, 403);
    const auto first = as("compiler_labour").post(entry("W-1", "/drafts"), {});
    ASSERT_EQ(first.status, 201) << first.text;
    EXPECT_EQ(position_in(first, "content"), "科员");
    EXPECT_EQ(first.text.find("测试甲\",\"position"), std::string::npos);
    const auto second = as("head_labour").post(entry("W-1", "/drafts"), {});
    EXPECT_EQ(second.etag, first.etag);
}

TEST_F(Acts, GK04_ABodysOutsideApprovalIsFilledInBeforeItIsSubmitted) {
    const std::string bodies = "/api/v1/registers/enforcement_bodies/";
    auto& compiler = as("compiler_legal");
    EXPECT_EQ(
        said(compiler.get("/api/v1/registers/enforcement_bodies"), "external_approval"),
        "approval_number"
    );
    Fields body{
        {"name", "海曦市人力资源和社会保障局"},
        {"body_type", "法定行政机关"},
        {"authority_scope", "劳动保障监察"}};
    const auto written = compiler.post(bodies + "drafts", {{"content", body}});
    ASSERT_EQ(written.status, 201) << written.text;
    const std::string key =
        "%E6%B5%B7%E6%9B%A6%E5%B8%82%E4%BA%BA%E5%8A%9B%E8%B5%84%E6%BA%90%E5%92"
        "%8C%E7%A4%BE%E4%BC%9A%E4%BF%9D%E9%9A%9C%E5%B1%80";
    const auto early = compiler.post(
        bodies + "entries/" + key + "/submissions",
        {},
        {{"if-match", seen("compiler_legal", bodies + "drafts/" + key)}}
    );
    EXPECT_EQ(early.status, 422) << early.text;
    EXPECT_NE(early.text.find("审核"), std::string::npos) << early.text;
    body["approving_authority"] = "海曦市司法局";
    body["approval_number"] = "海司法审〔2026〕3号";
    body["approved_on"] = "2026-10-20";
    const auto saved = compiler.put(bodies + "drafts/" + key, {{"content", body}}, written.etag);
    ASSERT_EQ(saved.status, 200) << saved.text;
    const auto done = compiler.post(
        bodies + "entries/" + key + "/submissions",
        {},
        {{"if-match", seen("compiler_legal", bodies + "drafts/" + key)}}
    );
    EXPECT_EQ(done.status, 200) << done.text;
}

}  // namespace
}  // namespace mingjing::test
