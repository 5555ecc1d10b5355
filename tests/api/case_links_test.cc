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
    std::string inspect() {
        make_registers();
        EXPECT_EQ(open("compiler_labour", lead(), "labour_inspection").status, 201);
        EXPECT_EQ(step("compiler_labour", "assign", officers()).status, 200);
        EXPECT_EQ(step("compiler_labour", "complain").status, 200);
        EXPECT_EQ(step("leader", "docket").status, 200);
        const auto sent =
            as("compiler_labour")
                .send(http::Method::post, at() + "/files?name=photo.png", small_png(), {});
        const std::string digest(said(sent, "digest"));
        EXPECT_EQ(step("compiler_labour", "collect", evidence(digest)).status, 200);
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

// Who sees the whole bureau's cases and handles their own unit's gets no file by its digest.
class CaseLinksAcrossUnits : public CaseLinks {
  protected:
    std::vector<std::string> definitions() override {
        auto folders = CaseLinks::definitions();
        folders.push_back(bureau_with(
            {{"劳动关系科, roles: [compiler, case_officer]",
              "劳动关系科, roles: [archivist, case_officer]"}}
        ));
        return folders;
    }
};

TEST_F(CaseLinksAcrossUnits, AFileOfACaseOneDoesNotWorkOnIsNotTakenOver) {
    const auto digest = inspect();
    const Fields reason{{"gate", "item_is_of_this_unit"}, {"reason", "局领导指定劳动关系科承办"}};
    const Fields opening{
        {"procedure", "penalty_ordinary"},
        {"content", lead_from(number_)},
        {"reasons", List{reason}}};
    const auto opened = as("officer_relations").post("/api/v1/cases", opening);
    ASSERT_EQ(opened.status, 201) << opened.text;
    number_ = said(opened, "number");
    ASSERT_EQ(step("officer_relations", "assign", officers()).status, 200);
    ASSERT_EQ(step("officer_relations", "report_lead").status, 200);
    ASSERT_EQ(step("leader", "docket").status, 200);
    auto taken = evidence(digest);
    taken["taken_over"] = "1";
    const auto refused = step("officer_relations", "collect", taken);
    EXPECT_EQ(refused.status, 400) << refused.text;
    EXPECT_THAT(refused.text, HasSubstr("digest"));
}

}  // namespace
}  // namespace mingjing::test
