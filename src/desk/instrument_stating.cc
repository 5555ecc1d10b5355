#include "desk/instrument_stating.h"

#include <utility>

#include "desk/case_facts.h"
#include "desk/case_surroundings.h"
#include "desk/entry_plan.h"
#include "desk/instrument_act.h"
#include "desk/instrument_data.h"
#include "desk/instrument_gates.h"
#include "desk/instrument_plan.h"
#include "desk/instrument_words.h"
#include "desk/procedures.h"
#include "ledger/ledger.h"
#include "projection/instruments.h"
#include "record/case_codec.h"

namespace mingjing::desk {

namespace {

// Of one whose duty it is: whether the case, as it stands, is one to write it in.
Allowed may_write_now(
    const Workplace& at,
    const identity::Actor& actor,
    const AskedInstrument& asked,
    const WantedInstrument& wanted,
    const case_file::Surroundings& around
) {
    const auto& kind = *wanted.kind;
    const auto& of_case = wanted.of_case;
    if (auto is_open = is_open_to(kind, of_case.state, of_case.events, at.definitions.record_rules);
        !is_open) {
        return is_open;
    }
    if (asked.expected_version && *asked.expected_version != of_case.version) {
        return refuse(
            "changed-meanwhile", "在您办理期间，这个案件已有新的进展", "请刷新后按最新情况办理"
        );
    }
    if (auto free = is_free(at.connection, kind, asked.case_stream); !free) {
        return free;
    }
    if (auto written_now = is_still_written(kind, of_case.events); !written_now) {
        return written_now;
    }
    const auto& procedure = procedure_of(at.definitions, of_case.state);
    return is_ones_own(kind, actor, of_case.state, procedure, around);
}

}  // namespace

CaseStanding standing_of_case(db::Connection& connection, const std::string& stream) {
    const auto records = ledger::read_stream(connection, stream);
    return {record::replay_case(records), events_of(records), records.size()};
}

tl::expected<WantedInstrument, domain::Refusal> wanted_instrument(
    const Workplace& at, const identity::Actor& actor, const AskedInstrument& asked
) {
    WantedInstrument wanted{
        at.definitions.instrument(asked.kind), standing_of_case(at.connection, asked.case_stream)};
    const auto& state = wanted.of_case.state;
    if (!state.is_opened()) {
        return refuse("no-such-case", "没有这个案件", "请从案件列表中选择");
    }
    const auto& procedure = procedure_of(at.definitions, state);
    if (wanted.kind == nullptr || !is_of(*wanted.kind, procedure)) {
        return refuse("no-such-instrument", "这类案件没有这种文书", "请从文书列表中选择");
    }
    auto allowed = may_write(at.definitions.roles, actor, *wanted.kind, state.opened.unit);
    if (!allowed) {
        return tl::unexpected(std::move(allowed.error()));
    }
    return wanted;
}

tl::expected<StatedInstrument, domain::Refusal> stated_instrument(
    const Workplace& at,
    const identity::Actor& actor,
    const AskedInstrument& asked,
    const WantedInstrument& wanted,
    Time now
) {
    auto& connection = at.connection;
    const auto& kind = *wanted.kind;
    const auto& [state, events, version] = wanted.of_case;
    const auto today = day_in_china(now);
    const auto around = case_surroundings(connection, at.definitions, today);
    if (auto now_too = may_write_now(at, actor, asked, wanted, around); !now_too) {
        return tl::unexpected(std::move(now_too.error()));
    }
    const auto& procedure = procedure_of(at.definitions, state);
    auto review = review_of(kind, state, procedure, around);
    if (!review) {
        return tl::unexpected(std::move(review.error()));
    }
    const auto told = telling(
        kind, events, projection::acts_told(connection, asked.case_stream, kind.key), asked.of
    );
    if (!told) {
        return tl::unexpected(told.error());
    }
    auto data = instrument_data(
        kind,
        told->events,
        asked.stated,
        titles_on(connection, at.definitions, today, asked.names),
        facts_of_case(state, told->events, procedure, around)
    );
    if (!data.missing.empty()) {
        return tl::unexpected(missing_facts(kind, data.missing));
    }
    const auto papers =
        around.papers ? around.papers(state.opened) : std::vector<case_file::Paper>{};
    if (auto later =
            is_of_later_service(kind, data.stated, events, papers, at.definitions.record_rules);
        !later) {
        return tl::unexpected(std::move(later.error()));
    }
    if (auto fitting = fits_form(kind, asked.stated, around); !fitting) {
        return tl::unexpected(std::move(fitting.error()));
    }
    if (auto in_time = is_announced_in_time(kind, data.stated, today); !in_time) {
        return tl::unexpected(std::move(in_time.error()));
    }
    auto dated = date_of(kind, data.stated, today);
    return StatedInstrument{std::move(*review), told->of, std::move(data.stated), std::move(dated)};
}

}  // namespace mingjing::desk
