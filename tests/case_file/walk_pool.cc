#include "case_file/walk_pool.h"

#include <algorithm>
#include <iterator>

#include "case_file/walk_acts.h"
#include "domain/day.h"

namespace mingjing::case_file {

namespace {

void add(std::vector<Content>& all, std::vector<Content> more) {
    std::ranges::move(more, std::back_inserter(all));
}

std::vector<Content> of_the_beginning() {
    return {
        lead(),
        assigned(),
        assigned({"37990126001"}),
        assigned({"37990126002", "37990126003"}),
        party("样例服饰加工厂", "91371500MA00000000"),
        party("样例制衣有限公司"),
        ReporterAmended{"石示例", ""},
        RecusalAsked{"37990126001", "当事人", ""},
        RecusalSettled{"37990126001", false, ""},
        RecusalSettled{"37990126001", true, ""},
        Noted{},
        Docketed{},
        Dropped{"没有违法事实", "查无"},
        Dropped{std::string(Dropped::kPartyGone), "已经注销"},
        Dropped{std::string(Dropped::kNothingLeft), "没有财产"},
        evidence("1"),
        evidence("2"),
        Verified{"1", std::string(Verified::kTrue), ""},
        Verified{"2", "不能证明", ""},
        Verified{"2", std::string(Verified::kTrue), ""},
        EvidenceMoved{"1", true, "举报人提供"},
        inquired(),
        Preserved{"DJ1", "账册"},
        Preserved{"DJ2", "电脑"},
        Released{"DJ1", "退还"},
        Released{"DJ2", "退还"}};
}

std::vector<Content> of_what_is_told() {
    auto grave = proposal(8'500);
    grave.measures.impact.is_grave = SocialImpact::kYes;
    auto public_interest = proposes(concluding(kMinor));
    public_interest.measures.has_public_interest = true;
    return {
        proposal(14'700),
        grave,
        public_interest,
        proposal(8'500),
        proposes(concluding(kMinor)),
        proposes(concluding(kCrime)),
        proposes(concluding(kHandling)),
        proposes(ordered_to_pay()),
        notice(fine(14'700)),
        notice(fine(14'700), true),
        notice(fine(8'500)),
        notice(concluding(kHandling)),
        notice(ordered_to_pay()),
        served(Served::kNotice),
        serves(Served::kHearingNotice, "甲", ""),
        serves(Served::kHearingNotice, "乙", ""),
        serves(Served::kDecision, "", "2026-04-30"),
        served(Served::kDemand),
        served(Served::kOther),
        serves(Served::kCorrection, "", "2026-03-12"),
        served("其他文书"),
        plea(Pleaded::kWaived),
        plea(Pleaded::kSpoke),
        plea(Pleaded::kSilent),
        PleaReviewed{"不成立", ""},
        HearingAsked{},
        HearingAsked{"", "甲"},
        HearingAsked{"", "乙"},
        hearing(),
        HearingHeld{std::string(HearingHeld::kHeld), "笔录"},
        HearingHeld{std::string(HearingHeld::kWithdrawn), "", "甲"},
        Discussed{{"孟晗川"}, "同意"},
        decision(14'700),
        decision(8'500),
        decides(concluding(kMinor)),
        decides(concluding(kCrime)),
        decides(concluding(kHandling)),
        decides(ordered_to_pay()),
        decision_on_spot(100),
        decision_on_spot(5'000)};
}

std::vector<Content> of_reviews() {
    std::vector<Content> all{
        package(),
        package(true),
        permit_package(),
        permit_package(true),
        ReviewSpared{},
        opinion(),
        opinion("建议纠正")};
    for (const std::string subject : {"", "封存", "延长封存", "移送司法机关", "申请法院强制执行"}) {
        add(all,
            {ReviewerAssigned{"", "", false, "", subject},
             MaterialAsked{"", {"工资表"}, "", subject},
             MaterialGiven{"", {"工资表"}, "", subject}});
        for (const auto outcome : {ReviewConsulted::kAgreed, ReviewConsulted::kDiffers}) {
            all.emplace_back(consulted(outcome, subject));
        }
        for (const auto ruling :
             {ReviewSettled::kSendsBack,
              ReviewSettled::kAccepts,
              ReviewSettled::kOther,
              ReviewSettled::kPanel}) {
            all.emplace_back(settled(ruling, subject));
        }
        for (const auto ruling : {ReviewSettled::kAccepts, ReviewSettled::kOther}) {
            all.emplace_back(discussed(ruling, subject));
        }
        if (subject.empty()) {
            continue;
        }
        add(all,
            {sends_act(subject),
             act_opinion(subject, kReviewAgrees),
             act_opinion(subject, "建议纠正")});
    }
    return all;
}

std::vector<Content> of_what_follows() {
    return {
        Paid{{14'700'00}, "P1", "银行或者电子支付"},
        Paid{{100'00}, "P2", std::string(Paid::kOnSpot), std::string(Paid::kSmall)},
        Paid{{1'000'00}, "P3", std::string(Paid::kAsOrdered)},
        HandedIn{"P2"},
        Deposited{"P2"},
        asking_to_put_off(),
        put_off(),
        DeferralAnswered{std::string(DeferralAnswered::kRefused), "", {}, "没有困难"},
        Challenged{std::string(Challenged::kReconsideration), "海曦市人民政府"},
        Challenged{std::string(Challenged::kSuit), "海曦市人民法院"},
        ChallengeEnded{std::string(ChallengeEnded::kUpheld)},
        ChallengeEnded{std::string(ChallengeEnded::kRevoked)},
        ChallengeEnded{std::string(ChallengeEnded::kChanged)},
        revoked_by(DecisionRevoked::kReconsideration),
        revoked_by(DecisionRevoked::kOurselves),
        DecisionAmended{fine(8'500), "复决2号", "过重"},
        DecisionAmended{fine(14'800), "复决3号", "更重"},
        published(),
        ResultWithdrawn{std::string(ResultWithdrawn::kWithdrawn), "决定被撤销"},
        ResultWithdrawn{std::string(ResultWithdrawn::kNeverPublic), ""},
        Performed{"自动履行", ""},
        Demanded{"催告"},
        crime(),
        TransferDecided{true, ""},
        TransferDecided{false, "不构成犯罪"},
        handed_over(),
        PoliceReplied{true, "立字1", ""},
        PoliceReplied{false, "不立字1", "情节显著轻微"},
        listed(),
        delisted(DishonestyDelisted::kBasisFell),
        delisted(DishonestyDelisted::kOver),
        Closed{"永久", ""},
        archived()};
}

std::vector<Content> of_permits_rulings_and_measures() {
    auto touching = examined(PermitOutcome::kGranted);
    touching.third_party_interest = PermitProposed::kDirect;
    const Ruling yes{true, "认定为工伤"};
    const Ruling no{false, "不予认定"};
    return {
        application(),
        SupplementAsked{{"营业执照"}, "BZ1"},
        PermitDeclined{"其他", "", "撤回申请"},
        InterestedTold{std::string(InterestedTold::kApplicant), "甲", "告1号"},
        InterestedTold{std::string(InterestedTold::kInterested), "乙", "告2号"},
        examined(PermitOutcome::kGranted),
        examined(PermitOutcome::kRefused),
        touching,
        permitted(PermitOutcome::kGranted),
        permitted(PermitOutcome::kRefused),
        PermitDelivered{"许可证1", "窗口领取", "回证1", ""},
        RulingProposed{yes, "下班途中"},
        RulingProposed{no, "不在上班途中"},
        RulingMade{yes, {}, "符合"},
        RulingMade{no, {}, "不符合"},
        Imposed{"封存", true, true, true, "QD1", "账册"},
        Imposed{"查封", true, true, true, "QD1", "厂房"},
        Imposed{"封存", true, false, true, "QD1", "账册"},
        Extended{"decide", "复杂"},
        Extended{"investigate", "复杂"},
        Extended{"hold", "复杂"},
        Paused{"decide", "听证", "TZ1"},
        Paused{"decide", "专家评审", "TZ3"},
        Paused{"decide", "其他依法不计入的时间", "TZ4"},
        Paused{"hold", "检测、检验、检疫、鉴定", "TZ2"},
        Resumed{"decide"},
        Resumed{"hold"}};
}

}  // namespace

const std::vector<Content>& walk_pool() {
    static const auto kAll = [] {
        std::vector<Content> all;
        add(all, of_the_beginning());
        add(all, of_what_is_told());
        add(all, of_reviews());
        add(all, of_what_follows());
        add(all, of_permits_rulings_and_measures());
        return all;
    }();
    return kAll;
}

bool is_offered(const Content& content, const domain::Step& step) {
    const auto stated = write(content);
    const bool offers_it = std::ranges::all_of(step.offers, [&](const auto& one) {
        return std::ranges::find(one.second, text_of(stated, one.first)) != one.second.end();
    });
    const bool omits_it = std::ranges::all_of(step.omits, [&](const std::string& field) {
        const auto text = text_of(stated, field);
        return text.empty() || text == "0";
    });
    const bool is_of_decision = text_of(stated, kReviewSubject).empty();
    return offers_it && omits_it && (is_of_decision || step.offers.contains(kReviewSubject));
}

Content fitted(Content content, const State& state, std::string_view today) {
    if (auto* opened = std::get_if<Opened>(&content)) {
        opened->procedure = state.opened.procedure;
    } else if (auto* answered = std::get_if<DeferralAnswered>(&content)) {
        answered->asked_on = state.deferral_requested ? state.deferral_requested->on : "";
    } else if (auto* listed = std::get_if<DishonestyListed>(&content)) {
        constexpr std::int64_t kMonths = 36;  // dishonesty_list_years
        listed->until = domain::iso(domain::add_months(domain::day_of(today).value(), kMonths));
    }
    return content;
}

}  // namespace mingjing::case_file
