// Before a case's result counts as public, it is: reviewed, released and there to be read
// under the number the step names. And what is withheld, somebody answers for.

#include <optional>
#include <string>
#include <variant>

#include "case_file/gate_parts.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

using domain::Refusal;

namespace {

constexpr auto kArticle = "国办发〔2018〕118号（六）";

Refusal not_public(std::string what, std::string next) {
    return {
        .code = "result-not-public",
        .what = std::move(what),
        .article = kArticle,
        .next = std::move(next),
        .rule = "GS-01"};
}

// The number the case itself gave its decision; "" where an instrument gave it.
std::string_view number_given(const State& state) {
    for (const auto& [step, taken] : state.last) {
        if (const auto* decided = std::get_if<DecidedOnSpot>(&taken.event.content)) {
            return decided->number;
        }
    }
    return {};
}

// The decision written here that stands, issued or on its way.
// Of two, the last: so does what prepares the result.
std::optional<Paper> written_decision(const Question& q) {
    std::optional<Paper> written;
    for (auto& paper : q.around.papers(q.state.opened)) {
        if (!paper.is_voided && paper.served_as == Served::kDecision) {
            written = std::move(paper);
        }
    }
    return written;
}

// Handed to the police, and they have not said that it is no crime (law.md 6.1).
bool is_with_the_police(const CrimeTransfer& crime) {
    const bool is_transferred = crime.decided && crime.decided->act.is_approved;
    return is_transferred && (!crime.replied || crime.replied->act.is_docketed);
}

// The entry, where anybody could read it on the day of the step: here, or elsewhere before it
// came here, which it says itself and its reviewers passed (首次公示日期).
std::optional<Fields> entry_public_on(const Question& q, const std::string& number) {
    auto entry = q.around.entry(domain::kResults, "", number, q.on);
    if (!entry && q.on < q.around.today) {
        entry = q.around.entry(domain::kResults, "", number, q.around.today);
        const auto since = entry ? domain::day_of(text_of(*entry, "published_on")) : std::nullopt;
        if (!since || q.on < *since) {
            entry.reset();
        }
    }
    return entry;
}

// What fell is taken down, not put up (行政处罚法 art. 48).
Refusal fallen(const Question& q) {
    return {
        .code = "decision-revoked",
        .what = "本案的决定已经撤销",
        .article = q.procedure.category == "行政处罚" ? "行政处罚法第四十八条第二款" : kArticle,
        .next = "不再公示；公示过的，请撤回并说明理由",
        .rule = "CF-19"};
}

Refusal not_of_this_decision(const std::string& number, std::string_view what) {
    return not_public(
        "“" + number + "”不是本案的这份决定：" + std::string(what), "请核对决定文书号和公示的内容"
    );
}

}  // namespace

Objection result_is_public(const Question& q) {
    const auto* published = q.states<ResultPublished>();
    if (published == nullptr || published->disposal == ResultPublished::kWithheld) {
        return {};
    }
    if (q.state.revoked) {
        return fallen(q);
    }
    if (is_with_the_police(q.state.crime)) {
        return Refusal{
            .code = "crime-not-closed",
            .what = "本案已作为涉嫌犯罪案件移送公安机关，还没有办结",
            .article = "政府信息公开条例第十四条、第十六条",
            .next = "办结以前不得公示；请登记公安机关的答复，或者按不予公示登记并写明依据和批准人",
            .rule = "GK-01"};
    }
    if (published->result.empty()) {
        return not_public(
            "没有写明公示的是哪一份决定", "请先由案件生成公示结果，经审核公示后，填写它的决定文书号"
        );
    }
    const auto entry = entry_public_on(q, published->result);
    if (!entry) {
        return not_public(
            "“" + published->result + "”在这一天还没有公示",
            "请等它审核通过、公示之后再办理这一步，日期不得早于公示之日"
        );
    }
    if (text_of(*entry, "case_number") != q.state.opened.number) {
        return not_public("“" + published->result + "”不是这个案件的结果", "请核对决定文书号");
    }
    const auto number = number_given(q.state);
    if (!number.empty() && text_of(*entry, "number") != number) {
        return not_of_this_decision(published->result, "案件里的决定书编号不同");
    }
    const auto& decided_on = q.state.decided_on;
    if (!decided_on.empty() && text_of(*entry, "decided_on") != decided_on) {
        return not_of_this_decision(published->result, "案件里是" + decided_on + "作出的");
    }
    if (q.state.amended && !says_what_stands(*entry, q.state)) {
        return not_public(
            "“" + published->result + "”公示的是变更以前的内容",
            "请按变更后的决定更正公示，再办理这一步"
        );
    }
    return {};
}

// What the public reads is the decision that was issued, by its number. One made elsewhere has its
// number from a person, and the entry says why, where its reviewers saw it.
Objection result_bears_the_decision(const Question& q) {
    const auto* published = q.states<ResultPublished>();
    const bool is_asked = published != nullptr && !published->result.empty() &&
                          published->disposal != ResultPublished::kWithheld;
    const bool is_decided = !q.state.decided_on.empty() || q.state.imposed;
    if (!is_asked || !q.around.papers || !is_decided) {
        return {};
    }
    const auto entry = entry_public_on(q, published->result);
    if (!entry) {
        return {};  // result_is_public says so
    }
    // The form of a decision on the spot bears its number already: result_is_public compares it.
    if (!number_given(q.state).empty()) {
        return {};
    }
    const auto written = written_decision(q);
    if (written && text_of(*entry, "number") != written->number) {
        return not_of_this_decision(published->result, "本案出具的决定书是" + written->number);
    }
    if (written) {
        return written->issued_on.empty()
                   ? Objection(not_of_this_decision(published->result, "决定书还没有制成"))
                   : Objection{};
    }
    const bool is_made_here =
        q.around.makes_here && q.around.makes_here(q.procedure, Served::kDecision);
    if (!is_made_here || !text_of(*entry, "made_elsewhere").empty()) {
        return {};
    }
    return Refusal{
        .code = "decision-not-issued",
        .what = "本案没有出具决定书，“" + published->result + "”的文号没有来源",
        .article = kArticle,
        .next = "请先出具决定书，再由案件生成公示结果；决定书在系统外制作的，在公示结果里写明理由",
        .rule = "GS-01"};
}

// A case proposed as 情节复杂或者重大 burdens an employer: whether it is a major violation is said
// to the public, one way or the other, by a person. An item does not say whether it is of labour
// supervision, so every such case is asked. Withheld, it has its ground and approver already.
Objection major_violation_is_named(const Question& q) {
    const auto* published = q.states<ResultPublished>();
    if (published == nullptr || published->disposal == ResultPublished::kWithheld ||
        !is_marked_major(q.state)) {
        return {};
    }
    const auto entry = entry_public_on(q, published->result);
    if (!entry || !text_of(*entry, "major_violation").empty()) {
        return {};  // result_is_public says of none
    }
    return Refusal{
        .code = "major-violation-not-named",
        .what = "本案提出的处理意见写明情节复杂或者重大，“" + published->result +
                "”没有写明是不是重大违法行为",
        .article = "劳动保障监察条例第二十二条",
        .next =
            "重大违法行为由劳动保障行政部门向社会公布：请在公示里写明“重大违法行为”是或者否，再办理"
            "这一步",
        .rule = "JC-13"};
}

Objection withholding_is_approved(const Question& q) {
    const auto* published = q.states<ResultPublished>();
    const bool is_approved = published == nullptr ||
                             published->disposal != ResultPublished::kWithheld ||
                             !published->approver.empty();
    if (is_approved) {
        return {};
    }
    return Refusal{
        .code = "withheld-without-approver",
        .what = "不予公示没有写明批准人",
        .article = "政府信息公开条例第十七条",
        .next = "请经负责人批准，写明批准人",
        .rule = "GK-04"};
}

}  // namespace mingjing::case_file::gate
