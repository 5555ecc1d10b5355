// Who reported a case: in no answer about it, read by itself by those who work on it, and the
// trail says that they did.

#include <gmock/gmock.h>

#include "api/open_cases.h"
#include "codec/text.h"
#include "support/unpacked_bag.h"

namespace mingjing::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr auto kName = "石举报";
constexpr auto kContact = "13900000017";

class Reporter : public OpenCases {
  protected:
    void SetUp() override {
        OpenCases::SetUp();
        make_registers();
        make_officers();
        auto content = lead();
        content["source"] = "举报";
        content.emplace("reporter", kName);
        content.emplace("reporter_contact", kContact);
        opened_ = open("compiler_labour", content);
        ASSERT_EQ(opened_.status, 201) << opened_.text;
    }
    Got reveal(const std::string& login, const std::string& purpose = "核实举报的情况") {
        return as(login).post(at() + "/reporter/revelations", {{"purpose", purpose}});
    }
    Got erase(const List& fields) {
        return as("reviewer_legal")
            .post(
                at() + "/erasures",
                {{"fields", fields}, {"basis", "个人信息保护法第四十七条"}},
                {{"if-match", seen("reviewer_legal", at())}}
            );
    }
    // Before anybody signs in. Who registers it is no officer.
    virtual void make_officers() { make_officer("compiler_labour", ""); }
    static auto tells_nothing() {
        return Not(testing::AnyOf(HasSubstr(kName), HasSubstr(kContact)));
    }

    Got opened_;
};

TEST_F(Reporter, JC03_IsInNoAnswerAboutTheCase) {
    EXPECT_THAT(opened_.text, tells_nothing());
    EXPECT_THAT(opened_.text, HasSubstr("〔举报人信息依法保密〕"));
    for (const auto* login : {"compiler_labour", "leader", "reviewer_legal", "supervisor"}) {
        for (const auto* part : {"", "/checks", "/ahead", "/dossier", "/instruments"}) {
            const auto got = as(login).get(at() + part);
            EXPECT_EQ(got.status, 200) << login << part << got.text;
            EXPECT_THAT(got.text, tells_nothing()) << login << part;
        }
        EXPECT_THAT(look(login).text, HasSubstr("〔举报人信息依法保密〕")) << login;
        const auto found =
            as(login).get("/api/v1/cases?text=" + codec::percent_encode(std::string(kName)));
        EXPECT_EQ(total(found), 0) << login;
    }
    const auto paper = as("compiler_labour")
                           .post(at() + "/instruments/case_source/draft", {{"content", Fields{}}});
    EXPECT_EQ(paper.status, 200) << paper.text;
    EXPECT_THAT(paper.text, tells_nothing());
}

TEST_F(Reporter, JC03_IsInNoAnswerToALaterStep) {
    const Fields officers{
        {"officers", List{"37990126001", "37990126002"}}, {"has_no_interest", true}};
    const auto seen_before = seen("compiler_labour", at());
    const auto taken = step("compiler_labour", "assign", officers);
    EXPECT_EQ(taken.status, 200) << taken.text;
    EXPECT_THAT(taken.text, tells_nothing());
    const auto stale =
        as("compiler_labour")
            .post(
                at() + "/steps/report_lead", {{"content", Fields{}}}, {{"if-match", seen_before}}
            );
    EXPECT_EQ(stale.status, 412) << stale.text;
    EXPECT_THAT(stale.text, tells_nothing());
    const auto checks =
        as("compiler_labour").post(at() + "/steps/report_lead/checks", {{"content", Fields{}}});
    EXPECT_EQ(checks.status, 200) << checks.text;
    EXPECT_THAT(checks.text, tells_nothing());
}

TEST_F(Reporter, JC03_IsAmendedAsSecretlyAsItWasRegistered) {
    const auto amended = step("compiler_labour", "amend_reporter", {{"reporter", "石另名"}});
    ASSERT_EQ(amended.status, 200) << amended.text;
    EXPECT_THAT(amended.text, AllOf(tells_nothing(), Not(HasSubstr("石另名"))));
    EXPECT_THAT(look("leader").text, Not(HasSubstr("石另名")));
    const auto got = reveal("compiler_labour");
    EXPECT_THAT(got.text, AllOf(HasSubstr("石另名"), Not(HasSubstr(kName))));
    EXPECT_THAT(got.text, HasSubstr(kContact)) << "of which nothing was said";
}

TEST_F(Reporter, JC03_WhatIsErasedStaysErasedWhateverIsAmended) {
    ASSERT_EQ(step("compiler_labour", "amend_reporter", {{"reporter", "石另名"}}).status, 200);
    ASSERT_EQ(erase({"reporter"}).status, 200);
    EXPECT_THAT(reveal("compiler_labour").text, HasSubstr(kContact));
    const auto amended =
        step("compiler_labour", "amend_reporter", {{"reporter_contact", "13900000018"}});
    ASSERT_EQ(amended.status, 200) << amended.text;
    const auto got = reveal("compiler_labour");
    EXPECT_THAT(got.text, AllOf(HasSubstr("13900000018"), tells_nothing()));
    EXPECT_THAT(got.text, Not(HasSubstr("石另名")));
    ASSERT_EQ(erase({"reporter_contact"}).status, 200);
    EXPECT_EQ(reveal("compiler_labour").status, 404);
}

TEST_F(Reporter, JC03_IsInNoBagOfTheCase) {
    const auto bag = as("compiler_labour").get(at() + "/dossier.zip");
    ASSERT_EQ(bag.status, 200) << bag.text;
    const UnpackedBag unpacked(bag.text);
    const std::string records = "dossier-" + number_ + "/data/records";
    EXPECT_EQ(unpacked.run("grep -rq '\"reporter\":{\"commitment\":\"[0-9a-f]*\"}' " + records), 0);
    EXPECT_EQ(unpacked.run("grep -rq 样例服饰加工厂 " + records), 0) << "the party is in it";
    EXPECT_NE(unpacked.run("grep -rq " + std::string(kName) + " dossier-" + number_), 0);
    EXPECT_NE(unpacked.run("grep -rq " + std::string(kContact) + " dossier-" + number_), 0);
}

// Registered as anybody's, with a name: once it is put where it belongs, nobody reads the name.
TEST_F(Reporter, JC03_WhoGaveEvidenceIsInNoAnswerOnceItIsMoved) {
    const Fields officers{
        {"officers", List{"37990126001", "37990126002"}}, {"has_no_interest", true}};
    ASSERT_EQ(step("compiler_labour", "assign", officers).status, 200);
    ASSERT_EQ(step("compiler_labour", "report_lead").status, 200);
    ASSERT_EQ(step("leader", "docket").status, 200);
    const auto give = [&](const char* number, const char* source) {
        const auto got = step(
            "compiler_labour",
            "collect",
            {{"number", number},
             {"kind", "书证"},
             {"title", "考勤表"},
             {"officers", List{"37990126001", "37990126002"}},
             {"source", source}}
        );
        ASSERT_EQ(got.status, 200) << got.text;
    };
    give("1", "石供证");
    give("2", "样例车间");
    EXPECT_THAT(look("compiler_labour").text, HasSubstr("石供证"));
    const auto moved = step(
        "compiler_labour",
        "move_evidence",
        {{"number", "1"}, {"from_reporter", true}, {"reason", "登记时漏选"}}
    );
    ASSERT_EQ(moved.status, 200) << moved.text;
    EXPECT_THAT(moved.text, Not(HasSubstr("石供证")));
    for (const auto* login : {"compiler_labour", "leader", "reviewer_legal", "supervisor"}) {
        for (const auto* part : {"", "/checks", "/ahead", "/dossier", "/instruments"}) {
            EXPECT_THAT(as(login).get(at() + part).text, Not(HasSubstr("石供证"))) << login << part;
        }
    }
    EXPECT_THAT(look("compiler_labour").text, HasSubstr("样例车间")) << "another's stays";
    const auto list = as("compiler_labour")
                          .post(at() + "/instruments/evidence_list/draft", {{"content", Fields{}}});
    EXPECT_THAT(list.text, Not(HasSubstr("石供证")));
    EXPECT_THAT(list.text, HasSubstr("样例车间"));

    const auto bag = as("compiler_labour").get(at() + "/dossier.zip");
    ASSERT_EQ(bag.status, 200) << bag.text;
    const UnpackedBag unpacked(bag.text);
    EXPECT_NE(unpacked.run("grep -rq 石供证 dossier-" + number_), 0);
    EXPECT_EQ(unpacked.run("grep -rq 样例车间 dossier-" + number_ + "/data/records"), 0);
}

TEST_F(Reporter, JC03_WhoRecordedItReadsItForAPurposeAndTheTrailSaysSo) {
    EXPECT_EQ(reveal("compiler_labour", " ").status, 400);
    const auto got = reveal("compiler_labour");
    ASSERT_EQ(got.status, 200) << got.text;
    EXPECT_THAT(got.text, AllOf(HasSubstr(kName), HasSubstr(kContact)));
    const auto trail = as("auditor").get("/api/v1/trail?event=reveal");
    EXPECT_THAT(trail.text, AllOf(HasSubstr("查看案件的举报人信息"), HasSubstr("核实举报的情况")));
    EXPECT_EQ(member(trail.body, "rows").list()->size(), 1U) << "once, for the one who read it";
    const auto erased = erase({"reporter", "reporter_contact"});
    ASSERT_EQ(erased.status, 200) << erased.text;
    EXPECT_EQ(reveal("compiler_labour").status, 404);
}

TEST_F(Reporter, JC03_AnOfficerOfTheCaseReadsItAndNobodyElse) {
    make_officer("head_labour", "37990126001");
    for (const auto* login : {"head_labour", "leader", "reviewer_legal", "supervisor"}) {
        const auto got = reveal(login);
        EXPECT_EQ(got.status, 403) << login;
        EXPECT_THAT(got.text, tells_nothing()) << login;
    }
    EXPECT_EQ(reveal("officer_relations").status, 403) << "a case of another unit";
    EXPECT_THAT(reveal("head_labour").text, HasSubstr("劳动保障监察条例第九条"));
    const List two{"LDJC-37990126001", "37990126002"};
    ASSERT_EQ(
        step("compiler_labour", "assign", {{"officers", two}, {"has_no_interest", true}}).status,
        200
    );
    EXPECT_THAT(reveal("head_labour").text, HasSubstr(kName));
    EXPECT_EQ(reveal("leader").status, 403);
    EXPECT_EQ(reveal("compiler_labour").status, 403) << "who registered it, until it has officers";
}

class ReporterAmongOfficers : public Reporter {
    void make_officers() override {
        make_officer("head_labour", "37990126001");
        make_officer("compiler_labour", "37990126002");
    }
};

TEST_F(ReporterAmongOfficers, JC03_WhoIsRecusedOrReplacedReadsItNoMore) {
    const auto assign = [&](const List& officers) {
        const Fields content{{"officers", officers}, {"has_no_interest", true}};
        const auto got = step("compiler_labour", "assign", content);
        EXPECT_EQ(got.status, 200) << got.text;
    };
    assign({"LDJC-37990126001", "37990126002"});
    ASSERT_EQ(step("compiler_labour", "report_lead").status, 200);
    EXPECT_EQ(reveal("head_labour").status, 200);
    // By another of their certificates.
    const std::string officer = "37990126001";
    const Fields asked{{"officer", officer}, {"asked_by", "当事人"}, {"ground", "近亲属"}};
    ASSERT_EQ(step("compiler_labour", "ask_recusal", asked).status, 200);
    const Fields settled{{"officer", officer}, {"is_granted", true}, {"reason", "属实"}};
    ASSERT_EQ(step("leader", "settle_recusal", settled).status, 200);
    EXPECT_EQ(reveal("head_labour").status, 403);
    EXPECT_EQ(reveal("compiler_labour").status, 200);

    make_public(
        "officers",
        "37990126003",
        {{"name", "执法丙"},
         {"unit", "劳动监察支队"},
         {"region", "海曦市"},
         {"certificates", List{certificate("37990126003"), certificate("37990126004")}}}
    );
    make_public(
        "officers",
        "37990126005",
        {{"name", "执法丁"},
         {"unit", "劳动监察支队"},
         {"region", "海曦市"},
         {"certificates", List{certificate("37990126005")}}}
    );
    assign({"37990126003", "37990126005"});
    EXPECT_EQ(reveal("compiler_labour").status, 403) << "another is its officer now";
}

}  // namespace
}  // namespace mingjing::test
