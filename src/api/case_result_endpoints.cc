// A case's result on its way to the public: a draft of the register of results, prepared from
// what the case recorded. From there it goes the way of every entry, reviewed by its chain.

#include "api/case_parts.h"
#include "api/draft_parts.h"
#include "api/endpoint_groups.h"
#include "api/register_parts.h"
#include "api/sight.h"
#include "domain/entry_key.h"

namespace mingjing::api {

namespace {

constexpr std::string_view kResults = "results";

std::optional<Problem> not_to_be_called(std::string_view key) {
    const auto fault = key.empty() ? std::string_view("请填写决定文书号") : domain::unusable(key);
    return fault.empty() ? std::nullopt
                         : std::optional(bad_request({{"number", std::string(fault)}}));
}

Answer prepare_result(Call& call) {
    const auto* schema = call.definitions().find(kResults);
    const auto row = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::case_numbered(*ledger, call.name("number"));
    }();
    if (!row || schema == nullptr) {
        return tl::unexpected(not_found("这个案件"));
    }
    if (auto away = beyond_sight(call, row->unit)) {
        return tl::unexpected(std::move(*away));
    }
    // Whoever handles the case prepares it; a draft of their unit, for whoever compiles there.
    if (auto allowed = identity::may(
            call.definitions().roles,
            call.actor(),
            identity::Action::handle,
            {.unit = row->unit, .register_key = kResults}
        );
        !allowed) {
        return tl::unexpected(problem(allowed.error()));
    }
    auto cases = call.cases();
    const auto state = cases.state(row->stream);
    if (!state) {
        return tl::unexpected(not_found("这个案件"));
    }
    auto content = cases.result(
        *state,
        row->stream,
        {text_of(call.body(), "number"), text_of(call.body(), "made_elsewhere")}
    );
    if (!content) {
        return tl::unexpected(problem(content.error()));
    }
    const auto& account = call.account();
    auto draft = drafts::draft_of(
        *schema,
        std::move(*content),
        "案件" + state->opened.number,
        account.id,
        row->unit,
        call.now()
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
    return {std::move(result)};
}

}  // namespace mingjing::api
