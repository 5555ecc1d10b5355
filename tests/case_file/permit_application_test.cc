// Permits (行政许可): renewals in time, whoever deceived barred.

#include "case_file/permit_bar.h"
#include "case_file/permit_case.h"
#include "case_file/step_form.h"

namespace mingjing::case_file {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

PermitApplied renewal_until(std::string_view day) {
    auto renewal = application(PermitApplied::kRenewal);
    renewal.permit = "许可证1";
    renewal.expires_on = day;
    return renewal;
}

TEST(Permit, XK12_ARenewalIsAskedForThirtyDaysBefore) {
    auto one = applying();
    EXPECT_EQ(one.refused_by("apply", renewal_until("2026-04-01")), "");
    EXPECT_EQ(code(one, "apply", renewal_until("2026-03-31")), "renewal-late");
    EXPECT_EQ(one.refused_by("apply", renewal_until("2026-03-31")), "XK-12");
    one.reasons = {{"renewal_is_in_time", "三月一日方才知道"}};
    EXPECT_EQ(one.refused_by("apply", renewal_until("2026-03-31")), "");
    EXPECT_EQ(one.refused_by("apply", renewal_until("2026-03-02")), "");
    EXPECT_EQ(code(one, "apply", renewal_until("2026-03-01")), "permit-expired");
}

TEST(Permit, XK06_XK12_XK13_WhatIsOfAPermitHeldNamesIt) {
    auto one = applying();
    EXPECT_EQ(one.refused_by("apply", application(PermitApplied::kFirst)), "");
    auto change = application(PermitApplied::kChange);
    const auto unnamed = one.tried("apply", change);
    ASSERT_FALSE(unnamed);
    EXPECT_EQ(unnamed.error().code, "permit-not-named");
    EXPECT_EQ(unnamed.error().article, "行政许可法第三十八条、第四十九条");
    EXPECT_EQ(unnamed.error().rule, "XK-06");
    EXPECT_THAT(unnamed.error().next, Not(HasSubstr("首次申请")));
    const auto given_up = one.tried("apply", application(PermitApplied::kCancellation));
    EXPECT_EQ(given_up.error().article, "行政许可法第七十条");
    EXPECT_EQ(given_up.error().rule, "XK-13");
    change.permit = "许可证1";
    EXPECT_EQ(one.refused_by("apply", change), "") << "one may have no end";
    EXPECT_EQ(code(one, "apply", renewal_until("")), "permit-not-named");
    EXPECT_EQ(one.refused_by("apply", renewal_until("")), "XK-12");
}

TEST(Permit, XK12_ARenewalRefusedAfterItExpiredIsDeemedGranted) {
    auto one = applying();
    one.take("apply", renewal_until("2026-04-15")).take("accept", Docketed{});
    one.on("2026-04-10").take("examine", examined(PermitOutcome::kNotRenewed));
    pass_permit(one);
    const auto refused = permitted(PermitOutcome::kNotRenewed);
    EXPECT_EQ(code(one.on("2026-04-15"), "decide", refused), "");
    EXPECT_EQ(code(one.on("2026-04-16"), "decide", refused), "renewal-deemed");
    one.reasons = {{"renewal_is_decided_in_time", "没有在法定期限内申请"}};
    EXPECT_EQ(code(one, "decide", refused), "");
    one.reasons.clear();
    one.state.permit_proposed->act.outcome.conclusion = PermitOutcome::kRenewed;
    EXPECT_EQ(code(one, "decide", permitted(PermitOutcome::kRenewed)), "") << "late, but given";
}

TEST(Permit, XK14_DeceitIsStatedWithWhetherItConcernsSafety) {
    const std::string untold;
    const std::string is_false(Deceit::kFalse);
    const std::string is_fraud(Deceit::kFraud);
    const auto deciding = [&](std::string_view conclusion, Deceit deceit) {
        auto one = under_examination();
        one.state.applied.reset();  // of whatever kind
        auto found = examined(conclusion);
        found.deceit = deceit;
        const auto by = one.refused_by("examine", found);
        one.take("examine", examined(conclusion));
        one.state.permit_proposed->act = found;
        pass_permit(one);
        auto decided = permitted(conclusion);
        decided.deceit = std::move(deceit);
        EXPECT_EQ(one.refused_by("decide", decided, Case::head()), by);
        return by;
    };
    EXPECT_EQ(deciding(PermitOutcome::kRefused, {is_false, untold}), "XK-14");
    EXPECT_EQ(deciding(PermitOutcome::kRefused, {untold, "是"}), "XK-14");
    EXPECT_EQ(deciding(PermitOutcome::kRefused, {is_fraud, "是"}), "XK-14");
    EXPECT_EQ(deciding(PermitOutcome::kGranted, {is_false, "是"}), "XK-14");
    EXPECT_EQ(deciding(PermitOutcome::kRefused, {is_false, "否"}), "");
    EXPECT_EQ(deciding(PermitOutcome::kNotRenewed, {is_false, "是"}), "");
    EXPECT_EQ(deciding(PermitOutcome::kRevoked, {is_fraud, "是"}), "");

    auto one = applying();
    one.take("apply", application());
    EXPECT_EQ(one.refused_by("decline_deceit", PermitDeclined{is_false, untold, "伪造"}), "XK-14");
    EXPECT_EQ(one.refused_by("decline_deceit", PermitDeclined{is_false, "是", "伪造"}), "");
    EXPECT_EQ(one.refused_by("decline", PermitDeclined{"其他", untold, "撤回"}), "");
    const auto by_window = one.tried("decline", PermitDeclined{is_false, "否", "伪造"});
    ASSERT_FALSE(by_window) << "whatever the form offers";
    EXPECT_EQ(by_window.error().rule, "XK-14");
    EXPECT_THAT(by_window.error().what, HasSubstr("没有经本机关负责人决定"));

    one.state.stage = "publication";
    one.state.decided_on = "2026-03-02";
    one.state.permit_decided = {permitted(PermitOutcome::kGranted), "2026-03-02"};
    DecisionRevoked revoked{std::string(DecisionRevoked::kOurselves), "撤销", "撤1号", "骗取"};
    EXPECT_EQ(one.refused_by("revoke", revoked, Case::head()), "") << "for another reason";
    revoked.deceit = {is_fraud, untold};
    EXPECT_EQ(one.refused_by("revoke", revoked, Case::head()), "XK-14");
    revoked.deceit.concerns_safety = "是";
    EXPECT_EQ(one.refused_by("revoke", revoked, Case::head()), "");
}

constexpr std::string_view kCode = "91379901MAFAKE027T";
Bar bar_of(std::string_view number, std::string_view begun_on, std::string_view means) {
    Bar bar;
    bar.case_number = number;
    bar.begun_on = begun_on;
    bar.means = means;
    bar.party_name = "改过名的公司";
    bar.credit_code = kCode;
    return bar;
}
Case applying_by_code() {
    auto one = applying();
    one.state.opened.party_credit_code = kCode;
    one.take("apply", application()).on("2026-03-06");
    return one;
}

TEST(Permit, XK14_DeceitIsFoundInTheExaminationAndByTheHeadAtIntake) {
    const Deceit deceit{std::string(Deceit::kFalse), std::string(Deceit::kYes)};
    auto one = under_examination();
    one.take("examine", examined(PermitOutcome::kRefused));
    pass_permit(one);
    auto decided = permitted(PermitOutcome::kRefused);
    EXPECT_EQ(code(one, "decide", decided), "");
    decided.deceit = deceit;
    EXPECT_EQ(code(one, "decide", decided), "deceit-not-as-examined");
    one.state.permit_proposed->act.deceit = deceit;
    EXPECT_EQ(code(one, "decide", decided), "");
    decided.deceit.concerns_safety = "否";
    EXPECT_EQ(code(one, "decide", decided), "deceit-not-as-examined");

    const auto& procedure = *shipped_definitions().procedure("permit");
    const auto declines = [&](std::string_view key) {
        const auto& step = *procedure.step(key);
        const auto form = form_of(step, *act_kind(step.act));
        return domain::find_field(form.fields, "ground")->has_choice(Deceit::kFalse);
    };
    EXPECT_FALSE(declines("decline"));
    EXPECT_TRUE(declines("decline_deceit"));
    EXPECT_EQ(procedure.lane(procedure.step("decline_deceit")->by)->duty, "decide");
}

TEST(Permit, XK14_ThePartyIsToldUntilWhen) {
    auto one = applying_by_code();
    one.bars = {bar_of("2025-0007", "2025-12-01", Deceit::kFraud)};
    const auto recorded = [&](std::string_view step, const Content& content) {
        return one.tried(step, content, Case::head()).value().front().content;
    };
    const auto barred = std::get<PermitDeclined>(
        recorded("decline", PermitDeclined{std::string(PermitDeclined::kBarred), "", "见前案"})
    );
    EXPECT_EQ(barred.barred_until, "2028-12-01");
    EXPECT_EQ(barred.barred_for, Deceit::kFraud);
    PermitDeclined declined{std::string(Deceit::kFalse), std::string(Deceit::kYes), "伪造"};
    const auto deceived = std::get<PermitDeclined>(recorded("decline_deceit", declined));
    EXPECT_EQ(deceived.barred_until, "2027-03-06");
    EXPECT_EQ(deceived.barred_for, "");
    declined.concerns_safety = "否";
    EXPECT_EQ(std::get<PermitDeclined>(recorded("decline_deceit", declined)).barred_until, "");

    one.bars.clear();
    const Deceit deceit{std::string(Deceit::kFalse), std::string(Deceit::kYes)};
    one.take("accept", Docketed{});
    auto found = examined(PermitOutcome::kRefused);
    found.deceit = deceit;
    one.take("examine", found);
    pass_permit(one);
    auto refused = permitted(PermitOutcome::kRefused);
    refused.deceit = deceit;
    EXPECT_EQ(
        std::get<PermitDecided>(recorded("decide", refused)).deceit.barred_until, "2027-03-06"
    );
    one.state.stage = "archived";
    one.state.decided_on = "2026-03-06";
    one.state.permit_decided = {permitted(PermitOutcome::kGranted), "2026-03-06"};
    DecisionRevoked revoked{std::string(DecisionRevoked::kOurselves), "撤销", "撤1号", "骗取"};
    revoked.deceit = {std::string(Deceit::kFraud), std::string(Deceit::kYes)};
    EXPECT_EQ(
        std::get<DecisionRevoked>(recorded("revoke", revoked)).deceit.barred_until, "2029-03-06"
    );
}

TEST(Permit, XK03_XK14_WhatItIsDeclinedForIsSo) {
    auto one = applying_by_code();
    const PermitDeclined barred{std::string(PermitDeclined::kBarred), "", "见前案"};
    EXPECT_EQ(one.refused_by("decline", barred), "XK-14");
    one.bars = {bar_of("2025-0007", "2025-12-01", Deceit::kFalse)};
    EXPECT_EQ(one.refused_by("decline", barred), "");

    const PermitDeclined unsupplied{std::string(PermitDeclined::kUnsupplied), "", "缺营业执照"};
    EXPECT_EQ(code(one, "decline", unsupplied), "supplement-not-asked");
    auto late = one;
    EXPECT_EQ(code(late.on("2026-03-10"), "decline", unsupplied), "deemed-accepted");
    one.take("ask_supplement", SupplementAsked{{"营业执照"}, "BZ1"});
    one.on("2026-04-01").take("supplement", Noted{});
    EXPECT_EQ(one.refused_by("decline", unsupplied), "");
}

TEST(Permit, XK14_OnlyAPermitThatWasGrantedWasComeByThroughFraud) {
    DecisionRevoked revoked{std::string(DecisionRevoked::kOurselves), "撤销", "撤1号", "骗取"};
    revoked.deceit = {std::string(Deceit::kFraud), std::string(Deceit::kYes)};
    auto one = applying();
    one.state.stage = "publication";
    one.state.decided_on = "2026-03-02";
    const auto after = [&](std::string_view conclusion) {
        one.state.permit_decided = {permitted(conclusion), "2026-03-02"};
        return code(one, "revoke", revoked);
    };
    EXPECT_EQ(after(PermitOutcome::kRefused), "deceit-not-stated-whole");
    EXPECT_EQ(after(PermitOutcome::kRenewed), "");
    revoked.outcome = "确认违法";
    EXPECT_EQ(after(PermitOutcome::kRenewed), "deceit-not-stated-whole");
    revoked.outcome = "撤销";

    auto penalty = reviewed();
    penalty.on("2026-03-16").take("decide", decision(14'700), Case::head());
    penalty.take("serve", served(Served::kDecision));
    EXPECT_EQ(code(penalty, "revoke", revoked), "deceit-not-stated-whole");
    revoked.deceit = {};
    EXPECT_EQ(code(penalty, "revoke", revoked), "");
}

TEST(Permit, XK14_ADeclinedApplicationIsChallengedAndTheDecliningFalls) {
    auto one = applying();
    const DecisionRevoked revoked{
        std::string(DecisionRevoked::kReconsideration), "撤销", "复1号", "证据不足"};
    one.take("apply", application());
    one.take(
        "decline_deceit",
        PermitDeclined{std::string(Deceit::kFalse), std::string(Deceit::kYes), "伪造"},
        Case::head()
    );
    EXPECT_EQ(one.refused_by("revoke_declined", revoked, Case::head()), "CF-19") << "by nobody";
    one.take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    one.on("2026-04-01").take("end_challenge", ChallengeEnded{"撤销"});
    one.take("revoke_declined", revoked, Case::head());
    EXPECT_TRUE(one.state.revoked);
    EXPECT_TRUE(deceit_of(Content{revoked})->means.empty()) << "nothing bars any more";
    for (const auto& [limit, clock] : one.state.clocks) {
        EXPECT_FALSE(clock.runs()) << limit;
    }
}

TEST(Permit, XK06_XK09_XK12_XK13_WhatIsConcludedIsOfWhatWasAppliedFor) {
    const auto concluding = [](std::string_view kind, std::string_view conclusion) {
        auto one = under_examination();
        one.state.applied->act.kind = kind;
        const auto by = one.refused_by("examine", examined(conclusion));
        one.state.applied.reset();
        one.take("examine", examined(conclusion));
        pass_permit(one);
        one.state.applied = {application(kind), "2026-03-02"};
        EXPECT_EQ(one.refused_by("decide", permitted(conclusion), Case::head()), by) << conclusion;
        return by;
    };
    EXPECT_EQ(concluding(PermitApplied::kFirst, PermitOutcome::kRefused), "");
    EXPECT_EQ(concluding(PermitApplied::kFirst, PermitOutcome::kRenewed), "XK-06");
    EXPECT_EQ(concluding(PermitApplied::kFirst, PermitOutcome::kReissued), "XK-06");
    EXPECT_EQ(concluding(PermitApplied::kRenewal, PermitOutcome::kRefused), "XK-12");
    EXPECT_EQ(concluding(PermitApplied::kRenewal, PermitOutcome::kNotRenewed), "");
    EXPECT_EQ(concluding(PermitApplied::kRenewal, PermitOutcome::kGranted), "XK-12");
    EXPECT_EQ(concluding(PermitApplied::kChange, PermitOutcome::kChanged), "");
    EXPECT_EQ(concluding(PermitApplied::kChange, PermitOutcome::kNotRenewed), "XK-06");
    EXPECT_EQ(concluding(PermitApplied::kCancellation, PermitOutcome::kRevoked), "XK-13");
    EXPECT_EQ(concluding(PermitApplied::kReplacement, PermitOutcome::kReissued), "");
    EXPECT_EQ(concluding(PermitApplied::kReplacement, PermitOutcome::kRefused), "");
    EXPECT_EQ(concluding(PermitApplied::kOurselves, PermitOutcome::kRevoked), "");
    EXPECT_EQ(concluding(PermitApplied::kOurselves, PermitOutcome::kRefused), "XK-13");
}

TEST(Permit, XK09_ACertificateMadeOutAnewChangesNoDates) {
    auto one = applying();
    auto lost = application(PermitApplied::kReplacement);
    lost.permit = "许可证1";
    one.take("apply", lost).take("accept", Docketed{});
    auto dated = examined(PermitOutcome::kReissued);
    dated.outcome.valid_to = "2029-03-01";
    EXPECT_EQ(code(one, "examine", dated), "reissued-with-dates");
    EXPECT_EQ(one.refused_by("examine", dated), "XK-09");
    EXPECT_EQ(one.tried("examine", dated).error().article, "本机关规定；行政许可法第四十四条");
    one.take("examine", examined(PermitOutcome::kReissued));
    pass_permit(one);
    one.take("decide", permitted(PermitOutcome::kReissued), Case::head());
    EXPECT_EQ(one.refused_by("deliver_refusal", served(Served::kDecision)), "XK-09");
    EXPECT_EQ(one.refused_by("deliver", PermitDelivered{"许可证1", "窗口领取", "回证1", ""}), "");
}

TEST(Permit, XK13_WhatTheBureauBeganOfItselfItMayLeave) {
    const Dropped left{std::string(Dropped::kPermitStands), "没有查到应当撤销的事由"};
    auto asked = under_examination();
    EXPECT_EQ(code(asked, "end_of_itself", left), "application-unanswered");
    EXPECT_EQ(asked.refused_by("end_of_itself", left, Case::head()), "XK-13");

    auto one = applying();
    auto began = application(PermitApplied::kOurselves);
    began.permit = "许可证1";
    one.take("apply", began).take("accept", Docketed{});
    const Dropped other{std::string(Dropped::kElsewhere), "理由"};
    EXPECT_EQ(code(one, "end_of_itself", other), "ground-not-of-its-own");
    auto to_be_heard = one;
    HearingArranged arranged;
    arranged.held_on = "2026-03-16";
    arranged.presider = "37990126003";
    to_be_heard.take("arrange_hearing", arranged);
    EXPECT_EQ(to_be_heard.refused_by("end_of_itself", left, Case::head()), "XK-11");
    one.take("end_of_itself", left, Case::head());
    EXPECT_TRUE(one.state.is_over);
    for (const auto& [limit, clock] : one.state.clocks) {
        EXPECT_FALSE(clock.runs()) << limit;
    }
    one.take("serve_end", served(Served::kOther));
    EXPECT_THAT(one.in_the_way("archive"), IsEmpty());
}

// By the day it was applied for: on 2026-03-02, accepted later.
TEST(Permit, XK14_WhoDeceivedMayNotApplyAgainBeforeTheDayIsOver) {
    auto one = applying_by_code();
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "");
    one.bars = {bar_of("2025-0007", "2025-03-02", Deceit::kFalse)};
    const auto barred = one.tried("accept", Docketed{});
    ASSERT_FALSE(barred);
    EXPECT_EQ(barred.error().code, "applicant-barred") << "whatever it is called by now";
    EXPECT_EQ(barred.error().article, "行政许可法第七十八条");
    EXPECT_THAT(barred.error().what, HasSubstr("2025-0007"));
    EXPECT_THAT(barred.error().what, HasSubstr("到2026年3月2日为止"));
    EXPECT_EQ(
        one.refused_by("decline", PermitDeclined{"在不得再次申请的期限内", "", "见前案"}), ""
    );
    one.bars = {bar_of("2025-0007", "2025-03-01", Deceit::kFalse)};
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "");
    one.bars.push_back(bar_of("2023-0001", "2023-03-02", Deceit::kFraud));
    EXPECT_EQ(one.tried("accept", Docketed{}).error().article, "行政许可法第七十九条");
    one.bars = {bar_of("2026-0001", "2026-03-03", Deceit::kFraud)};
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "") << "applied for before";
    one.bars = {bar_of("2025-0007", "2025-12-01", Deceit::kFalse)};
    one.state.applied->act.kind = "注销";
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "") << "asks for no permit";
    one.state.applied.reset();
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "XK-14") << "begun before it was recorded";
}

TEST(Permit, XK14_WhoIsBarredIsGrantedNothingAsACertificateMadeOutAnew) {
    auto one = applying_by_code();
    one.bars = {bar_of("2025-0007", "2025-12-01", Deceit::kFalse)};
    one.state.applied->act.kind = PermitApplied::kReplacement;
    one.take("accept", Docketed{});
    EXPECT_EQ(
        code(one, "examine", examined(PermitOutcome::kGranted)), "conclusion-not-of-what-was-asked"
    );
    EXPECT_EQ(code(one, "examine", examined(PermitOutcome::kReissued)), "") << "it holds that one";
}

TEST(Permit, XK14_ANameAloneOnlyWarns) {
    auto one = applying_by_code();
    auto bar = bar_of("2025-0007", "2025-12-01", Deceit::kFalse);
    bar.party_name = one.state.opened.party_name;
    bar.credit_code = "91379901MAFAKE035M";
    one.bars = {bar};
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "") << "that is another's code";
    one.bars.front().credit_code.clear();
    EXPECT_EQ(code(one, "accept", Docketed{}), "namesake-barred");
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "XK-14");
    one.reasons = {{"namesake_is_not_barred", "前案当事人的法定代表人是另一人"}};
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "");
    one.bars.front().id_number = one.state.opened.party_id_number = "11010519491231002X";
    EXPECT_EQ(code(one, "accept", Docketed{}), "applicant-barred") << "no reason passes it";
}

}  // namespace
}  // namespace mingjing::case_file
