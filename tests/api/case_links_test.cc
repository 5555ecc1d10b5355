// One case turned into another over the interface: offered where it ended so, opened from it,
// linked both ways, its evidence taken over.

#include <gmock/gmock.h>

#include "api/open_cases.h"
#include "crypto/hash.h"
#include "support/small_files.h"

namespace mingjing::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> numbers_of(const Got& got, std::string_view links) {
    std::vector<std::string> numbers;
    for (const auto& one : *member(got.body, links).list()) {
        numbers.emplace_back(text_of(*one.fields(), "number"));
    }
    return numbers;
}

class CaseLinks : public OpenCases {
  protected:
    static Fields officers() {
        return {{"officers", List{"37990126001", "37990126002"}}, {"has_no_interest", true}};
    }
    static Fields evidence(const std::string& digest) {
        return {
            {"number", "1"},
            {"kind", "书证"},
            {"title", "考勤表"},
            {"digest", digest},
            {"officers", List{"37990126001", "37990126002"}}};
    }
    // An inspection with one piece of evidence, ended for the ordinary procedure; its digest.
    std::string inspect(bool from_reporter = false) {
        make_registers();
        EXPECT_EQ(open("compiler_labour", lead(), "labour_inspection").status, 201);
        EXPECT_EQ(step("compiler_labour", "assign", officers()).status, 200);
        EXPECT_EQ(step("compiler_labour", "complain").status, 200);
        EXPECT_EQ(step("leader", "docket").status, 200);
        const auto sent =
            as("compiler_labour")
                .send(http::Method::post, at() + "/files?name=photo.png", small_png(), {});
        const std::string digest(said(sent, "digest"));
        auto collected = evidence(digest);
        collected["from_reporter"] = from_reporter;
        EXPECT_EQ(step("compiler_labour", "collect", collected).status, 200);
        EXPECT_THAT(*member(look("leader").body, "goes_on_in").list(), IsEmpty()) << "it runs";
        const Fields moved{{"ground", "转行政处罚普通程序"}, {"reason", "拟罚款三万元"}};
        EXPECT_EQ(step("leader", "to_ordinary", moved).status, 200);
        return digest;
    }
    static Fields lead_from(const std::string& number) {
        auto content = lead();
        content["from_case"] = number;
        return content;
    }
    void investigate_anew() {
        ASSERT_EQ(step("compiler_labour", "assign", officers()).status, 200);
        ASSERT_EQ(step("compiler_labour", "report_lead").status, 200);
        ASSERT_EQ(step("leader", "docket").status, 200);
    }
};

TEST_F(CaseLinks, ACaseThatEndedSoIsTakenOnAndEachLeadsToTheOther) {
    inspect();
    const auto ended = look("compiler_labour");
    const auto& ways = *member(ended.body, "goes_on_in").list();
    ASSERT_EQ(ways.size(), 1U) << ended.text;
    EXPECT_EQ(text_of(*ways.front().fields(), "procedure"), "penalty_ordinary");
    EXPECT_EQ(member(*ways.front().fields(), "handles_item"), Value{true});

    const auto first = number_;
    const auto opened = open("compiler_labour", lead_from(first));
    ASSERT_EQ(opened.status, 201) << opened.text;
    EXPECT_THAT(numbers_of(opened, "came_from"), ElementsAre(first));
    const auto second = number_;
    number_ = first;
    EXPECT_THAT(numbers_of(look("compiler_labour"), "went_on_as"), ElementsAre(second));
    EXPECT_THAT(numbers_of(look("compiler_labour"), "came_from"), IsEmpty());
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(CaseLinks, NoCaseComesFromOneThatIsNotThereOrThatOneMayNotSee) {
    inspect();
    const auto first = number_;
    for (const auto& [login, from] :
         {std::pair<std::string, std::string>{"compiler_labour", "2026-0099"},
          {"officer_relations", first}}) {
        const auto refused = open(login, lead_from(from));
        EXPECT_EQ(refused.status, 422) << refused.text;
        EXPECT_THAT(refused.text, HasSubstr("没有编号为" + from + "的案件，或者您无权查看它"));
        const auto trial = as(login).post(
            "/api/v1/procedures/penalty_ordinary/checks", {{"content", lead_from(from)}}
        );
        EXPECT_THAT(trial.text, HasSubstr("origin-unknown")) << "before it is sent";
    }
    EXPECT_EQ(total(as("leader").get("/api/v1/cases")), 1);
}

TEST_F(CaseLinks, CF17_EvidenceOfTheCaseItCameFromIsTakenOver) {
    const auto digest = inspect();
    const auto first = number_;
    ASSERT_EQ(open("compiler_labour", lead_from(first)).status, 201);
    investigate_anew();
    auto taken = evidence(digest);
    taken["taken_over"] = "2";
    const auto refused = step("compiler_labour", "collect", taken);
    EXPECT_EQ(refused.status, 422) << refused.text;
    EXPECT_THAT(refused.text, HasSubstr("来源案件" + first + "没有编号为2的证据"));
    taken["taken_over"] = "1";
    const auto collected = step("compiler_labour", "collect", taken);
    ASSERT_EQ(collected.status, 200) << collected.text;
    EXPECT_THAT(collected.text, HasSubstr(crypto::sm3(small_png()).hex()));
    EXPECT_EQ(as("leader").get(at() + "/files/" + digest).text, small_png());
    EXPECT_THAT(differing(), IsEmpty());
}

// What differs from `lead` was stated of a person: it is as personal here as where it came from.
TEST_F(CaseLinks, WhatIsTakenOnOfThePartyIsErasedLikeAnyOther) {
    inspect();
    auto content = lead_from(number_);
    content["party_phone"] = "13900000018";
    ASSERT_EQ(open("compiler_labour", content).status, 201);
    EXPECT_THAT(look("supervisor").text, Not(HasSubstr("13900000018")));
    const auto erased =
        as("reviewer_legal")
            .post(
                at() + "/erasures",
                {{"fields", List{"party_phone"}}, {"basis", "个人信息保护法第四十七条"}},
                {{"if-match", seen("reviewer_legal", at())}}
            );
    ASSERT_EQ(erased.status, 200) << erased.text;
    EXPECT_THAT(look("compiler_labour").text, Not(HasSubstr("13900000018")));
}

// A case that goes on in another unit: one of its officers sees the whole bureau's cases, another
// their own unit's.
class CaseLinksAcrossUnits : public CaseLinks {
  protected:
    std::vector<std::string> definitions() override {
        auto folders = CaseLinks::definitions();
        folders.push_back(bureau_with(
            {{"劳动关系科, roles: [compiler, case_officer]",
              "劳动关系科, roles: [archivist, case_officer]"},
             {"劳动关系科, roles: [compiler]", "劳动关系科, roles: [case_officer]"}}
        ));
        return folders;
    }
    static Fields because(std::string_view gate, std::string_view reason) {
        return {{"gate", gate}, {"reason", reason}};
    }
    // Of the other unit, from the one inspected; the digest of the file that lies there.
    std::string go_on_elsewhere(bool from_reporter = false) {
        const auto digest = inspect(from_reporter);
        first_ = number_;
        const Fields opening{
            {"procedure", "penalty_ordinary"},
            {"content", lead_from(number_)},
            {"reasons", List{because("item_is_of_this_unit", "局领导指定劳动关系科承办")}}};
        const auto opened = as("officer_relations").post("/api/v1/cases", opening);
        EXPECT_EQ(opened.status, 201) << opened.text;
        number_ = said(opened, "number");
        EXPECT_EQ(step("officer_relations", "assign", officers()).status, 200);
        EXPECT_EQ(step("officer_relations", "report_lead").status, 200);
        EXPECT_EQ(step("leader", "docket").status, 200);
        return digest;
    }
    Got take_over(const std::string& login, Fields evidence, const List& reasons = {}) {
        evidence["taken_over"] = "1";
        return as(login).post(
            at() + "/steps/collect",
            {{"content", std::move(evidence)}, {"reasons", reasons}},
            {{"if-match", seen(login, at())}}
        );
    }
    std::string first_;
};

TEST_F(CaseLinksAcrossUnits, CF17_WhoSeesTheOtherUnitsCaseTakesItsFileOverForAReason) {
    const auto digest = go_on_elsewhere();
    const auto refused = take_over("officer_relations", evidence(digest));
    EXPECT_EQ(refused.status, 422) << refused.text;
    EXPECT_THAT(refused.text, HasSubstr("劳动监察支队在来源案件" + first_ + "中登记"));
    EXPECT_THAT(refused.text, HasSubstr("请写明由谁移交、为何沿用"));
    EXPECT_THAT(as("auditor").get("/api/v1/trail?event=reveal").text, Not(HasSubstr("沿用")));
    EXPECT_EQ(as("officer_relations").get(at() + "/files/" + digest).status, 404);

    const List reasons{because("evidence_is_of_this_unit", "监察支队随案移送")};
    const auto taken = take_over("officer_relations", evidence(digest), reasons);
    ASSERT_EQ(taken.status, 200) << taken.text;
    EXPECT_THAT(taken.text, HasSubstr(crypto::sm3(small_png()).hex()));
    EXPECT_EQ(as("officer_relations").get(at() + "/files/" + digest).text, small_png());
    const auto trail = as("auditor").get("/api/v1/trail?event=reveal").text;
    EXPECT_THAT(trail, HasSubstr("沿用案件的证据文件"));
    EXPECT_THAT(trail, HasSubstr("监察支队随案移送"));
    EXPECT_THAT(trail, HasSubstr("cases/" + first_)) << "of the case the file came from";
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(CaseLinksAcrossUnits, JC03_AReportersFileIsHandedOverByTheUnitThatKeepsIt) {
    const auto digest = go_on_elsewhere(true);
    const List reasons{because("evidence_is_of_this_unit", "监察支队随案移送")};
    auto given = evidence(digest);
    given["from_reporter"] = true;
    const auto kept = take_over("officer_relations", given, reasons);
    EXPECT_EQ(kept.status, 422) << kept.text;
    EXPECT_THAT(kept.text, HasSubstr("劳动保障监察条例第九条"));
    EXPECT_THAT(kept.text, HasSubstr("移交本单位"));
    const auto unsaid = take_over("officer_relations", evidence(digest), reasons);
    EXPECT_EQ(unsaid.status, 422) << unsaid.text << "to leave it out makes it nobody else's";
    EXPECT_EQ(as("officer_relations").get(at() + "/files/" + digest).status, 404);
    EXPECT_THAT(as("auditor").get("/api/v1/trail?event=reveal").text, Not(HasSubstr("沿用")));

    const auto sent = as("officer_relations")
                          .send(http::Method::post, at() + "/files?name=a.png", small_png(), {});
    ASSERT_EQ(sent.status, 201) << sent.text;
    EXPECT_EQ(take_over("officer_relations", given, reasons).status, 200) << "handed over";
}

TEST_F(CaseLinksAcrossUnits, CF17_WhoDoesNotSeeTheOtherCaseIsToldWhyAndWhatToDo) {
    const auto digest = go_on_elsewhere();
    const List reasons{because("evidence_is_of_this_unit", "监察支队随案移送")};
    const auto unseen = take_over("compiler_relations", evidence(digest), reasons);
    EXPECT_EQ(unseen.status, 422) << unseen.text;
    EXPECT_THAT(unseen.text, HasSubstr("没有这个案件，或者您无权查看它"));
    EXPECT_THAT(unseen.text, HasSubstr("请由能够查看来源案件的承办人员登记这件证据"));
    EXPECT_THAT(unseen.text, HasSubstr("个人信息保护法第三十四条"));
    EXPECT_EQ(as("compiler_relations").get(at() + "/files/" + digest).status, 404);
    // A digest is no key to a file that lies in neither case, whoever knows it.
    const auto other =
        take_over("officer_relations", evidence(crypto::sha256("another").hex()), reasons);
    EXPECT_EQ(other.status, 400) << other.text;
    EXPECT_THAT(other.text, HasSubstr("来源案件" + first_ + "没有登记过这个文件"));
}

}  // namespace
}  // namespace mingjing::test
