#include "desk/case_changes.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "case_file/migration.h"
#include "desk/entry_plan.h"
#include "domain/day.h"
#include "domain/parts.h"
#include "ledger/ledger.h"
#include "query/instruments.h"
#include "query/sign_offs.h"
#include "record/case_codec.h"
#include "record/instrument_codec.h"
#include "record/sign_off_codec.h"

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

using DefinitionFiles = std::vector<std::pair<std::string, std::string>>;  // name, digest

// Whether the instrument's value of that name is, or holds, the case's value called so. By
// another definition than today's nobody can tell: then it is.
bool is_taken_as(
    const domain::InstrumentKind* kind,
    const DefinitionFiles& files,
    std::string_view name,
    std::string_view field
) {
    if (domain::is_called(name, field) || kind == nullptr || kind->files != files) {
        return true;
    }
    const auto one = std::ranges::find_if(kind->fields, [&](const auto& taken) {
        return taken.field.key == name;
    });
    if (one == kind->fields.end() || !one->taken) {
        return false;
    }
    const auto is_child = std::ranges::any_of(one->field.children, [&](const auto& child) {
        return child.key == field;
    });
    return one->taken->field == field || (one->taken->field.empty() && is_child);
}

// Whether what the record keeps apart is of a paper's form: why one was voided or sent back, and
// who signed a copy of it, no case gave.
bool states_paper(const ledger::Record& record) {
    const auto of_instrument = record::decode_instrument(record);
    const auto of_sign_off = record::decode_sign_off(record);
    return (of_instrument && std::holds_alternative<domain::instrument::Numbered>(*of_instrument)
           ) ||
           (of_sign_off && std::holds_alternative<domain::sign_off::Sent>(*of_sign_off));
}

// What the case's instruments took of these, and what was stated in them by these names.
void add_of_instrument(
    const std::vector<ledger::Record>& records,
    const domain::InstrumentKind* kind,
    const DefinitionFiles& files,
    const std::vector<std::string>& fields,
    std::set<std::string>& unknown,
    std::vector<Erasure>& erasures
) {
    for (const auto& record : records) {
        Erasure erasure{.position = record.position, .fields = {}};
        const bool is_paper = states_paper(record);
        for (const auto& [name, value] : record.personal) {
            for (const auto& field : fields) {
                const bool is_so = is_paper ? is_taken_as(kind, files, name, field)
                                            : domain::is_called(name, field);
                if (value.value && is_so) {
                    erasure.fields.push_back(name);
                    if (domain::is_called(name, field)) {
                        unknown.erase(field);
                    }
                    break;
                }
            }
        }
        if (!erasure.fields.empty()) {
            erasures.push_back(std::move(erasure));
        }
    }
}

// The number of one that is being made: its bytes still need what would be erased.
std::optional<std::string> add_of_instruments(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const EraseOfCase& erase,
    std::set<std::string>& unknown,
    std::vector<Erasure>& erasures
) {
    for (const auto& row : query::instruments_of_case(connection, erase.stream)) {
        const auto before = erasures.size();
        const auto records = ledger::read_stream(connection, row.stream);
        if (const auto numbered = record::replay_instrument(records).numbered) {
            const auto* kind = definitions.instrument(numbered->name.kind);
            add_of_instrument(records, kind, numbered->files, erase.fields, unknown, erasures);
        }
        if (erasures.size() > before && row.standing == "numbered") {
            return row.number.empty() ? row.title : row.number;
        }
    }
    return std::nullopt;
}

// And of those that were sent to be signed off: one that loses values is sent anew.
void add_of_sign_offs(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const EraseOfCase& erase,
    std::set<std::string>& unknown,
    std::vector<Erasure>& erasures
) {
    for (const auto& row : query::sign_offs_of_case(connection, erase.stream)) {
        const auto records = ledger::read_stream(connection, row.stream);
        if (const auto sent = record::replay_sign_off(records).sent) {
            const auto* kind = definitions.instrument(sent->kind);
            add_of_instrument(records, kind, sent->files, erase.fields, unknown, erasures);
        }
    }
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
    const auto in_making = add_of_instruments(connection, definitions, erase, unknown, erasures);
    add_of_sign_offs(connection, definitions, erase, unknown, erasures);
    if (erase.fields.empty() || !unknown.empty()) {
        return refuse(
            "nothing-to-erase",
            fmt::format(
                "这个案件没有可删除的项目“{}”", unknown.empty() ? std::string{} : *unknown.begin()
            ),
            "请核对项目；事实部分依法保存，不能删除"
        );
    }
    if (in_making) {
        return refuse(
            "instrument-in-making",
            fmt::format("{}正在制作，要用到这些信息，现在不能删除", *in_making),
            "请稍候，等文书制成或者作废以后再删除"
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
        .erasures = {}};
    writing.erasures = std::move(erasures);
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
    return writing_of(
        migrate.stream,
        records.size(),
        case_file::migrate(state, *current, domain::iso(today), migrate.basis)
    );
}

}  // namespace mingjing::desk
