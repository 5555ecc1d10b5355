#include "case_file/walk_beginnings.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "case_file/walk_acts.h"

namespace mingjing::case_file {

namespace {

using Plan = std::vector<Planned>;

Plan operator+(Plan first, Plan then) {
    std::ranges::move(then, std::back_inserter(first));
    return first;
}

const Verified kTrue{"1", std::string(Verified::kTrue), ""};

Plan looked_into() {
    return {
        {"open", lead()},
        {"assign", assigned()},
        {"report_lead", Noted{}},
        {"docket", Docketed{}},
        {"collect", evidence("1"), "2026-03-05"},
        {"verify", kTrue}};
}
Plan told_of(bool offers_hearing = false) {
    return looked_into() + Plan{
                               {"conclude", proposal(14'700), "2026-03-10"},
                               {"give_notice", notice(fine(14'700), offers_hearing)},
                               {"serve_notice", served(Served::kNotice)}};
}
Plan sent_for_review() {
    return told_of() + Plan{
                           {"plead", plea(Pleaded::kSpoke), "2026-03-11"},
                           {"review_plea", PleaReviewed{"不成立", ""}},
                           {"submit_review", package()}};
}
Plan punished() {
    return sent_for_review() + Plan{
                                   {"pass_review", opinion(), "2026-03-13"},
                                   {"decide", decision(14'700), "2026-03-16"},
                                   {"serve", serves(Served::kDecision, "", "2026-03-31")}};
}
Plan challenged(std::string_view outcome) {
    return {
        {"challenge",
         Challenged{std::string(Challenged::kReconsideration), "市政府"},
         "2026-04-07"},
        {"end_challenge", ChallengeEnded{std::string(outcome)}, "2026-04-20"}};
}
// Two may review it: other_reviewer() in the place of the first.
Plan disputed() {
    return {
        {"return_review", opinion("建议补充调查"), "2026-03-12"},
        {"consult_review", consulted(ReviewConsulted::kAgreed)},
        {"raise_dispute", consulted(ReviewConsulted::kDiffers), "2026-03-13"},
        {"put_to_panel", settled(ReviewSettled::kPanel)},
        {"discuss_review", discussed(ReviewSettled::kOther)},
        {"other_review", settled(ReviewSettled::kOther)},
        {"pass_review", opinion(), "2026-03-16", other_reviewer()},
        {"decide", decision(14'700)}};
}
Plan reviewed_aside(std::string_view step, std::string_view subject) {
    const std::string of(step);
    return {
        {"send_" + of + "_review", sends_act(subject)},
        {"assign_act_review", ReviewerAssigned{"", "", false, "", std::string(subject)}},
        {"ask_act_material", MaterialAsked{"", {"清单"}, "", std::string(subject)}},
        {"give_act_material", MaterialGiven{"", {"清单"}, "", std::string(subject)}},
        {"conclude_" + of + "_review", act_opinion(subject, kReviewAgrees)}};
}

std::vector<Course> of_penalties() {
    const std::string key = "penalty_ordinary";
    const std::string transfer(ReviewSubject::kTransfer);
    return {
        {"performed",
         key,
         punished() +
             Plan{
                 {"pay", Paid{{14'700'00}, "P1", "银行或者电子支付"}},
                 {"publish", published()},
                 {"perform", Performed{"自动履行", ""}},
                 {"archive", archived()}} +
             challenged(ChallengeEnded::kChanged) +
             Plan{
                 {"amend_decision", DecisionAmended{fine(8'500), "复决2号", "过重"}},
                 {"serve_change", served(Served::kOther)}}},
        {"decided without a review",
         key,
         told_of() +
             Plan{
                 {"plead", plea(Pleaded::kWaived), "2026-03-11"},
                 {"spare_review", ReviewSpared{}},
                 {"decide", decision(14'700), "2026-03-16"}},
         false,
         true},
        {"not taken up",
         key,
         {{"open", lead()},
          {"assign", assigned()},
          {"report_lead", Noted{}},
          {"decline", Dropped{std::string(Dropped::kNoFact), "查无"}},
          {"archive", archived()}}},
        {"revoked",
         key,
         punished() + challenged(ChallengeEnded::kRevoked) +
             Plan{
                 {"revoke", revoked_by(DecisionRevoked::kReconsideration)},
                 {"withdraw_result",
                  ResultWithdrawn{std::string(ResultWithdrawn::kNeverPublic), ""}},
                 {"archive", archived()}},
         true},
        {"put off, then enforced",
         key,
         punished() +
             Plan{
                 {"request_deferral", asking_to_put_off(), "2026-03-20"},
                 {"answer_deferral", put_off()},
                 {"demand", Demanded{"催告"}, "2026-05-11"},
                 {"serve_demand", served(Served::kDemand)},
                 {"remedies_end", Noted{}, "2026-09-16", {}, "2026-09-17"}} +
             reviewed_aside("court", ReviewSubject::kCourt) +
             Plan{{"apply_to_court", Noted{}, "2026-09-18"}}},
        {"disputed",
         key,
         sent_for_review() +
             Plan{
                 {"assign_review", ReviewerAssigned{"", "", false, "", ""}},
                 {"ask_review_material", MaterialAsked{"", {"工资表"}, "", ""}},
                 {"give_review_material", MaterialGiven{"", {"工资表"}, "", ""}}} +
             disputed()},
        {"heard",
         key,
         told_of(true) +
             Plan{
                 {"request_hearing", HearingAsked{}, "2026-03-11"},
                 {"arrange_hearing", hearing()},
                 {"serve_hearing_notice", served(Served::kHearingNotice)},
                 {"hear", HearingHeld{std::string(HearingHeld::kHeld), "笔录"}, "2026-03-23"},
                 {"review_plea", PleaReviewed{"不成立", ""}},
                 {"discuss", Discussed{{"孟晗川"}, "同意"}},
                 {"submit_review", package(true)},
                 {"pass_review", opinion()},
                 {"decide", decision(14'700)}}},
        {"a crime",
         key,
         looked_into() +
             Plan{
                 {"inquire", inquired()},
                 {"preserve", Preserved{"DJ1", "账册"}},
                 {"release", Released{"DJ1", "退还"}},
                 {"amend_party", party("样例服饰加工厂", "91371500MA00000000")},
                 {"amend_reporter",
                  ReporterAmended{"石示例", ""},
                  "",
                  {"wu", "劳动监察支队", "37990126001"}},
                 {"move_evidence", EvidenceMoved{"1", true, "举报人提供"}},
                 {"ask_recusal", RecusalAsked{"37990126001", "当事人", ""}},
                 {"settle_recusal", RecusalSettled{"37990126001", false, ""}},
                 {"report_crime", crime()}} +
             reviewed_aside("transfer", transfer) +
             Plan{
                 {"approve_transfer", TransferDecided{true, ""}},
                 {"hand_over", handed_over()},
                 {"police_reply", PoliceReplied{true, "立字1", ""}},
                 {"conclude", proposes(concluding(kCrime))},
                 {"propose_other", package()},
                 {"pass_review", opinion()},
                 {"decide", decides(concluding(kCrime))}}}};
}

Course on_the_spot() {
    return {
        "on the spot",
        "penalty_summary",
        {{"open", lead()},
         {"assign", assigned()},
         {"show_certificate", Noted{}},
         {"give_notice", Noted{}},
         {"hear_party", Noted{}},
         {"decide", decision_on_spot(100), "2026-03-16"},
         {"collect_on_spot",
          Paid{{100'00}, "P2", std::string(Paid::kOnSpot), std::string(Paid::kSmall)}},
         {"hand_in", HandedIn{"P2"}},
         {"deposit", Deposited{"P2"}},
         {"file_with_bureau", Noted{}},
         {"perform", Performed{"自动履行", ""}}}};
}

// Ordered to pay by the 12th.
Plan unpaid() {
    return looked_into() + Plan{
                               {"find", proposes(ordered_to_pay()), "2026-03-10"},
                               {"order_payment", serves(Served::kCorrection, "", "2026-03-12")},
                               {"not_paid", notice(ordered_to_pay()), "2026-03-13"},
                               {"serve_notice", served(Served::kNotice)},
                               {"plead", plea(Pleaded::kWaived)},
                               {"submit_review", package()},
                               {"pass_review", opinion()},
                               {"decide", decides(ordered_to_pay()), "2026-03-16"},
                               {"serve", serves(Served::kDecision, "", "2026-03-31")},
                               {"list_dishonest", listed()}};
}
std::vector<Course> of_orders() {
    auto inspected = looked_into();
    inspected[2].step = "complain";
    return {
        {"listed",
         "handling_decision",
         unpaid() + Plan{{"publish", published()}} + challenged(ChallengeEnded::kRevoked) +
             Plan{
                 {"revoke", revoked_by(DecisionRevoked::kReconsideration)},
                 {"delist_dishonest", delisted(DishonestyDelisted::kBasisFell)}}},
        {"fined",
         "labour_inspection",
         inspected + Plan{
                         {"conclude", proposal(14'700), "2026-03-10"},
                         {"give_notice", notice(fine(14'700))},
                         {"serve_notice", served(Served::kNotice)},
                         {"plead", plea(Pleaded::kWaived)},
                         {"submit_review", package()},
                         {"pass_review", opinion()},
                         {"decide_fine", decision(14'700), "2026-03-16"},
                         {"serve_fine", serves(Served::kDecision, "", "2026-03-31")}}}};
}

Plan accepted() {
    return {
        {"open", lead()},
        {"assign", assigned()},
        {"apply", application()},
        {"ask_supplement", SupplementAsked{{"营业执照"}, "BZ1"}},
        {"supplement", Noted{}},
        {"accept", Docketed{}}};
}
Plan permit_decided(std::string_view conclusion, bool was_heard = false) {
    return {
        {"submit_review", permit_package(was_heard)},
        {"pass_review", opinion()},
        {"decide", permitted(conclusion), "2026-03-16"}};
}
std::vector<Course> of_permits() {
    const std::string key = "permit";
    auto touching = examined(PermitOutcome::kGranted);
    touching.third_party_interest = PermitProposed::kDirect;
    const Plan heard{
        {"tell_interested", InterestedTold{std::string(InterestedTold::kApplicant), "甲", "告1号"}},
        {"tell_interested",
         InterestedTold{std::string(InterestedTold::kInterested), "乙", "告2号"}},
        {"request_hearing", HearingAsked{"", "乙"}},
        {"order_hearing", Paused{"decide", "听证", "TZ1"}},
        {"hear", HearingHeld{std::string(HearingHeld::kWithdrawn), "", "乙"}},
        {"conclude_hearing", Resumed{"decide"}},
        {"extend", Extended{"decide", "复杂"}},
        {"examine", touching, "2026-03-11"}};
    return {
        {"granted",
         key,
         accepted() + heard + permit_decided(PermitOutcome::kGranted, true) +
             Plan{
                 {"deliver", PermitDelivered{"许可证1", "窗口领取", "回证1", ""}},
                 {"publish", published()},
                 {"finish", Noted{}},
                 {"archive", archived()}}},
        {"refused",
         key,
         accepted() + Plan{{"examine", examined(PermitOutcome::kRefused)}} +
             permit_decided(PermitOutcome::kRefused) +
             Plan{{"deliver_refusal", serves(Served::kDecision, "", "")}}},
        {"not accepted",
         key,
         {{"open", lead()},
          {"assign", assigned()},
          {"apply", application()},
          {"decline", PermitDeclined{"其他", "", "撤回申请"}}}}};
}

Plan sealed() {
    return {
        {"open", lead()},
        {"assign", assigned()},
        {"request", Noted{}},
        {"approve", Noted{}},
        {"inform", Noted{}}};
}
std::vector<Course> of_measures() {
    const std::string key = "coercive_measure";
    const Imposed imposed{"封存", true, true, true, "QD1", "账册"};
    return {
        {"sealed",
         key,
         sealed() + reviewed_aside("measure", "封存") +
             Plan{
                 {"impose", imposed},
                 {"pause", Paused{"hold", "检测、检验、检疫、鉴定", "TZ2"}},
                 {"resume", Resumed{"hold"}},
                 {"send_measure_review", sends_act("延长封存")},
                 {"conclude_measure_review", act_opinion("延长封存", kReviewAgrees)},
                 {"extend", Extended{"hold", "复杂"}},
                 {"dispose", Noted{}},
                 {"close", Closed{"永久", ""}}}},
        {"sealed at once",
         key,
         Plan{
             {"open", lead()},
             {"assign", assigned()},
             {"act_urgently", Noted{}},
             {"impose_urgently", imposed},
             {"send_measure_review", sends_act("封存")},
             {"conclude_measure_review", act_opinion("封存", kReviewAgrees)},
             {"confirm", Noted{}}}},
        {"inspected",
         "inspection",
         {{"open", lead()},
          {"assign_task", Noted{}},
          {"draw", assigned()},
          {"approve", Noted{}},
          {"notify", Noted{}},
          {"inspect", inquired()},
          {"sign", Noted{}},
          {"conclude", Noted{}},
          {"publish", published()},
          {"archive", archived()}}}};
}

Course of_a_ruling(bool is_granted) {
    const Ruling ruling{is_granted, is_granted ? "认定为工伤" : "不予认定"};
    return {
        is_granted ? "recognised" : "not recognised",
        "work_injury",
        {{"open", lead()},
         {"assign", assigned()},
         {"apply", Noted{}},
         {"accept", Docketed{}},
         {"collect", evidence("1")},
         {"verify", kTrue},
         {"conclude", RulingProposed{ruling, "核实"}},
         {"submit_review", package()},
         {"pass_review", opinion()},
         {"decide", RulingMade{ruling, {}, "依据"}},
         {"serve", serves(Served::kDecision, "", "")}}};
}

}  // namespace

Hand other_reviewer() {
    return {"qian", "政策法规科", "37990126011"};
}

const std::vector<Course>& courses() {
    static const auto kAll = [] {
        std::vector<Course> all{on_the_spot(), of_a_ruling(true), of_a_ruling(false)};
        for (auto part : {of_penalties(), of_orders(), of_permits(), of_measures()}) {
            std::ranges::move(part, std::back_inserter(all));
        }
        return all;
    }();
    return kAll;
}

// No procedure that ships finds for or against an applicant; one that a bureau laid beside them
// does.
const domain::Procedure& procedure_walked(std::string_view key) {
    static const auto kInjury = [] {
        std::ifstream file(std::string(MINGJING_SOURCE_DIR) + "/tests/scenario/work_injury.yaml");
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        return definitions::procedure_of(bytes, {}).value();
    }();
    return key == kInjury.key ? kInjury : *shipped_definitions().procedure(key);
}

}  // namespace mingjing::case_file
