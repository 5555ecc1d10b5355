// 听证: of a penalty and of a permit alike, each by its own law.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "case_file/gate_parts.h"
#include "case_file/officer.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

using domain::Refusal;

namespace {

constexpr std::int64_t kHearingNoticeDays = 7;  // before it is held

// The days of both laws are working days (行政处罚法 art. 85, 行政许可法 art. 82).
struct HearingLaw {
    std::string_view askers;     // who may ask for one,
    std::string_view examiners;  // and who may not preside
    std::string_view offer;      // what is to be done where nobody was told
    Provision right;
    Provision asking;
    Provision holding;
    Provision notice;
    Provision presider;
    Provision record;
};
constexpr HearingLaw kOfPenalty{
    .askers = "当事人",
    .examiners = "本案调查人员",
    .offer = "属于应当听证情形的，请重新告知",
    .right = {"行政处罚法第六十三条", "CF-31"},
    .asking = {"行政处罚法第六十四条第一项、第八十五条", "CF-32"},
    .holding = {"行政处罚法第六十三条、第六十四条", "CF-31"},
    .notice = {"行政处罚法第六十四条第二项、第八十五条", "CF-32"},
    .presider = {"行政处罚法第六十四条第四项", "CF-32"},
    .record = {"行政处罚法第六十三条、第六十五条", "CF-33"}};
constexpr HearingLaw kOfPermit{
    .askers = "申请人、利害关系人",
    .examiners = "审查该申请的工作人员",
    .offer = "直接关系他人重大利益的，请先告知申请人、利害关系人；其他应当听证的，直接安排听证",
    .right = {"行政许可法第三十六条、第四十七条第一款", "XK-05"},
    .asking = {"行政许可法第四十七条第一款、第八十二条", "XK-05"},
    .holding = {"行政许可法第四十七条第一款", "XK-05"},
    .notice = {"行政许可法第四十八条第一款第一项、第八十二条", "XK-11"},
    .presider = {"行政许可法第四十八条第一款第三项", "XK-11"},
    .record = {"行政许可法第四十八条第二款", "XK-11"}};

const HearingLaw& hearing_law(const Question& q) {
    return is_permit(q) ? kOfPermit : kOfPenalty;
}

Objection no_hearing(const Provision& by, std::string code, std::string what, std::string next) {
    return Refusal{
        .code = std::move(code),
        .what = std::move(what),
        .article = std::string(by.article),
        .next = std::move(next),
        .rule = std::string(by.rule)};
}

// Whom the notice of the hearing is still to reach.
std::vector<std::string> not_notified(const Question& q) {
    if (is_permit(q)) {
        return without_hearing_notice(q.state);
    }
    return q.state.telling.hearing_notice_served_to.empty()
               ? std::vector<std::string>{std::string(kOfPenalty.askers)}
               : std::vector<std::string>{};
}

}  // namespace

std::chrono::sys_days working_days_after(const Question& q, std::string_view day, std::int64_t n) {
    const auto from = domain::day_of(day).value_or(q.on);
    return domain::due(q.around.calendar, from, n, domain::Counting::working_days).day;
}

const Provision& of_hearing_notice(const Question& q) {
    return hearing_law(q).notice;
}

Objection hearing_was_offered(const Question& q) {
    const auto& telling = q.state.telling;
    if (telling.offers_hearing() && !telling.served_on.empty()) {
        return {};
    }
    const auto& law = hearing_law(q);
    return no_hearing(
        law.right,
        "no-hearing-offered",
        "本案没有告知听证权利，或者告知书还没有送达",
        std::string(law.offer)
    );
}

// Each from the day it was told itself.
Objection hearing_asked_in_time(const Question& q) {
    const auto& telling = q.state.telling;
    if (telling.served_on.empty()) {
        return {};
    }
    const auto* asked = q.states<HearingAsked>();
    const auto told = asked == nullptr
                          ? telling.told.end()
                          : telling.told.find(whose(q.state, asked->told_at, asked->who));
    const auto& since = told == telling.told.end() ? telling.served_on : told->second.on;
    const auto last = working_days_after(q, since, kHearingDays);
    if (q.on <= last) {
        return {};
    }
    return no_hearing(
        hearing_law(q).asking,
        "hearing-asked-late",
        fmt::format("要求听证应当在告知后五个工作日内提出，已于{}届满", domain::in_chinese(last)),
        "有不可抗力等正当理由的，请写明理由后受理"
    );
}

// Of several who may ask each is named, does so as it was told, and withdraws for itself alone.
// Of a penalty the party alone may, and need not be named.
Objection hearing_asker_is_named(const Question& q) {
    const auto* asked = q.states<HearingAsked>();
    const auto* ended = q.states<HearingHeld>();
    const bool withdraws = ended != nullptr && ended->outcome == HearingHeld::kWithdrawn;
    if (asked == nullptr && !withdraws) {
        return {};
    }
    const auto& telling = q.state.telling;
    const auto& who = asked != nullptr ? asked->who : ended->who;
    if (who.empty() && !is_permit(q)) {
        return {};
    }
    const auto& law = hearing_law(q);
    const auto no = [&](std::string code, std::string what, std::string next) {
        return no_hearing(law.asking, std::move(code), std::move(what), std::move(next));
    };
    if (who.empty()) {
        return no(
            "hearing-asker-not-named",
            fmt::format("没有写明是哪一个{}", law.askers),
            "请写明；每个人的申请分别登记，分别撤回"
        );
    }
    const auto asker = whose(q.state, asked != nullptr ? asked->told_at : ended->told_at, who);
    if (withdraws && !telling.asking.contains(asker)) {
        return no(
            "hearing-not-asked-by",
            "所写的人没有还有效的听证申请，不能撤回",
            "请核对是谁撤回；没有人要求、本机关安排的听证，应当举行"
        );
    }
    if (asked != nullptr && telling.asking.contains(asker)) {
        return no(
            "hearing-asked-already",
            "所写的人已经要求听证，申请还有效",
            "请组织听证；另一个人要求的，写明另一个人"
        );
    }
    const auto told = telling.told.find(asker);
    const bool was_told = told != telling.told.end() && told->second.on <= domain::iso(q.on);
    if (asked != nullptr && is_permit(q) && !was_told) {
        return no(
            "hearing-asker-not-told",
            "到办理日期为止，没有登记过告知所写的人享有要求听证的权利",
            "请按告知时写的名称填写；是另外的利害关系人的，先登记告知"
        );
    }
    return {};
}

// They are told seven working days before: the notice is served no later, nor is a day set that
// no notice could be in time for.
Objection hearing_notice_in_time(const Question& q) {
    const auto* arranged = q.states<HearingArranged>();
    const auto* served = q.states<Served>();
    const auto& before = q.state.telling.arranged;
    const bool is_notice = served != nullptr && served->instrument == Served::kHearingNotice;
    if (arranged == nullptr && !is_notice) {
        return {};
    }
    const auto& by = of_hearing_notice(q);
    if (arranged == nullptr && !before) {
        return no_hearing(
            by,
            "hearing-not-arranged",
            "还没有确定听证的时间、地点和主持人",
            "请先安排听证，再送达听证通知书"
        );
    }
    const auto held = domain::day_of(arranged == nullptr ? before->act.held_on : arranged->held_on);
    const auto earliest = working_days_after(q, domain::iso(q.on), kHearingNoticeDays);
    if (held && *held >= earliest) {
        return {};
    }
    return no_hearing(
        by,
        "hearing-notice-short",
        fmt::format(
            "应当在举行听证的七个工作日前通知，这一天通知的，最早可以在{}举行",
            domain::in_chinese(earliest)
        ),
        "请改定举行日期，再送达听证通知书"
    );
}

// Each who is to be told has a notice of its own (行政许可法 art. 48): which is whose, the service
// says.
Objection hearing_notice_is_addressed(const Question& q) {
    const auto* served = q.states<Served>();
    if (!is_permit(q) || served == nullptr || served->instrument != Served::kHearingNotice) {
        return {};
    }
    const auto& law = hearing_law(q);
    if (served->addressee.empty()) {
        return no_hearing(
            law.notice,
            "hearing-notice-not-addressed",
            fmt::format("没有写明听证通知书送达的是哪一个{}", law.askers),
            "请写明受送达人；每个人的通知书分别送达，分别登记"
        );
    }
    if (q.state.telling.told.empty() || !place_told(q.state, served->addressee).empty()) {
        return {};
    }
    return no_hearing(
        law.notice,
        "hearing-notice-to-another",
        "没有登记过告知所写的受送达人享有要求听证的权利",
        "请按告知时写的名称填写；是另外的利害关系人的，先登记告知"
    );
}

Objection presider_is_apart(const Question& q) {
    const auto* arranged = q.states<HearingArranged>();
    const auto is_presider = [&](const std::string& number) {
        return person_of(q, number) == person_of(q, arranged->presider);
    };
    const bool investigates =
        arranged != nullptr && std::ranges::any_of(q.state.ever_officers, is_presider);
    const bool is_recused =
        arranged != nullptr && std::ranges::any_of(q.state.recused, is_presider);
    if (!investigates && !is_recused) {
        return {};
    }
    const auto& law = hearing_law(q);
    return no_hearing(
        law.presider,
        "presider-investigated",
        investigates ? fmt::format("听证主持人是{}", law.examiners) : "听证主持人已决定回避",
        fmt::format("请指定{}以外的人员主持", law.examiners)
    );
}

// One asked for and withdrawn needs no day.
Objection hearing_was_arranged(const Question& q) {
    const auto* ended = q.states<HearingHeld>();
    if (ended == nullptr || ended->outcome == HearingHeld::kWithdrawn ||
        ended->outcome == HearingHeld::kRefused) {
        return {};
    }
    const auto& by = of_hearing_notice(q);
    const auto& arranged = q.state.telling.arranged;
    const auto day = arranged ? domain::day_of(arranged->act.held_on) : std::nullopt;
    const auto left = not_notified(q);
    if (day && !left.empty()) {
        return no_hearing(
            by,
            "hearing-notice-not-served",
            fmt::format("听证通知书还没有送达{}", fmt::join(left, "、")),
            "请在举行听证的七个工作日前送达听证通知书；已经来不及的，改定举行日期，重新通知"
        );
    }
    if (day && q.on >= *day) {
        return {};
    }
    return no_hearing(
        by,
        day ? "hearing-not-yet" : "hearing-not-arranged",
        day ? fmt::format("听证定在{}举行，还没有到", domain::in_chinese(*day))
            : std::string("还没有确定听证的时间、主持人并送达通知"),
        day ? "请在举行之后登记" : "请先安排听证并在七个工作日前通知"
    );
}

Objection hearing_is_not_denied(const Question& q) {
    const auto* ended = q.states<HearingHeld>();
    const auto& telling = q.state.telling;
    const bool is_due = telling.offers_hearing() || telling.is_own_idea;
    if (ended == nullptr || ended->outcome != HearingHeld::kRefused || !is_due) {
        return {};
    }
    const auto& law = hearing_law(q);
    return no_hearing(
        telling.is_own_idea ? Provision{"行政许可法第四十六条", "XK-11"} : law.holding,
        "hearing-is-due",
        telling.is_own_idea
            ? std::string("本机关认为需要听证而安排的，不能不予举行")
            : fmt::format("告知{}有权要求听证，在期限内提出了要求，不能不予举行", law.askers),
        "请安排听证，并在举行的七个工作日前通知"
    );
}

Objection hearing_time_is_over(const Question& q) {
    const auto& telling = q.state.telling;
    // Of a permit one's request takes no other's days.
    const bool may_ask = telling.offers_hearing() && !telling.served_on.empty() &&
                         (is_permit(q) || telling.hearing_asked_on.empty());
    const auto last = working_days_after(q, telling.served_on, kHearingDays);
    if (!may_ask || q.on > last) {
        return {};
    }
    const auto& law = hearing_law(q);
    return no_hearing(
        law.asking,
        "hearing-time-runs",
        fmt::format("{}到{}为止仍可以要求听证", law.askers, domain::in_chinese(last)),
        "请等期满；要求听证的，登记后组织听证"
    );
}

// A hearing of a permit may be the bureau's own idea (行政许可法 art. 46): then nobody asked.
Objection hearing_was_held(const Question& q) {
    const auto& telling = q.state.telling;
    if ((telling.hearing_asked_on.empty() && !telling.arranged) || telling.held) {
        return {};
    }
    return no_hearing(
        hearing_law(q).record,
        "hearing-not-held",
        "要求或者安排了听证，听证还没有举行",
        "请组织听证，并根据听证笔录作出决定"
    );
}

// Time is not counted for a hearing that never was. A version of the procedure that records none
// cannot say.
Objection hearing_paused_for_is_over(const Question& q) {
    const auto* resumed = q.states<Resumed>();
    const auto clock =
        resumed == nullptr ? q.state.clocks.end() : q.state.clocks.find(resumed->limit);
    const auto& acts = q.procedure.acts;
    const bool is_recorded =
        std::ranges::find(acts, HearingHeld::kAct, &domain::Step::act) != acts.end();
    if (!is_permit(q) || !is_recorded || clock == q.state.clocks.end() ||
        !clock->second.is_paused()) {
        return {};
    }
    const auto& pause = clock->second.pauses.back();
    const auto& held = q.state.telling.held;
    if (pause.ground != Paused::kHearing || (held && held->on >= pause.from)) {
        return {};
    }
    return no_hearing(
        {"行政许可法第四十五条至第四十八条", "XK-11"},
        "hearing-paused-for-not-held",
        "因听证扣除了时间，听证还没有举行",
        "请安排、举行听证；要求听证的人都撤回的，登记撤回"
    );
}

}  // namespace mingjing::case_file::gate
