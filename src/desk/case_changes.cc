#include "desk/case_changes.h"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "case_file/migration.h"
#include "desk/entry_plan.h"
#include "domain/day.h"
#include "domain/parts.h"
#include "ledger/ledger.h"
#include "record/case_codec.h"

namespace mingjing::desk {

namespace {

using domain::Refusal;

tl::unexpected<Refusal> no_such_case() {
    return refuse("no-such-case", "没有这个案件", "请核对案件编号");
}

// The values in the records that go by these names; `unknown` keeps the names nothing has.
std::vector<Erasure> values_called(
    const std::vector<ledger::Record>& records,
    const std::vector<std::string>& fields,
    std::set<std::string>& unknown
) {
    std::vector<Erasure> erasures;
    for (const auto& record : records) {
        Erasure erasure{.position = record.position, .fields = {}};
        for (const auto& [name, value] : record.personal) {
            for (const auto& field : fields) {
                if (value.value && domain::is_called(name, field)) {
                    erasure.fields.push_back(name);
                    unknown.erase(field);
                    break;
                }
            }
        }
        if (!erasure.fields.empty()) {
            erasures.push_back(std::move(erasure));
        }
    }
    return erasures;
}

case_file::Event erased(
    const case_file::State& state,
    const std::vector<Erasure>& erasures,
    const EraseOfCase& erase,
    std::chrono::sys_days today
) {
    List positions;
    for (const auto& erasure : erasures) {
        positions.emplace_back(static_cast<std::int64_t>(erasure.position));
    }
    return {
        .step = std::string(case_file::ValuesErased::kAct),
        .stage = state.stage,
        .is_over = state.is_over,
        .on = domain::iso(today),
        .begun = {},
        .met = {},
        .stopped = {},
        .excused = {},
        .content = case_file::ValuesErased{
            .positions = std::move(positions), .fields = erase.fields, .basis = erase.basis}};
}

}  // namespace

tl::expected<Plan, Refusal> plan_erasure(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const identity::Actor& actor,
    const EraseOfCase& erase,
    std::chrono::sys_days today
) {
    const auto records = ledger::read_stream(connection, erase.stream);
    const auto state = record::replay_case(records);
    if (!state.is_opened()) {
        return no_such_case();
    }
    const auto allowed = identity::may(
        definitions.roles, actor, identity::Action::erase, {.unit = state.opened.unit}
    );
    if (!allowed) {
        return tl::unexpected(allowed.error());
    }
    if (erase.basis.empty()) {
        return refuse("basis-missing", "删除个人信息没有写明依据", "请写明法律依据或者本人的申请");
    }
    std::set<std::string> unknown(erase.fields.begin(), erase.fields.end());
    auto erasures = values_called(records, erase.fields, unknown);
    if (erase.fields.empty() || !unknown.empty()) {
        return refuse(
            "nothing-to-erase",
            fmt::format(
                "这个案件没有可删除的项目“{}”", unknown.empty() ? std::string{} : *unknown.begin()
            ),
            "请核对项目；事实部分依法保存，不能删除"
        );
    }
    if (erase.expected_version && *erase.expected_version != records.size()) {
        return refuse(
            "changed-meanwhile", "在您办理期间，这个案件已有新的进展", "请刷新后按最新情况办理"
        );
    }
    Writing writing{
        .stream = erase.stream,
        .version = records.size(),
        .events = {erased(state, erasures, erase, today)},
        .erasures = std::move(erasures)};
    return Plan{std::move(writing)};
}

tl::expected<Plan, Refusal> plan_migration(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const MigrateCase& migrate,
    std::chrono::sys_days today
) {
    const auto records = ledger::read_stream(connection, migrate.stream);
    const auto state = record::replay_case(records);
    const auto* current = definitions.procedure(state.opened.procedure);
    if (!state.is_opened() || current == nullptr) {
        return no_such_case();
    }
    if (migrate.basis.empty()) {
        return refuse("basis-missing", "适用新的程序没有写明依据", "请写明新程序施行的依据");
    }
    auto decision = case_file::migrate(state, *current, domain::iso(today), migrate.basis);
    if (!decision) {
        return tl::unexpected(std::move(decision.error()));
    }
    if (decision->empty()) {
        return Plan{};
    }
    Writing writing{
        .stream = migrate.stream,
        .version = records.size(),
        .events = {std::move(decision->front())},
        .erasures = {}};
    return Plan{std::move(writing)};
}

}  // namespace mingjing::desk
