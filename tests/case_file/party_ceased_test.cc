// A party that ceased while it was told, heard or to be served; and the paper of a case that was
// given up, which is served after its end.

#include <array>

#include "case_file/permit_case.h"

namespace mingjing::case_file {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Dropped for_ground(std::string_view ground) {
    return {std::string(ground), "理由"};
}

// Nobody is left to be told, to plead or to be heard: the head ends it where it stands.
TEST(Gates, CF26_APartyThatCeasedWhileItWasToldEndsTheCaseThere) {
    auto notice = investigated();
    notice.on("2026-03-10").take("conclude", proposal(14'700));
    Notified notified;
    notified.outcome = fine(14'700);
    notified.content = "拟罚款";
    notice.take("give_notice", notified);
    auto plea = told();
    auto hearing = told(14'700, true);
    hearing.on("2026-03-12").take("request_hearing", HearingAsked{});
    for (auto* one : {&notice, &plea, &hearing}) {
        const auto step = "strike_off_" + one->state.stage;
        EXPECT_EQ(one->refused_by(step, for_ground(Dropped::kMinor), Case::head()), "CF-26")
            << step;
        EXPECT_EQ(one->refused_by(step, for_ground(Dropped::kNothingLeft), Case::head()), "QZ-12")
            << step << ": nothing was decided";
        auto held = *one;
        held.state.preserved["L1"] = "";
        EXPECT_EQ(held.refused_by(step, for_ground(Dropped::kPartyGone), Case::head()), "CF-25")
            << step;
        one->take(step, for_ground(Dropped::kPartyGone), Case::head());
        EXPECT_EQ(one->state.stage, "closed") << step;
        EXPECT_EQ(one->state.clocks.at("decide").met_on, one->today) << step;
        for (const auto& [name, clock] : one->state.clocks) {
            EXPECT_FALSE(clock.runs()) << step << " " << name;
        }
    }
    for (const auto* key : {"labour_inspection", "handling_decision"}) {
        for (const auto* stage : {"notice", "plea", "correction"}) {
            Case one(key);
            if (one.procedure().stage(stage) == nullptr) {
                continue;  // no order to correct in this one
            }
            one.state = investigated().state;
            one.state.stage = stage;
            one.on("2026-03-10");
            one.take(
                std::string("strike_off_") + stage, for_ground(Dropped::kPartyGone), Case::head()
            );
            EXPECT_TRUE(one.state.is_over) << key << " " << stage;
        }
    }
}

// An application is answered, unless nobody asks for it any more.
TEST(Permit, XK06_AnApplicationTakenBackEndsUndecidedWhereItStands) {
    auto intake = applying();
    intake.take("apply", application(PermitApplied::kFirst));
    auto supplement = intake;
    supplement.take("ask_supplement", SupplementAsked{{"营业执照"}, "BZ1"});
    const auto examination = under_examination();
    const auto leaves = [](Case one, const std::string& step, const Hand& by) {
        for (const auto ground : {Dropped::kTakenBack, Dropped::kPartyGone}) {
            auto left = one;
            const auto other = left.tried(step, for_ground(Dropped::kOther), by);
            ASSERT_FALSE(other) << step;
            EXPECT_EQ(other.error().code, "application-unanswered") << step;
            EXPECT_EQ(other.error().rule, "XK-06") << step;
            left.take(step, for_ground(ground), by);
            EXPECT_TRUE(left.state.is_over) << step;
            for (const auto& [limit, clock] : left.state.clocks) {
                EXPECT_FALSE(clock.runs()) << step << " " << limit;
            }
            left.take("serve_end", served(Served::kOther));
            EXPECT_THAT(left.in_the_way("archive"), IsEmpty()) << step;
        }
    };
    leaves(intake, "leave_intake", Case::handler());
    leaves(supplement, "leave_supplement", Case::handler());
    leaves(examination, "leave", Case::head());

    // What was found false is not undone by taking it back.
    auto deceived = under_examination();
    auto found = examined(PermitOutcome::kRefused);
    found.deceit = {std::string(Deceit::kFalse), "否"};
    deceived.take("examine", found).take("examine_anew", Noted{});
    EXPECT_EQ(code(deceived, "leave", for_ground(Dropped::kTakenBack)), "deceit-was-found");
    EXPECT_EQ(deceived.refused_by("leave", for_ground(Dropped::kTakenBack), Case::head()), "XK-14");
    EXPECT_EQ(code(deceived, "leave", for_ground(Dropped::kPartyGone)), "");

    auto ours = applying();
    auto began = application(PermitApplied::kOurselves);
    began.permit = "许可证1";
    ours.take("apply", began).take("accept", Docketed{});
    EXPECT_EQ(code(ours, "leave", for_ground(Dropped::kTakenBack)), "nobody-applied");
    EXPECT_THAT(
        ours.tried("leave", for_ground(Dropped::kPartyGone), Case::head()).error().next,
        HasSubstr("注销许可")
    );
}

// A decision binds whom it was served on. One that reached nobody is neither carried out nor
// public.
TEST(Gates, CF30_ADecisionNobodyIsLeftToBeServedWithEndsUnserved) {
    for (const auto* key : {"penalty_ordinary", "labour_inspection", "handling_decision"}) {
        auto decided = reviewed();
        decided.on("2026-03-16").take("decide", decision(14'700), Case::head());
        Case one(key);
        one.state = decided.state;
        one.on("2026-03-18");
        const auto refused = [&](std::string_view ground) {
            return one.refused_by("end_unserved", for_ground(ground), Case::head());
        };
        EXPECT_EQ(refused(Dropped::kMinor), "CF-30") << key << ": it is served";
        EXPECT_EQ(refused(Dropped::kNothingLeft), "CF-30") << key << ": nothing is carried out yet";
        EXPECT_THAT(
            one.tried("end_unserved", for_ground(Dropped::kMinor), Case::head()).error().next,
            HasSubstr("有人承受其义务的，向承受人送达")
        ) << key;
        auto reached = one;
        reached.state.decision_served_on = "2026-03-17";
        EXPECT_EQ(
            reached.refused_by("end_unserved", for_ground(Dropped::kPartyGone), Case::head()),
            "QZ-12"
        ) << key;
        one.take("end_unserved", for_ground(Dropped::kPartyGone), Case::head());
        EXPECT_FALSE(one.state.is_over) << key << ": what was public of it is taken down first";
        for (const auto* clock : {"serve", "publish"}) {
            EXPECT_EQ(one.state.clocks.at(clock).met_on, "2026-03-18") << key << " " << clock;
        }
        EXPECT_TRUE(one.state.clocks.at("withdraw_result").runs()) << key;
        one.results.clear();
        const ResultWithdrawn never{std::string(ResultWithdrawn::kNeverPublic), ""};
        one.take("withdraw_result", never);
        EXPECT_TRUE(one.state.is_over) << key;
        EXPECT_THAT(one.in_the_way("archive"), IsEmpty()) << key;
    }
}

// What gives a case up ends it, and is served after it.
TEST(Gates, CF30_WhatGaveACaseUpIsServedAfterItsEnd) {
    auto one = investigated();
    const auto paper = served(Served::kOther);
    EXPECT_EQ(one.tried("serve_end", paper).error().code, "not-at-this-stage");
    one.on("2026-03-12").take("strike_off", for_ground(Dropped::kElsewhere), Case::head());
    EXPECT_EQ(one.on("2026-03-11").tried("serve_end", paper).error().code, "days-out-of-order");
    auto left = paper;
    left.mode = Served::kLeft;
    EXPECT_EQ(one.on("2026-03-13").refused_by("serve_end", left), "SD-02");
    one.take("serve_end", paper);
    EXPECT_EQ(one.state.stage, "closed");
    EXPECT_TRUE(one.state.is_over);
    Archived filed;
    filed.number = "2026-0001";
    filed.grade = Archived::kOrdinary;
    filed.retention = Archived::kThirtyYears;
    one.take("archive", filed);
    auto again = paper;
    again.proof = "送达回证2";
    EXPECT_EQ(one.tried("serve_end", again).error().code, "archived");

    auto closed = one;
    closed.state.archived.reset();
    closed.state.last.erase("strike_off");
    EXPECT_EQ(closed.tried("serve_end", again).error().code, "not-at-this-stage")
        << "it ended by a service";
}

TEST(Gates, XK03_WhatWasDeclinedIsServedAfterIt) {
    auto one = applying();
    one.take("apply", application());
    EXPECT_EQ(code(one, "serve_end", served(Served::kOther)), "not-at-this-stage");
    one.take("decline", PermitDeclined{"其他", "", "撤回"});
    one.take("serve_end", served(Served::kOther));
    EXPECT_EQ(one.state.stage, "declined");
}

TEST(Gates, XK09_APermitNobodyIsLeftToBeGivenEndsUndelivered) {
    auto one = under_examination();
    one.state.stage = "delivery";
    one.state.permit_decided = {permitted(PermitOutcome::kGranted), "2026-03-02"};
    for (const auto* clock : {"deliver", "publish"}) {
        one.state.clocks[clock] = {.started_on = "2026-03-02", .met_on = ""};
    }
    one.on("2026-03-09").take("end_unserved", for_ground(Dropped::kPartyGone), Case::head());
    EXPECT_TRUE(one.state.is_over);
    for (const auto* clock : {"deliver", "publish"}) {
        EXPECT_EQ(one.state.clocks.at(clock).met_on, "2026-03-09") << clock;
    }
    EXPECT_THAT(one.in_the_way("archive"), ElementsAre("CF-18"));
    const ResultWithdrawn never{std::string(ResultWithdrawn::kNeverPublic), ""};
    EXPECT_EQ(code(one, "withdraw_result", never), "result-still-public");
    one.results.clear();
    one.take("withdraw_result", never);
    EXPECT_THAT(one.in_the_way("archive"), IsEmpty());
}

TEST(ShippedProcedures, CF26_APartyMayCeaseWhereverItIsTheOneWaitedFor) {
    for (const auto* key : {"penalty_ordinary", "labour_inspection", "handling_decision"}) {
        const auto& procedure = *shipped_definitions().procedure(key);
        for (const auto& stage : procedure.stages) {
            constexpr std::array<std::string_view, 4> kAsked{
                "notice", "plea", "hearing", "service"};
            if (std::ranges::find(kAsked, stage.key) == kAsked.end()) {
                continue;
            }
            EXPECT_TRUE(std::ranges::any_of(
                procedure.steps,
                [&](const domain::Step& step) {
                    const auto offered = step.offers.find("ground");
                    return step.from == stage.key && step.act == Dropped::kAct &&
                           procedure.lane(step.by)->duty == "decide" &&
                           offered != step.offers.end() &&
                           std::ranges::find(offered->second, Dropped::kPartyGone) !=
                               offered->second.end();
                }
            )) << key
               << " " << stage.key;
        }
    }
}

}  // namespace
}  // namespace mingjing::case_file
