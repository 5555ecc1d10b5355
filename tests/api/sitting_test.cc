// The lists of hearings and of panels' discussions: what each tells of a case on its way, to whom,
// and which step and paper come next.

#include <gmock/gmock.h>

#include "api/open_cases.h"
#include "codec/text.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto kHearings = "/api/v1/case-hearings";
constexpr auto kPanels = "/api/v1/case-panels";

class SittingsOverHttp : public OpenCases {
  protected:
    void go(const std::string& login, const std::string& key, const Fields& content = {}) {
        const auto got = step(login, key, content);
        ASSERT_EQ(got.status, 200) << key << ": " << got.text;
    }
    void turn_to(int day) {
        clock_.turn_to(std::chrono::year{2026} / 11 / day);
        windows_.clear();
    }
    // The only row of a list, as it is told to them.
    Fields only(const std::string& login, const std::string& list) {
        const auto got = as(login).get(list);
        EXPECT_EQ(got.status, 200) << got.text;
        const auto name = list.starts_with(kHearings) ? "hearings" : "panels";
        const auto* rows = member(got.body, name).list();
        EXPECT_EQ(rows == nullptr ? 0U : rows->size(), 1U) << got.text;
        return rows == nullptr || rows->empty() ? Fields{} : *rows->front().fields();
    }
    std::int64_t count(const std::string& login, const std::string& list) {
        return total(as(login).get(list));
    }
    static std::string part(const Fields& row, const char* of, const char* key) {
        return std::string(text_of(*member(row, of).fields(), key));
    }

    static Fields beside_tier() { return {{"gate", "within_tier"}, {"reason", "已全部补休"}}; }

    // Investigated, and told of what is proposed, beside its tier or not.
    void tell(const std::string& fine, bool is_major, bool offers_hearing) {
        investigate();
        go("compiler_labour",
           "collect",
           {{"number", "1"},
            {"kind", "书证"},
            {"title", "考勤表"},
            {"officers", List{"37990126001", "37990126002"}}});
        go("compiler_labour", "verify", {{"number", "1"}, {"finding", "查证属实"}});
        outcome_ = {
            {"conclusion", "给予行政处罚"},
            {"kinds", List{"罚款"}},
            {"fine", fine},
            {"benchmark", "HXCL-015"},
            {"tier", "一般"}};
        auto proposal = outcome_;
        proposal.insert(
            {{"months", 42},
             {"correction", "责令当场改正"},
             {"gains", "没有违法所得"},
             {"is_major", is_major},
             {"facts", "42人月"},
             {"basis", basis()}}
        );
        const auto proposed = as("compiler_labour")
                                  .post(
                                      at() + "/steps/conclude",
                                      {{"content", proposal}, {"reasons", List{beside_tier()}}},
                                      {{"if-match", seen("compiler_labour", at())}}
                                  );
        ASSERT_EQ(proposed.status, 200) << proposed.text;
        auto notice = outcome_;
        notice.insert({{"offers_hearing", offers_hearing}, {"content", "拟罚款"}});
        go("compiler_labour", "give_notice", notice);
        go("compiler_labour", "serve_notice", service("事先告知书"));
    }
    void send_and_pass_review(const List& materials) {
        go("compiler_labour", "submit_review", {{"materials", materials}});
        go("reviewer_legal",
           "pass_review",
           {{"opinion", "同意"},
            {"text", "程序合法"},
            {"elements", List{Fields{{"element", 1}, {"conclusion", "通过"}}}}});
    }
    static List basis() { return List{Fields{{"law", "中华人民共和国劳动法"}, {"article", 90}}}; }
    static Fields service(const char* paper) {
        Fields posted{{"instrument", paper}, {"mode", "邮寄送达"}, {"proof", "回证1"}};
        posted["posted_on"] = "2026-11-02";
        return posted;
    }
    static Fields notice_to(const char* addressee) {
        auto notice = service("听证通知书");
        notice["addressee"] = addressee;
        return notice;
    }
    static List package() { return {"调查终结报告", "决定代拟稿", "依据", "证据材料"}; }
    void add_presider() {
        make_public(
            "officers",
            "37990126008",
            {{"name", "主持甲"},
             {"unit", "政策法规科"},
             {"region", "海曦市"},
             {"certificates", List{certificate("37990126008")}}}
        );
    }
    // Under examination.
    void apply_for_permit() {
        make_public(
            "enforcement_items",
            "HXRS-XK-001",
            {{"code", "HXRS-XK-001"},
             {"category", "行政许可"},
             {"name", "劳务派遣经营许可"},
             {"handling_unit", "劳动监察支队"}}
        );
        const List both{"37990126021", "37990126022"};
        for (const auto& number : both) {
            auto of_permits = certificate(*number.text());
            of_permits["categories"] = List{"行政许可"};
            make_public(
                "officers",
                *number.text(),
                {{"name", "审查甲"},
                 {"unit", "劳动监察支队"},
                 {"region", "海曦市"},
                 {"certificates", List{of_permits}}}
            );
        }
        auto application = lead();
        application["source"] = "申请";
        application["item"] = "HXRS-XK-001";
        ASSERT_EQ(open("compiler_labour", application, "permit").status, 201);
        go("compiler_labour", "assign", {{"officers", both}, {"has_no_interest", true}});
        go("compiler_labour", "apply", {{"kind", "首次申请"}});
        go("compiler_labour", "accept");
    }
    void arrange() {
        add_presider();
        go("compiler_labour",
           "arrange_hearing",
           {{"held_on", "2026-11-16"},
            {"presider", "37990126008"},
            {"is_public", true},
            {"place", "第三听证室"}});
    }

    Fields outcome_;
};

TEST_F(SittingsOverHttp, AHearingIsListedFromItsRequestToItsRecord) {
    tell("14700", false, true);
    EXPECT_EQ(count("leader", kHearings), 0);
    go("compiler_labour", "request_hearing", {{"content", "对数额有异议"}});
    auto row = only("compiler_labour", kHearings);
    EXPECT_EQ(text_of(row, "number"), number_);
    EXPECT_EQ(text_of(row, "state"), "asked");
    EXPECT_EQ(text_of(row, "asked_on"), "2026-11-02");
    EXPECT_EQ(part(row, "next", "step"), "arrange_hearing");
    EXPECT_EQ(member(*member(row, "next").fields(), "is_duty"), Value{true});
    EXPECT_EQ(part(row, "paper", "standing"), "") << "nothing to keep a record of yet";

    arrange();
    row = only("compiler_labour", kHearings);
    EXPECT_EQ(text_of(row, "state"), "arranged");
    EXPECT_EQ(text_of(row, "day"), "2026-11-16");
    EXPECT_EQ(text_of(row, "place"), "第三听证室");
    EXPECT_EQ(text_of(row, "presider_name"), "主持甲");
    EXPECT_EQ(member(row, "is_public"), Value{true});
    EXPECT_EQ(part(row, "next", "step"), "serve_hearing_notice");

    go("compiler_labour", "serve_hearing_notice", service("听证通知书"));
    row = only("leader", kHearings);
    EXPECT_EQ(text_of(row, "state"), "notified");
    EXPECT_EQ(text_of(row, "notified_on"), "2026-11-02");
    EXPECT_EQ(part(row, "next", "step"), "hear");
    EXPECT_EQ(member(*member(row, "next").fields(), "is_duty"), Value{false}) << "of the officers";

    turn_to(16);
    go("compiler_labour", "hear", {{"outcome", "听证结束"}, {"transcript", "双方质证"}});
    row = only("compiler_labour", kHearings);
    EXPECT_EQ(text_of(row, "state"), "held");
    EXPECT_EQ(text_of(row, "outcome"), "听证结束");
    EXPECT_EQ(text_of(row, "transcript"), "双方质证");
    EXPECT_EQ(text_of(row, "recorded_by"), "吴执法乙");
    EXPECT_EQ(part(row, "next", "step"), "");
    EXPECT_EQ(part(row, "paper", "kind"), "hearing_record");
    EXPECT_EQ(part(row, "paper", "standing"), "missing");
    EXPECT_THAT(differing(), testing::IsEmpty());
}

TEST_F(SittingsOverHttp, TheRecordOfAHearingIsThereOnceItIsNumberedAndGoneOnceVoided) {
    tell("14700", false, true);
    go("compiler_labour", "request_hearing");
    arrange();
    go("compiler_labour", "serve_hearing_notice", service("听证通知书"));
    turn_to(16);
    go("compiler_labour", "hear", {{"outcome", "听证结束"}, {"transcript", "双方质证"}});
    const auto numbered =
        as("compiler_labour")
            .post(
                at() + "/instruments/hearing_record",
                {{"content", Fields{{"recorder", "记录乙"}, {"attendants", "双方到场"}}}},
                {{"if-match", seen("compiler_labour", at())}}
            );
    ASSERT_EQ(numbered.status, 201) << numbered.text;
    const auto id = std::string(text_of(numbered.body, "id"));
    auto row = only("compiler_labour", kHearings);
    EXPECT_EQ(part(row, "paper", "id"), id);
    EXPECT_NE(part(row, "paper", "standing"), "missing");
    const auto paper = "/api/v1/instruments/" + id;
    const auto voided = as("compiler_labour")
                            .post(
                                paper + "/void",
                                {{"reason", "有误"}},
                                {{"if-match", seen("compiler_labour", paper)}}
                            );
    ASSERT_EQ(voided.status, 200) << voided.text;
    EXPECT_EQ(part(only("compiler_labour", kHearings), "paper", "standing"), "missing");
}

TEST_F(SittingsOverHttp, TellNobodyElseWhoWasHeardWhereAndWhatWasSaid) {
    tell("14700", false, true);
    go("compiler_labour", "request_hearing", {{"content", "对数额有异议"}});
    arrange();
    const auto seen = as("supervisor").get(kHearings);
    EXPECT_THAT(seen.text, HasSubstr("arranged"));
    EXPECT_THAT(seen.text, Not(HasSubstr("样例服饰加工厂")));
    EXPECT_THAT(seen.text, Not(HasSubstr("第三听证室")));
    EXPECT_EQ(count("compiler_relations", kHearings), 0) << "another unit's";
    EXPECT_EQ(as("sysadmin").get(kHearings).status, 403);
    const auto named = std::string(kHearings) + "?text=" + codec::percent_encode("样例服饰");
    EXPECT_EQ(count("leader", named), 1);
    EXPECT_EQ(count("supervisor", named), 0) << "a hidden name finds nothing";
}

TEST_F(SittingsOverHttp, AreNarrowedAndTurnedLikeTheListOfCases) {
    tell("14700", false, true);
    go("compiler_labour", "request_hearing");
    arrange();
    const auto hearings = [&](const std::string& query) {
        return count("leader", kHearings + ("?" + query));
    };
    EXPECT_EQ(hearings("state=open"), 1);
    EXPECT_EQ(hearings("state=arranged"), 1);
    EXPECT_EQ(hearings("state=held"), 0);
    EXPECT_EQ(hearings("from=2026-11-16&to=2026-11-16"), 1);
    EXPECT_EQ(hearings("from=2026-11-17"), 0);
    EXPECT_EQ(hearings("unit=" + codec::percent_encode("劳动监察支队")), 1);
    EXPECT_EQ(hearings("unit=" + codec::percent_encode("劳动关系科")), 0);
    EXPECT_EQ(hearings("procedure=permit"), 0);
    EXPECT_EQ(hearings("whose=mine"), 1) << "the leader docketed it";
    EXPECT_EQ(hearings("whose=waiting"), 0);
    EXPECT_EQ(hearings("text=2026-0001"), 1);
    EXPECT_EQ(hearings("text=2026-0002"), 0);
    EXPECT_EQ(as("leader").get(kHearings + std::string("?state=over")).status, 400);
    EXPECT_EQ(as("leader").get(kHearings + std::string("?from=soon")).status, 400);
    EXPECT_EQ(as("leader").get(kHearings + std::string("?page_size=100000")).status, 400);
    const auto second = as("leader").get(kHearings + std::string("?page=2"));
    EXPECT_THAT(*member(second.body, "hearings").list(), testing::IsEmpty());
    EXPECT_EQ(total(second), 1);
}

// By the other law: asked for while it is examined, where it also is arranged and held.
TEST_F(SittingsOverHttp, XK11_AHearingOfAPermitIsListedToo) {
    apply_for_permit();
    const Fields opinion{
        {"conclusion", "准予许可"},
        {"reasons", "符合条件"},
        {"third_party_interest", "直接关系他人重大利益"}};
    for (const auto& [told, name] :
         {std::pair{"申请人", "样例服饰加工厂"}, std::pair{"利害关系人", "张示例"}}) {
        EXPECT_EQ(text_of(step("compiler_labour", "examine", opinion).body, "rule"), "XK-05");
        go("compiler_labour",
           "tell_interested",
           {{"told", told}, {"name", name}, {"document", "告1号"}});
    }
    go("compiler_labour", "request_hearing", {{"who", "张示例"}, {"content", "影响生产"}});
    EXPECT_EQ(text_of(step("compiler_labour", "examine", opinion).body, "rule"), "XK-05");
    auto row = only("compiler_labour", kHearings);
    EXPECT_EQ(text_of(row, "state"), "asked");
    EXPECT_EQ(part(row, "next", "step"), "arrange_hearing");
    arrange();
    const Fields ended{{"outcome", "听证结束"}, {"transcript", "双方质证"}};
    go("compiler_labour", "serve_hearing_notice", notice_to("样例服饰加工厂"));
    EXPECT_EQ(part(only("compiler_labour", kHearings), "next", "step"), "serve_hearing_notice");
    const auto unserved = step("compiler_labour", "hear", ended);
    EXPECT_EQ(text_of(unserved.body, "rule"), "XK-11");
    EXPECT_THAT(unserved.text, HasSubstr("利害关系人（告知书告1号）"));
    EXPECT_THAT(unserved.text, Not(HasSubstr("张示例"))) << "who only reads is told as much";
    go("compiler_labour", "serve_hearing_notice", notice_to("张示例"));
    EXPECT_EQ(part(only("compiler_labour", kHearings), "next", "step"), "hear");
    turn_to(16);
    go("compiler_labour", "hear", ended);
    row = only("compiler_labour", kHearings);
    EXPECT_EQ(text_of(row, "state"), "held");
    EXPECT_EQ(part(row, "paper", "kind"), "permit_hearing_record");
    EXPECT_EQ(part(row, "paper", "standing"), "missing");
    EXPECT_THAT(as("supervisor").get(at()).text, Not(HasSubstr("张示例")));
    go("compiler_labour", "examine", opinion);
    EXPECT_THAT(differing(), testing::IsEmpty());
}

TEST_F(SittingsOverHttp, XK05_AnErasedNameTakesNobodysHearing) {
    const auto does = [&](const char* what, const Fields& content) {
        go("compiler_labour", what, content);
    };
    apply_for_permit();
    for (const auto* name : {"张示例", "李示例"}) {
        does("tell_interested", {{"told", "利害关系人"}, {"name", name}, {"document", "告1号"}});
        does("request_hearing", {{"who", name}});
    }
    does("hear", {{"outcome", "当事人撤回申请"}, {"who", "张示例"}, {"transcript", "撤回"}});
    const Fields erasure{{"fields", List{"who"}}, {"basis", "个人信息保护法第四十七条"}};
    const auto match = seen("publisher", at());
    const auto done = as("publisher").post(at() + "/erasures", erasure, {{"if-match", match}});
    ASSERT_EQ(done.status, 200) << done.text;
    EXPECT_EQ(text_of(only("leader", kHearings), "state"), "asked");
    EXPECT_THAT(differing(), testing::IsEmpty());
}

TEST_F(SittingsOverHttp, WhatIsGraveIsDueToAPanelAndThenListedAsDiscussed) {
    tell("14700", true, false);
    auto row = only("leader", kPanels);
    EXPECT_EQ(text_of(row, "state"), "due");
    EXPECT_EQ(part(row, "why", "rule"), "CF-26");
    EXPECT_EQ(part(row, "why", "article"), "行政处罚法第五十七条第二款");
    EXPECT_EQ(part(row, "next", "step"), "") << "not before it comes to the decision";
    go("compiler_labour", "plead", {{"answer", "明确放弃"}});
    send_and_pass_review(package());
    row = only("leader", std::string(kPanels) + "?state=due");
    EXPECT_EQ(part(row, "next", "step"), "discuss");
    EXPECT_EQ(member(*member(row, "next").fields(), "is_duty"), Value{true});

    go("leader", "discuss", {{"members", List{"孟晗川", "林旻欣"}}, {"conclusion", "一致同意"}});
    EXPECT_EQ(count("leader", std::string(kPanels) + "?state=due"), 0);
    row = only("leader", std::string(kPanels) + "?state=held&from=2026-11-02&to=2026-11-02");
    EXPECT_EQ(text_of(row, "day"), "2026-11-02");
    EXPECT_EQ(*member(row, "members").list(), (List{"孟晗川", "林旻欣"}));
    EXPECT_EQ(text_of(row, "conclusion"), "一致同意");
    EXPECT_EQ(text_of(row, "recorded_by"), "孟晗川");
    EXPECT_EQ(part(row, "why", "rule"), "CF-26");
    EXPECT_EQ(part(row, "paper", "kind"), "panel_minutes");
    EXPECT_EQ(part(row, "paper", "standing"), "missing");

    const auto seen = as("supervisor").get(kPanels);
    EXPECT_THAT(seen.text, HasSubstr("panel_minutes"));
    EXPECT_THAT(seen.text, Not(HasSubstr("林旻欣")));
    EXPECT_THAT(seen.text, Not(HasSubstr("一致同意")));
    EXPECT_EQ(count("compiler_relations", kPanels), 0);
    EXPECT_THAT(differing(), testing::IsEmpty());
}

TEST_F(SittingsOverHttp, AFineBesideItsTierIsWhyAPanelDiscussedIt) {
    tell("100", false, false);
    EXPECT_EQ(count("leader", std::string(kPanels) + "?state=due"), 1) << "since it is proposed";
    EXPECT_EQ(part(only("leader", kPanels), "why", "rule"), "CF-11");
    go("compiler_labour", "plead", {{"answer", "明确放弃"}});
    send_and_pass_review(package());
    go("leader", "discuss", {{"members", List{"孟晗川", "林旻欣"}}, {"conclusion", "同意"}});
    auto row = only("leader", kPanels);
    EXPECT_EQ(part(row, "why", "rule"), "CF-11");
    EXPECT_THAT(part(row, "why", "text"), HasSubstr("不在“一般”阶次之内"));

    auto decision = outcome_;
    decision.insert(
        {{"reasons", "事实清楚"},
         {"correction", "责令当场改正"},
         {"gains", "没有违法所得"},
         {"basis", basis()}}
    );
    const auto decided = as("leader").post(
        at() + "/steps/decide",
        {{"content", decision}, {"reasons", List{beside_tier()}}},
        {{"if-match", seen("leader", at())}}
    );
    ASSERT_EQ(decided.status, 200) << decided.text;
    row = only("leader", kPanels);
    EXPECT_EQ(part(row, "why", "rule"), "CF-11");
    EXPECT_THAT(part(row, "why", "text"), HasSubstr("已全部补休"));
    EXPECT_THAT(part(row, "why", "article"), HasSubstr("第五十七条第二款"));

    // What somebody wrote is for whoever works on the case.
    EXPECT_THAT(as("leader").get(at()).text, HasSubstr("已全部补休"));
    for (const auto& place : {std::string(kPanels), at(), at() + "/checks"}) {
        const auto looked = as("supervisor").get(place);
        EXPECT_EQ(looked.status, 200) << place;
        EXPECT_THAT(looked.text, Not(HasSubstr("已全部补休"))) << place;
    }
    EXPECT_EQ(part(only("supervisor", kPanels), "why", "rule"), "CF-11");
}

}  // namespace
}  // namespace mingjing::test
