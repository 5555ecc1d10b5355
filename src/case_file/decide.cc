#include "case_file/decide.h"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include "base/overloaded.h"
#include "case_file/catalogue.h"
#include "case_file/limit_clocks.h"
#include "case_file/officer.h"
#include "case_file/order.h"
#include "case_file/permit_bar.h"
#include "case_file/review_asked.h"
#include "case_file/review_package.h"
#include "case_file/reviewers.h"
#include "domain/day.h"
#include "domain/identifiers.h"
#include "domain/refuse.h"

namespace mingjing::case_file {

namespace {

using domain::Procedure;
using domain::Refusal;
using domain::refuse;
using domain::Step;

std::string stage_name(const Procedure& procedure, const State& state) {
    const auto* stage = procedure.stage(state.stage);
    return stage == nullptr ? std::string("尚未登记") : stage->name;
}

// Where the matter stands after it.
std::string stage_after(const Step& step, const State& state, const Procedure& procedure) {
    if (!state.is_opened()) {
        return procedure.stages.front().key;
    }
    return step.to.empty() ? state.stage : step.to;
}

// 行政处罚法 art. 30 asks how old the party was.
std::int64_t age_of(const auto& party, std::chrono::sys_days on) {
    const auto day = domain::day_of(party.act_ended_on).value_or(on);
    if (const auto age = domain::age_on(party.party_id_number, day)) {
        return *age;
    }
    const auto born = domain::day_of(party.party_born_on);
    return born ? std::max<std::int64_t>(domain::years_between(*born, day), 0) : 0;
}

std::string review_clock_name(const Question& question, std::string_view subject) {
    const auto* limit = review_limit(question.procedure, subject);
    return limit == nullptr ? std::string{} : domain::clock_name(*limit, subject);
}

// The register of elements may change; what was examined does not.
void name_elements(std::vector<ElementFinding>& findings, const Question& question) {
    for (const auto& element : question.around.entries("review_elements", question.on)) {
        const auto* number = member(element, "number").integer();
        for (auto& finding : findings) {
            if (number != nullptr && finding.element == *number) {
                finding.name = text_of(element, "element");
            }
        }
    }
}

// Whom an act of a permit's hearing is of, while its names can be read.
void state_whose(Content& content, const Question& question) {
    const auto& state = question.state;
    if (question.procedure.category != kPermitCategory) {
        return;
    }
    if (auto* told = std::get_if<InterestedTold>(&content)) {
        told->told_at.clear();
        told->told_at = place_of(*told, state);
    } else if (auto* asked = std::get_if<HearingAsked>(&content)) {
        asked->told_at = place_told(state, asked->who);
    } else if (auto* ended = std::get_if<HearingHeld>(&content)) {
        ended->told_at = place_told(state, ended->who);
    } else if (auto* served = std::get_if<Served>(&content);
               served != nullptr && served->instrument == Served::kHearingNotice) {
        const auto place = place_told(state, served->addressee);
        served->told_at = place.empty() ? std::string(kToldNowhere) : place;
    }
}

}  // namespace

Content completed(Content content, const Question& question) {
    if (auto* opened = std::get_if<Opened>(&content)) {
        opened->party_age = age_of(*opened, question.on);
    } else if (auto* amended = std::get_if<PartyAmended>(&content)) {
        amended->party_age = age_of(*amended, question.on);
    } else if (auto* settled = std::get_if<RecusalSettled>(&content)) {
        settled->numbers = numbers_here(question, settled->officer);
    } else if (auto* sent = std::get_if<ReviewSent>(&content)) {
        const auto asking = catalogue_rows(question);
        sent->rows = row_numbers(asking.met);
        sent->unclear = row_numbers(asking.unclear);
    } else if (auto* spared = std::get_if<ReviewSpared>(&content)) {
        spared->finding = ReviewSpared::kNoRow;
        spared->catalogue_on = domain::iso(question.on);
        spared->among = row_numbers(question.around.entries("review_catalogue", question.on));
    } else if (auto* aside = std::get_if<ActReviewSent>(&content)) {
        const auto asking = act_rows(question, aside->subject);
        aside->rows = row_numbers(asking.met);
        aside->unclear = row_numbers(asking.unclear);
    } else if (auto* said = std::get_if<ActReviewConcluded>(&content)) {
        said->reviewer = question.by_officer;
        name_elements(said->elements, question);
    } else if (auto* concluded = std::get_if<ReviewConcluded>(&content)) {
        concluded->reviewer = question.by_officer;
        name_elements(concluded->elements, question);
    } else if (auto* assigned = std::get_if<ReviewerAssigned>(&content)) {
        fill_reviewer(*assigned, question);
    } else if (auto* asked = std::get_if<MaterialAsked>(&content)) {
        asked->limit = review_clock_name(question, asked->subject);
    } else if (auto* given = std::get_if<MaterialGiven>(&content)) {
        given->limit = review_clock_name(question, given->subject);
    }
    tell_bar(content, question);
    state_whose(content, question);
    return content;
}

namespace {

// One hearing is held for all who ask: its time runs from the first who did until none is left.
void share_hearing(Event& event, const State& state) {
    const bool asks_too =
        std::holds_alternative<HearingAsked>(event.content) && !state.telling.asking.empty();
    const auto* end = std::get_if<HearingHeld>(&event.content);
    if (end != nullptr && !ends_hearing(*end, state)) {
        event.met.clear();
    } else if (asks_too || (end != nullptr && end->outcome != HearingHeld::kHeld)) {
        event.begun.clear();  // of what was not held there is no report
    } else if (std::holds_alternative<HearingArranged>(event.content)) {
        std::erase_if(event.begun, [&](const auto& name) {  // another day gives no more time
            const auto clock = state.clocks.find(name);
            return clock != state.clocks.end() && clock->second.runs();
        });
    }
}

// The days to ask run from the last telling, in whatever order tellings are written down.
void keep_last_telling(Event& event, const Telling& telling) {
    if (std::holds_alternative<InterestedTold>(event.content) && event.on < telling.served_on) {
        event.begun.clear();
    }
}

// The review it sends or has another examine, and the rows that ask for it.
struct Examined {
    std::string subject;
    std::vector<std::string> rows;
};
Examined examined_by(const Content& content, const State& state) {
    if (const auto* sent = std::get_if<ReviewSent>(&content)) {
        return {"", sent->rows};
    }
    if (const auto* aside = std::get_if<ActReviewSent>(&content)) {
        return {aside->subject, aside->rows};
    }
    const auto* settled = std::get_if<ReviewSettled>(&content);
    const auto subject = settled == nullptr ? std::string{} : settled->subject;
    const auto& before = state.review_of(subject).sent;
    return {subject, before ? before->act.rows : std::vector<std::string>{}};
}

// A review has the days of the rows that ask for it, another reviewer's too. What else the law says
// of the time of an act beside the decision runs on meanwhile: its rows only shorten the limit.
void keep_rows_limit(Event& event, const Question& about) {
    const auto [subject, rows] = examined_by(event.content, about.state);
    const auto* limit = review_limit(about.procedure, subject);
    const auto clock = review_clock_name(about, subject);
    if (limit == nullptr || std::ranges::find(event.begun, clock) == event.begun.end()) {
        return;
    }
    const auto days = days_of_rows(about, rows, *limit);
    const bool is_kept = subject.empty() ? days != limit->amount : days < limit->amount;
    if (days > 0 && is_kept) {
        event.amounts.emplace(clock, days);
    }
}

// The step as it would be recorded.
Event event_of(const Question& about, const Take& take) {
    const auto& procedure = about.procedure;
    const auto* stage = procedure.stage(stage_after(about.step, about.state, procedure));
    auto content = completed(take.content, about);
    Event event{
        .step = about.step.key,
        .stage = stage == nullptr ? about.state.stage : stage->key,
        .is_over = stage != nullptr && stage->is_end,
        .on = take.on,
        .begun = clocks_begun(about, content),
        .met = clocks_met(about, content),
        .stopped = {},
        .excused = {},
        .content = {}};
    event.content = std::move(content);
    share_hearing(event, about.state);
    keep_rows_limit(event, about);
    keep_shared_limit(event, about.state, procedure);
    event.stopped = clocks_stopped(event, about);
    return event;
}

bool is_paused(const State& state, const std::string& limit) {
    const auto clock = state.clocks.find(limit);
    return clock != state.clocks.end() && clock->second.is_paused();
}

// What the case no longer holds of a review, because it was sent anew or is forgotten, is done
// again, though it says the same: it is no retry.
bool begins_another(const Content& content, const State& state) {
    return std::visit(
        Overloaded{
            [&](const ActReviewSent& sent) {
                const auto& review = state.review_of(sent.subject);
                return !review.sent || (review.concluded && !review.is_passed());
            },
            [&](const ActReviewConcluded& said) { return state.review_of(said.subject).is_open(); },
            [&](const ReviewerAssigned& given) {
                return !state.review_of(given.subject).assigned.has_value();
            },
            [&](const ReviewConsulted& said) {
                const auto& review = state.review_of(said.subject);
                return !review.consulted ||
                       (review.settled && review.settled->act.ruling == ReviewSettled::kOther);
            },
            [&](const ReviewDiscussed& said) {
                return !state.review_of(said.subject).discussed.has_value();
            },
            [&](const ReviewSettled& ruled) {
                return !state.review_of(ruled.subject).settled.has_value();
            },
            [&](const MaterialAsked& asked) { return !is_paused(state, asked.limit); },
            [&](const MaterialGiven& given) { return is_paused(state, given.limit); },
            [](const auto&) { return false; }},
        content
    );
}

bool was_taken(const State& state, const Event& event, std::string_view by) {
    const auto last = state.last.find(event.step);
    if (last == state.last.end() || last->second.by != by) {
        return false;
    }
    const auto& before = last->second.event;
    return before.on == event.on && before.content == event.content &&
           before.excused == event.excused && !begins_another(event.content, state);
}

tl::expected<std::chrono::sys_days, Refusal> day_of(
    const Take& take, const State& state, const Surroundings& around
) {
    const auto day = domain::day_of(take.on);
    if (!day || *day > around.today) {
        return refuse("day-wrong", "办理日期不是今天或者以前的日期", "请写实际办理的日期");
    }
    const auto opened_on = domain::day_of(state.opened_on);
    if (opened_on && *day < *opened_on) {
        return refuse(
            "before-the-case",
            fmt::format("办理日期早于案源登记的{}", domain::in_chinese(*opened_on)),
            "请核对日期"
        );
    }
    return *day;
}

}  // namespace

Refusal archived_already(const State& state) {
    return {
        .code = "archived",
        .what =
            fmt::format("案件已经归档（归档号{}），不能再增加、修改", state.archived->act.number),
        .article = "国办发〔2018〕118号",
        .next = "只能查阅；确有错漏的，另行说明，不改动已归档的案卷",
        .rule = "CF-18"};
}

Decision decide(
    const State& state,
    const Take& take,
    const Hand& hand,
    const Procedure& procedure,
    const Surroundings& around
) {
    const auto* step = procedure.step(take.step);
    if (step == nullptr || kind_of(take.content).act != step->act) {
        return refuse("no-such-step", "这个程序没有这一步", "请刷新后按列出的步骤办理");
    }
    const auto day = day_of(take, state, around);
    if (!day) {
        return tl::unexpected(day.error());
    }
    const Question about{
        state, procedure, *step, nullptr, *day, hand.by, hand.unit, hand.officer, around};
    auto event = event_of(about, take);
    const bool is_open = is_open_at(*step, state, procedure);
    event.excused = take.reasons;
    if ((!is_open || step->from.empty()) && was_taken(state, event, hand.by)) {
        return std::vector<Event>{};
    }
    if (is_shut(*step, state, procedure)) {
        return tl::unexpected(archived_already(state));
    }
    if (!is_open) {
        return refuse(
            "not-at-this-stage",
            fmt::format(
                "案件现在的环节是“{}”，不能办理“{}”", stage_name(procedure, state), step->name
            ),
            "请按案件页列出的下一步办理"
        );
    }
    if (auto ordered = in_order(event, *step, state); !ordered) {
        return tl::unexpected(ordered.error());
    }
    keep_last_telling(event, state.telling);
    event.excused.clear();
    const Question question{
        state, procedure, *step, &event.content, *day, hand.by, hand.unit, hand.officer, around};
    for (auto& [gate, why] : unmet(question)) {
        const auto reason = take.reasons.find(gate->name);
        if (!gate->warns || reason == take.reasons.end() || reason->second.empty()) {
            return tl::unexpected(std::move(why));
        }
        event.excused.emplace(gate->name, reason->second);
    }
    return std::vector<Event>{std::move(event)};
}

namespace {

Next asked_today(
    const Step& step,
    const State& state,
    const Hand& hand,
    const Procedure& procedure,
    const Surroundings& around
) {
    const Question question{
        state, procedure, step, nullptr, around.today, hand.by, hand.unit, hand.officer, around};
    return {
        &step,
        unmet(question),
        step.act == ReviewSent::kAct ? names_wanted(question) : std::vector<std::string>{}};
}

}  // namespace

std::vector<Next> next_steps(
    const State& state, const Hand& hand, const Procedure& procedure, const Surroundings& around
) {
    std::vector<Next> next;
    const auto ask = [&](const Step& step) {
        if (is_open_at(step, state, procedure)) {
            next.push_back(asked_today(step, state, hand, procedure, around));
        }
    };
    std::ranges::for_each(procedure.steps, ask);
    std::ranges::for_each(procedure.acts, ask);
    return next;
}

std::vector<Next> steps_ahead(
    const State& state, const Hand& hand, const Procedure& procedure, const Surroundings& around
) {
    std::vector<Next> ahead;
    const auto here = std::ranges::find(procedure.stages, state.stage, &domain::Stage::key);
    if (here == procedure.stages.end()) {
        return ahead;
    }
    // Stages stand in the chart's order: what lies above was passed, or is gone back to by name.
    for (auto stage = here + 1; stage != procedure.stages.end(); ++stage) {
        for (const auto& step : procedure.steps) {
            if (step.from == stage->key) {
                ahead.push_back(asked_today(step, state, hand, procedure, around));
            }
        }
    }
    return ahead;
}

}  // namespace mingjing::case_file
