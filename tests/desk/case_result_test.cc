// What a case makes of its result: whom it names, how old its party is, what was taken.

#include "desk/case_result.h"

#include <gmock/gmock.h>

namespace mingjing::desk {
namespace {

using case_file::Event;
using testing::UnorderedElementsAre;

Event event(case_file::Content content) {
    return {"step", "stage", false, "2026-03-02", {}, {}, {}, {}, std::move(content)};
}

class CaseResult : public testing::Test {
  protected:
    Fields result() {
        const auto made = result_of(
            {.state = state_,
             .events = events_,
             .procedure = procedure_,
             .bureau = "海曦市人力资源和社会保障局",
             .officer_name = [](std::string_view) { return std::string{}; }}
        );
        return made.value_or(Fields{});
    }
    void decide(case_file::Outcome outcome) {
        events_.push_back(event(case_file::Decided{std::move(outcome), {}, ""}));
    }
    // The facts of the result, proposed so.
    std::string propose(std::string_view facts) {
        case_file::Proposed proposed;
        proposed.facts = facts;
        state_.proposed = case_file::Dated<case_file::Proposed>{proposed, "2026-03-01"};
        decide({});
        return std::string(text_of(result(), "facts"));
    }
    static std::vector<std::string> texts(const Fields& entry, std::string_view field) {
        std::vector<std::string> all;
        if (const auto* list = member(entry, field).list()) {
            for (const auto& item : *list) {
                all.push_back(*item.text());
            }
        }
        return all;
    }

    case_file::State state_;
    domain::Procedure procedure_;
    std::vector<Event> events_;
};

TEST_F(CaseResult, GK02_NamesEverybodyTheCaseNames) {
    state_.opened.party_name = "陈测试";
    case_file::Inquired inquired;
    inquired.person = "王演示、陈测试";
    case_file::Collected from_a_person;
    from_a_person.source = "周样例";
    case_file::Collected from_a_company;
    from_a_company.source = "样例服饰加工厂";
    case_file::Served served;
    served.receiver = "吴示范";
    served.witness = "录音录像，郑虚构";
    case_file::PermitDelivered delivered;
    delivered.receiver = "孙模拟";
    case_file::Discussed discussed;
    discussed.members = {"李样本", "赵虚拟"};
    for (const case_file::Content& content : std::vector<case_file::Content>{
             inquired, from_a_person, from_a_company, served, delivered, discussed}) {
        events_.push_back(event(content));
    }
    decide({});
    EXPECT_THAT(
        texts(result(), "other_people"),
        UnorderedElementsAre("王演示", "周样例", "吴示范", "郑虚构", "孙模拟", "李样本", "赵虚拟")
    );
}

TEST_F(CaseResult, GK02_TakesWhatIsKnownOfThePartysAge) {
    state_.opened.party_name = "陈测试";
    state_.opened.party_kind = case_file::kCitizen;
    state_.opened.party_born_on = "2010-01-01";
    state_.opened.party_age = 16;
    decide({});
    const auto entry = result();
    EXPECT_EQ(text_of(entry, "party_born_on"), "2010-01-01");
    EXPECT_EQ(member(entry, "party_age"), Value(16));
    EXPECT_THAT(texts(entry, "minors"), UnorderedElementsAre("陈测试"));
}

TEST_F(CaseResult, GK01_SaysWhetherThePoliceHaveTheCase) {
    decide({});
    EXPECT_FALSE(result().contains("crime_transfer"));
    state_.crime.decided = {case_file::TransferDecided{true, ""}, "2026-03-02"};
    EXPECT_EQ(text_of(result(), "crime_transfer"), "已移送，没有办结");
    state_.crime.replied = {case_file::PoliceReplied{false, "1", ""}, "2026-03-03"};
    EXPECT_EQ(text_of(result(), "crime_transfer"), "已办结");
}

TEST_F(CaseResult, JC03_NamesNobodyWhoReportedTheCase) {
    state_.opened.party_name = "样例服饰加工厂";
    state_.opened.reporter = "石示例、样例服饰加工厂";
    state_.opened.reporter_contact = "来访，13900000017";
    EXPECT_EQ(
        propose("样例服饰加工厂职工石示例（13900000017）来访举报加班超时"),
        "样例服饰加工厂职工某某（某某）来访举报加班超时"
    );
    EXPECT_EQ(text_of(result(), "party"), "样例服饰加工厂");
}

TEST_F(CaseResult, JC03_NamesNobodyWhoWasEverRecordedAsTheReporter) {
    case_file::Opened opened;
    opened.reporter = "石示例";
    opened.reporter_contact = "13900000017";
    events_ = {event(opened), event(case_file::ReporterAmended{"周样例", "13900000025"})};
    state_.opened.reporter = "郑虚构";
    EXPECT_EQ(
        propose("石示例（13900000017）、周样例（13900000025）、郑虚构先后来访"),
        "某某（某某）、某某（某某）、某某先后来访"
    );
}

TEST_F(CaseResult, JC03_AWordForAReporterIsNobodysName) {
    state_.opened.reporter = "职工、市民";
    EXPECT_EQ(propose("市民反映职工加班超时"), "市民反映职工加班超时");
}

TEST_F(CaseResult, JC03_ThePartysNameStaysWholeThoughAReporterBearsPartOfIt) {
    state_.opened.party_name = "王明餐饮店";
    state_.opened.reporter = "王明、王明餐饮店东";
    EXPECT_EQ(
        propose("王明来访，举报王明餐饮店拖欠工资；王明餐饮店东也来访"),
        "某某来访，举报王明餐饮店拖欠工资；某某也来访"
    );
}

TEST_F(CaseResult, JC13_LeavesItToAPersonWhetherAViolationIsMajor) {
    case_file::Outcome outcome;
    outcome.conclusion = case_file::kHandling;
    case_file::Proposed proposed;
    proposed.outcome = outcome;
    proposed.is_major = true;
    decide(outcome);
    state_.decided = outcome;
    state_.proposed = case_file::Dated<case_file::Proposed>{proposed, "2026-03-01"};
    procedure_.acts.emplace_back().gates = {"major_violation_is_named"};
    EXPECT_FALSE(result().contains("major_violation"));
}

TEST_F(CaseResult, CF19_SaysWhatTheDecisionIsOnceItWasAmended) {
    case_file::Outcome outcome;
    outcome.kinds = {"罚款"};
    outcome.fine = {1'000'00};
    auto milder = outcome;
    milder.fine = {600'00};
    const case_file::DecisionAmended amended{milder, "复决1", "过罚不当"};
    decide(outcome);
    EXPECT_EQ(text_of(result(), "content"), "罚款人民币1,000元");
    events_.push_back(event(amended));
    EXPECT_EQ(text_of(result(), "content"), "罚款人民币600元");
    EXPECT_EQ(text_of(result(), "fine"), "600");

    events_.clear();
    case_file::DecidedOnSpot on_spot;
    on_spot.outcome = outcome;
    on_spot.number = "当罚字1";
    events_ = {event(on_spot), event(amended)};
    EXPECT_EQ(text_of(result(), "content"), "罚款人民币600元");
    EXPECT_EQ(text_of(result(), "number"), "当罚字1");
}

TEST_F(CaseResult, WhatWasTakenIsOneSum) {
    case_file::Outcome outcome;
    outcome.kinds = {"罚款", "没收违法所得", "没收非法财物"};
    outcome.fine = {1'000'00};
    outcome.confiscated = {3'000'00};
    decide(outcome);
    EXPECT_EQ(
        text_of(result(), "content"),
        "罚款人民币1,000元；没收违法所得、没收非法财物，合计人民币3,000元"
    );
}

TEST_F(CaseResult, GS01_SaysWhatIsToBePaidAndWhatIsAddedToIt) {
    case_file::Outcome outcome;
    outcome.conclusion = case_file::kHandling;
    outcome.payment.ordered = {1'286'400'00};
    decide(outcome);
    EXPECT_EQ(
        text_of(result(), "content"), "作出行政处理：责令支付、退回或者补缴人民币1,286,400元"
    );
    events_.clear();
    outcome.payment.compensation = {643'200'00};
    decide(outcome);
    EXPECT_EQ(
        text_of(result(), "content"),
        "作出行政处理：责令支付、退回或者补缴人民币1,286,400元，加付赔偿金人民币643,200元"
    );
    events_.clear();
    outcome.conclusion = case_file::kPenalty;
    outcome.kinds = {"罚款"};
    outcome.fine = {72'000'00};
    outcome.payment = {{36'000'00}, {}};
    decide(outcome);
    EXPECT_EQ(
        text_of(result(), "content"), "罚款人民币72,000元；责令支付、退回或者补缴人民币36,000元"
    );
}

TEST_F(CaseResult, GS01_SaysWhatWasFoundForAnApplicant) {
    procedure_.category = "行政确认";
    case_file::RulingMade made;
    made.ruling = {true, "认定为工伤"};
    made.basis = {Fields{{"law", "工伤保险条例"}, {"article", 14}}};
    events_.push_back(event(made));
    EXPECT_EQ(text_of(result(), "category"), "行政确认");
    EXPECT_EQ(text_of(result(), "conclusion"), "认定为工伤");
    EXPECT_EQ(text_of(result(), "decided_on"), "2026-03-02");
    EXPECT_EQ(member(result(), "basis"), Value(made.basis));
}

}  // namespace
}  // namespace mingjing::desk
