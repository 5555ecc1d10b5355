#include "case_file/reckoning.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/day.h"
#include "domain/threshold.h"

namespace mingjing::case_file {

namespace {

constexpr std::string_view kBenchmarks = "discretion_benchmarks";
// How much of a tier 从轻 and 从重 leave, in hundredths: the bureau's own rule (TZ-01). Where it
// has none they move nothing: the law only says that both stay within the range.
constexpr std::string_view kPart = "modifier_part_percent";
constexpr std::int64_t kWhole = 100;
constexpr std::string_view kProposing = "提出建议";
constexpr std::string_view kDeciding = "作出决定";

bool is_milder(const Range& one, const Range& than) {
    // An end that is not included lies below one of the same sum that is; at the bottom, above.
    const auto ends = [](const Range& range) {
        return std::tuple{
            range.maximum, range.includes_maximum, range.minimum, !range.includes_minimum};
    };
    return ends(one) < ends(than);
}
bool is_same(const Range& one, const Range& other) {
    return !is_milder(one, other) && !is_milder(other, one);
}

std::vector<Fields> benchmarks_on(const Weighing& of, std::chrono::sys_days day) {
    return of.around.referring(kBenchmarks, "item", of.of.item, day);
}

std::optional<TierThen> tier_on(const Weighing& of, std::chrono::sys_days day) {
    std::optional<TierThen> found;
    for (const auto& benchmark : benchmarks_on(of, day)) {
        const auto range = fines_of(benchmark, of.outcome.tier, of.measures);
        if (!range) {
            continue;
        }
        TierThen tier{
            day,
            std::string(text_of(benchmark, "code")),
            *range,
            statutory_fines_of(benchmark, of.measures),
            reckoned_by(benchmark, of.outcome.tier, of.measures)};
        if (tier.benchmark == of.outcome.benchmark) {
            return tier;
        }
        if (!found || is_milder(*range, found->range)) {
            found = std::move(tier);
        }
    }
    return found;
}

// 从旧兼从轻: that of the act, unless the later day's is lighter.
void choose(Reckoning& made) {
    made.is_old = made.then && (!made.now || !is_milder(made.now->range, made.then->range));
    made.range = made.applied().range;
    if (!made.now) {
        made.why = fmt::format("{}时没有这一阶次，适用行为终了时的", made.day_name);
    } else if (!made.then) {
        made.why = fmt::format("行为终了时没有公示这一阶次，适用{}时的", made.day_name);
    } else if (is_same(made.then->range, made.now->range)) {
        made.why = "两日轻重相同，适用行为终了时的";
    } else {
        made.why = fmt::format(
            "适用较轻的{}（{}）",
            range_words(made.range),
            made.is_old ? "行为终了时" : fmt::format("{}时", made.day_name)
        );
    }
}

// The part of the tier's range at one end of it.
Range end_of(const Range& range, std::int64_t percent, bool at_top) {
    const auto width = range.maximum.fen - range.minimum.fen;
    const Money part{width * std::min(percent, kWhole) / kWhole};
    auto left = range;
    if (at_top) {
        left.minimum.fen = range.maximum.fen - part.fen;
        left.includes_minimum = percent < kWhole || range.includes_minimum;
    } else {
        left.maximum.fen = range.minimum.fen + part.fen;
        left.includes_maximum = percent < kWhole || range.includes_maximum;
    }
    return left;
}

std::string moved(const Range& from, const Range& to) {
    return fmt::format("幅度由{}移至{}", range_words(from), range_words(to));
}

Modifier lightened(const Weighing& of, const Range& tier, std::int64_t percent, bool is_opposed) {
    Modifier made{
        of.outcome.leniency == kMitigated ? kMitigated : kLighter,
        of.outcome.grounds,
        "行政处罚法第三十条至第三十二条",
        tier,
        {}};
    if (made.name == kMitigated) {
        made.range.minimum = {};
        made.range.includes_minimum = true;
        made.effect = fmt::format("可以低于阶次的下限，不得高于上限：{}", moved(tier, made.range));
    } else if (of.outcome.tier == kLighter) {
        made.effect = "所选的就是从轻的阶次，幅度不变";
    } else if (is_opposed) {
        made.effect = "同时有从重的情形，综合衡量，幅度不变";
    } else if (percent == kWhole) {
        made.effect = "在阶次之内从轻，幅度不变";
    } else {
        made.range = end_of(tier, percent, false);
        made.effect = fmt::format("在阶次之内取较低的{}%：{}", percent, moved(tier, made.range));
    }
    return made;
}

Modifier aggravated(const Weighing& of, const Range& tier, std::int64_t percent, bool is_opposed) {
    Modifier made{kHeavier, of.outcome.aggravating, "行政处罚法第五条、第四十九条", tier, {}};
    if (of.outcome.tier == kHeavier) {
        made.effect = "所选的就是从重的阶次，幅度不变";
    } else if (is_opposed) {
        made.effect = "同时有从轻或者减轻的情形，综合衡量，不再提高";
    } else if (percent == kWhole) {
        made.effect = "在阶次之内从重，幅度不变";
    } else {
        made.range = end_of(tier, percent, true);
        made.effect = fmt::format("在阶次之内取较高的{}%：{}", percent, moved(tier, made.range));
    }
    return made;
}

void modify(Reckoning& made, const Weighing& of) {
    const auto percent = domain::threshold_on(of.around.thresholds, kPart, of.on).value_or(kWhole);
    const bool is_light = !of.outcome.leniency.empty() && !of.outcome.grounds.empty();
    const bool is_heavy = !of.outcome.aggravating.empty();
    const auto tier = made.range;
    if (is_light) {
        made.modifiers.push_back(lightened(of, tier, percent, is_heavy));
        made.range = made.modifiers.back().range;
    }
    if (is_heavy) {
        made.modifiers.push_back(aggravated(of, tier, percent, is_light));
        made.range = is_light ? made.range : made.modifiers.back().range;
    }
}

std::string words_of(std::string_view when, const TierThen& tier) {
    return fmt::format(
        "{}（{}）基准{}：{}",
        when,
        domain::in_chinese(tier.day),
        tier.benchmark,
        range_words(tier.range)
    );
}

std::string line_of(std::string_view when, const Reckoning& made, const TierThen& tier) {
    return fmt::format(
        "{}时（{}）：基准{}“{}”阶次，{}{}{}",
        when,
        domain::in_chinese(tier.day),
        tier.benchmark,
        made.tier,
        tier.reckoned.empty() ? "" : tier.reckoned + "，为",
        range_words(tier.range),
        tier.statutory ? fmt::format("（法定幅度{}）", range_words(*tier.statutory)) : ""
    );
}

const Measures& measures_of(const Question& q) {
    static const Measures none;
    if (const auto* spot = q.states<DecidedOnSpot>()) {
        return spot->measures;
    }
    if (const auto* proposed = q.states<Proposed>()) {
        return proposed->measures;
    }
    return q.state.proposed ? q.state.proposed->act.measures : none;
}

// The decision on the spot, which measures for itself; null where there is none.
const DecidedOnSpot* spot_of(const State& state) {
    for (const auto& [step, taken] : state.last) {
        if (const auto* spot = std::get_if<DecidedOnSpot>(&taken.event.content)) {
            return spot;
        }
    }
    return nullptr;
}

Weighed weighed_as(std::string_view of, const Weighing& weighing) {
    return {of, domain::iso(weighing.on), reckon(weighing), in_words(weighing)};
}

// 行政处罚法 art. 33, in words; "" for what is punished.
std::string spared(const Weighing& of) {
    if (of.outcome.conclusion == kMinor) {
        return "违法行为轻微并及时改正，没有造成危害后果，不予行政处罚（行政处罚法第三十三条第一款"
               "）；"
               "对当事人进行教育";
    }
    if (of.outcome.conclusion != kFirstOffence) {
        return {};
    }
    const auto own = benchmarks_on(of, of.on);
    const auto listed = std::ranges::find_if(own, [](const Fields& one) {
        const auto* is_exempt = member(one, "is_first_offence_exempt").boolean();
        return is_exempt != nullptr && *is_exempt;
    });
    return fmt::format(
        "初次违法且危害后果轻微并及时改正，可以不予行政处罚（行政处罚法第三十三条第一款）{}；"
        "对当事人进行教育",
        listed == own.end() ? "" : fmt::format("，基准{}列入首违不罚", text_of(*listed, "code"))
    );
}

}  // namespace

std::optional<Reckoning> reckon(const Weighing& of) {
    if (of.outcome.conclusion != kPenalty || of.outcome.fine.fen == 0 ||
        of.outcome.benchmark.empty()) {
        return std::nullopt;
    }
    const auto ended = domain::day_of(of.of.act_ended_on);
    Reckoning made{
        .tier = of.outcome.tier,
        .day_name = of.day_name,
        .then = ended ? tier_on(of, *ended) : std::nullopt,
        .now = tier_on(of, of.on),
        .why = {},
        .modifiers = {},
        .range = {},
        .fine = of.outcome.fine};
    if (!made.then && !made.now) {
        return std::nullopt;
    }
    choose(made);
    modify(made, of);
    return made;
}

Weighing weighing_of(const Question& q, const Outcome& outcome) {
    const bool is_proposed = q.states<Proposed>() != nullptr;
    return {
        outcome,
        measures_of(q),
        q.state.opened,
        q.on,
        is_proposed ? kProposing : kDeciding,
        q.around};
}

std::vector<Weighed> weighed(const State& state, const Surroundings& around) {
    static const Measures none;
    std::vector<Weighed> all;
    const auto* proposed = state.proposed ? &state.proposed->act : nullptr;
    if (proposed != nullptr) {
        if (const auto day = domain::day_of(state.proposed->on)) {
            all.push_back(weighed_as(
                "proposed",
                {proposed->outcome, proposed->measures, state.opened, *day, kProposing, around}
            ));
        }
    }
    const auto* spot = spot_of(state);
    // What somebody else changed was not weighed here.
    if (const auto day = domain::day_of(state.decided_on); state.decided && !state.amended && day) {
        const auto& measures = spot != nullptr       ? spot->measures
                               : proposed != nullptr ? proposed->measures
                                                     : none;
        all.push_back(
            weighed_as("decided", {*state.decided, measures, state.opened, *day, kDeciding, around})
        );
    }
    std::erase_if(all, [](const Weighed& one) { return one.words.empty(); });
    return all;
}

std::optional<Weighed> weighed(const Question& question) {
    const auto* outcome = stated_outcome(question);
    if (outcome == nullptr) {
        return std::nullopt;
    }
    auto made = weighed_as("stated", weighing_of(question, *outcome));
    return made.words.empty() ? std::nullopt : std::optional(std::move(made));
}

std::string tiers_in_words(const Reckoning& made) {
    std::string words;
    if (made.then) {
        words += words_of("行为终了时", *made.then) + "；";
    }
    if (made.now) {
        words += words_of(fmt::format("{}时", made.day_name), *made.now) + "；";
    }
    if (made.then && made.now) {
        words += fmt::format("适用较轻的{}", range_words(made.applied().range));
    }
    for (const auto& modifier : made.modifiers) {
        words += fmt::format("；{}：{}", modifier.name, modifier.effect);
    }
    return words;
}

std::vector<std::string> in_words(const Weighing& of) {
    const auto made = reckon(of);
    if (!made) {
        auto words = spared(of);
        return words.empty() ? std::vector<std::string>{} : std::vector{std::move(words)};
    }
    std::vector<std::string> lines;
    if (made->then) {
        lines.push_back(line_of("行为终了", *made, *made->then));
    }
    if (made->now) {
        lines.push_back(line_of(made->day_name, *made, *made->now));
    }
    lines.push_back(fmt::format("从旧兼从轻（行政处罚法第三十七条）：{}", made->why));
    for (const auto& one : made->modifiers) {
        lines.push_back(fmt::format(
            "{}（{}）：{}；{}", one.name, one.article, fmt::join(one.grounds, "、"), one.effect
        ));
    }
    lines.push_back(fmt::format(
        "罚款{}，{}{}之内",
        yuan_words(made->fine),
        made->holds() ? "在" : "不在",
        range_words(made->range)
    ));
    return lines;
}

}  // namespace mingjing::case_file
