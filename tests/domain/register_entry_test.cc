// What an entry of a register allows at each stage, told as: given a history, when a
// command, then events or a refusal. The last test asks of every command in every state
// that carrying it out twice adds nothing the second time.

#include "domain/register_entry.h"

#include <span>

#include <gtest/gtest.h>

#include "support/given.h"

namespace mingjing::domain::register_entry {
namespace {

struct Step {
    Event event;
    std::string by;
};
using History = std::vector<Step>;

Submitted submission(Kind kind = Kind::initial, std::string reason = "") {
    return {
        .register_key = "enforcement_items",
        .schema = "9f86d081",
        .key = "370000-CF-001",
        .kind = kind,
        .content = {{"name", "对扣押劳动者居民身份证的处罚"}},
        .personal = {},
        .effective_from = "2026-01-01",
        .effective_to = "",
        .reason = std::move(reason),
        .reviewers = {"unit_head", "legal_reviewer"},
        .due = "2026-01-12",
        .external_approval = "",
    };
}

Submitted changed(Kind kind, std::string reason) {
    auto changed = submission(kind, std::move(reason));
    changed.content["name"] = "对扣押劳动者居民身份证等证件的处罚";
    return changed;
}

const Step kSubmitted{submission(), "chen"};
const Step kHeadApproved{Approved{"unit_head", ""}, "li"};
const Step kLegalApproved{Approved{"legal_reviewer", "同意"}, "zhao"};
const Published kFirst{
    .version = 1, .edition = "", .submitted_position = 7, .submitted_entry = "ab"};
const Step kPublished{kFirst, "sun"};
const Step kWithdrawn{Withdrawn{"所依据的规章已废止", "规章废止公告"}, "sun"};
const History kReviewed{kSubmitted, kHeadApproved, kLegalApproved};
const History kOnThePortal{kSubmitted, kHeadApproved, kLegalApproved, kPublished};

const Publish kPublish{
    .edition = "", .submitted_position = 7, .submitted_entry = "ab", .waits_for_edition = false};

State replay(const History& history) {
    State state;
    for (const auto& [event, by] : history) {
        state = evolve(std::move(state), event, by);
    }
    return state;
}

auto given(const History& history) {
    return test::Given<State>{replay(history)};
}

History with(History history, std::initializer_list<Step> more) {
    history.insert(history.end(), more);
    return history;
}

TEST(RegisterEntry, IsSubmittedOnceWhileUnderReview) {
    given({}).when(Submit{submission(), "chen"}).yields({submission()});
    given({kSubmitted}).when(Submit{submission(), "chen"}).yields({});
    given({kSubmitted}).when(Submit{submission(), "li"}).refuses("under-review");
    auto after_midnight = submission();
    after_midnight.due = "2026-12-31";
    given({kSubmitted}).when(Submit{after_midnight, "chen"}).yields({});
}

TEST(RegisterEntry, GK04_NeedsAReviewChain) {
    auto nobody = submission();
    nobody.reviewers.clear();
    given({}).when(Submit{nobody, "chen"}).refuses("no-review-chain", "GK-04");
}

TEST(RegisterEntry, NeedsTheOutsideApprovalThePublicationRuleAsksFor) {
    auto approved = submission();
    approved.external_approval = "海司法审〔2026〕3号";
    given({}).when(Submit{submission(), "chen", true}).refuses("external-approval-missing");
    given({}).when(Submit{approved, "chen", true}).yields({approved});
}

TEST(RegisterEntry, MustBeInForceForAtLeastADay) {
    auto never = submission();
    never.effective_to = never.effective_from;
    given({}).when(Submit{never, "chen"}).refuses("dates-out-of-order");
}

TEST(RegisterEntry, IsReviewedInTheOrderOfItsChain) {
    given({kSubmitted}).when(Approve{"legal_reviewer", "", "zhao"}).refuses("not-their-turn");
    given({kSubmitted})
        .when(Approve{"unit_head", "属实", "li"})
        .yields({Approved{"unit_head", "属实"}});
    given({kSubmitted, kHeadApproved}).when(Approve{"unit_head", "", "li"}).yields({});
    given(kReviewed).when(Approve{"bureau_leader", "", "wang"}).refuses("review-complete");
    given({}).when(Approve{"unit_head", "", "li"}).refuses("not-submitted");
}

TEST(RegisterEntry, GK04_IsNeverReviewedByItsSubmitter) {
    given({kSubmitted}).when(Approve{"unit_head", "", "chen"}).refuses("own-submission", "GK-04");
}

TEST(RegisterEntry, GK04_IsNeverReviewedByWhoeverWroteIt) {
    auto written = submission();
    written.written_by = {"li", "sun"};
    given({{written, "chen"}}).when(Approve{"unit_head", "", "li"}).refuses("own-writing", "GK-04");
    given({{written, "chen"}})
        .when(Approve{"unit_head", "", "zhao"})
        .yields({Approved{"unit_head", ""}});
}

TEST(RegisterEntry, GK04_IsReviewedByAnotherPersonAtEachStep) {
    given({kSubmitted, kHeadApproved})
        .when(Approve{"legal_reviewer", "", "li"})
        .refuses("reviewed-before", "GK-04");
}

TEST(RegisterEntry, IsReturnedWithAReasonByWhoeverHasTheTurn) {
    const Return back{"unit_head", "承办机构写错"};
    given({kSubmitted}).when(back).yields({Returned{"unit_head", "承办机构写错"}});
    given({kSubmitted}).when(Return{"unit_head", ""}).refuses("reason-missing");
    given({kSubmitted}).when(Return{"legal_reviewer", "有误"}).refuses("not-their-turn");
    given({kSubmitted, {Returned{"unit_head", "有误"}, "li"}}).when(back).refuses("not-submitted");
}

TEST(RegisterEntry, IsTakenBackByTheUnitThatSubmittedItUntilItIsPublic) {
    auto of_labour = submission();
    of_labour.unit = "劳动监察支队";
    const Step submitted{of_labour, "chen"};
    const TakeBack colleague{"劳动监察支队", "wu"};
    given({submitted}).when(colleague).yields({TakenBack{}});
    given({submitted, kHeadApproved, kLegalApproved}).when(colleague).yields({TakenBack{}});
    given({submitted}).when(TakeBack{"信息中心", "wu"}).refuses("not-their-submission");
    given({submitted}).when(TakeBack{"信息中心", "chen"}).yields({TakenBack{}});
    given({submitted, kHeadApproved, kLegalApproved, kPublished})
        .when(colleague)
        .refuses("already-public");
    given({submitted, {TakenBack{}, "wu"}}).when(colleague).refuses("not-submitted");
    given({submitted, {TakenBack{}, "wu"}}).when(Submit{of_labour, "chen"}).yields({of_labour});
}

TEST(RegisterEntry, OfBeforeTheWorkbenchIsTakenBackByItsSubmitterAlone) {
    given({kSubmitted}).when(TakeBack{"", "chen"}).yields({TakenBack{}});
    given({kSubmitted}).when(TakeBack{"", "li"}).refuses("not-their-submission");
}

TEST(RegisterEntry, GK04_IsReviewedAnewOnceTakenBack) {
    const auto again = with(kReviewed, {{TakenBack{}, "chen"}, kSubmitted});
    given(again).when(kPublish).refuses("not-reviewed", "GK-04");
}

TEST(RegisterEntry, GK04_IsNotPublishedBeforeItsChainIsComplete) {
    given({kSubmitted}).when(kPublish).refuses("not-reviewed", "GK-04");
    given({kSubmitted, kHeadApproved}).when(kPublish).refuses("not-reviewed", "GK-04");
    given(kReviewed).when(kPublish).yields({kFirst});
    given(kOnThePortal).when(kPublish).yields({});
    given({}).when(kPublish).refuses("not-submitted");
}

TEST(RegisterEntry, WaitsForTheEditionItsLastVersionIsIn) {
    auto meanwhile = kPublish;
    meanwhile.waits_for_edition = true;
    given(kReviewed).when(meanwhile).refuses("edition-in-progress");
}

TEST(RegisterEntry, ChangesOnlyByRevisionOrCorrection) {
    given(kOnThePortal)
        .when(Submit{changed(Kind::initial, ""), "chen"})
        .refuses("already-published");
    given({}).when(Submit{submission(Kind::revision, "职责调整"), "chen"}).refuses("not-published");
    const auto revision = changed(Kind::revision, "证件范围调整");
    given(kOnThePortal).when(Submit{revision, "chen"}).yields({revision});
    given(kOnThePortal)
        .when(Submit{submission(Kind::revision, "证件范围调整"), "chen"})
        .refuses("nothing-changed");
}

TEST(RegisterEntry, BeginningOnTheDayOfPublicationIsNoChange) {
    auto same = submission(Kind::revision, "证件范围调整");
    same.effective_from.clear();
    given(kOnThePortal).when(Submit{same, "chen"}).refuses("nothing-changed");
    auto later = same;
    later.effective_from = "2026-07-01";
    given(kOnThePortal).when(Submit{later, "chen"}).yields({later});
}

TEST(RegisterEntry, KeepsItsKey) {
    auto other = changed(Kind::revision, "编号调整");
    other.key = "370000-CF-002";
    given(kOnThePortal).when(Submit{other, "chen"}).refuses("key-changed");
}

TEST(RegisterEntry, SaysWhyItIsRevised) {
    given(kOnThePortal).when(Submit{changed(Kind::revision, ""), "chen"}).refuses("reason-missing");
}

TEST(RegisterEntry, GK05_SaysWhatWasWrongWhenCorrected) {
    given(kOnThePortal)
        .when(Submit{changed(Kind::correction, ""), "chen"})
        .refuses("reason-missing", "GK-05");
}

TEST(RegisterEntry, CountsItsVersions) {
    const auto reviewed = with(
        kOnThePortal,
        {{changed(Kind::revision, "证件范围调整"), "chen"}, kHeadApproved, kLegalApproved}
    );
    auto again = kPublish;
    again.submitted_position = 11;
    given(reviewed).when(again).yields({Published{2, "", 11, "ab"}});
}

TEST(RegisterEntry, IsTakenDownWithAPublicReason) {
    const Withdraw withdraw{"所依据的规章已废止", "规章废止公告"};
    given(kOnThePortal).when(Withdraw{"", ""}).refuses("reason-missing");
    given(kOnThePortal).when(withdraw).yields({kWithdrawn.event});
    given(with(kOnThePortal, {kWithdrawn})).when(withdraw).yields({});
    given(with(kOnThePortal, {kWithdrawn}))
        .when(Withdraw{"另一个理由", ""})
        .refuses("already-withdrawn");
    given(kReviewed).when(withdraw).refuses("not-published");
}

TEST(RegisterEntry, CF19_AWithdrawalSaysWhenTheDecisionWasChanged) {
    const Withdraw withdraw{"行政复议决定撤销原决定", "", "2026-06-30"};
    given(kOnThePortal)
        .when(withdraw)
        .yields({Withdrawn{"行政复议决定撤销原决定", "", "2026-06-30", ""}});
}

TEST(RegisterEntry, WhatWasWithdrawnElsewhereComesOutAsItsTombstone) {
    auto past = submission();
    past.content["withdrawn_on"] = "2026-07-08";
    past.content["changed_on"] = "2026-06-30";
    past.content["withdrawal_reason"] = "人民法院确认违法";
    const History reviewed{{past, "chen"}, kHeadApproved, kLegalApproved};
    const Withdrawn taken_down{"人民法院确认违法", "", "2026-06-30", "2026-07-08"};
    given(reviewed).when(kPublish).yields({kFirst, taken_down});
    given(with(reviewed, {kPublished, {taken_down, "sun"}})).when(kPublish).yields({});
}

TEST(RegisterEntry, CF19_WhatWasPublicHereIsNotWithdrawnByWhatItSays) {
    auto revision = changed(Kind::revision, "已撤回");
    revision.content["withdrawn_on"] = "2026-07-08";
    revision.content["withdrawal_reason"] = "人民法院确认违法";
    given(kOnThePortal).when(Submit{revision, "chen"}).refuses("withdrawn-by-content");
    const auto reviewed = with(kOnThePortal, {{revision, "chen"}, kHeadApproved, kLegalApproved});
    given(reviewed).when(kPublish).refuses("withdrawn-by-content");

    auto unexplained = submission();
    unexplained.content["withdrawn_on"] = "2026-07-08";
    given({}).when(Submit{unexplained, "chen"}).refuses("reason-missing");
    const History passed{{unexplained, "chen"}, kHeadApproved, kLegalApproved};
    given(passed).when(kPublish).refuses("reason-missing");
}

TEST(RegisterEntry, ComesBackAfterAWithdrawalAsARevision) {
    const auto back = submission(Kind::revision, "规章重新公布");
    given(with(kOnThePortal, {kWithdrawn})).when(Submit{back, "chen"}).yields({back});
    const auto state = replay(with(
        kOnThePortal,
        {kWithdrawn,
         {back, "chen"},
         kHeadApproved,
         kLegalApproved,
         {Published{2, "", 12, "cd"}, "sun"}}
    ));
    EXPECT_FALSE(state.withdrawn);
    EXPECT_EQ(state.published_version, 2U);
}

TEST(RegisterEntry, ForgetsAPersonOnlyOnAStatedBasis) {
    const Erase erase{{7}, {"name"}, "本人申请，个人信息保护法第四十七条"};
    given(kOnThePortal).when(Erase{{7}, {"name"}, ""}).refuses("basis-missing");
    given(kOnThePortal).when(Erase{{}, {"name"}, "本人申请"}).refuses("nothing-named");
    given(kOnThePortal).when(erase).yields({Erased{erase.positions, erase.fields, erase.basis}});
}

// Deciding a command again after its own events never adds a second fact.
TEST(RegisterEntry, DoesNothingTwice) {
    const auto revision = changed(Kind::revision, "证件范围调整");
    const std::vector<History> histories{
        {},
        {kSubmitted},
        {kSubmitted, kHeadApproved},
        {kSubmitted, {Returned{"unit_head", "有误"}, "li"}},
        {kSubmitted, {TakenBack{}, "chen"}},
        kReviewed,
        kOnThePortal,
        with(kOnThePortal, {{revision, "chen"}, kHeadApproved, kLegalApproved}),
        with(kOnThePortal, {kWithdrawn}),
        with(kOnThePortal, {kWithdrawn, {revision, "chen"}}),
    };
    const std::vector<std::pair<Command, std::string>> commands{
        {Submit{submission(), "chen"}, "chen"},
        {Submit{revision, "chen"}, "chen"},
        {Submit{changed(Kind::correction, "错字"), "chen"}, "chen"},
        {Approve{"unit_head", "", "li"}, "li"},
        {Approve{"legal_reviewer", "", "zhao"}, "zhao"},
        {Return{"unit_head", "有误"}, "li"},
        {Return{"legal_reviewer", "有误"}, "zhao"},
        {TakeBack{"", "chen"}, "chen"},
        {kPublish, "sun"},
        {Publish{"edition-1", 9, "cd", false}, "sun"},
        {Withdraw{"所依据的规章已废止", ""}, "sun"},
        {Erase{{7}, {"name"}, "本人申请"}, "zhao"},
    };
    std::size_t accepted = 0;
    for (const auto& history : histories) {
        for (const auto& [command, by] : commands) {
            auto state = replay(history);
            const auto first = decide(state, command);
            if (!first || first->empty()) {
                continue;
            }
            ++accepted;
            for (const auto& event : *first) {
                state = evolve(std::move(state), event, by);
            }
            const auto second = decide(state, command);
            EXPECT_TRUE(!second || second->empty())
                << "history of " << history.size() << ", command " << command.index();
        }
    }
    EXPECT_GE(accepted, 25U);
}

}  // namespace
}  // namespace mingjing::domain::register_entry
