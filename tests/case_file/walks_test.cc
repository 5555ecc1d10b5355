// Walks nobody planned, through every procedure: whatever is taken, in whatever order, by
// whomever, what must come before came before; taking it again adds nothing; and the events
// alone give the case as it stands.

#include <utility>

#include "case_file/permit_case.h"

namespace mingjing::case_file {
namespace {

class Chance {
  public:
    explicit Chance(std::uint64_t seed) : seed_(seed) {}
    std::size_t of(std::size_t many) {
        seed_ = seed_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        return (seed_ >> 33U) % many;
    }
    template <class T>
    const T& among(const std::vector<T>& all) {
        return all[of(all.size())];
    }

  private:
    std::uint64_t seed_;
};

Notified notice(std::int64_t yuan, bool offers_hearing) {
    Notified notified;
    notified.outcome = fine(yuan);
    notified.offers_hearing = offers_hearing;
    notified.content = "拟罚款";
    return notified;
}
Proposed other_proposal(std::string_view conclusion) {
    auto proposed = proposal(0);
    proposed.outcome = {};
    proposed.outcome.conclusion = conclusion;
    return proposed;
}
Decided other_decision(std::string_view conclusion) {
    auto decided = decision(0);
    decided.outcome = {};
    decided.outcome.conclusion = conclusion;
    return decided;
}
Served notice_to(std::string_view addressee) {
    auto notice = served(Served::kHearingNotice);
    notice.addressee = addressee;
    return notice;
}
Notified handling_notice() {
    Notified notified;
    notified.outcome.conclusion = kHandling;
    notified.content = "拟责令支付";
    return notified;
}
HearingArranged hearing() {
    HearingArranged arranged;
    arranged.held_on = "2026-06-01";
    arranged.presider = "37990126003";
    arranged.place = "会议室";
    return arranged;
}

std::vector<Content> pool() {
    const Paid by_bank{{14'700'00}, "P1", "银行或者电子支付"};
    const Paid by_hand{{50'00}, "P2", std::string(Paid::kOnSpot), std::string(Paid::kRemote)};
    auto touching = examined(PermitOutcome::kGranted);
    touching.third_party_interest = PermitProposed::kDirect;
    Inquired inquired{"询问笔录", {"37990126001", "37990126002"}, true, "签字", "张示例", "问答"};
    return {
        lead(),
        assigned(),
        assigned({"37990126001"}),
        assigned({"37990126002", "37990126003"}),
        Noted{},
        Docketed{},
        Dropped{"没有违法事实", "查无"},
        Dropped{std::string(Dropped::kPartyGone), "已经注销"},
        Dropped{std::string(Dropped::kNothingLeft), "没有财产"},
        evidence("1"),
        evidence("2"),
        Verified{"1", std::string(Verified::kTrue), ""},
        Verified{"2", "不能证明", ""},
        inquired,
        Preserved{"DJ1", "账册"},
        Preserved{"DJ2", "电脑"},
        Released{"DJ1", "退还"},
        Released{"DJ2", "退还"},
        proposal(14'700),
        proposal(8'500),
        other_proposal(kMinor),
        other_proposal(kHandling),
        notice(14'700, false),
        notice(14'700, true),
        notice(8'500, false),
        handling_notice(),
        served(Served::kNotice),
        notice_to("甲"),
        notice_to("乙"),
        served(Served::kDecision),
        served(Served::kDemand),
        served(Served::kCorrection),
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
        package(),
        package(true),
        permit_package(),
        permit_package(true),
        opinion(),
        opinion("建议纠正"),
        Discussed{{"孟晗川"}, "同意"},
        decision(14'700),
        decision(8'500),
        other_decision(kMinor),
        other_decision(kHandling),
        decision_on_spot(100),
        decision_on_spot(5'000),
        by_bank,
        by_hand,
        HandedIn{"P2"},
        Deposited{"P2"},
        Challenged{"行政复议", "海曦市人民政府"},
        ChallengeEnded{"维持或者驳回"},
        Performed{"自动履行", ""},
        Demanded{"催告"},
        Extended{"decide", "复杂"},
        Extended{"investigate", "复杂"},
        Paused{"decide", "听证", "TZ1"},
        Paused{"decide", "专家评审", "TZ3"},
        Paused{"hold", "检测、检验、检疫、鉴定", "TZ2"},
        Resumed{"decide"},
        Resumed{"hold"},
        Closed{"永久", ""},
        SupplementAsked{{"营业执照"}, "BZ1"},
        application(),
        PermitDeclined{"其他", "", "撤回申请"},
        InterestedTold{std::string(InterestedTold::kApplicant), "甲", "告1号"},
        InterestedTold{std::string(InterestedTold::kInterested), "乙", "告2号"},
        examined(PermitOutcome::kGranted),
        touching,
        permitted(PermitOutcome::kGranted),
        permitted(PermitOutcome::kRefused),
        Imposed{"封存", true, true, true, "QD1", "账册"},
        Imposed{"封存", true, false, true, "QD1", "账册"},
        published(),
        ReporterAmended{"石示例", ""},
        RecusalAsked{"37990126001", "当事人", ""},
        RecusalSettled{"37990126001", false, ""},
        RecusalSettled{"37990126001", true, ""},
        DishonestyDelisted{std::string(DishonestyDelisted::kOver), "", "", false, "", "期满"}};
}

bool may_be_here(const domain::Step& step, const State& state) {
    return state.stage.empty() ? step.act == Opened::kAct
           : step.from.empty() ? std::ranges::find(step.at, state.stage) != step.at.end()
                               : step.from == state.stage;
}

// One walk; whom it comes past sees to it that the law was kept.
class Walk {
  public:
    Walk(std::string_view procedure, std::uint64_t seed) : case_(procedure), chance_(seed) {
        if (procedure == "penalty_summary") {
            case_.benchmarks.clear();
        }
    }

    State go(int length) {
        for (int i = 0; i < length && !is_stuck_; ++i) {
            take();
        }
        State replayed;
        for (const auto& [event, by] : events_) {
            replayed = evolve(std::move(replayed), event, by);
        }
        EXPECT_TRUE(replayed == case_.state) << "the events alone give the case";
        return case_.state;
    }

  private:
    void take() {
        static const auto kPool = pool();
        std::vector<std::pair<std::string, const Content*>> possible;
        const bool leads_on = chance_.of(3) == 0;  // or a walk lingers where it is
        for (const auto* steps : {&case_.procedure().steps, &case_.procedure().acts}) {
            if (leads_on && steps == &case_.procedure().acts && !possible.empty()) {
                break;
            }
            for (const auto& step : *steps) {
                for (const auto& content : kPool) {
                    if (may_be_here(step, case_.state) && kind_of(content).act == step.act) {
                        possible.emplace_back(step.key, &content);
                    }
                }
            }
        }
        is_stuck_ = possible.empty();
        if (is_stuck_) {
            return;
        }
        if (chance_.of(8) == 0) {
            day_ += std::chrono::days{chance_.of(4)};
            case_.on(domain::iso(day_));
        }
        const auto& [step, content] = chance_.among(possible);
        const bool gives_up = std::holds_alternative<Dropped>(*content) ||
                              std::holds_alternative<PermitDeclined>(*content);
        if (gives_up && chance_.of(20) != 0) {
            return;  // most cases are not given up at their beginning
        }
        const bool is_review = std::holds_alternative<ReviewConcluded>(*content);
        const auto hand = is_review && chance_.of(4) != 0 ? Case::reviewer()
                          : chance_.of(2) != 0            ? Case::handler()
                                                          : Case::head();
        const auto done = case_.tried(step, *content, hand);
        if (!done || done->empty()) {
            return;
        }
        const auto before = case_.state;
        events_.emplace_back(done->front(), hand.by);
        case_.state = evolve(std::move(case_.state), done->front(), hand.by);
        const auto again = case_.tried(step, *content, hand);
        EXPECT_TRUE(again && again->empty()) << step << " again adds nothing";
        check(before, done->front());
    }

    static void check(const State& before, const Event& event) {
        if (std::holds_alternative<Decided>(event.content) ||
            std::holds_alternative<DecidedOnSpot>(event.content)) {
            EXPECT_GE(before.officers.size(), 2U);
            EXPECT_TRUE(before.recusals_asked.empty() || event.step == "decide_on_spot");
        }
        if (const auto* decided = std::get_if<Decided>(&event.content)) {
            const auto& outcome = decided->outcome;
            EXPECT_TRUE(before.review.is_passed());
            if (outcome.conclusion == kPenalty || outcome.conclusion == kHandling) {
                EXPECT_FALSE(before.telling.served_on.empty());
                EXPECT_TRUE(before.telling.pleaded || before.telling.held);
                EXPECT_TRUE(before.telling.hearing_asked_on.empty() || before.telling.held);
                EXPECT_LE(outcome.fine, before.telling.notified->act.outcome.fine);
            }
        }
        if (std::holds_alternative<PermitDecided>(event.content)) {
            const auto& told = before.telling;
            EXPECT_TRUE(told.hearing_asked_on.empty() || told.held);
            EXPECT_TRUE(told.asking.empty());
            const auto& interest = before.permit_proposed->act.third_party_interest;
            EXPECT_TRUE(interest != PermitProposed::kDirect || told.interested.size() == 2U);
        }
        if (const auto* concluded = std::get_if<ReviewConcluded>(&event.content)) {
            EXPECT_FALSE(concluded->elements.empty());
            EXPECT_TRUE(before.review.sent || before.permit_proposed);
        }
        if (event.is_over) {
            EXPECT_TRUE(std::ranges::none_of(before.preserved, [](const auto& one) {
                return one.second.empty();
            })) << "things preserved are left behind";
        }
    }

    Case case_;
    Chance chance_;
    std::chrono::sys_days day_ = domain::day_of("2026-03-02").value();
    std::vector<std::pair<Event, std::string>> events_;
    bool is_stuck_ = false;
};

// Where walks must get to, or they would show nothing.
std::string_view aim_of(std::string_view procedure) {
    return procedure == "coercive_measure" ? "impose"
           : procedure == "inspection"     ? "publish"
                                           : "decide";
}

TEST(Walks, KeepTheLawThroughEveryProcedure) {
    constexpr std::uint64_t kWalks = 6;
    constexpr std::uint64_t kWalksMax = 80;  // until one has got there
    for (const auto& procedure : shipped_definitions().procedures) {
        bool is_reached = false;
        for (std::uint64_t seed = 1; seed <= (is_reached ? kWalks : kWalksMax); ++seed) {
            const auto state = Walk(procedure.key, seed).go(700);
            is_reached = is_reached || state.last.contains(aim_of(procedure.key));
        }
        EXPECT_TRUE(is_reached) << procedure.key;
    }
}

}  // namespace
}  // namespace mingjing::case_file
