// What happens to cases beside their steps: another version of the procedure, values erased; and
// what their clocks say meanwhile.

#include "api/open_cases.h"
#include "codec/text.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kFile = "procedures/penalty_ordinary.yaml";

class CaseChanges : public OpenCases {
  protected:
    // The leader adopts the procedure with passages put otherwise; the server starts again.
    void adopt(const std::vector<std::pair<std::string, std::string>>& changes) {
        const auto source =
            as("leader").get("/api/v1/definitions/source?name=" + std::string(kFile));
        std::string text(text_of(source.body, "text"));
        for (const auto& [was, is] : changes) {
            ASSERT_NE(text.find(was), std::string::npos) << was;
            text.replace(text.find(was), was.size(), is);
        }
        adopt(kFile, text);
    }
    void adopt(std::string_view file, const std::string& text) {
        const auto adopted = as("leader").post(
            "/api/v1/definitions/adoptions",
            {{"changes", List{Fields{{"name", file}, {"text", text}}}}, {"reason", "修订"}}
        );
        ASSERT_LT(adopted.status, 300) << adopted.text;
        staff_.reset();
        office_.reset();
        server::OfficeOptions options;
        options.definitions = definitions();
        office_ = std::make_unique<server::Office>(folder_, options, clock_);
        staff_ = std::make_unique<server::Staff>(*office_, server::StaffOptions{.is_local = true});
        after_ = std::make_unique<http::Router>();
        staff_->routes(*after_);
    }
    // Somebody's browser after that.
    Window window(const std::string& login) {
        Window opened(*after_);
        opened.sign_in(login);
        return opened;
    }
    Fields clock(const Got& got, std::string_view limit) {
        for (const auto& clock : *member(got.body, "clocks").list()) {
            if (text_of(*clock.fields(), "limit") == limit) {
                return *clock.fields();
            }
        }
        return {};
    }
    void TearDown() override {
        staff_.reset();
        after_.reset();
        OpenCases::TearDown();
    }

    std::unique_ptr<http::Router> after_;
};

const std::pair<std::string, std::string> kSixtyDays{
    "name: 作出行政处罚决定, amount: 90", "name: 作出行政处罚决定, amount: 60"};

TEST_F(CaseChanges, ARunningCaseKeepsTheClocksOfTheVersionItBeganUnder) {
    investigate();
    const std::string due(text_of(clock(look("leader"), "decide"), "due_on"));
    EXPECT_EQ(due, "2027-02-01");  // ninety days from 2026-11-02, a Sunday rolled on
    adopt({kSixtyDays});
    auto leader = window("leader");
    const auto seen = leader.get(at());
    EXPECT_EQ(text_of(clock(seen, "decide"), "due_on"), due);
    EXPECT_EQ(text_of(clock(seen, "decide"), "period"), "90日");
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(CaseChanges, AHolidayAnnouncedMovesTheClocksItFallsOn) {
    investigate();
    adopt(
        "calendars/2027.yaml",
        "year: 2027\nnotice: 通知\nsource: https://www.gov.cn/\n"
        "days_off: [2027-02-01, 2027-02-02]\n"
    );
    auto leader = window("leader");
    EXPECT_EQ(text_of(clock(leader.get(at()), "decide"), "due_on"), "2027-02-03");
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(CaseChanges, AMigrationIsShownBeforeItIsDoneAndTakesTheCaseOver) {
    investigate();
    adopt(
        {kSixtyDays,
         {"{key: investigation, name: 调查取证, lane: handler",
          "{key: investigation, name: 调查取证和听取意见, was: [inquiry], lane: handler"}}
    );
    auto leader = window("leader");
    const std::string migration = "/api/v1/procedures/penalty_ordinary/migration";
    const auto shown = leader.get(migration);
    ASSERT_EQ(shown.status, 200) << shown.text;
    ASSERT_EQ(member(shown.body, "cases").list()->size(), 1U);
    const auto& would_be = *member(shown.body, "cases").list()->front().fields();
    EXPECT_EQ(text_of(would_be, "goes_to"), "调查取证和听取意见");
    EXPECT_FALSE(would_be.contains("why_not"));
    EXPECT_EQ(text_of(clock(leader.get(at()), "decide"), "period"), "90日") << "only shown";

    EXPECT_EQ(window("compiler_labour").get(migration).status, 403);
    const auto done = leader.post(migration, {{"basis", "新程序施行，程序从新"}});
    ASSERT_EQ(done.status, 200) << done.text;
    EXPECT_EQ(*member(done.body, "migrated").integer(), 1);
    EXPECT_THAT(*member(done.body, "cases").list(), IsEmpty());
    const auto seen = leader.get(at());
    EXPECT_EQ(text_of(clock(seen, "decide"), "period"), "60日");
    EXPECT_EQ(text_of(clock(seen, "decide"), "due_on"), "2027-01-01")
        << "holidays not yet announced";
    EXPECT_EQ(said(seen, "stage_name"), "调查取证和听取意见");
    EXPECT_THAT(seen.text, HasSubstr("适用新的程序"));
    EXPECT_THAT(*member(leader.get(migration).body, "cases").list(), IsEmpty());
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(CaseChanges, WhatCannotBeMappedIsNamedAndGoesOnAsItWas) {
    investigate();
    std::vector<std::pair<std::string, std::string>> changes;
    const auto source = as("leader").get("/api/v1/definitions/source?name=" + std::string(kFile));
    std::string text(text_of(source.body, "text"));
    for (auto at = text.find("investigation"); at != std::string::npos;
         at = text.find("investigation", at + 1)) {
        changes.emplace_back("investigation", "inquiry");
    }
    adopt(changes);
    auto leader = window("leader");
    const auto done =
        leader.post("/api/v1/procedures/penalty_ordinary/migration", {{"basis", "程序从新"}});
    ASSERT_EQ(done.status, 200) << done.text;
    EXPECT_EQ(*member(done.body, "migrated").integer(), 0);
    EXPECT_THAT(done.text, HasSubstr("stage-not-mapped"));
    EXPECT_THAT(done.text, HasSubstr(number_));
    const auto seen = leader.get(at());
    EXPECT_EQ(said(seen, "stage"), "investigation");
    EXPECT_EQ(said(seen, "stage_name"), "调查取证");
}

TEST_F(CaseChanges, PersonalValuesAreErasedByWhoHasTheDutyAndOnRecord) {
    investigate();
    const auto erase = [&](const std::string& login, List fields) {
        return as(login).post(
            at() + "/erasures",
            {{"fields", std::move(fields)}, {"basis", "个人信息保护法第四十七条"}},
            {{"if-match", seen(login, at())}}
        );
    };
    EXPECT_EQ(erase("compiler_labour", List{"party_name"}).status, 403);
    EXPECT_THAT(erase("publisher", List{"item"}).text, HasSubstr("nothing-to-erase"));
    const auto search = "/api/v1/cases?text=" + codec::percent_encode("样例服饰");
    EXPECT_EQ(total(as("leader").get(search)), 1);
    EXPECT_THAT(look("leader").text, HasSubstr("样例服饰加工厂"));
    const auto done = erase("publisher", List{"party_name", "summary"});
    ASSERT_EQ(done.status, 200) << done.text;
    const auto after = look("leader");
    EXPECT_THAT(after.text, Not(HasSubstr("样例服饰加工厂")));
    EXPECT_THAT(after.text, Not(HasSubstr("安排加班超过法定时间")));
    EXPECT_THAT(after.text, HasSubstr("删除个人信息"));
    EXPECT_EQ(total(as("leader").get(search)), 0);
    EXPECT_THAT(erase("publisher", List{"party_name"}).text, HasSubstr("nothing-to-erase"));
    // It goes on without them.
    EXPECT_EQ(said(after, "stage"), "investigation");
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(CaseChanges, WhatWasErasedStandsInNoAnswerKeptForARetry) {
    make_registers();
    const Fields opening{{"procedure", "penalty_ordinary"}, {"content", lead()}};
    const auto first =
        as("compiler_labour").post("/api/v1/cases", opening, {{"idempotency-key", "a"}});
    ASSERT_EQ(first.status, 201) << first.text;
    number_ = text_of(first.body, "number");
    const Window::Headers moved{
        {"idempotency-key", "b"}, {"if-match", seen("compiler_labour", at())}};
    const auto move = [&] {
        return as("compiler_labour")
            .post(at() + "/steps/report_lead", {{"content", Fields{}}}, moved);
    };
    ASSERT_EQ(move().status, 200);
    const auto erased =
        as("publisher")
            .post(
                at() + "/erasures",
                {{"fields", List{"party_name", "summary"}}, {"basis", "个人信息保护法第四十七条"}},
                {{"if-match", seen("publisher", at())}}
            );
    ASSERT_EQ(erased.status, 200) << erased.text;
    const auto again =
        as("compiler_labour").post("/api/v1/cases", opening, {{"idempotency-key", "a"}});
    EXPECT_EQ(again.status, 201) << again.text;
    EXPECT_EQ(text_of(again.body, "number"), number_);
    EXPECT_THAT(again.text, Not(HasSubstr("样例服饰加工厂")));
    EXPECT_EQ(again.etag, look("compiler_labour").etag) << "as it stands";
    const auto moved_again = move();
    EXPECT_EQ(moved_again.status, 200) << moved_again.text;
    EXPECT_THAT(moved_again.text, Not(HasSubstr("安排加班超过法定时间")));
    std::string kept;
    office_->work().lease()->run("SELECT body FROM answered_commands", {}, [&](const db::Row& row) {
        kept += row.text(0);
        return true;
    });
    EXPECT_THAT(kept, Not(HasSubstr("样例服饰加工厂")));
    EXPECT_THAT(kept, Not(HasSubstr("安排加班超过法定时间")));
}

TEST_F(CaseChanges, EachThingPreservedHasItsClockAndANoticeIsNoDeadline) {
    investigate();
    const auto preserve = [&](std::string_view number) {
        return step("leader", "preserve", {{"number", number}, {"things", "账册"}}).status;
    };
    ASSERT_EQ(preserve("DJ1"), 200);
    clock_.turn_to(std::chrono::year{2026} / 11 / 4);
    windows_.clear();  // sessions are over by then
    ASSERT_EQ(preserve("DJ2"), 200);
    const auto seen = look("leader");
    EXPECT_EQ(text_of(clock(seen, "release/DJ1"), "due_on"), "2026-11-11");
    EXPECT_EQ(text_of(clock(seen, "release/DJ2"), "due_on"), "2026-11-13");
    EXPECT_THAT(text_of(clock(seen, "release/DJ1"), "name"), testing::EndsWith("（DJ1）"));
    EXPECT_EQ(said(seen, "next_due"), "2026-11-11");
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(CaseChanges, AmountsNobodyCouldOweAreRefusedAtTheirField) {
    investigate();
    const auto got = step("compiler_labour", "conclude", {{"fine", "10000000001"}});
    EXPECT_EQ(got.status, 400);
    EXPECT_THAT(got.text, HasSubstr("不得大于10000000000"));
}

TEST_F(CaseChanges, CF01_AnItemPublishedLaterWasNoBasisThatDay) {
    make_registers();  // on 2026-11-02
    clock_.turn_to(std::chrono::year{2026} / 11 / 5);
    make_public(
        "enforcement_items",
        "HXRS-CF-016",
        {{"code", "HXRS-CF-016"},
         {"category", "行政处罚"},
         {"name", "使用童工"},
         {"handling_unit", "劳动监察支队"}}
    );
    clock_.turn_to(std::chrono::year{2026} / 11 / 6);
    const auto opened_on = [&](std::string_view item, std::string_view day) {
        auto content = lead();
        content["item"] = item;
        return as("compiler_labour")
            .post(
                "/api/v1/cases",
                {{"procedure", "penalty_ordinary"}, {"on", day}, {"content", content}}
            );
    };
    EXPECT_THAT(opened_on("HXRS-CF-016", "2026-11-04").text, HasSubstr("CF-01"));
    EXPECT_EQ(opened_on("HXRS-CF-016", "2026-11-05").status, 201);
    EXPECT_EQ(opened_on("HXRS-CF-015", "2026-11-04").status, 201);
    // Before anything was published here, it was elsewhere: its own days say since when.
    EXPECT_EQ(opened_on("HXRS-CF-016", "2026-10-28").status, 201);
}

TEST_F(CaseChanges, ACaseIsOpenedOnceThoughItsAnswerAndItsKeyWereLost) {
    make_registers();
    const Window::Headers key{{"idempotency-key", "a"}};
    const auto opened = [&](const Fields& content) {
        return as("compiler_labour")
            .post("/api/v1/cases", {{"procedure", "penalty_ordinary"}, {"content", content}}, key);
    };
    ASSERT_EQ(opened(lead()).status, 201);
    // As after a fault between the commit and the answer.
    const auto forget = [&] { office_->work().lease()->run("DELETE FROM answered_commands"); };
    forget();
    const auto again = opened(lead());
    EXPECT_EQ(again.status, 201) << again.text;
    EXPECT_EQ(text_of(again.body, "number"), "2026-0001");
    EXPECT_EQ(total(as("leader").get("/api/v1/cases")), 1);
    forget();
    auto other = lead();
    other["party_name"] = "另一家样例工厂";
    const auto used = opened(other);
    EXPECT_GE(used.status, 400);
    EXPECT_THAT(used.text, HasSubstr("key-used"));
    EXPECT_EQ(total(as("leader").get("/api/v1/cases")), 1);
    EXPECT_EQ(open("compiler_labour").status, 201) << "without a key each is new";
    EXPECT_EQ(total(as("leader").get("/api/v1/cases")), 2);
}

}  // namespace
}  // namespace mingjing::test
