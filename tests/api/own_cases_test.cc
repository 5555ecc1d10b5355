// 我的案件, 待办 and 线索 over the interface: whose cases are whose by the officer an account
// names, and which are not docketed yet.

#include <gmock/gmock.h>

#include "api/on_the_spot.h"
#include "codec/text.h"

namespace mingjing::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class OwnCases : public OnTheSpot {
  protected:
    void SetUp() override {
        OnTheSpot::SetUp();
        make_registers();
        make_officer("head_labour", "37990126001");
        make_officer("compiler_labour", "37990126002");
    }
    Got cases(const std::string& login, const std::string& query) {
        auto got = as(login).get("/api/v1/cases?" + query);
        EXPECT_EQ(got.status, 200) << got.text;
        return got;
    }
    std::int64_t mine(const std::string& login) { return total(cases(login, "whose=mine")); }
    // A case of its own, to be gone on with.
    std::string opened_by(const std::string& login, const std::string& source = "投诉") {
        auto content = lead();
        content["source"] = source;
        const auto got = open(login, content);
        EXPECT_EQ(got.status, 201) << got.text;
        return number_;
    }
    void assign(const List& officers) {
        const Fields content{{"officers", officers}, {"has_no_interest", true}};
        const auto got = step("compiler_labour", "assign", content);
        ASSERT_EQ(got.status, 200) << got.text;
    }
    static std::vector<std::string> numbers(const Got& got) {
        std::vector<std::string> all;
        for (const auto& row : *member(got.body, "cases").list()) {
            all.emplace_back(text_of(*row.fields(), "number"));
        }
        return all;
    }
};

TEST_F(OwnCases, AreThoseOfTheOfficersWhoeverTookTheSteps) {
    opened_by("compiler_labour");
    EXPECT_EQ(mine("head_labour"), 0);
    assign({"LDJC-37990126001", "37990126002"});
    EXPECT_EQ(mine("head_labour"), 1) << "by another of their certificates, and no step taken";
    EXPECT_EQ(mine("leader"), 0);
    const auto counts = as("head_labour").get("/api/v1/case-counts");
    EXPECT_EQ(member(*member(counts.body, "totals").fields(), "mine"), Value{1});

    ASSERT_EQ(step("compiler_labour", "report_lead").status, 200);
    const std::string officer = "37990126001";
    const Fields asked{{"officer", officer}, {"asked_by", "当事人"}, {"ground", "近亲属"}};
    ASSERT_EQ(step("compiler_labour", "ask_recusal", asked).status, 200);
    const Fields settled{{"officer", officer}, {"is_granted", true}, {"reason", "属实"}};
    ASSERT_EQ(step("leader", "settle_recusal", settled).status, 200);
    EXPECT_EQ(mine("head_labour"), 0);
    EXPECT_EQ(mine("leader"), 1) << "took a step in it";
    EXPECT_THAT(differing(), IsEmpty());
}

TEST_F(OwnCases, AreCountedInTheStagesWhereTheyStand) {
    opened_by("compiler_labour");
    const auto stages = [&](const std::string& login, const std::string& whose) {
        const auto counts = as(login).get("/api/v1/case-counts?whose=" + whose);
        std::vector<std::string> found;
        for (const auto& count : *member(counts.body, "counts").list()) {
            found.emplace_back(text_of(*count.fields(), "stage"));
        }
        return found;
    };
    EXPECT_THAT(stages("compiler_labour", "mine"), testing::SizeIs(1));
    EXPECT_THAT(stages("compiler_labour", "waiting"), testing::SizeIs(1));
    EXPECT_THAT(stages("leader", "mine"), IsEmpty());
    EXPECT_THAT(stages("leader", "waiting"), IsEmpty()) << "nothing to decide yet";
    assign({"37990126001", "37990126002"});
    ASSERT_EQ(step("compiler_labour", "report_lead").status, 200);
    EXPECT_THAT(stages("leader", "waiting"), ElementsAre("docketing"));
    EXPECT_THAT(stages("compiler_labour", "waiting"), IsEmpty());
    EXPECT_THAT(stages("compiler_labour", "mine"), ElementsAre("docketing"));
}

TEST_F(OwnCases, WhatWaitsBeginsWithOnesOwn) {
    const auto first = opened_by("compiler_labour");
    const auto second = opened_by("head_labour");
    auto waiting = cases("compiler_labour", "whose=waiting");
    EXPECT_THAT(numbers(waiting), ElementsAre(first, second)) << "registered by them, nobody's yet";
    EXPECT_EQ(member(waiting.body, "own"), Value{1});
    EXPECT_THAT(numbers(cases("head_labour", "whose=waiting")), ElementsAre(second, first));
    assign({"37990126001", "37990126002"});
    waiting = cases("compiler_labour", "whose=waiting&sort=number");
    EXPECT_EQ(member(waiting.body, "own"), Value{2});
    const auto all = cases("compiler_labour", "sort=number");
    EXPECT_EQ(member(all.body, "own"), Value{0}) << "whose nobody asked";
    EXPECT_THAT(numbers(all), ElementsAre(first, second));
}

// A revocation ends the limit of publishing, too; before there is a reason for one, nobody waits
// for it, and the case is no leader's to decide.
TEST_F(OwnCases, WhatIsToBePublishedWaitsForNoRevocation) {
    make_book_of_forms();
    const auto decided = decide_on_spot(lead());
    ASSERT_EQ(decided.status, 200) << decided.text;
    EXPECT_EQ(total(cases("compiler_labour", "whose=waiting")), 1);
    EXPECT_EQ(total(cases("leader", "whose=waiting")), 0);
}

TEST_F(OwnCases, LeadsAreThoseNotDocketedYet) {
    opened_by("compiler_labour", "举报");
    opened_by("compiler_labour");
    const auto leads = [&](const std::string& query) { return total(cases("leader", query)); };
    const auto of = [](const std::string& source) {
        return "lead_source=" + codec::percent_encode(source);
    };
    EXPECT_EQ(leads("state=lead"), 2);
    EXPECT_EQ(leads(of("举报")), 1);
    EXPECT_EQ(leads("state=lead&" + of("投诉")), 1);
    EXPECT_EQ(leads(of("没有这种来源")), 0);
    assign({"37990126001", "37990126002"});
    ASSERT_EQ(step("compiler_labour", "report_lead").status, 200);
    EXPECT_EQ(leads("state=lead"), 2) << "put to the head, not docketed";
    ASSERT_EQ(step("leader", "docket").status, 200);
    EXPECT_EQ(leads("state=lead"), 1);
    EXPECT_EQ(leads(of("投诉")), 0);
    EXPECT_EQ(leads("state=open"), 2);
    EXPECT_EQ(total(cases("compiler_relations", "state=lead")), 0) << "another unit's";
    EXPECT_EQ(as("leader").get("/api/v1/cases?state=led").status, 400);
}

}  // namespace
}  // namespace mingjing::test
