// The registers: which there are, how full each is, and the schema its forms are made from.

#include <map>

#include "api/call.h"
#include "api/endpoint_groups.h"
#include "api/register_parts.h"
#include "api/schema_json.h"
#include "api/sight.h"
#include "drafts/browse.h"
#include "query/office.h"

namespace mingjing::api {

namespace {

Answer list_registers(Call& call) {
    std::map<std::string, query::StageCounts, std::less<>> counts;
    {
        const auto ledger = call.parts().ledger.lease();
        for (auto& one : query::stage_counts(*ledger, sight_of(call))) {
            counts.emplace(one.register_key, one);
        }
    }
    const auto drafts = [&] {
        const auto work = call.parts().work.lease();
        return drafts::counts(*work, sight_of(call));
    }();
    List registers;
    for (const auto& schema : call.definitions().registers) {
        const auto& of = counts[schema.key];
        const auto drafted = drafts.find(schema.key);
        registers.emplace_back(Fields{
            {"key", schema.key},
            {"name", schema.name},
            {"group", schema.group},
            {"is_open", schema.audience == domain::Audience::open},
            {"drafts", drafted == drafts.end() ? std::int64_t{0} : drafted->second},
            {"submitted", static_cast<std::int64_t>(of.submitted)},
            {"approved", static_cast<std::int64_t>(of.approved)},
            {"returned", static_cast<std::int64_t>(of.returned)},
            {"published", static_cast<std::int64_t>(of.published)},
            {"withdrawn", static_cast<std::int64_t>(of.withdrawn)},
        });
    }
    return Reply{.body = Fields{{"registers", std::move(registers)}}};
}

Answer get_register(Call& call) {
    const auto& schema = call.schema();
    auto body = to_json(schema);
    List chain;
    const auto* rule = call.definitions().rule_for(schema.key);
    if (rule != nullptr) {
        for (const auto& role : rule->reviewers) {
            chain.emplace_back(Fields{{"role", role}, {"name", role_name(call, role)}});
        }
    }
    body.emplace("reviewers", std::move(chain));
    body.emplace("external_approval", rule == nullptr ? "" : rule->external_approval);
    return Reply{.body = std::move(body)};
}

}  // namespace

std::vector<Endpoint> register_endpoints() {
    const auto word = shape::text(200);
    const auto count = shape::whole(0, 9'007'199'254'740'991);
    Endpoint list{
        .path = "/api/v1/registers",
        .id = "listRegisters",
        .group = "清单",
        .summary = "各张清单，各阶段的条数",
        .action = identity::Action::see,
        .answer = shape::object({{"registers", shape::list(shape::named("RegisterSummary"))}}),
        .handle = list_registers};
    Endpoint one{
        .path = "/api/v1/registers/{register}",
        .id = "getRegister",
        .group = "清单",
        .summary = "一张清单的字段和审核顺序",
        .action = identity::Action::see,
        .answer = shape::named("Schema"),
        .handle = get_register};
    return {std::move(list), std::move(one)};
}

}  // namespace mingjing::api
