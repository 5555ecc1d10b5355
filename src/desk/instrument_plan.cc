#include "desk/instrument_plan.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "case_file/decide.h"
#include "desk/case_surroundings.h"
#include "desk/entry_plan.h"
#include "desk/instrument_gates.h"
#include "desk/instrument_stating.h"
#include "desk/procedures.h"
#include "desk/sign_off_plan.h"
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

// Beside the duty of its kind. Of who heads them all it need not be the case.
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
    return may_be_undone(kind, *found.state.numbered, of_case.state, of_case.events, is_heads);
}

// CF-18: whether the paper was written in the archived file, which let it be; its copies follow it.
bool is_written_since_archive(
    db::Connection& connection, const Known& found, std::string_view stream
) {
    const auto paper = ledger::read_stream(connection, stream);
    const auto of_case = ledger::read_stream(connection, found.state.numbered->case_stream);
    const auto archived =
        std::ranges::find(of_case, std::string(case_file::Archived::kType), &ledger::Record::type);
    return !paper.empty() && archived != of_case.end() &&
           paper.front().position > archived->position;
}

// Whose copies are to be changed by this person, or why they are not.
tl::expected<Known, Refusal> known_to_copy(
    const Workplace& at, const identity::Actor& actor, const std::string& stream, Time now
) {
    auto found = known(at, stream);
    if (!found) {
        return found;
    }
    const auto& state = found->of_case.state;
    if (auto allowed = identity::may(
            at.definitions.roles, actor, identity::Action::handle, {.unit = state.opened.unit}
        );
        !allowed) {
        return tl::unexpected(std::move(allowed.error()));
    }
    if (state.archived && !is_written_since_archive(at.connection, *found, stream)) {
        return tl::unexpected(case_file::archived_already(state));
    }
    const auto& procedure = procedure_of(at.definitions, state);
    const auto around = case_surroundings(at.connection, at.definitions, day_in_china(now));
    const auto own = found->kind == nullptr
                         ? is_not_recused(actor, state, procedure, around)
                         : is_ones_own(*found->kind, actor, state, procedure, around);
    if (!own) {
        return tl::unexpected(own.error());
    }
    return found;
}

Planned changed_copies(
    const Workplace& at,
    const identity::Actor& actor,
    const std::string& stream,
    const instrument::Command& change,
    Time now
) {
    auto found = known_to_copy(at, actor, stream, now);
    if (!found) {
        return tl::unexpected(std::move(found.error()));
    }
    return writing_of(stream, found->version, instrument::decide(found->state, change));
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
        .case_stream = command.asked.case_stream,
        .case_number = of_case.state.opened.number,
        .dated = "",
        .review = "",
        .code = command.code,
        .address = fmt::format("{}/verify/{}", command.site, command.code),
        .request = command.request,
        .files = kind.files,
        .of = of,
        .signed_off = {},
        .words = {},
        .facts = std::move(parts.facts),
        .personal = std::move(parts.personal)};
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
    const auto& asked = command.asked;
    const auto wanted = wanted_instrument(at, actor, asked);
    if (!wanted) {
        return tl::unexpected(wanted.error());
    }
    if (projection::made_by_request(connection, command.request)) {
        return Plan{};  // a retry
    }
    const auto& kind = *wanted->kind;
    auto stated = stated_instrument(at, actor, asked, *wanted, now);
    if (!stated) {
        return tl::unexpected(std::move(stated.error()));
    }
    auto signed_off = signed_off_by(at, kind, asked, *stated);
    if (!signed_off) {
        return tl::unexpected(std::move(signed_off.error()));
    }
    auto numbered_as = numbered(kind, command, wanted->of_case, stated->of, stated->data);
    // The day it was signed off is its date, where what it states has none of its own (党政机关公文
    // 处理工作条例第九条).
    numbered_as.dated = *signed_off && kind.dated.empty() ? (*signed_off)->on : stated->dated;
    numbered_as.signed_off = std::move(*signed_off);
    auto words = words_on(at.definitions, *domain::day_of(numbered_as.dated));
    if (!words) {
        return tl::unexpected(std::move(words.error()));
    }
    numbered_as.words = std::move(*words);
    numbered_as.review = std::move(stated->review);
    numbered_as.name = next_name(connection, kind, numbered_as.dated);
    numbered_as.number = domain::number_text(
        kind,
        at.definitions.instrument_settings.number_word,
        numbered_as.name.year,
        numbered_as.name.serial
    );
    const auto stream = instrument::stream_of(numbered_as.name);
    return writing_of(
        stream, 0, instrument::decide({}, instrument::Number{std::move(numbered_as)})
    );
}

Planned plan_issue(
    const Workplace& at, const identity::Actor& actor, const IssueInstrument& command
) {
    if (!actor.has(identity::kSystem)) {
        return refuse("not-permitted", "文书由系统制成，不由个人签发", "请等待制作完成");
    }
    const auto records = ledger::read_stream(at.connection, command.stream);
    return writing_of(
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
    return writing_of(
        command.stream,
        found->version,
        instrument::decide(found->state, instrument::Void{command.reason})
    );
}

Planned plan_copy(
    const Workplace& at, const identity::Actor& actor, const AttachSignedCopy& command, Time now
) {
    const instrument::AttachCopy attached{command.as, domain::iso(day_in_china(now))};
    return changed_copies(at, actor, command.stream, attached, now);
}

Planned plan_copy(
    const Workplace& at, const identity::Actor& actor, const WithdrawSignedCopy& command, Time now
) {
    const instrument::WithdrawCopy withdrawn{command.copy, command.reason};
    return changed_copies(at, actor, command.stream, withdrawn, now);
}

}  // namespace mingjing::desk
