// A case's result on its way to the public: a draft of the register of results, prepared from
// what the case recorded. From there it goes the way of every entry, reviewed by its chain.

#include "api/case_parts.h"
#include "api/draft_parts.h"
#include "api/endpoint_groups.h"
#include "api/register_parts.h"
#include "domain/entry_key.h"
#include "domain/schema.h"
#include "drafts/drafts.h"
#include "query/office.h"

namespace mingjing::api {

namespace {

std::optional<Problem> not_to_be_called(std::string_view key) {
    const auto fault = key.empty() ? std::string_view("请填写决定文书号") : domain::unusable(key);
    return fault.empty() ? std::nullopt
                         : std::optional(bad_request({{"number", std::string(fault)}}));
}

Answer prepare_result(Call& call) {
    const auto* schema = call.definitions().find(domain::kResults);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这个案件"));
    }
    const auto asked = standing_case_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& [row, state] = *asked;
    // Whoever handles the case prepares it; a draft of their unit, for whoever compiles there.
    if (auto allowed = identity::may(
            call.definitions().roles,
            call.actor(),
            identity::Action::handle,
            {.unit = row.unit, .register_key = domain::kResults}
        );
        !allowed) {
        return tl::unexpected(problem(allowed.error()));
    }
    auto content = call.cases().result(
        state, row.stream, {text_of(call.body(), "number"), text_of(call.body(), "made_elsewhere")}
    );
    if (!content) {
        return tl::unexpected(problem(content.error()));
    }
    const auto& account = call.account();
    auto draft = drafts::draft_of(
        *schema, std::move(*content), "案件" + state.opened.number, account.id, row.unit, call.now()
    );
    if (auto no = not_to_be_called(draft.key)) {
        return tl::unexpected(std::move(*no));
    }
    auto created = create_draft_of(call, *schema, std::move(draft));
    if (!created) {
        return tl::unexpected(std::move(created.error()));
    }
    return reply_with(call, *schema, *created, 201);
}

// What the case in the path recorded of 履行情况 and what the public reads; nothing where nothing
// of it is public.
tl::expected<std::optional<desk::PerformanceShown>, Problem> performance_asked(Call& call) {
    const auto asked = standing_case_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    return call.cases().performance(asked->state, asked->row.stream);
}

// Where the revision that would tell it is already: "draft", "review"; "" where there is none.
std::string_view under_way(const Call& call, std::string_view result) {
    {
        const auto work = call.parts().work.lease();
        if (drafts::find(*work, domain::kResults, result)) {
            return "draft";
        }
    }
    const auto ledger = call.parts().ledger.lease();
    const auto entry = query::office_entry(*ledger, domain::kResults, result);
    const bool is_under_review = entry && (entry->stage == query::EntryStage::submitted ||
                                           entry->stage == query::EntryStage::approved);
    return is_under_review ? "review" : "";
}

Answer get_performance(Call& call) {
    const auto found = performance_asked(call);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto now = found->value_or(desk::PerformanceShown{});
    return Reply{
        .body = Fields{
            {"result", now.result},
            {"recorded", now.recorded.status},
            {"recorded_on", now.recorded.on},
            {"shown", now.shown.status},
            {"shown_on", now.shown.on},
            {"is_behind", now.is_behind()},
            {"under_way", now.is_behind() ? under_way(call, now.result) : ""}}};
}

Problem not_behind(std::string what, std::string next) {
    return problem(domain::Refusal{
        .code = "performance-not-behind",
        .what = std::move(what),
        .article = "国办发〔2018〕118号（六）",
        .next = std::move(next),
        .rule = "GS-01"});
}

// A revision of what is public, with nothing changed but how it is performed: it goes the way of
// every entry, reviewed by its chain.
Answer update_performance(Call& call) {
    const auto found = performance_asked(call);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto& now = *found;
    if (!now) {
        return tl::unexpected(not_behind(
            "本案没有可以更新履行情况的公示结果",
            "请先公示结果并办理公示这一步；决定变更、撤销的，先更正或者撤回公示"
        ));
    }
    if (now->recorded.status.empty()) {
        return tl::unexpected(
            not_behind("本案还没有登记履行情况", "请先在案件里登记履行、催告或者申请强制执行")
        );
    }
    if (!now->is_behind()) {
        return tl::unexpected(not_behind(
            "公示的履行情况是“" + now->shown.status + "”，不用按案件登记更新",
            "写错了的，请更正这一条公示"
        ));
    }
    const auto& day = now->recorded.on;
    const auto begun = call.acts().begin_change(
        call.actor(),
        domain::kResults,
        now->result,
        {{"performance", now->recorded.status},
         {"performed_on", day.empty() ? Value{} : Value(day)}},
        "更新履行情况"
    );
    if (!begun) {
        return tl::unexpected(problem(begun.error()));
    }
    return reply_with(
        call, *call.definitions().find(domain::kResults), begun->draft, begun->is_new ? 201 : 200
    );
}

}  // namespace

std::vector<Endpoint> case_result_endpoints() {
    auto result = Group{"案件", identity::Action::handle}.post(
        "/api/v1/cases/{number}/result",
        "prepareResult",
        "由案件生成公示结果的草稿，个人信息已遮盖，按公示办法审核后公示",
        prepare_result
    );
    result.takes = Takes::json;
    result.body = shape::object(
        {{"number",
          shape::described(shape::text(200), "决定文书号；本系统出具的取自决定书，不用写"),
          false},
         {"made_elsewhere",
          shape::described(shape::text(500), "决定书在系统外制作、文号由人填写的理由"),
          false}}
    );
    result.is_command = true;
    result.status = 201;
    result.answer = shape::named("Draft");
    auto shown = Group{"案件", identity::Action::see}.get(
        "/api/v1/cases/{number}/performance",
        "getPerformance",
        "履行情况：案件登记的和公众看到的",
        get_performance
    );
    const auto word = shape::text(200);
    shown.answer = shape::object(
        {{"result", shape::described(word, "正在公示的结果的决定文书号；没有公示的为空")},
         {"recorded", shape::described(word, "案件登记的履行情况；还没有的为空")},
         {"recorded_on", word},
         {"shown", shape::described(word, "公众看到的履行情况")},
         {"shown_on", word},
         {"is_behind", shape::flag()},
         {"under_way",
          shape::described(
              shape::choice({"", "draft", "review"}), "更新它的草稿已经有了，或者正在审核"
          )}}
    );
    // Whoever compiles the register of results in the case's unit.
    auto update = Group{"案件", identity::Action::draft}.post(
        "/api/v1/cases/{number}/performance",
        "updatePerformance",
        "按案件登记的履行情况，生成更新公示的草稿，经审核后公示",
        update_performance
    );
    update.is_command = true;
    update.status = 201;
    update.status_if_there = 200;
    update.answer = shape::named("Draft");
    return {std::move(result), std::move(shown), std::move(update)};
}

}  // namespace mingjing::api
