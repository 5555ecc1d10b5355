// Beside the weighing of a case (裁量): what this bureau decided of the same item and tier before,
// measured as the benchmark measures; what lies far from the rest is marked.

#include <algorithm>

#include "api/case_parts.h"
#include "api/endpoint_groups.h"
#include "api/past_decisions.h"
#include "api/sight.h"
#include "case_file/discretion.h"
#include "case_file/spread.h"
#include "codec/canonical.h"
#include "domain/day.h"
#include "query/registers.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::string_view kBenchmarks = "discretion_benchmarks";
constexpr std::string_view kYuan = "元";

// What is weighed: as it is being proposed, else as the case decided or proposed it.
struct Weighed {
    std::string benchmark, tier;
    std::optional<case_file::Money> fine;
    case_file::Measures measures;
};

std::int64_t whole_asked(const Call& call, std::string_view name) {
    const auto read = codec::parse_json(call.parameter(name));
    const auto* number = read ? read->integer() : nullptr;
    return number == nullptr ? 0 : *number;
}

case_file::Measures measures_asked(const Call& call, case_file::Measures otherwise) {
    if (const auto base = case_file::money_of(call.parameter("base"))) {
        otherwise.base = *base;
    }
    if (!call.parameter("people").empty()) {
        otherwise.people = whole_asked(call, "people");
    }
    if (!call.parameter("months").empty()) {
        otherwise.months = whole_asked(call, "months");
    }
    return otherwise;
}

Weighed weighed(const Call& call, const case_file::State& state) {
    const auto* outcome = state.decided    ? &*state.decided
                          : state.proposed ? &state.proposed->act.outcome
                                           : nullptr;
    Weighed of{
        .benchmark = std::string(call.parameter("benchmark")),
        .tier = std::string(call.parameter("tier")),
        .fine = case_file::money_of(call.parameter("fine")),
        .measures = measures_asked(
            call, state.proposed ? state.proposed->act.measures : case_file::Measures{}
        )};
    const bool is_asked = !of.tier.empty();
    if (outcome != nullptr && !is_asked) {
        of.benchmark = outcome->benchmark;
        of.tier = outcome->tier;
        of.fine = outcome->fine;
    }
    return of;
}

// What the benchmark measures fines in; 元 where it is not public, or says nothing of amounts.
std::string unit_of(const Call& call, std::string_view benchmark) {
    const auto* schema = call.definitions().find(kBenchmarks);
    if (schema == nullptr || benchmark.empty()) {
        return std::string(kYuan);
    }
    const auto ledger = call.parts().ledger.lease();
    const query::Moment today{
        .at = domain::iso(day_in_china(call.now())), .audience = domain::Audience::internal};
    const auto found = query::entry(*ledger, *schema, benchmark, today);
    const auto unit = found ? text_of(found->version.content, "unit") : std::string_view{};
    return std::string(unit.empty() || unit == "无" ? kYuan : unit);
}

std::string amount_text(std::int64_t hundredths) {
    return case_file::yuan(case_file::Money{std::max<std::int64_t>(hundredths, 0)});
}

// Its number only for who sees cases of that unit; what was published everybody sees.
Fields decision_json(const Call& call, const PastDecision& one, const case_file::Spread& spread) {
    const bool is_named = !one.number.empty() && !beyond_sight(call, one.unit);
    return {
        {"number", is_named ? one.number : std::string{}},
        {"result", one.result},
        {"decided_on", one.decided_on},
        {"fine", case_file::yuan({one.fine})},
        {"amount", amount_text(one.amount)},
        {"is_usual", spread.is_usual(one.amount)}};
}

void add_spread(
    const Call& call,
    const std::vector<PastDecision>& compared,
    std::optional<std::int64_t> own,
    Fields& body
) {
    std::vector<std::int64_t> amounts;
    amounts.reserve(compared.size());
    for (const auto& one : compared) {
        amounts.push_back(one.amount);
    }
    const auto spread = case_file::spread_of(std::move(amounts));
    if (!spread) {
        return;
    }
    List decisions;
    for (const auto& one : compared) {
        decisions.emplace_back(decision_json(call, one, *spread));
    }
    body.emplace(
        "spread",
        Fields{
            {"minimum", amount_text(spread->minimum)},
            {"median", amount_text(spread->median)},
            {"maximum", amount_text(spread->maximum)},
            {"usual_from", amount_text(spread->usual_from)},
            {"usual_to", amount_text(spread->usual_to)},
            {"decisions", std::move(decisions)}}
    );
    if (own) {
        body.emplace(
            "own", Fields{{"amount", amount_text(*own)}, {"is_usual", spread->is_usual(*own)}}
        );
    }
}

Answer get_spread(Call& call) {
    const auto asked = standing_case_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& [row, state] = *asked;
    const auto of = weighed(call, state);
    const auto unit = unit_of(call, of.benchmark);
    const auto past = past_decisions(call, {row.item, of.tier, unit, row.id});
    const auto own = of.fine ? case_file::in_units(*of.fine, unit, of.measures) : std::nullopt;
    Fields body{
        {"tier", of.tier},
        {"unit", unit},
        {"count", static_cast<std::int64_t>(past.comparable.size())},
        {"others", static_cast<std::int64_t>(past.others)}};
    add_spread(call, past.comparable, own, body);
    return Reply{.body = std::move(body)};
}

Shape decisions_shape(const Shape& amount) {
    const auto word = shape::text(200);
    return shape::list(shape::object({
        {"number", shape::described(word, "案件编号；不归您看的案件、公示的决定为空")},
        {"result", shape::described(word, "公示的决定文书号；本系统办理的案件为空")},
        {"decided_on", word},
        {"fine", word},
        {"amount", amount},
        {"is_usual", shape::flag()},
    }));
}

Shape spread_shape() {
    constexpr std::int64_t kCountMax = 1'000;
    const auto word = shape::text(200);
    const auto amount = shape::described(word, "按裁量基准的计量单位折算");
    return shape::object({
        {"tier", shape::described(word, "裁量阶次；案件没有、也没有问的为空")},
        {"unit", shape::described(word, "裁量基准的计量单位；没有的按元")},
        {"count", shape::described(shape::whole(0, kCountMax), "可以比较的决定")},
        {"others",
         shape::described(
             shape::whole(0, kCountMax), "没有写明人数、人月数或者基数，不能折算的决定"
         )},
        {"spread",
         shape::described(
             shape::object({
                 {"minimum", amount},
                 {"median", amount},
                 {"maximum", amount},
                 {"usual_from", shape::described(word, "离四分位不超过四分位距的一倍半")},
                 {"usual_to", word},
                 {"decisions", decisions_shape(amount)},
             }),
             "少于三件的没有"
         ),
         false},
        {"own",
         shape::described(
             shape::object({{"amount", amount}, {"is_usual", shape::flag()}}), "本案的"
         ),
         false},
    });
}

}  // namespace

std::vector<Endpoint> case_spread_endpoints() {
    constexpr std::int64_t kMeasureMax = 100'000'000;
    const Group group{"案件", Action::see};
    const auto word = shape::text(200);
    const auto measure = shape::whole(0, kMeasureMax);
    auto spread = group.get(
        "/api/v1/cases/{number}/spread",
        "getCaseSpread",
        "本机关对同一事项、同一裁量阶次作出的决定轻重怎样分布",
        get_spread
    );
    spread.query = {
        {"tier", word, "裁量阶次；不写的是案件决定或者建议的"},
        {"benchmark", word, "裁量基准的编号"},
        {"fine", word, "正在建议的罚款，元"},
        {"base", word, "计算基数，元；不写的是案件建议的，下同"},
        {"people", measure, "涉及人数"},
        {"months", measure, "涉及人月数"}};
    spread.answer = spread_shape();
    return {std::move(spread)};
}

}  // namespace mingjing::api
