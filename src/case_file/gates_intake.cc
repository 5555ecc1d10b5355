// 案源、立案、承办.

#include <algorithm>
#include <chrono>
#include <set>
#include <string>

#include <fmt/format.h>

#include "case_file/gate_parts.h"
#include "case_file/officer.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

// 行政处罚法 art. 36; 劳动保障监察条例 art. 20 has the same two years.
constexpr std::chrono::years kLimitation{2};
constexpr std::chrono::years kGraveLimitation{5};

std::optional<std::chrono::sys_days> years_after(std::string_view day, std::chrono::years years) {
    const auto from = domain::day_of(day);
    return from ? std::optional(domain::add_months(*from, years.count() * 12)) : std::nullopt;
}

// Those who are to act: stated now, or assigned before.
const std::vector<std::string>& officers_of(const Question& q) {
    const auto* assigned = q.states<Assigned>();
    return assigned == nullptr ? q.state.officers : assigned->officers;
}

// They are to be named by this very step, and nobody has yet.
bool are_to_be_named(const Question& q) {
    return q.stated == nullptr && q.step.act == Assigned::kAct;
}

}  // namespace

std::string_view item_of(const Question& q) {
    const auto* opening = q.states<Opened>();
    return opening == nullptr ? std::string_view{q.state.opened.item} : opening->item;
}

Objection item_is_published(const Question& q) {
    const auto item = item_of(q);
    if (item.empty() || q.around.entry("enforcement_items", "", item, q.on)) {
        return {};
    }
    return domain::Refusal{
        .code = "item-not-published",
        .what = fmt::format(
            "事项{}在{}没有公示，没有公示的依据不能作为处罚的依据", item, domain::in_chinese(q.on)
        ),
        .article = "行政处罚法第五条、第三十四条",
        .next = "请先公示这一执法事项，或者改选已公示的事项",
        .rule = "CF-01"};
}

Objection item_is_handled_here(const Question& q) {
    const auto item = item_of(q);
    const auto entry =
        item.empty() ? std::nullopt : q.around.entry("enforcement_items", "", item, q.on);
    const auto category = entry ? text_of(*entry, "category") : std::string_view{};
    // A version adopted before definitions said what they handle goes on as it did.
    if (category.empty() || q.procedure.handles.empty() || q.procedure.is_for(category)) {
        return {};
    }
    return domain::Refusal{
        .code = "item-of-another-procedure",
        .what = fmt::format(
            "事项{}的执法类别是“{}”，“{}”不办理这一类事项", item, category, q.procedure.name
        ),
        .article = "行政处罚法第三十八条第二款、第三十九条",
        .next = fmt::format("请改选办理“{}”的程序登记案源，或者核对事项", category),
        .rule = "CF-12"};
}

// Who may read the reporter is who may say it was another; to say nothing is no amendment.
Objection reporter_is_ones_own(const Question& q) {
    const auto* amended = q.states<ReporterAmended>();
    const bool says_nothing =
        amended != nullptr && amended->reporter.empty() && amended->reporter_contact.empty();
    if (handles(q) && !says_nothing) {
        return {};
    }
    return domain::Refusal{
        .code = says_nothing ? "nothing-stated" : "not-of-this-case",
        .what = says_nothing ? "没有填写举报人、投诉人和联系方式"
                             : "您不是本案的承办人员，不能补充、更正举报人信息",
        .article = "劳动保障监察条例第九条",
        .next = says_nothing ? "请填写；要删除的，由法制审核员删除个人信息"
                             : "请由本案承办人员办理；确定承办人员以前，登记本案的人也可以办理",
        .rule = "JC-03"};
}

Objection within_limitation(const Question& q) {
    const auto* docketed = q.states<Docketed>();
    const auto* outcome = stated_outcome(q);
    if (outcome != nullptr && outcome->conclusion != kPenalty && outcome->conclusion != kHandling) {
        return {};
    }
    const bool is_grave = docketed == nullptr ? q.state.is_grave : docketed->is_grave;
    const auto ended =
        years_after(q.state.opened.act_ended_on, is_grave ? kGraveLimitation : kLimitation);
    // It counts until the act was discovered, which was when the case was opened at the latest.
    const auto discovered = domain::day_of(q.state.opened_on).value_or(q.on);
    if (!ended || discovered <= *ended) {
        return {};
    }
    return domain::Refusal{
        .code = "limitation-passed",
        .what = fmt::format(
            "登记案源时违法行为已过去{}年以上（{}届满），{}年内未被发现的不再给予行政处罚",
            is_grave ? "五" : "二",
            domain::in_chinese(*ended),
            is_grave ? "五" : "二"
        ),
        .article = "行政处罚法第三十六条",
        .next = is_grave
                    ? "已经在期限内被发现的，请写明何时、如何被发现"
                    : "涉及公民生命健康安全、金融安全且有危害后果的为五年，请在立案时写明；已经在"
                      "期限内被发现的，请写明何时、如何被发现",
        .rule = "CF-10"};
}

std::string penal_or_own(const Question& q, std::string_view article) {
    return q.procedure.is_for("行政处罚") ? std::string(article) : q.step.basis;
}

Objection two_officers(const Question& q) {
    if (are_to_be_named(q)) {
        return {};
    }
    std::set<std::string> people;
    std::string why;
    for (const auto& number : officers_of(q)) {
        if (auto fault = officer_fault(q, number); fault.empty()) {
            people.insert(person_of(q, number));
        } else {
            why += fault + "；";
        }
    }
    if (people.size() >= 2 && why.empty()) {
        return {};
    }
    return domain::Refusal{
        .code = "needs-two-officers",
        .what = fmt::format(
            "{}具有执法资格的承办人员{}人，应当由两名以上具有执法资格的人员实施", why, people.size()
        ),
        .article = penal_or_own(q, "行政处罚法第四十二条"),
        .next = "请确定两名以上当天持有有效证件、执法类别和执法区域相符的人员",
        .rule = "CF-14"};
}

Objection no_officer_is_recused(const Question& q) {
    if (are_to_be_named(q)) {
        return {};
    }
    std::set<std::string> recused;
    for (const auto& number : q.state.recused) {
        recused.insert(person_of(q, number));
    }
    for (const auto& number : officers_of(q)) {
        if (recused.contains(person_of(q, number))) {
            return domain::Refusal{
                .code = "officer-recused",
                .what = fmt::format("执法人员{}已决定回避，不能承办本案", number),
                .article = "行政处罚法第四十三条",
                .next = "请改派其他执法人员",
                .rule = "CF-15"};
        }
    }
    return {};
}

Objection no_interest_declared(const Question& q) {
    const auto* assigned = q.states<Assigned>();
    if (assigned == nullptr || assigned->has_no_interest) {
        return {};
    }
    return domain::Refusal{
        .code = "interest-not-cleared",
        .what = "没有确认承办人员均无应当回避的情形",
        .article = "行政处罚法第四十三条",
        .next = "请逐人核对后确认；有应当回避情形的，改派其他人员",
        .rule = "CF-15"};
}

Objection recusal_was_asked(const Question& q) {
    const auto* settled = q.states<RecusalSettled>();
    const bool is_asked = settled == nullptr ? !q.state.recusals_asked.empty()
                                             : q.state.recusals_asked.contains(settled->officer);
    if (is_asked) {
        return {};
    }
    return domain::Refusal{
        .code = "no-recusal-asked",
        .what = "没有待决定的回避申请",
        .article = "行政处罚法第四十三条",
        .next = "请先登记回避申请",
        .rule = "CF-15"};
}

Objection recusals_are_settled(const Question& q) {
    if (q.state.recusals_asked.empty()) {
        return {};
    }
    return domain::Refusal{
        .code = "recusal-pending",
        .what = fmt::format("对执法人员{}的回避申请还没有决定", *q.state.recusals_asked.begin()),
        .article = "行政处罚法第四十三条",
        .next = "请由本机关负责人决定是否回避；决定作出之前，不停止调查",
        .rule = "CF-15"};
}

}  // namespace mingjing::case_file::gate
