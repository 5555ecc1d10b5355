// Of what case_parts.cc tells.

#include "api/case_links.h"
#include "api/case_parts.h"

namespace mingjing::api {

Shape procedure_shape() {
    const auto word = shape::text(200);
    return shape::object({
        {"key", word},
        {"name", word},
        {"category", word},
        {"about", shape::text(1000)},
        {"stages",
         shape::list(shape::object(
             {{"key", word},
              {"name", word},
              {"is_end", shape::flag()},
              {"is_lead", shape::described(shape::flag(), "在立案、受理之前")}}
         ))},
        {"opening", shape::named("Schema")},
    });
}

Shape unmet_shape() {
    const auto word = shape::text(1000);
    return shape::object({
        {"gate", shape::described(word, "门控；空的不是门控，是日期、环节不对")},
        {"warns", shape::described(shape::flag(), "写明理由可以办理")},
        {"code", word},
        {"title", word},
        {"next", word},
        {"article", word, false},
        {"rule", word, false},
        {"supplied_by",
         shape::described(
             shape::list(shape::object({
                 {"kind",
                  shape::choice({"step", "form", "register", "paper", "person", "time", "way"})},
                 {"key", shape::described(word, "步骤、清单；其他的为空")},
                 {"name", word},
             })),
             "缺少的由什么补齐：本程序的步骤、本步骤的表单、清单、文书、其他人员、期间届满、别的走"
             "法"
         )},
    });
}

Shape case_row_shape() {
    const auto word = shape::text(400);
    return shape::object({
        {"number", word},
        {"procedure", word},
        {"procedure_name", word},
        {"item", word},
        {"item_name", word},
        {"unit", word},
        {"source", word},
        {"party", word},
        {"stage", word},
        {"stage_name", word},
        {"holder", shape::described(word, "现在由谁办理；结案的为空")},
        {"is_over", shape::flag()},
        {"opened_on", word},
        {"moved_on", word},
        {"next_due", shape::described(word, "正在计算的期限中最先届满的一天")},
        {"reviewer",
         shape::described(word, "法制审核由谁办理，按行政执法证件编号；没有确定的为空")},
        {"version", shape::described(word, "办理时写在If-Match里")},
    });
}

namespace {

Shape steps_shape() {
    const auto word = shape::text(1000);
    return shape::list(shape::object({
        {"position", shape::whole(0, 9'007'199'254'740'991)},
        {"step", word},
        {"name", word},
        {"act", word},
        {"stage", word},
        {"on", word},
        {"by", word},
        {"recorded_at", word},
        {"duty", shape::described(word, "由哪种职责办理：handle、examine、decide")},
        {"begun", shape::described(shape::list(word), "由这一步开始计算的期限")},
        {"met", shape::described(shape::list(word), "由这一步办结的期限")},
        {"stopped", shape::described(shape::list(word), "随案件结束停止的期限")},
        {"excused", shape::list(shape::object({{"gate", word}, {"rule", word}, {"reason", word}}))},
        {"content", shape::open_object()},
    }));
}

}  // namespace

Shape case_shape() {
    const auto word = shape::text(1000);
    auto properties = std::vector<Property>{
        {"number", word},
        {"procedure", word},
        {"procedure_name", word},
        {"item", word},
        {"item_name", word},
        {"unit", word},
        {"source", word},
        {"party", word},
        {"stage", word},
        {"stage_name", word},
        {"holder", shape::described(word, "现在由谁办理；结案的为空")},
        {"is_over", shape::flag()},
        {"opened_on", word},
        {"moved_on", word},
        {"next_due", word},
        {"reviewer", word},
        {"version", word},
        {"steps", steps_shape()},
        {"clocks",
         shape::list(shape::object({
             {"limit", word},
             {"name", word},
             {"period", word},
             {"basis", word},
             {"is_notice", shape::described(shape::flag(), "至少经过这么久，不是最多")},
             {"started_on", word},
             {"met_on", word},
             {"due_on", word},
             {"is_extended", shape::flag()},
             {"stopped_on",
              shape::described(word, "随案件办结而停止，或者所审核的行为不再办理，没有办到")},
             {"is_paused", shape::described(shape::flag(), "正在扣除，恢复以前没有届满日")},
             {"is_late", shape::flag()},
         }))},
        {"next",
         shape::list(shape::object({
             {"step", word},
             {"name", word},
             {"act", word},
             {"basis", word},
             {"by", shape::described(word, "由谁办理")},
             {"leads_on", shape::described(shape::flag(), "办理后进入另一个环节")},
             {"to", shape::described(word, "办理后进入的环节")},
             {"is_duty", shape::described(shape::flag(), "是不是调用者的职责")},
             {"unmet", shape::list(unmet_shape())},
             {"form", shape::named("Schema")},
         }))},
        {"surcharge", shape::described(word, "逾期不缴纳罚款至今应当加处多少；没有逾期的为空")},
        {"people", shape::described(word, "现在可以办理下一步的人员，最多三名")},
        {"officers", shape::list(shape::object({{"number", word}, {"name", word}}))},
        {"is_shown", shape::described(shape::flag(), "个人信息是否显示给调用者")},
    };
    for (auto& link : link_properties()) {
        properties.push_back(std::move(link));
    }
    return shape::object(properties);
}

}  // namespace mingjing::api
