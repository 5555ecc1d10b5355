// Who reported a case (举报人), which no answer about the case holds: read by itself, by those who
// work on that very case, for a purpose the trail keeps. Law: 劳动保障监察条例 art. 9 (JC-03).

#include "api/case_parts.h"
#include "api/endpoint_groups.h"
#include "api/masking.h"
#include "desk/cases.h"

namespace mingjing::api {

namespace {

using identity::Action;

Fields secrets_of(const case_file::Opened& opened) {
    const auto content = case_file::write(opened);
    const auto& kind = *case_file::act_kind(case_file::Opened::kAct);
    Fields secrets;
    for (const auto& field : case_file::schema_of(kind, case_file::Of::record).fields) {
        if (field.is_secret && content.contains(field.key)) {
            secrets.emplace(field.key, member(content, field.key));
        }
    }
    return secrets;
}

Answer reveal_reporter(Call& call) {
    const auto asked = standing_case_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& [row, state] = *asked;
    const auto actor = call.actor();
    if (auto allowed = identity::may(
            call.definitions().roles, actor, Action::read_reporter, {.unit = row.unit}
        );
        !allowed) {
        return tl::unexpected(problem(allowed.error()));
    }
    if (!call.cases().handles(actor, state)) {
        return tl::unexpected(problem(domain::Refusal{
            .code = "not-permitted",
            .what =
                "您不是本案的承办人员，不能查看举报人信息；登记本案的人在确定承办人员以前可以查看",
            .article = "劳动保障监察条例第九条",
            .next = "需要联系举报人的，请由本案承办人员联系；您是承办人员的，请系统管理员在账号上"
                    "登记您的执法人员编号",
            .rule = "JC-03"}));
    }
    const auto purpose = purpose_said(text_of(call.body(), "purpose"));
    if (!purpose) {
        return tl::unexpected(purpose.error());
    }
    auto secrets = secrets_of(state.opened);
    if (secrets.empty()) {
        return tl::unexpected(not_found("举报人信息，本案没有登记或者已经删除"));
    }
    call.leave_trail("reveal", "cases/" + row.number, "done", "查看案件的举报人信息", *purpose);
    return Reply{.body = Fields{{"content", std::move(secrets)}}};
}

}  // namespace

std::vector<Endpoint> case_reporter_endpoints() {
    auto reveal = Group{"案件", Action::read_reporter}.post(
        "/api/v1/cases/{number}/reporter/revelations",
        "revealReporter",
        "查看案件的举报人信息，目的记入留痕",
        reveal_reporter
    );
    reveal.takes = Takes::json;
    reveal.body = shape::object({{"purpose", shape::text(200)}});
    reveal.answer = shape::object({{"content", shape::open_object()}});
    return {std::move(reveal)};
}

}  // namespace mingjing::api
