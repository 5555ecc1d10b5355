// 裁量: how heavy it may be, for this party, by the benchmark in force.

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "case_file/catalogue.h"
#include "case_file/discretion.h"
#include "case_file/gate_parts.h"
#include "case_file/reckoning.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr std::int64_t kPenaltyAge = 14;  // art. 30
constexpr std::int64_t kFullAge = 18;
constexpr std::string_view kBenchmarks = "discretion_benchmarks";

bool is_penalty(const Outcome* outcome) {
    return outcome != nullptr && outcome->conclusion == kPenalty;
}

const Outcome* fine_of(const Question& q) {
    const auto* outcome = stated_outcome(q);
    return is_penalty(outcome) && outcome->fine.fen > 0 ? outcome : nullptr;
}

// The benchmarks of the case's item that were in force that day.
std::vector<Fields> benchmarks_on(const Question& q, std::chrono::sys_days day) {
    return q.around.referring(kBenchmarks, "item", q.state.opened.item, day);
}

}  // namespace

Objection of_age(const Question& q) {
    const auto* outcome = outcome_of(q);
    const auto age = q.state.opened.party_age;
    const bool is_citizen = q.state.opened.party_kind == kCitizen;
    const bool is_child = age > 0 && age < kPenaltyAge;
    if (!is_penalty(outcome) || (!is_child && (age > 0 || !is_citizen))) {
        return {};
    }
    return Refusal{
        .code = is_child ? "under-fourteen" : "age-unknown",
        .what =
            is_child
                ? "当事人行为时不满十四周岁，不满十四周岁的人有违法行为的，不予行政处罚"
                : "当事人是公民，没有登记公民身份号码，也没有登记出生日期，不能确定行为时的年龄",
        .article = "行政处罚法第三十条",
        .next = is_child ? "请责令监护人加以管教，改为不予处罚"
                         : "请查明身份，补充当事人信息后再作决定",
        .rule = "CF-07"};
}

Objection leniency_is_given(const Question& q) {
    const auto* outcome = stated_outcome(q);
    if (!is_penalty(outcome)) {
        return {};
    }
    const auto age = q.state.opened.party_age;
    const bool is_minor = age >= kPenaltyAge && age < kFullAge;
    const bool is_named =
        std::ranges::find(outcome->grounds, kMinorParty) != outcome->grounds.end();
    if (is_minor && !is_named) {
        return Refusal{
            .code = "minor-not-spared",
            .what = fmt::format(
                "当事人行为时{}周岁，已满十四周岁不满十八周岁的，应当从轻或者减轻处罚", age
            ),
            .article = "行政处罚法第三十条",
            .next = "请写明从轻或者减轻，情形选“已满十四周岁不满十八周岁”",
            .rule = "CF-08"};
    }
    if (outcome->grounds.empty() == outcome->leniency.empty()) {
        return {};
    }
    const bool is_groundless = outcome->grounds.empty();
    return Refusal{
        .code = is_groundless ? "leniency-without-ground" : "ground-without-leniency",
        .what = is_groundless
                    ? fmt::format("{}处罚没有写明情形", outcome->leniency)
                    : fmt::format("有“{}”的情形，却没有从轻或者减轻", outcome->grounds.front()),
        .article = "行政处罚法第三十条至第三十二条",
        .next = is_groundless ? "请写明法定的情形；没有的，不能从轻、减轻"
                              : "有法定情形的，应当从轻或者减轻，请写明是哪一种",
        .rule = "CF-08"};
}

Objection tier_is_published(const Question& q) {
    const auto* outcome = fine_of(q);
    if (outcome == nullptr) {
        return {};
    }
    const auto own = benchmarks_on(q, q.on);
    const auto no = [](std::string code, std::string what, std::string next) {
        return Refusal{
            .code = std::move(code),
            .what = std::move(what),
            .article = "行政处罚法第三十四条",
            .next = std::move(next),
            .rule = "CF-01"};
    };
    if (outcome->benchmark.empty()) {
        return own.empty() ? Objection{}
                           : no("benchmark-not-named",
                                fmt::format(
                                    "事项{}有公示的裁量基准{}，罚款没有写明适用的基准和阶次",
                                    q.state.opened.item,
                                    text_of(own.front(), "code")
                                ),
                                "请选择这一事项的裁量基准和阶次");
    }
    auto candidates = own;
    if (const auto ended = domain::day_of(q.state.opened.act_ended_on)) {
        std::ranges::move(benchmarks_on(q, *ended), std::back_inserter(candidates));
    }
    bool is_known = false;
    for (const auto& one : candidates) {
        const bool is_named = text_of(one, "code") == outcome->benchmark;
        is_known = is_known || is_named;
        if (is_named && has_tier(one, outcome->tier)) {
            return {};
        }
    }
    return no(
        is_known ? "tier-not-published" : "benchmark-of-another-item",
        is_known ? fmt::format("裁量基准{}没有“{}”这一阶次", outcome->benchmark, outcome->tier)
                 : fmt::format(
                       "裁量基准{}在行为终了时和作出决定时都不是事项{}公示的裁量基准",
                       outcome->benchmark,
                       q.state.opened.item
                   ),
        "请改选这一事项公示的裁量基准和阶次；没有公示的，先公示"
    );
}

Objection within_tier(const Question& q) {
    const auto* outcome = fine_of(q);
    const auto made = outcome == nullptr ? std::nullopt : reckon(weighing_of(q, *outcome));
    if (!made || made->holds()) {
        return {};
    }
    return Refusal{
        .code = "outside-tier",
        .what = fmt::format(
            "罚款{}不在“{}”阶次之内：{}",
            yuan_words(outcome->fine),
            outcome->tier,
            tiers_in_words(*made)
        ),
        .article = "行政处罚法第三十四条、第三十七条",
        .next = q.states<Proposed>() == nullptr
                    ? "请改在阶次之内；偏离基准的，写明理由并经集体讨论"
                    : "请改在阶次之内；偏离基准的，写明理由，作出决定前由负责人集体讨论",
        .rule = "CF-11"};
}

// What the benchmark's own list is named for, it has.
Objection aggravation_is_founded(const Question& q) {
    const auto* outcome = stated_outcome(q);
    if (outcome == nullptr || outcome->aggravating.empty()) {
        return {};
    }
    const auto no = [](std::string code, std::string what, std::string next) {
        return Refusal{
            .code = std::move(code),
            .what = std::move(what),
            .article = "行政处罚法第五条、第三十四条；国办发〔2022〕27号（六）",
            .next = std::move(next),
            .rule = "CF-08"};
    };
    if (outcome->conclusion != kPenalty) {
        return no(
            "aggravated-without-penalty",
            fmt::format("结论是“{}”，却写了从重的情形", outcome->conclusion),
            "请核对结论；不给予处罚的，不写从重的情形"
        );
    }
    const bool is_of_benchmark =
        std::ranges::find(outcome->aggravating, kOfBenchmark) != outcome->aggravating.end();
    const auto names_some = [&](const Fields& one) {
        return text_of(one, "code") == outcome->benchmark &&
               !text_of(one, "aggravating_circumstances").empty();
    };
    const auto ended = domain::day_of(q.state.opened.act_ended_on);
    const bool is_named = std::ranges::any_of(benchmarks_on(q, q.on), names_some) ||
                          (ended && std::ranges::any_of(benchmarks_on(q, *ended), names_some));
    if (!is_of_benchmark || is_named) {
        return {};
    }
    return no(
        "aggravation-not-in-benchmark",
        outcome->benchmark.empty() ? std::string("没有写明裁量基准，不能按裁量基准写明的情形从重")
                                   : fmt::format("裁量基准{}没有写明从重情形", outcome->benchmark),
        "请改选法定的从重情形；没有的，不能从重"
    );
}

Objection no_second_fine(const Question& q) {
    const auto* outcome = fine_of(q);
    const auto others = outcome == nullptr || !q.around.decided_alike
                            ? std::vector<std::string>{}
                            : q.around.decided_alike(q.state.opened);
    if (others.empty()) {
        return {};
    }
    return Refusal{
        .code = "decided-before",
        .what = fmt::format(
            "本机关的案件{}"
            "与本案当事人、事项相同，已经作出决定；同一个违法行为不得给予两次以上罚款",
            others.front()
        ),
        .article = "行政处罚法第二十九条",
        .next = "是另一个违法行为的，请写明；同一行为违反多个规范应当罚款的，按数额高的处罚",
        .rule = "CF-06"};
}

}  // namespace mingjing::case_file::gate
