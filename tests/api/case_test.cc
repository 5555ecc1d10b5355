// A case over the interface, from its lead to its close, by the people whose steps they are;
// what each answer says may be done next is what then can be done.

#include <set>

#include <gmock/gmock.h>

#include "api/open_cases.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "query/attached.h"
#include "support/small_files.h"

namespace mingjing::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class CaseOverHttp : public OpenCases {
  protected:
    // Nobody issued its decision here: the number is typed, and why.
    static Fields typed() {
        return {{"number", kDecision}, {"made_elsewhere", "系统启用以前制作"}};
    }
    // The case's result: prepared as a draft, which is not public; then by its chain.
    void prepare_result() {
        EXPECT_EQ(as("publisher").post(at() + "/result", typed()).status, 403);
        for (const auto& untold : {Fields{}, Fields{{"number", kDecision}}}) {
            const auto no = as("compiler_labour").post(at() + "/result", untold);
            EXPECT_EQ(no.status, 422) << no.text;
            EXPECT_EQ(text_of(no.body, "rule"), "GS-01") << "no number without its decision";
        }
        const auto made = as("compiler_labour").post(at() + "/result", typed());
        ASSERT_EQ(made.status, 201) << made.text;
        const auto& content = *member(made.body, "content").fields();
        EXPECT_EQ(text_of(content, "conclusion"), "●●●●") << "personal, until one says what for";
        EXPECT_EQ(text_of(content, "decided_on"), "2026-11-02");
        EXPECT_EQ(text_of(content, "party_shown"), "样例服饰加工厂");
        EXPECT_EQ(text_of(content, "case_number"), number_);
        const auto again = as("compiler_labour").post(at() + "/result", typed());
        EXPECT_EQ(again.status, 412) << "it is there already";
        result_seen_ = made.etag;
    }
    void publish_result(const Fields& submission = {}) {
        const auto at = "/api/v1/registers/results/entries/" + codec::percent_encode(kDecision);
        const auto submitted =
            as("compiler_labour")
                .post(at + "/submissions", submission, {{"if-match", result_seen_}});
        ASSERT_EQ(submitted.status, 200) << submitted.text;
        EXPECT_EQ(text_of(submitted.body, "due"), "2026-11-11") << "7 working days of the decision";
        if (!submission.empty()) {
            EXPECT_EQ(said(performance(), "under_way"), "review");
            EXPECT_THAT(tell_performance().text, HasSubstr("正在审核"));
        }
        const auto act = [&](const std::string& login, const std::string& verb) {
            return as(login).post(at + verb, {}, {{"if-match", seen(login, at)}});
        };
        EXPECT_EQ(act("publisher", "/publications").status, 422) << "not before it is reviewed";
        for (const auto* login : {"head_labour", "reviewer_legal", "leader"}) {
            const auto got = act(login, "/approvals");
            ASSERT_EQ(got.status, 200) << got.text;
        }
        const auto got = act("publisher", "/publications");
        ASSERT_EQ(got.status, 200) << got.text;
    }

    Got performance() { return as("compiler_labour").get(at() + "/performance"); }
    Got tell_performance() { return as("compiler_labour").post(at() + "/performance", Fields{}); }

    static constexpr auto kDecision = "海曦人社监罚字〔2026〕第033号";
    std::string result_seen_;
};

TEST_F(CaseOverHttp, IsOpenedOnlyByAPublishedItemAndByWhoHandlesCases) {
    EXPECT_THAT(open("compiler_labour").text, HasSubstr("CF-01"));
    EXPECT_EQ(open("compiler_relations").status, 403);
    auto wrong = lead();
    wrong["party_kind"] = "外星人";
    const auto got = open("compiler_labour", wrong);
    EXPECT_EQ(got.status, 400);
    EXPECT_THAT(got.text, HasSubstr("party_kind"));
    wrong = lead();
    wrong["number"] = "2026-9999";
    EXPECT_EQ(open("compiler_labour", wrong).status, 400);
}

TEST_F(CaseOverHttp, RunsFromALeadToItsCloseByThePeopleWhoseStepsTheyAre) {
    make_registers();
    ASSERT_EQ(open("compiler_labour").status, 201);
    EXPECT_EQ(number_, "2026-0001");
    EXPECT_THAT(in_the_way(look("compiler_labour"), "report_lead"), testing::IsEmpty());
    const auto go = [&](const std::string& login, const std::string& key, const Fields& content = {}
                    ) {
        const auto got = step(login, key, content);
        EXPECT_EQ(got.status, 200) << key << ": " << got.text;
    };
    // ZJ-02: an officer is known by any certificate, not by the first alone.
    const List both{"37990126001", "LDJC-37990126002"};
    go("compiler_labour", "assign", {{"officers", both}, {"has_no_interest", true}});
    go("compiler_labour", "report_lead");
    EXPECT_EQ(step("compiler_labour", "docket").status, 403);
    go("leader", "docket");
    go("compiler_labour",
       "collect",
       {{"number", "1"}, {"kind", "书证"}, {"title", "考勤表"}, {"officers", both}});
    EXPECT_THAT(in_the_way(look("compiler_labour"), "conclude"), Contains("CF-17"));
    go("compiler_labour", "verify", {{"number", "1"}, {"finding", "查证属实"}});
    Fields outcome{
        {"conclusion", "给予行政处罚"},
        {"kinds", List{"罚款"}},
        {"fine", "14700"},
        {"benchmark", "HXCL-015"},
        {"tier", "一般"}};
    auto proposal = outcome;
    proposal.insert(
        {{"months", 42},
         {"correction", "责令当场改正"},
         {"gains", "没有违法所得"},
         {"is_major", false},
         {"facts", "42人月"},
         {"basis", List{Fields{{"law", "中华人民共和国劳动法"}, {"article", 90}}}}}
    );
    auto beside = proposal;
    beside["fine"] = "100";
    const auto trial =
        as("compiler_labour").post(at() + "/steps/conclude/checks", {{"content", beside}});
    EXPECT_THAT(trial.text, HasSubstr("within_tier"));
    EXPECT_THAT(trial.text, HasSubstr("罚款100元，不在8,400元至14,700元之内"));
    go("compiler_labour", "conclude", proposal);
    EXPECT_THAT(
        as("supervisor").get(at() + "/reckoning").text,
        HasSubstr("罚款14,700元，在8,400元至14,700元之内")
    );
    EXPECT_THAT(
        as("compiler_labour").get(at() + "/ahead").text,
        testing::AllOf(HasSubstr("review_is_passed"), HasSubstr("审核通过"))
    );
    auto notice = outcome;
    notice.insert({{"offers_hearing", false}, {"content", "拟罚款"}});
    go("compiler_labour", "give_notice", notice);
    const Fields service{
        {"mode", "直接送达"},
        {"proof", "回证1"},
        {"receiver", "张示例"},
        {"capacity", "负责收件的人"}};
    auto served = service;
    served["instrument"] = "事先告知书";
    go("compiler_labour", "serve_notice", served);
    go("compiler_labour", "plead", {{"answer", "明确放弃"}});
    EXPECT_THAT(in_the_way(look("compiler_labour"), "submit_review"), testing::IsEmpty());
    go("compiler_labour",
       "submit_review",
       {{"materials", List{"调查终结报告", "决定代拟稿", "依据", "证据材料"}}});
    const Fields opinion{
        {"opinion", "同意"},
        {"text", "程序合法"},
        {"elements", List{Fields{{"element", 1}, {"conclusion", "通过"}}}}};
    EXPECT_EQ(step("compiler_labour", "pass_review", opinion).status, 403);
    const auto checks = as("reviewer_legal").get(at() + "/checks");
    EXPECT_EQ(member(checks.body, "elements").list()->size(), 1U);
    for (const auto& check : *member(checks.body, "checks").list()) {
        EXPECT_EQ(member(*check.fields(), "holds"), Value{true}) << text_of(*check.fields(), "key");
    }
    go("reviewer_legal", "pass_review", opinion);
    auto decision = outcome;
    decision.insert(
        {{"reasons", "事实清楚"},
         {"correction", "责令当场改正"},
         {"gains", "没有违法所得"},
         {"basis", List{Fields{{"law", "中华人民共和国劳动法"}, {"article", 90}}}}}
    );
    decision["fine"] = "100";
    const auto mild = step("leader", "decide", decision);
    EXPECT_EQ(mild.status, 422) << mild.text;
    EXPECT_THAT(mild.text, HasSubstr("CF-11"));
    decision["fine"] = "14700";
    go("leader", "decide", decision);
    served["instrument"] = "决定书";
    go("compiler_labour", "serve", served);
    const Fields publication{{"disposal", "已公示"}, {"result", kDecision}};
    EXPECT_EQ(step("compiler_labour", "publish", publication).status, 400) << "no such result";
    prepare_result();
    EXPECT_THAT(step("compiler_labour", "publish", publication).text, HasSubstr("GS-01"));
    publish_result();
    EXPECT_EQ(tell_performance().status, 422) << "the case has not made it public";
    go("compiler_labour", "publish", publication);
    EXPECT_EQ(said(performance(), "result"), kDecision);
    EXPECT_THAT(tell_performance().text, HasSubstr("还没有登记履行情况"));
    go("compiler_labour",
       "pay",
       {{"amount", "14700"}, {"receipt", "P1"}, {"channel", "银行或者电子支付"}});
    go("compiler_labour", "perform", {{"manner", "自动履行"}});
    EXPECT_EQ(said(performance(), "recorded"), "已履行");
    EXPECT_EQ(member(performance().body, "is_behind"), Value{true});
    EXPECT_EQ(as("publisher").post(at() + "/performance", Fields{}).status, 403);
    EXPECT_EQ(as("supervisor").get(at() + "/performance").status, 200);
    EXPECT_EQ(as("compiler_relations").get(at() + "/performance").status, 403);
    EXPECT_EQ(as("compiler_relations").post(at() + "/performance", Fields{}).status, 403);
    const auto told = tell_performance();
    ASSERT_EQ(told.status, 201) << told.text;
    const auto& telling = *member(told.body, "content").fields();
    EXPECT_EQ(text_of(telling, "performance"), "已履行");
    EXPECT_EQ(text_of(telling, "performed_on"), "2026-11-02");
    EXPECT_EQ(text_of(telling, "party_shown"), "样例服饰加工厂") << "as it was public";
    EXPECT_EQ(said(performance(), "under_way"), "draft");
    const auto again = tell_performance();
    EXPECT_EQ(again.status, 200) << "the draft that is there";
    EXPECT_EQ(again.etag, told.etag) << "and as it is";
    result_seen_ = told.etag;
    publish_result({{"kind", "revision"}, {"reason", "当事人缴清罚款"}});
    EXPECT_EQ(said(performance(), "shown"), "已履行");
    EXPECT_THAT(tell_performance().text, HasSubstr("公示的履行情况是“已履行”"));
    const auto closed = look("compiler_labour");
    EXPECT_EQ(said(closed, "stage"), "closed");
    std::set<std::string> acts;
    for (const auto& next : *member(closed.body, "next").list()) {
        acts.emplace(text_of(*next.fields(), "act"));
    }
    EXPECT_THAT(
        acts,
        testing::UnorderedElementsAre(
            "archive", "challenge", "end_challenge", "amend_decision", "revoke"
        )
    );
    EXPECT_EQ(member(closed.body, "steps").list()->size(), 17U);

    EXPECT_THAT(differing(), testing::IsEmpty());
}

TEST_F(CaseOverHttp, TellsOfAStepWhatWouldBeSaidWithoutTakingIt) {
    const auto opening =
        as("compiler_labour")
            .post("/api/v1/procedures/penalty_ordinary/checks", {{"content", lead()}});
    EXPECT_THAT(opening.text, HasSubstr("CF-01"));
    make_registers();
    ASSERT_EQ(open("compiler_labour").status, 201);
    const Fields alone{{"officers", List{"37990126001"}}, {"has_no_interest", true}};
    const auto tried =
        as("compiler_labour").post(at() + "/steps/assign/checks", {{"content", alone}});
    EXPECT_EQ(tried.status, 200) << tried.text;
    EXPECT_THAT(tried.text, HasSubstr("two_officers"));
    EXPECT_EQ(said(tried, "version"), look("compiler_labour").etag);
    const auto empty =
        as("compiler_labour").post(at() + "/steps/assign/checks", {{"content", Fields{}}});
    EXPECT_THAT(empty.text, HasSubstr("承办人员为空"));
    const auto early =
        as("compiler_labour")
            .post(at() + "/steps/assign/checks", {{"content", alone}, {"on", "2026-01-01"}});
    EXPECT_THAT(early.text, HasSubstr("before-the-case"));
    EXPECT_EQ(member(look("compiler_labour").body, "steps").list()->size(), 1U);
    EXPECT_EQ(
        as("compiler_relations").post(at() + "/steps/assign/checks", {{"content", alone}}).status,
        403
    );
}

TEST_F(CaseOverHttp, TellsFromWhichDayOnNotAllLimitsAreListed) {
    investigate();
    const auto month = [&] {
        return as("leader").get("/api/v1/case-dates?from=2027-03-01&to=2027-03-31");
    };
    EXPECT_EQ(text_of(month().body, "cut_from"), "");
    const auto add = [&](int from, int to, const std::string& day) {
        const auto ledger = db::open(server::places_of(folder_, "").ledger, db::Access::read_write);
        ledger->run(
            "WITH RECURSIVE n(i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n WHERE i < $2)"
            " INSERT INTO case_clocks(case_id, limit_key, started_on, met_on, is_extended, pauses,"
            " due_on) SELECT (SELECT MIN(id) FROM cases), 'release/' || i, '2026-11-02', '', 0,"
            " '', $3 FROM n",
            std::to_array<db::Cell>({std::int64_t{from}, std::int64_t{to}, day})
        );
    };
    add(1, 999, "2027-03-01");
    add(1000, 1000, "2027-03-02");
    EXPECT_EQ(text_of(month().body, "cut_from"), "") << "a thousand are listed";
    add(1001, 1001, "2027-03-05");
    const auto cut = month();
    EXPECT_EQ(text_of(cut.body, "cut_from"), "2027-03-05");
    EXPECT_EQ(member(cut.body, "dates").list()->size(), 1000U);
}

TEST_F(CaseOverHttp, ListsWhatWaitsForWhom) {
    make_registers();
    ASSERT_EQ(open("compiler_labour").status, 201);
    const auto waiting = [&](const std::string& login) {
        return total(as(login).get("/api/v1/cases?whose=waiting"));
    };
    EXPECT_EQ(waiting("leader"), 0);
    EXPECT_EQ(waiting("compiler_labour"), 1);
    ASSERT_EQ(step("compiler_labour", "report_lead").status, 200);
    EXPECT_EQ(waiting("leader"), 1);
    EXPECT_EQ(waiting("compiler_labour"), 0);
    EXPECT_EQ(waiting("reviewer_legal"), 0);
    EXPECT_EQ(total(as("compiler_labour").get("/api/v1/cases?whose=mine")), 1);
    EXPECT_EQ(total(as("leader").get("/api/v1/cases?whose=mine")), 0);
    const auto counts = as("leader").get("/api/v1/case-counts");
    const auto& totals = *member(counts.body, "totals").fields();
    EXPECT_EQ(member(totals, "open"), Value{1});
    EXPECT_EQ(member(totals, "waiting"), Value{1});
    EXPECT_EQ(member(totals, "late"), Value{0});
    const auto chart = as("leader").get(at() + "/chart");
    std::vector<std::string_view> here;
    for (const auto& box : *member(chart.body, "boxes").list()) {
        if (member(*box.fields(), "is_here") == Value{true}) {
            here.push_back(text_of(*box.fields(), "stage"));
        }
    }
    EXPECT_THAT(here, testing::ElementsAre("docketing"));
}

TEST_F(CaseOverHttp, YS02_WhatOnlyAnActEndsWaitsForWhoseActItIsAndIsLate) {
    investigate();
    const auto waiting = [&](const std::string& login) {
        return total(as(login).get("/api/v1/cases?whose=waiting"));
    };
    EXPECT_EQ(waiting("leader"), 0);
    const auto reported = step(
        "compiler_labour",
        "report_crime",
        {{"suspected", "拒不支付劳动报酬罪"},
         {"officers", List{"37990126001", "37990126002"}},
         {"report", "经核实，涉嫌犯罪，建议移送"}}
    );
    ASSERT_EQ(reported.status, 200) << reported.text;
    EXPECT_EQ(waiting("leader"), 1) << "to be decided within three days";
    EXPECT_EQ(waiting("reviewer_legal"), 0);
    EXPECT_EQ(total(as("leader").get("/api/v1/cases?whose=waiting&state=over")), 0);
    clock_.turn_to(std::chrono::year{2026} / 11 / 9);
    windows_.clear();
    const auto counts = as("leader").get("/api/v1/case-counts");
    const auto& totals = *member(counts.body, "totals").fields();
    EXPECT_EQ(member(totals, "late"), Value{1});
    EXPECT_EQ(member(totals, "waiting"), Value{1});
    const auto approved = step("leader", "approve_transfer", {{"is_approved", true}});
    ASSERT_EQ(approved.status, 200) << approved.text;
    EXPECT_EQ(waiting("leader"), 0);
    EXPECT_EQ(waiting("compiler_relations"), 0) << "of another unit, and no officer";
}

TEST_F(CaseOverHttp, TellsOnWhichDayWhichLimitEnds) {
    make_registers();
    ASSERT_EQ(open("compiler_labour").status, 201);
    const List both{"37990126001", "37990126002"};
    step("compiler_labour", "assign", {{"officers", both}, {"has_no_interest", true}});
    step("compiler_labour", "report_lead");
    ASSERT_EQ(step("leader", "docket").status, 200);
    const auto dates = as("leader").get("/api/v1/case-dates?from=2027-01-01&to=2027-02-28");
    ASSERT_EQ(member(dates.body, "dates").list()->size(), 1U) << dates.text;
    EXPECT_EQ(
        text_of(*member(dates.body, "dates").list()->front().fields(), "due_on"), "2027-02-01"
    );
    EXPECT_EQ(member(dates.body, "days").list()->size(), 59U);
    EXPECT_EQ(as("leader").get("/api/v1/case-dates?from=2027-01-01&to=2027-04-01").status, 400);
    EXPECT_THAT(
        *member(
             as("compiler_relations").get("/api/v1/case-dates?from=2027-01-01&to=2027-02-28").body,
             "dates"
        )
             .list(),
        testing::IsEmpty()
    );
    const auto file = as("leader").get("/api/v1/cases.csv");
    EXPECT_THAT(file.text, HasSubstr("2026-0001"));
    EXPECT_THAT(file.text, Not(HasSubstr("样例服饰加工厂")));
}

TEST_F(CaseOverHttp, EvidenceNamesAFileThatWasSent) {
    make_registers();
    ASSERT_EQ(open("compiler_labour").status, 201);
    const List both{"37990126001", "37990126002"};
    step("compiler_labour", "assign", {{"officers", both}, {"has_no_interest", true}});
    step("compiler_labour", "report_lead");
    ASSERT_EQ(step("leader", "docket").status, 200);
    const auto sent =
        as("compiler_labour")
            .send(http::Method::post, at() + "/files?name=photo.png", small_png(), {});
    ASSERT_EQ(sent.status, 201) << sent.text;
    const std::string digest(said(sent, "digest"));
    Fields evidence{{"number", "1"}, {"kind", "物证"}, {"title", "现场照片"}, {"officers", both}};
    evidence["digest"] = std::string(64, 'a');
    EXPECT_EQ(step("compiler_labour", "collect", evidence).status, 400);
    evidence["digest"] = digest;
    EXPECT_EQ(as("leader").get(at() + "/files/" + digest).status, 404);  // not of the case yet
    const auto collected = step("compiler_labour", "collect", evidence);
    ASSERT_EQ(collected.status, 200);
    EXPECT_THAT(collected.text, HasSubstr(crypto::sm3(small_png()).hex())) << "beside the digest";
    EXPECT_EQ(as("leader").get(at() + "/files/" + digest).text, small_png());
    EXPECT_EQ(as("supervisor").get(at() + "/files/" + digest).status, 404);
    EXPECT_EQ(as("compiler_relations").get(at() + "/files/" + digest).status, 403);
    const auto ledger = office_->ledger().lease();
    EXPECT_TRUE(query::is_attached(*ledger, digest));
}

}  // namespace
}  // namespace mingjing::test
