// 送达、期限.

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "case_file/among.h"
#include "case_file/gate_parts.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr std::int64_t kAnnouncedDays = 30;  // 公告送达

const Clock* clock_named(const Question& q, std::string_view name) {
    const auto clock = q.state.clocks.find(name);
    return clock == q.state.clocks.end() ? nullptr : &clock->second;
}

bool runs(const Question& q, std::string_view name) {
    const auto* clock = clock_named(q, name);
    return clock != nullptr && clock->runs();
}

bool is_paused(const Question& q, std::string_view name) {
    const auto* clock = clock_named(q, name);
    return clock != nullptr && clock->is_paused();
}

// By today, whatever earlier day is stated: what has ended is not begun again.
bool is_over(const Question& q, std::string_view limit) {
    const auto due = due_of(q, limit);
    return due && std::max(q.on, q.around.today) > due->day;
}

Objection ended_before(
    std::chrono::sys_days begun, std::string_view article, std::string_view rule
) {
    return Refusal{
        .code = "ended-before-it-began",
        .what = fmt::format("办理日期早于它开始的{}", domain::in_chinese(begun)),
        .article = std::string(article),
        .next = "请核对日期",
        .rule = std::string(rule)};
}

Objection over(const domain::TimeLimit& limit) {
    return Refusal{
        .code = "limit-over",
        .what = fmt::format("“{}”已经届满，届满后不能延长、扣除", limit.name),
        .article = limit.basis,
        .next = "请依法处理；期满的强制措施应当立即解除",
        .rule = "QX-06"};
}

// What cannot be kept any more when it comes to the party never ran.
Objection period_is_over(const Question& q, const Served& served) {
    const auto last = domain::day_of(served.pay_by);
    if (!last || q.on <= *last) {
        return {};
    }
    const bool is_correction = served.instrument == Served::kCorrection;
    return Refusal{
        .code = "period-over-before-service",
        .what = fmt::format("定的期限到{}，在送达以前就已届满", domain::in_chinese(*last)),
        .article = is_correction ? "劳动保障监察条例第二十六条" : q.step.basis,
        .next = "请另行出具写明送达以后期限的文书，再送达；或者核对日期",
        .rule = is_correction ? "JC-09" : "CF-30"};
}

// 民事诉讼法 on 直接送达: a person's household may sign for them, an organisation's officers for
// it; whoever either of them named for it, for both.
bool may_sign(std::string_view capacity, bool is_for_organisation) {
    if (capacity == Served::kNamedReceiver || capacity == Served::kAgent) {
        return true;
    }
    const bool is_of_person = capacity == Served::kSelf || capacity == Served::kFamily;
    return is_of_person != is_for_organisation;
}

// Other papers, a letter to the police and, but of penalties, all that names another go to others
// too, of whom no kind is on record.
bool is_for_party(const Question& q, const Served& served) {
    const auto& to = served.addressee;
    const bool names_another =
        !to.empty() && to != q.state.opened.party_name && to != InterestedTold::kApplicant;
    if (contains(q.step.gates, "serves_the_change") ||
        contains(q.step.gates, "serves_the_removal")) {
        return !names_another;
    }
    const bool hands_over = q.state.decided && q.state.decided->conclusion == kCrime;
    const bool may_go_to_others = names_another && !q.procedure.is_for("行政处罚");
    return served.instrument != Served::kOther && !may_go_to_others && !hands_over;
}

Refusal nobody_signed(std::string code, std::string what, std::string next) {
    return {
        .code = std::move(code),
        .what = std::move(what),
        .article = "民事诉讼法关于直接送达的规定",
        .next = std::move(next),
        .rule = "SD-01"};
}

// What others carry (委托, 邮寄, 转交) arrives on another day than it was sent off.
Objection sent_off_in_time(const Question& q, const Served& served) {
    const auto posted = domain::day_of(served.posted_on);
    const bool is_carried = served.mode != Served::kDirect && served.mode != Served::kLeft &&
                            served.mode != Served::kElectronic && served.mode != Served::kAnnounced;
    if (posted ? *posted <= q.on : !is_carried) {
        return {};
    }
    return Refusal{
        .code = posted ? "posted-after-service" : "not-said-when-posted",
        .what = posted ? fmt::format("{}才寄出或者交付，晚于送达之日", domain::in_chinese(*posted))
                       : fmt::format("{}没有写明寄出或者交付之日", served.mode),
        .article = "民事诉讼法关于委托送达、邮寄送达、转交送达的规定",
        .next =
            "办理日期请写送达之日：邮寄以回执上注明的收件日期为准，委托、转交以受送达人在送达回证上"
            "签收的日期为准",
        .rule = "SD-03"};
}

Objection not_running(std::string_view name) {
    return Refusal{
        .code = "limit-not-running",
        .what = fmt::format("期限“{}”没有在计算", name),
        .article = "",
        .next = "请核对是哪一个期限",
        .rule = "QX-06"};
}

}  // namespace

Objection served_lawfully(const Question& q) {
    const auto* served = q.states<Served>();
    if (served == nullptr) {
        return {};
    }
    if (served->mode == Served::kLeft && served->witness.empty()) {
        return Refusal{
            .code = "left-without-witness",
            .what = "留置送达没有见证人，也没有拍照、录像记录",
            .article = "民事诉讼法关于留置送达的规定",
            .next = "请写明见证人，或者拍照、录像的文件",
            .rule = "SD-02"};
    }
    if (served->mode == Served::kElectronic && !served->has_consent) {
        return Refusal{
            .code = "no-consent-to-electronic",
            .what = "当事人没有签订电子送达确认书，不能电子送达",
            .article = "行政处罚法第六十一条第二款",
            .next = "请先取得当事人的确认书，或者改用其他方式",
            .rule = "SD-04"};
    }
    if (served->mode == Served::kAnnounced && served->reason.empty()) {
        return Refusal{
            .code = "announced-without-reason",
            .what = "公告送达没有在案卷中记明原因",
            .article = "民事诉讼法关于公告送达的规定",
            .next = "请写明当事人下落不明，或者用其他方式无法送达的情况",
            .rule = "SD-05"};
    }
    const auto announced = domain::day_of(served->announced_on);
    const bool is_early =
        served->mode == Served::kAnnounced &&
        (!announced ||
         q.on < domain::due(
                    q.around.calendar, *announced, kAnnouncedDays, domain::Counting::natural_days
                )
                    .unrolled);
    if (is_early) {
        return Refusal{
            .code = "announcement-runs",
            .what = announced ? "自发出公告之日起还没有经过三十日，不视为送达"
                              : std::string("没有写发出公告之日"),
            .article = "民事诉讼法关于公告送达的规定",
            .next = "请在公告满三十日后登记送达，送达日期写期满之日",
            .rule = "SD-05"};
    }
    if (auto sent = sent_off_in_time(q, *served)) {
        return sent;
    }
    return period_is_over(q, *served);
}

Objection receiver_may_sign(const Question& q) {
    const auto* served = q.states<Served>();
    if (served == nullptr || served->mode != Served::kDirect) {
        return {};
    }
    if (served->receiver.empty() || served->capacity.empty()) {
        return nobody_signed(
            served->receiver.empty() ? "nobody-signed" : "signed-as-nobody-knows",
            served->receiver.empty() ? "直接送达没有写明签收人"
                                     : "直接送达没有写明签收人是以什么身份签收的",
            "请按送达回证写明签收人和签收人身份；没有人签收的，改用留置送达等其他方式"
        );
    }
    const bool is_for_organisation = is_organisation(q.state.opened.party_kind);
    if (!is_for_party(q, *served) || may_sign(served->capacity, is_for_organisation)) {
        return {};
    }
    return nobody_signed(
        "may-not-sign",
        fmt::format("当事人是{}，不能由“{}”签收", q.state.opened.party_kind, served->capacity),
        is_for_organisation
            ? "请交法定代表人、主要负责人或者负责收件的人，或者指定的代收人、委托的代理人签收；"
              "不是的，改用其他方式送达"
            : "请交本人或者同住成年家属，或者指定的代收人、委托的代理人签收；不是的，改用其他方式"
              "送达"
    );
}

Objection challenge_is_known(const Question& q) {
    const bool is_running = !q.state.challenges.empty() && q.state.challenges.back().to.empty();
    if (is_running == (q.step.act == ChallengeEnded::kAct)) {
        const auto from =
            is_running ? domain::day_of(q.state.challenges.back().from) : std::nullopt;
        return from && q.on < *from ? ended_before(*from, "行政处罚法第七十三条", "CF-38")
                                    : Objection{};
    }
    return Refusal{
        .code = is_running ? "challenge-running" : "no-challenge",
        .what = is_running ? "已经登记的复议或者诉讼还没有终结" : "没有正在进行的复议或者诉讼",
        .article = "行政处罚法第七十三条",
        .next = is_running ? "请先登记它的终结" : "请先登记当事人申请复议或者起诉",
        .rule = "CF-38"};
}

Objection limit_is_running(const Question& q) {
    const auto* paused = q.states<Paused>();
    const auto* resumed = q.states<Resumed>();
    const auto* limit = paused == nullptr ? nullptr : q.procedure.limit(paused->limit);
    if (limit != nullptr && limit->excludes.empty()) {
        return Refusal{
            .code = "limit-runs-on",
            .what = fmt::format("“{}”没有可以扣除的时间", limit->name),
            .article = limit->basis,
            .next = "请在期限内办结",
            .rule = "QX-06"};
    }
    if (paused != nullptr && (!runs(q, paused->limit) || is_paused(q, paused->limit))) {
        return not_running(paused->limit);
    }
    if (limit != nullptr && is_over(q, paused->limit)) {
        return over(*limit);
    }
    if (resumed != nullptr && is_paused(q, resumed->limit)) {
        const auto from = domain::day_of(clock_named(q, resumed->limit)->pauses.back().from);
        if (from && q.on < *from) {
            return ended_before(*from, "", "QX-06");
        }
    }
    if (resumed != nullptr && !is_paused(q, resumed->limit)) {
        return Refusal{
            .code = "limit-not-paused",
            .what = fmt::format("期限“{}”没有在扣除", resumed->limit),
            .article = "",
            .next = "请核对是哪一个期限",
            .rule = "QX-06"};
    }
    return {};
}

Objection limit_may_be_extended(const Question& q) {
    const auto* extended = q.states<Extended>();
    if (extended == nullptr) {
        return {};
    }
    const auto* limit = q.procedure.limit(extended->limit);
    if (limit == nullptr || !runs(q, extended->limit)) {
        return not_running(extended->limit);
    }
    if (is_over(q, extended->limit)) {
        return over(*limit);
    }
    const auto& clock = *clock_named(q, extended->limit);
    const auto begun = domain::day_of(clock.started_on);
    if (begun && q.on < *begun) {
        return ended_before(*begun, limit->basis, "QX-06");
    }
    const bool is_once = clock.is_extended;
    if (limit->extension > 0 && !is_once) {
        return {};
    }
    return Refusal{
        .code = "not-extendable",
        .what = is_once ? fmt::format("“{}”已经延长过一次", limit->name)
                        : fmt::format("“{}”没有可以延长的规定", limit->name),
        .article = limit->basis,
        .next = "请在期限内办结",
        .rule = "QX-06"};
}

}  // namespace mingjing::case_file::gate
