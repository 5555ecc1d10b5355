// Two views of one case: the flow chart of the procedure it runs by, with where it is; and what
// the system can tell its reviewer, element by element. The chart is laid out by domain alone.

#include <algorithm>
#include <set>

#include "api/case_parts.h"
#include "api/endpoint_groups.h"
#include "case_file/review_asked.h"
#include "domain/flow_chart.h"

namespace mingjing::api {

namespace {

using domain::FlowChart;
using identity::Action;

Fields area_json(const domain::Rectangle& area) {
    return {
        {"x", std::int64_t{area.x}},
        {"y", std::int64_t{area.y}},
        {"width", std::int64_t{area.width}},
        {"height", std::int64_t{area.height}}};
}

// Where the case has been, in any order, by what its steps left it at.
std::set<std::string> visited(const Call& call, const query::CaseRow& row) {
    const auto ledger = call.parts().ledger.lease();
    std::set<std::string> stages;
    for (const auto& step : query::steps_of(*ledger, row.id)) {
        stages.insert(step.stage);
    }
    return stages;
}

List boxes_json(const FlowChart& chart, const std::string& here, const std::set<std::string>& was) {
    List boxes;
    for (const auto& box : chart.boxes) {
        boxes.emplace_back(Fields{
            {"stage", box.stage},
            {"area", area_json(box.area)},
            {"lines", List(box.lines.begin(), box.lines.end())},
            {"note", box.note},
            {"is_end", box.is_end},
            {"is_here", box.stage == here},
            {"was_here", was.contains(box.stage)}});
    }
    return boxes;
}

List lines_json(const FlowChart& chart) {
    List lines;
    for (const auto& line : chart.lines) {
        List points;
        for (const auto& [x, y] : line.points) {
            points.emplace_back(Fields{{"x", std::int64_t{x}}, {"y", std::int64_t{y}}});
        }
        lines.emplace_back(Fields{
            {"from", line.from}, {"to", line.to}, {"points", std::move(points)}});
    }
    return lines;
}

Answer get_chart(Call& call) {
    const auto asked = standing_case_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& [row, state] = *asked;
    const auto chart = domain::flow_chart(call.cases().procedure_of(state));
    List lanes;
    for (const auto& lane : chart.lanes) {
        lanes.emplace_back(Fields{{"name", lane.name}, {"area", area_json(lane.area)}});
    }
    List labels;
    for (const auto& label : chart.labels) {
        labels.emplace_back(Fields{{"text", label.text}, {"area", area_json(label.area)}});
    }
    return Reply{
        .body = Fields{
            {"width", std::int64_t{chart.width}},
            {"height", std::int64_t{chart.height}},
            {"head_height", std::int64_t{chart.head_height}},
            {"lanes", std::move(lanes)},
            {"boxes", boxes_json(chart, row.stage, visited(call, row))},
            {"lines", lines_json(chart)},
            {"labels", std::move(labels)}}};
}

// `is_shown`: the reason somebody wrote is for whoever works on the case.
Fields check_json(const case_file::Check& check, bool is_shown) {
    Fields body{
        {"key", check.key},
        {"name", check.name},
        {"rule", check.rule},
        {"holds", !check.why},
        {"title", check.why ? check.why->what : std::string{}},
        {"article", check.why ? check.why->article : std::string{}},
        {"next", check.why ? check.why->next : std::string{}},
        {"on", check.on},
        {"reason", is_shown ? check.reason : std::string{}}};
    return body;
}

List points_json(const Fields& element, std::string_view category) {
    List points;
    for (const auto* point : case_file::points_of(element, category)) {
        const auto* standard = member(*point, "standard").list();
        const auto* evidence = member(*point, "evidence").list();
        points.emplace_back(Fields{
            {"point", text_of(*point, "point")},
            {"standard", standard == nullptr ? List{} : *standard},
            {"evidence", evidence == nullptr ? List{} : *evidence},
            {"on_failure", text_of(*point, "on_failure")}});
    }
    return points;
}

List citable_json(const std::vector<case_file::Citable>& all) {
    List citable;
    for (const auto& one : all) {
        citable.emplace_back(Fields{
            {"name", one.name},
            {"kind", one.kind},
            {"has_pages", one.has_pages},
            {"pages", one.pages}});
    }
    return citable;
}

List keys_for(const std::vector<case_file::Check>& checks, std::string_view element) {
    const auto names = [&](std::string_view word) {
        return !word.empty() && element.find(word) != std::string_view::npos;
    };
    List keys;
    for (const auto& check : checks) {
        if (names(check.word) || names(check.also)) {
            keys.emplace_back(check.key);
        }
    }
    return keys;
}

std::int64_t number_of(const Fields& element) {
    const auto* number = member(element, "number").integer();
    return number == nullptr ? 0 : *number;
}

Answer get_checks(Call& call) {
    const auto asked = standing_case_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& [row, state] = *asked;
    auto cases = call.cases();
    const auto subject = call.parameter("subject");
    const auto found = cases.checks(call.actor(), state, subject);
    const auto& procedure = cases.procedure_of(state);
    const auto category = case_file::reviewed_category(procedure, subject);
    const bool is_shown = works_on(call, row.unit);
    List checks;
    for (const auto& check : found) {
        checks.emplace_back(check_json(check, is_shown));
    }
    auto entries = case_file::elements_asked(cases.entries("review_elements"), procedure, subject);
    std::ranges::sort(entries, {}, number_of);
    List elements;
    for (const auto& element : entries) {
        elements.emplace_back(Fields{
            {"number", number_of(element)},
            {"element", text_of(element, "element")},
            {"must_be_cited", case_file::must_be_cited(element, category)},
            {"points", points_json(element, category)},
            {"checks", keys_for(found, text_of(element, "element"))}});
    }
    return Reply{
        .body =
            Fields{
                {"checks", std::move(checks)},
                {"elements", std::move(elements)},
                {"citable", citable_json(cases.citable(state))}},
        .etag = etag_of(row)};
}

// Why-not of the steps further ahead: before the case comes there, what each still waits for.
Answer get_ahead(Call& call) {
    const auto asked = standing_case_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& [row, state] = *asked;
    auto cases = call.cases();
    const auto& procedure = cases.procedure_of(state);
    List steps;
    for (const auto& one : cases.steps_ahead(call.actor(), state)) {
        const auto* lane = procedure.lane(one.step->by);
        const auto* from = procedure.stage(one.step->from);
        const auto* to = procedure.stage(one.step->to);
        steps.emplace_back(Fields{
            {"step", one.step->key},
            {"name", one.step->name},
            {"act", one.step->act},
            {"basis", one.step->basis},
            {"by", lane == nullptr ? one.step->by : lane->name},
            {"from", from == nullptr ? std::string{} : from->name},
            {"to", to == nullptr ? std::string{} : to->name},
            {"is_duty", one.is_duty},
            {"unmet", unmet_json(call, procedure, one.unmet)}});
    }
    return Reply{.body = Fields{{"steps", std::move(steps)}}, .etag = etag_of(row)};
}

Shape ahead_shape() {
    const auto word = shape::text(1000);
    return shape::object(
        {{"steps",
          shape::list(shape::object({
              {"step", word},
              {"name", word},
              {"act", word},
              {"basis", word},
              {"by", shape::described(word, "由谁办理")},
              {"from", shape::described(word, "在哪个环节办理")},
              {"to", shape::described(word, "办理后进入的环节")},
              {"is_duty", shape::described(shape::flag(), "是不是调用者的职责")},
              {"unmet", shape::list(unmet_shape())},
          }))}}
    );
}

Shape chart_shape() {
    const auto word = shape::text(200);
    const auto size = shape::whole(-1'000'000, 1'000'000);
    const auto area = shape::object({{"x", size}, {"y", size}, {"width", size}, {"height", size}});
    return shape::object({
        {"width", size},
        {"height", size},
        {"head_height", size},
        {"lanes", shape::list(shape::object({{"name", word}, {"area", area}}))},
        {"boxes",
         shape::list(shape::object({
             {"stage", word},
             {"area", area},
             {"lines", shape::list(word)},
             {"note", word},
             {"is_end", shape::flag()},
             {"is_here", shape::described(shape::flag(), "案件现在的环节")},
             {"was_here", shape::described(shape::flag(), "案件到过的环节")},
         }))},
        {"lines",
         shape::list(shape::object({
             {"from", word},
             {"to", word},
             {"points", shape::list(shape::object({{"x", size}, {"y", size}}))},
         }))},
        {"labels", shape::list(shape::object({{"text", word}, {"area", area}}))},
    });
}

Shape checks_shape() {
    const auto word = shape::text(1000);
    return shape::object({
        {"checks",
         shape::list(shape::object({
             {"key", word},
             {"name", word},
             {"rule", word},
             {"holds", shape::flag()},
             {"title", shape::described(word, "不符合的，是什么")},
             {"article", word},
             {"next", word},
             {"on", shape::described(word, "哪一天不符合；空的是今天")},
             {"reason", shape::described(word, "办理时写明的理由")},
         }))},
        {"elements",
         shape::list(shape::object({
             {"number", shape::whole(0, 999)},
             {"element", word},
             {"must_be_cited", shape::described(shape::flag(), "通过的应当引用案卷材料")},
             {"points",
              shape::list(shape::object({
                  {"point", word},
                  {"standard", shape::list(shape::open_object())},
                  {"evidence", shape::list(word)},
                  {"on_failure", word},
              }))},
             {"checks", shape::described(shape::list(word), "属于这一要素的系统核对")},
         }))},
        {"citable",
         shape::described(
             shape::list(shape::object({
                 {"name", shape::described(word, "引用时的写法；有页码的后接“，第3页”")},
                 {"kind", shape::described(word, "证据、文书、办理记录")},
                 {"has_pages", shape::flag()},
                 {"pages", shape::described(shape::whole(0, 1'000'000), "0是没有计数")},
             })),
             "本案可以引用的材料"
         )},
    });
}

}  // namespace

std::vector<Endpoint> case_view_endpoints() {
    const Group group{"案件", Action::see};
    auto chart = group.get(
        "/api/v1/cases/{number}/chart", "getCaseChart", "案件的流程图，现在在哪个环节", get_chart
    );
    chart.answer = chart_shape();
    auto checks = group.get(
        "/api/v1/cases/{number}/checks",
        "getCaseChecks",
        "法制审核要素，和系统按门控逐项核对的结果",
        get_checks
    );
    checks.query = {{"subject", shape::text(64), "决定以外的行为的审核：送审的行为；不写的是决定"}};
    checks.answer = checks_shape();
    auto ahead = group.get(
        "/api/v1/cases/{number}/ahead",
        "getCaseAhead",
        "以后各环节的步骤，每一步还缺什么、由什么补齐",
        get_ahead
    );
    ahead.answer = ahead_shape();
    return {std::move(chart), std::move(checks), std::move(ahead)};
}

}  // namespace mingjing::api
