#include "case_file/checks.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "case_file/decide.h"
#include "case_file/review_subject.h"
#include "domain/day.h"

namespace mingjing::case_file {

namespace {

// What a gate is asked of: the case alone, the proposal as a decision, or as one on a permit, the
// notice, the package or the measure as they were, each day something was done by officers, or the
// step of the act beside the decision that is reviewed.
enum class Subject : std::uint8_t {
    state,
    decision,
    permit,
    notice,
    package,
    proceedings,
    assignment,
    measure,
    aside
};

struct Line {
    std::string_view gate;
    std::string_view name;
    std::string_view word;
    Subject of;
    std::string_view also = {};
};
constexpr std::array kLines{
    Line{"item_is_published", "执法事项已公示", "主体", Subject::state, "职权"},
    Line{
        "acts_within_delegation",
        "受委托组织在委托的事项和期限内办理",
        "主体",
        Subject::assignment,
        "职权"},
    Line{"two_officers", "承办人员两名以上，办案各日持有效证件", "人员", Subject::assignment},
    Line{"officers_handle_it", "取证、询问由本案承办人员进行", "人员", Subject::proceedings},
    Line{"certificates_shown", "询问、检查时出示了执法证件", "人员", Subject::proceedings},
    Line{"recusals_are_settled", "回避申请均已决定", "人员", Subject::state},
    Line{"evidence_is_verified", "据以认定事实的证据已查证属实", "证据", Subject::state},
    Line{"preserved_is_released", "先行登记保存的物品已处理", "证据", Subject::state},
    Line{"outcome_is_consistent", "处理结论与处罚种类、数额相符", "法律", Subject::decision},
    Line{"of_age", "当事人已达到可以处罚的年龄", "法律", Subject::decision},
    Line{"leniency_is_given", "从轻、减轻与法定情形相符", "裁量", Subject::decision},
    Line{"tier_is_published", "适用的裁量基准和阶次已公示", "裁量", Subject::decision},
    Line{"no_second_fine", "没有因同一行为罚过款", "裁量", Subject::decision},
    Line{"within_tier", "数额在裁量阶次之内", "裁量", Subject::decision},
    Line{"hearing_is_offered", "应当告知听证的已告知", "程序", Subject::notice},
    Line{"party_was_heard", "已告知、送达并听取当事人意见", "程序", Subject::decision},
    Line{"hearing_was_held", "要求听证的已举行听证", "程序", Subject::decision},
    Line{"interested_were_told", "应当告知听证权利的已告知", "程序", Subject::permit},
    Line{"hearing_was_held", "要求听证的已举行听证", "程序", Subject::permit},
    Line{"hearing_time_is_over", "要求听证的期间已满或者已放弃", "程序", Subject::state},
    Line{"not_heavier_for_pleading", "没有因陈述、申辩加重", "程序", Subject::decision},
    Line{"decision_is_what_was_told", "拟作决定与告知的内容一致", "程序", Subject::decision},
    Line{"package_is_complete", "送审材料齐全", "文书", Subject::package},
    Line{"decision_stands", "据以执行的决定没有被撤销、变更", "法律", Subject::aside, "主体"},
    Line{"performance_is_overdue", "当事人逾期没有履行", "事实", Subject::aside},
    Line{"remedies_are_over", "复议、诉讼的期限届满或者已有结果", "程序", Subject::aside},
    Line{"waiting_is_over", "催告期届满", "程序", Subject::aside},
    Line{"court_is_asked_in_time", "在法定期限内申请", "程序", Subject::aside},
    Line{"crime_was_reported", "已经提出移送的书面报告", "犯罪", Subject::aside, "程序"},
    Line{"measure_is_lawful", "已经实施的措施种类和手续符合法律", "法律", Subject::measure, "程序"},
};
constexpr std::string_view kLimits = "各项期限没有超过";

const domain::Step* step_of(const domain::Procedure& procedure, std::string_view act) {
    for (const auto* steps : {&procedure.steps, &procedure.acts}) {
        const auto found = std::ranges::find(*steps, act, &domain::Step::act);
        if (found != steps->end()) {
            return &*found;
        }
    }
    return nullptr;
}

// The step by which such an act is taken: the one its review stands before.
const domain::Step* step_aside(const domain::Procedure& procedure, std::string_view subject) {
    const std::string_view act = subject == ReviewSubject::kTransfer    ? TransferDecided::kAct
                                 : subject == ReviewSubject::kCourt     ? Noted::kAct
                                 : subject == ReviewSubject::kSurcharge ? Demanded::kAct
                                 : subject.starts_with(ReviewSubject::kLonger) ? Extended::kAct
                                                                               : Imposed::kAct;
    for (const auto* steps : {&procedure.steps, &procedure.acts}) {
        for (const auto& step : *steps) {
            const bool is_reviewed =
                std::ranges::find(step.gates, "act_is_reviewed") != step.gates.end();
            if (step.act == act && is_reviewed) {
                return &step;
            }
        }
    }
    return nullptr;
}

// Whether the gate stands before the step, by its procedure or by the law.
bool stands_before(const domain::Step& step, std::string_view gate) {
    const auto required = required_of(step.act);
    return std::ranges::find(step.gates, gate) != step.gates.end() ||
           std::ranges::find(required, gate) != required.end();
}

std::optional<Content> supposed(Subject of, const State& state) {
    switch (of) {
        case Subject::decision:
            if (state.proposed) {
                const auto& act = state.proposed->act;
                return Decided{.outcome = act.outcome, .basis = act.basis, .reasons = {}};
            }
            break;
        case Subject::permit:
            if (state.permit_proposed) {
                return PermitDecided{.outcome = state.permit_proposed->act.outcome, .reasons = {}};
            }
            break;
        case Subject::notice:
            if (state.telling.notified) {
                return state.telling.notified->act;
            }
            break;
        case Subject::package:
            if (state.review.sent) {
                return state.review.sent->act;
            }
            break;
        case Subject::measure:
            if (state.imposed) {
                return state.imposed->act;
            }
            break;
        case Subject::state:
        case Subject::proceedings:
        case Subject::assignment:
        case Subject::aside:
            break;
    }
    return std::nullopt;
}

bool is_of(Subject of, const Content& content) {
    const bool is_proceeding =
        std::holds_alternative<Inquired>(content) || std::holds_alternative<Collected>(content);
    return of == Subject::proceedings ? is_proceeding
                                      : is_proceeding || std::holds_alternative<Proposed>(content);
}

class Asking {
  public:
    Asking(
        const State& state,
        const Hand& hand,
        const domain::Procedure& procedure,
        const Surroundings& around,
        std::string_view subject
    )
        : state_(state),
          hand_(hand),
          procedure_(procedure),
          around_(around),
          aside_(subject.empty() ? nullptr : step_aside(procedure, subject)),
          is_aside_(!subject.empty()) {}

    // Nothing where it cannot be asked yet, or never in this procedure.
    [[nodiscard]] std::optional<Check> of(const Line& line) const {
        const auto* gate = find_gate(line.gate);
        Check check{gate->name, line.name, gate->rule, line.word, line.also};
        if (aside_ != nullptr && stands_before(*aside_, line.gate)) {
            check.why = gate->objection(asked(*aside_, nullptr, around_.today));
            return check;
        }
        if (line.of == Subject::aside || (is_aside_ && is_of_decision(line.of))) {
            return std::nullopt;
        }
        if (line.of == Subject::proceedings || line.of == Subject::assignment) {
            return each_day(line, *gate, std::move(check));
        }
        const auto content = supposed(line.of, state_);
        if (line.of != Subject::state && !content) {
            return std::nullopt;
        }
        const auto* step =
            content ? step_of(procedure_, kind_of(*content).act) : &procedure_.steps.front();
        if (step == nullptr) {
            return std::nullopt;
        }
        check.why = gate->objection(asked(*step, content ? &*content : nullptr, around_.today));
        check.reason = reason_for(line.gate);
        return check;
    }

    [[nodiscard]] std::optional<Check> limits() const {
        Check check{"limits", kLimits, "", "程序", ""};
        bool has_any = false;
        for (const auto& [key, clock] : state_.clocks) {
            const auto* limit = procedure_.limit(key);
            if (limit == nullptr || limit->is_notice) {
                continue;
            }
            const auto due = due_of(*limit, clock, around_.calendar);
            const auto& ended = clock.met_on.empty() ? clock.stopped_on : clock.met_on;
            const auto until = domain::day_of(ended).value_or(around_.today);
            has_any = has_any || due;
            if (due && until > due->day && !check.why) {
                check.why = domain::Refusal{
                    .code = "limit-passed",
                    .what = fmt::format(
                        "“{}”的期限已于{}届满，{}",
                        limit->name,
                        domain::in_chinese(due->day),
                        clock.met_on.empty() ? "还没有办理" : domain::in_chinese(until) + "才办理"
                    ),
                    .article = limit->basis,
                    .next = "请核对超期的原因和补救情况",
                    .rule = ""};
            }
        }
        return has_any ? std::optional(std::move(check)) : std::nullopt;
    }

  private:
    static bool is_of_decision(Subject of) {
        return of == Subject::decision || of == Subject::permit || of == Subject::notice ||
               of == Subject::package;
    }
    [[nodiscard]] Question asked(
        const domain::Step& step, const Content* stated, std::chrono::sys_days on
    ) const {
        return {state_, procedure_, step, stated, on, hand_.by, hand_.unit, hand_.officer, around_};
    }

    // Subject each such act as it was stated, on its day; the first that fails is told.
    [[nodiscard]] std::optional<Check> each_day(const Line& line, const Gate& gate, Check check)
        const {
        bool has_any = false;
        for (const auto& [key, taken] : state_.last) {
            const auto* step = procedure_.step(key);
            const auto day = domain::day_of(taken.event.on);
            if (step == nullptr || !day || !is_of(line.of, taken.event.content)) {
                continue;
            }
            has_any = true;
            const bool is_stated = line.of == Subject::proceedings;
            auto why =
                gate.objection(asked(*step, is_stated ? &taken.event.content : nullptr, *day));
            if (why && !check.why) {
                check.why = std::move(why);
                check.on = taken.event.on;
            }
        }
        return has_any ? std::optional(std::move(check)) : std::nullopt;
    }

    [[nodiscard]] std::string reason_for(std::string_view gate) const {
        for (const auto& [step, taken] : state_.last) {
            if (const auto found = taken.event.excused.find(gate);
                found != taken.event.excused.end()) {
                return found->second;
            }
        }
        return {};
    }

    const State& state_;
    const Hand& hand_;
    const domain::Procedure& procedure_;
    const Surroundings& around_;
    const domain::Step* aside_;
    bool is_aside_;
};

}  // namespace

std::vector<Check> checks(
    const State& state,
    const Hand& hand,
    const domain::Procedure& procedure,
    const Surroundings& around,
    std::string_view subject
) {
    const Asking asking(state, hand, procedure, around, subject);
    std::vector<Check> all;
    for (const auto& line : kLines) {
        if (auto check = asking.of(line)) {
            all.push_back(std::move(*check));
        }
    }
    if (auto limits = asking.limits()) {
        all.push_back(std::move(*limits));
    }
    return all;
}

}  // namespace mingjing::case_file
