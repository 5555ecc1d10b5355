#include "desk/instrument_plan.h"

#include <utility>

#include <fmt/format.h>

#include "case_file/decide.h"
#include "desk/case_facts.h"
#include "desk/case_surroundings.h"
#include "desk/entry_plan.h"
#include "desk/instrument_act.h"
#include "desk/instrument_gates.h"
#include "desk/procedures.h"
#include "domain/day.h"
#include "domain/instrument.h"
#include "ledger/ledger.h"
#include "projection/instruments.h"
#include "record/case_codec.h"
#include "record/instrument_codec.h"

namespace mingjing::desk {

namespace {

using domain::InstrumentKind;
using domain::Refusal;
namespace instrument = domain::instrument;

tl::unexpected<Refusal> no_case_of_it() {
    return refuse("no-such-case", "没有这个案件", "请从案件列表中选择");
}

// A case as a command on its instruments finds it.
struct CaseStanding {
    case_file::State state;
    std::vector<case_file::Event> events;
    std::size_t version = 0;
};
CaseStanding standing_of_case(db::Connection& connection, const std::string& stream) {
    const auto records = ledger::read_stream(connection, stream);
    return {record::replay_case(records), events_of(records), records.size()};
}

instrument::Name next_name(
    db::Connection& connection, const InstrumentKind& kind, std::string_view dated
) {
    const auto year = static_cast<std::int64_t>(std::stoll(std::string(dated.substr(0, 4))));
    return {kind.key, year, projection::last_serial_of(connection, kind.key, year) + 1};
}

// The case of an instrument that exists, for who may do what to it.
struct Known {
    instrument::State state;
    std::size_t version = 0;
    const InstrumentKind* kind = nullptr;
    CaseStanding of_case;
};
tl::expected<Known, Refusal> known(const Workplace& at, const std::string& stream) {
    const auto records = ledger::read_stream(at.connection, stream);
    Known found{record::replay_instrument(records), records.size(), nullptr, {}};
    if (!found.state.numbered) {
        return refuse("no-such-instrument", "没有这份文书", "请刷新后从文书列表中选择");
    }
    found.kind = at.definitions.instrument(found.state.numbered->name.kind);
    found.of_case = standing_of_case(at.connection, found.state.numbered->case_stream);
    return found;
}

Planned written(const std::string& stream, std::size_t version, instrument::Decision decision) {
    if (!decision) {
        return tl::unexpected(std::move(decision.error()));
    }
    if (decision->empty()) {
        return Plan{};
    }
    Writing writing{.stream = stream, .version = version, .events = {}, .erasures = {}};
    for (auto& event : *decision) {
        writing.events.emplace_back(std::move(event));
    }
    return Plan{std::move(writing)};
}

// Beside the duty of its kind: what a party holds is not undone by whoever wrote it, but by who
// heads them all, whose case it need not be.
Allowed may_void(
    const Workplace& at,
    const identity::Actor& actor,
    const Known& found,
    const case_file::Surroundings& around
) {
    const auto& kind = *found.kind;
    const auto& of_case = found.of_case;
    const auto& procedure = procedure_of(at.definitions, of_case.state);
    if (auto written = is_still_written(kind, of_case.events); !written) {
        return written;
    }
    const auto unit = std::string_view{of_case.state.opened.unit};
    const bool is_heads =
        identity::may(at.definitions.roles, actor, identity::Action::decide, {.unit = unit})
            .has_value();
    auto own = is_heads ? is_not_recused(actor, of_case.state, procedure, around)
                        : is_ones_own(kind, actor, of_case.state, procedure, around);
    if (!own) {
        return own;
    }
    if (kind.decides && !of_case.state.decision_served_on.empty()) {
        return refuse(
            "decision-served",
            "决定书已经送达当事人，不能再作废",
            "确有错误的，应当依法更正、变更或者撤销，另行作出文书"
        );
    }
    if (!is_heads && was_served(kind, *found.state.numbered, of_case.events)) {
        return refuse(
            "paper-served",
            fmt::format("{}已经送达当事人，承办人员不能自行作废", kind.name),
            "确有错误的，请报本机关负责人决定作废，并书面告知当事人"
        );
    }
    return {};
}

instrument::Numbered numbered(
    const InstrumentKind& kind,
    const NumberInstrument& command,
    const CaseStanding& of_case,
    std::optional<std::int64_t> of,
    const Fields& data
) {
    auto parts = parted(kind, data);
    return {
        .name = {},
        .title = kind.name,
        .number = "",
        .case_stream = command.case_stream,
        .case_number = of_case.state.opened.number,
        .dated = "",
        .review = "",
        .code = command.code,
        .address = fmt::format("{}/verify/{}", command.site, command.code),
        .request = command.request,
        .files = kind.files,
        .of = of,
        .words = {},
        .facts = std::move(parts.facts),
        .personal = std::move(parts.personal)};
}

// Of one whose duty it is: whether the case, as it stands, is one to write it in.
Allowed may_number_now(
    const Workplace& at,
    const identity::Actor& actor,
    const NumberInstrument& command,
    const InstrumentKind& kind,
    const CaseStanding& of_case,
    const case_file::Surroundings& around
) {
    if (auto is_open = is_open_to(kind, of_case.state, of_case.events); !is_open) {
        return is_open;
    }
    if (command.expected_version && *command.expected_version != of_case.version) {
        return refuse(
            "changed-meanwhile", "在您办理期间，这个案件已有新的进展", "请刷新后按最新情况办理"
        );
    }
    if (auto free = is_free(at.connection, kind, command.case_stream); !free) {
        return free;
    }
    if (auto written_now = is_still_written(kind, of_case.events); !written_now) {
        return written_now;
    }
    const auto& procedure = procedure_of(at.definitions, of_case.state);
    return is_ones_own(kind, actor, of_case.state, procedure, around);
}

}  // namespace

tl::expected<void, Refusal> is_free(
    db::Connection& connection, const InstrumentKind& kind, std::string_view case_stream
) {
    if (!kind.decides) {
        return {};
    }
    const auto number = projection::standing_instrument(connection, case_stream, kind.key);
    if (!number) {
        return {};
    }
    return refuse(
        "instrument-stands",
        fmt::format("这个案件已经有{}（{}），不能再编一个文号", kind.name, *number),
        "有误的请先作废，再重新出具"
    );
}

std::vector<case_file::Event> events_of(const std::vector<ledger::Record>& case_records) {
    std::vector<case_file::Event> events;
    for (const auto& record : case_records) {
        if (auto event = record::decode_case(record)) {
            events.push_back(std::move(*event));
        }
    }
    return events;
}

tl::expected<void, Refusal> may_write(
    const identity::Roles& roles,
    const identity::Actor& actor,
    const InstrumentKind& kind,
    std::string_view unit
) {
    const auto duty = identity::action_of(kind.duty).value_or(identity::Action::handle);
    return identity::may(roles, actor, duty, {.unit = unit});
}

Planned plan_numbering(
    const Workplace& at, const identity::Actor& actor, const NumberInstrument& command, Time now
) {
    auto& connection = at.connection;
    const auto of_case = standing_of_case(connection, command.case_stream);
    if (!of_case.state.is_opened()) {
        return no_case_of_it();
    }
    const auto& opened = of_case.state.opened;
    const auto& procedure = procedure_of(at.definitions, of_case.state);
    const auto* kind = at.definitions.instrument(command.kind);
    if (kind == nullptr || !kind->is_for(procedure.key, procedure.category)) {
        return refuse("no-such-instrument", "这类案件没有这种文书", "请从文书列表中选择");
    }
    if (auto allowed = may_write(at.definitions.roles, actor, *kind, opened.unit); !allowed) {
        return tl::unexpected(std::move(allowed.error()));
    }
    if (projection::made_by_request(connection, command.request)) {
        return Plan{};  // a retry
    }
    const auto today = day_in_china(now);
    const auto around = case_surroundings(connection, at.definitions, today);
    if (auto now_too = may_number_now(at, actor, command, *kind, of_case, around); !now_too) {
        return tl::unexpected(std::move(now_too.error()));
    }
    auto review = review_of(*kind, of_case.state, procedure, around);
    if (!review) {
        return tl::unexpected(std::move(review.error()));
    }
    const auto told = telling(
        *kind,
        of_case.events,
        projection::acts_told(connection, command.case_stream, kind->key),
        command.of
    );
    if (!told) {
        return tl::unexpected(told.error());
    }
    const auto data = instrument_data(
        *kind,
        told->events,
        command.stated,
        titles_on(connection, at.definitions, today, command.names),
        facts_of_case(of_case.state, told->events, procedure, around)
    );
    if (!data.missing.empty()) {
        return tl::unexpected(missing_facts(*kind, data.missing));
    }
    if (auto fitting = fits_form(*kind, command.stated, around); !fitting) {
        return tl::unexpected(std::move(fitting.error()));
    }
    auto numbered_as = numbered(*kind, command, of_case, told->of, data.stated);
    numbered_as.dated = date_of(*kind, data.stated, today);
    auto words = words_on(at.definitions, *domain::day_of(numbered_as.dated));
    if (!words) {
        return tl::unexpected(std::move(words.error()));
    }
    numbered_as.words = std::move(*words);
    numbered_as.review = std::move(*review);
    numbered_as.name = next_name(connection, *kind, numbered_as.dated);
    numbered_as.number = domain::number_text(
        *kind,
        at.definitions.instrument_settings.number_word,
        numbered_as.name.year,
        numbered_as.name.serial
    );
    const auto stream = instrument::stream_of(numbered_as.name);
    return written(stream, 0, instrument::decide({}, instrument::Number{std::move(numbered_as)}));
}

Planned plan_issue(
    const Workplace& at, const identity::Actor& actor, const IssueInstrument& command
) {
    if (!actor.has(identity::kSystem)) {
        return refuse("not-permitted", "文书由系统制成，不由个人签发", "请等待制作完成");
    }
    const auto records = ledger::read_stream(at.connection, command.stream);
    return written(
        command.stream,
        records.size(),
        instrument::decide(
            record::replay_instrument(records),
            instrument::Issue{command.digest, command.pages, command.bytes}
        )
    );
}

Planned plan_void(
    const Workplace& at, const identity::Actor& actor, const VoidInstrument& command, Time now
) {
    auto found = known(at, command.stream);
    if (!found) {
        return tl::unexpected(std::move(found.error()));
    }
    const auto& of_case = found->of_case;
    const auto unit = of_case.state.opened.unit;
    const auto& roles = at.definitions.roles;
    // Whoever decides may undo what a handler wrote: else a served paper would be nobody's to void.
    const bool decides =
        identity::may(roles, actor, identity::Action::decide, {.unit = unit}).has_value();
    const auto allowed = found->kind == nullptr
                             ? identity::may(roles, actor, identity::Action::handle, {.unit = unit})
                             : may_write(roles, actor, *found->kind, unit);
    if (!allowed && !decides) {
        return tl::unexpected(allowed.error());
    }
    if (of_case.state.archived) {
        return tl::unexpected(case_file::archived_already(of_case.state));
    }
    if (found->kind != nullptr) {
        const auto around = case_surroundings(at.connection, at.definitions, day_in_china(now));
        const auto voidable = may_void(at, actor, *found, around);
        if (!voidable) {
            return tl::unexpected(voidable.error());
        }
    }
    return written(
        command.stream,
        found->version,
        instrument::decide(found->state, instrument::Void{command.reason})
    );
}

}  // namespace mingjing::desk
