// 裁量过程 of a case: of what was proposed and of what was decided, each on its day, computed by
// what its gate asks.

#include "api/case_parts.h"
#include "api/endpoint_groups.h"
#include "api/reckoning_json.h"
#include "domain/day.h"

namespace mingjing::api {

namespace {

using identity::Action;

Fields range_json(const case_file::Range& range) {
    return {
        {"minimum", case_file::yuan(range.minimum)},
        {"maximum", case_file::yuan(range.maximum)},
        {"text", case_file::range_words(range)}};
}

Fields tier_json(const case_file::TierThen& tier) {
    return {
        {"on", domain::iso(tier.day)},
        {"benchmark", tier.benchmark},
        {"range", range_json(tier.range)},
        {"statutory", tier.statutory ? case_file::range_words(*tier.statutory) : std::string{}},
        {"reckoned", tier.reckoned}};
}

Fields modifier_json(const case_file::Modifier& modifier) {
    return {
        {"name", modifier.name},
        {"grounds", List(modifier.grounds.begin(), modifier.grounds.end())},
        {"article", modifier.article},
        {"effect", modifier.effect},
        {"range", range_json(modifier.range)}};
}

Answer get_reckoning(Call& call) {
    const auto asked = standing_case_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    List all;
    for (const auto& one : call.cases().weighed(asked->state)) {
        all.emplace_back(to_json(one));
    }
    return Reply{.body = Fields{{"reckonings", std::move(all)}}, .etag = etag_of(asked->row)};
}

}  // namespace

Fields to_json(const case_file::Weighed& weighed) {
    Fields body{
        {"of", weighed.of},
        {"on", weighed.on},
        {"words", List(weighed.words.begin(), weighed.words.end())}};
    if (const auto& made = weighed.reckoning) {
        List modifiers;
        for (const auto& one : made->modifiers) {
            modifiers.emplace_back(modifier_json(one));
        }
        body.merge(Fields{
            {"tier", made->tier},
            {"fine", case_file::yuan(made->fine)},
            {"range", range_json(made->range)},
            {"holds", made->holds()},
            {"applies", made->is_old ? "then" : "now"},
            {"why", made->why},
            {"modifiers", std::move(modifiers)}});
        if (made->then) {
            body.emplace("then", tier_json(*made->then));
        }
        if (made->now) {
            body.emplace("now", tier_json(*made->now));
        }
    }
    return body;
}

Shape reckoning_shape() {
    const auto word = shape::text(1000);
    const auto range = shape::object({{"minimum", word}, {"maximum", word}, {"text", word}});
    const auto tier = shape::object({
        {"on", shape::day()},
        {"benchmark", word},
        {"range", range},
        {"statutory", shape::described(word, "法定幅度；基准没有写明的为空")},
        {"reckoned", shape::described(word, "怎样折算；直接规定数额的为空")},
    });
    return shape::object({
        {"of", shape::choice({"proposed", "decided", "stated"})},
        {"on", shape::day()},
        {"words", shape::described(shape::list(word), "裁量过程，一行一步")},
        {"tier", word, false},
        {"fine", word, false},
        {"range", shape::described(range, "从轻、减轻、从重以后的幅度"), false},
        {"holds", shape::described(shape::flag(), "罚款在幅度之内"), false},
        {"applies",
         shape::described(shape::choice({"then", "now"}), "从旧兼从轻，适用哪一日的"),
         false},
        {"why", word, false},
        {"then", shape::described(tier, "违法行为终了之日的"), false},
        {"now", shape::described(tier, "作出决定、提出建议之日的"), false},
        {"modifiers",
         shape::list(shape::object({
             {"name", word},
             {"grounds", shape::list(word)},
             {"article", word},
             {"effect", word},
             {"range", range},
         })),
         false},
    });
}

std::vector<Endpoint> case_reckoning_endpoints() {
    const Group group{"案件", Action::see};
    auto reckoning = group.get(
        "/api/v1/cases/{number}/reckoning",
        "getCaseReckoning",
        "处理建议、决定的裁量过程：两日的阶次、从旧兼从轻、从轻减轻从重、数额",
        get_reckoning
    );
    reckoning.answer = shape::object({{"reckonings", shape::list(reckoning_shape())}});
    return {std::move(reckoning)};
}

}  // namespace mingjing::api
