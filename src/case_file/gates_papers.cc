// 送达的是哪一份文书: only what was issued is served, and the service says which.

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "case_file/gate_parts.h"
#include "domain/day.h"

namespace mingjing::case_file {

std::string_view served_as(std::string_view name, bool decides) {
    // A notice that offers a hearing is the notice, too; one that refuses it is none of a hearing.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNamed{
        {{"不予举行听证", Served::kOther},
         {"事先告知书", Served::kNotice},
         {"听证告知书", Served::kNotice},
         {"听证通知书", Served::kHearingNotice},
         {"催告书", Served::kDemand},
         {"限期改正指令书", Served::kCorrection}}};
    if (decides) {
        return Served::kDecision;
    }
    for (const auto& [part, word] : kNamed) {
        if (name.find(part) != std::string_view::npos) {
            return word;
        }
    }
    return Served::kOther;
}

namespace gate {

namespace {

using domain::Refusal;

std::vector<Paper> papers_of(const Question& q) {
    return q.around.papers ? q.around.papers(q.state.opened) : std::vector<Paper>{};
}

Objection unserved(const Question& q, std::string code, std::string what, std::string next) {
    return Refusal{
        .code = std::move(code),
        .what = std::move(what),
        .article = q.step.basis,
        .next = std::move(next),
        .rule = "CF-30"};
}

// Under which name the paper stands that the step serves: a decision to hand over to the police
// is written as a letter to them.
std::string_view wanted_of(const Question& q, const Served& served) {
    const bool hands_over = q.state.decided && q.state.decided->conclusion == kCrime;
    return served.instrument == Served::kDecision && hands_over ? Served::kOther
                                                                : served.instrument;
}

// What is to be told has changed since, whatever was issued of it before (行政处罚法 art. 44, 62,
// 64).
bool is_of_an_earlier_round(const Paper& paper, const Telling& telling) {
    const auto tells_of_earlier = [&](std::int64_t place, std::string_view day) {
        const bool is_before = paper.tells_of >= 0 && paper.tells_of < place;
        return is_before || (!paper.dated.empty() && paper.dated < day);
    };
    if (paper.served_as == Served::kNotice && telling.notified) {
        return tells_of_earlier(telling.notified_at, telling.notified->on);
    }
    return paper.served_as == Served::kHearingNotice && telling.arranged &&
           tells_of_earlier(telling.arranged_at, telling.arranged->on);
}

// Those that could be meant: issued, or being made.
std::string numbers_of(
    const std::vector<Paper>& papers, std::string_view word, bool (*counts)(const Paper&)
) {
    std::vector<std::string_view> numbers;
    for (const auto& paper : papers) {
        if (!paper.is_voided && paper.served_as == word && counts(paper)) {
            numbers.push_back(paper.number);
        }
    }
    return fmt::format("{}", fmt::join(numbers, "、"));
}

}  // namespace

Objection paper_is_issued(const Question& q) {
    const auto* served = q.states<Served>();
    if (served == nullptr || served->paper.empty() || !q.around.papers) {
        return {};
    }
    const auto papers = papers_of(q);
    const auto paper = std::ranges::find(papers, served->paper, &Paper::number);
    if (paper == papers.end()) {
        return unserved(
            q,
            "paper-unknown",
            fmt::format("本案没有编号为“{}”的文书", served->paper),
            "请填写本案已经出具的文书的编号；在系统外制作的，这里不填写"
        );
    }
    if (is_of_an_earlier_round(*paper, q.state.telling)) {
        constexpr Provision kOfNotice{"行政处罚法第四十四条、第六十二条", "CF-16"};
        const auto& by = paper->served_as == Served::kNotice ? kOfNotice : of_hearing_notice(q);
        return Refusal{
            .code = "paper-of-an-earlier-round",
            .what = fmt::format("{}是上一次的{}，内容已经改变", paper->number, paper->name),
            .article = std::string(by.article),
            .next = "请按这一次的内容另行出具，再送达新的那一份",
            .rule = std::string(by.rule)};
    }
    if (paper->is_voided || paper->issued_on.empty()) {
        return unserved(
            q,
            paper->is_voided ? "paper-voided" : "paper-not-issued",
            paper->is_voided ? fmt::format("{}{}已经作废", paper->name, paper->number)
                             : fmt::format("{}{}还没有制成", paper->name, paper->number),
            paper->is_voided ? "请送达有效的那一份" : "请等它制成、出具以后再送达"
        );
    }
    if (paper->served_as != wanted_of(q, *served)) {
        return unserved(
            q,
            "paper-of-another-kind",
            fmt::format("{}是{}，不是{}", paper->number, paper->name, served->instrument),
            "请核对送达的是哪一份文书"
        );
    }
    const auto issued = domain::day_of(paper->issued_on);
    const auto left = domain::day_of(served->posted_on).value_or(q.on);
    if (issued && std::min(left, q.on) < *issued) {
        return unserved(
            q,
            "served-before-issued",
            fmt::format("{}在{}才出具，不可能更早送达", paper->number, domain::in_chinese(*issued)),
            "请核对送达的日期和文书的编号"
        );
    }
    return {};
}

Objection paper_is_named(const Question& q) {
    const auto* served = q.states<Served>();
    if (served == nullptr || !served->paper.empty()) {
        return {};
    }
    const auto word = wanted_of(q, *served);
    if (word == Served::kOther) {
        return {};
    }
    const auto papers = papers_of(q);
    const auto issued =
        numbers_of(papers, word, [](const Paper& paper) { return !paper.issued_on.empty(); });
    if (!issued.empty()) {
        return unserved(
            q,
            "paper-not-named",
            fmt::format("没有写明送达的是哪一份{}；本案已经出具{}", word, issued),
            "请填写所送达文书的编号；送达的是在系统外制作的另一份的，请说明理由"
        );
    }
    if (!q.around.makes_here || !q.around.makes_here(q.procedure, word)) {
        return {};
    }
    const auto made =
        numbers_of(papers, word, [](const Paper& paper) { return paper.issued_on.empty(); });
    return unserved(
        q,
        "paper-not-made",
        made.empty() ? fmt::format("本案没有出具过{}，草稿不能送达", word)
                     : fmt::format("{}还没有制成，草稿不能送达", made),
        "请先出具，再登记送达；在系统外制作的，请说明理由"
    );
}

// Its thirty days are counted from when anybody could read it.
Objection announced_when_issued(const Question& q) {
    const auto* served = q.states<Served>();
    if (served == nullptr || served->mode != Served::kAnnounced || served->announced_on.empty()) {
        return {};
    }
    const auto papers = papers_of(q);
    const auto paper = std::ranges::find(papers, served->paper, &Paper::number);
    // One that was put up before there was this to serve was of another.
    const auto since = paper == papers.end() ? std::string{} : paper->issued_on;
    const Paper* first = nullptr;
    for (const auto& one : papers) {
        const bool may_be_its = one.announces_service && !one.is_voided && !one.issued_on.empty() &&
                                one.issued_on >= since;
        if (may_be_its && (first == nullptr || one.issued_on < first->issued_on)) {
            first = &one;
        }
    }
    if (first == nullptr || served->announced_on >= first->issued_on) {
        return {};
    }
    const auto day = domain::day_of(first->issued_on);
    return Refusal{
        .code = "announced-before-issued",
        .what = fmt::format(
            "{}{}在{}才制成、发出，发出公告之日不可能更早",
            first->name,
            first->number,
            day ? domain::in_chinese(*day) : first->issued_on
        ),
        .article = "民事诉讼法关于公告送达的规定",
        .next = "请写它发出之日；自这一天起经过三十日，才视为送达",
        .rule = "SD-05"};
}

}  // namespace gate

}  // namespace mingjing::case_file
