#include "desk/case_surroundings.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/limits.h"
#include "case_file/dossier.h"
#include "desk/case_origin.h"
#include "domain/day.h"
#include "query/cases.h"
#include "query/decisions.h"
#include "query/instruments.h"
#include "query/registers.h"
#include "query/reviews.h"

namespace mingjing::desk {

namespace {

// A basis nobody could read that day is no basis, nor is a delegation (行政处罚法 art. 5, 20, 34):
// of these, what was published later does not count, from whatever day on it says it held.
bool must_have_been_read(std::string_view register_key) {
    return register_key == "enforcement_items" || register_key == "discretion_benchmarks" ||
           register_key == "delegations";
}

// A result counts as public, or as taken down, from the day anybody could see it so: whatever
// days it says of itself, and on a day before the first was published none was.
bool is_of_results(std::string_view register_key) {
    return register_key == domain::kResults;
}

std::vector<case_file::ReviewLoad> loads_known(db::Connection& connection) {
    std::vector<case_file::ReviewLoad> loads;
    for (auto& one : query::review_loads(connection)) {
        loads.push_back({std::move(one.reviewer), static_cast<std::int64_t>(one.open), one.last});
    }
    return loads;
}

std::vector<case_file::Bar> bars_known(
    db::Connection& connection, const case_file::Opened& opened
) {
    std::vector<case_file::Bar> known;
    const query::BarRequest request{
        .party = opened.party_name,
        .party_code = opened.party_credit_code,
        .party_id = opened.party_id_number,
        .item = opened.item,
        .apart_from = opened.number};
    for (auto& one : query::bars(connection, request)) {
        known.push_back(
            {.case_number = std::move(one.number),
             .begun_on = std::move(one.begun_on),
             .means = std::move(one.means),
             .party_name = std::move(one.party),
             .credit_code = std::move(one.party_code),
             .id_number = std::move(one.party_id)}
        );
    }
    return known;
}

// As the registers stood on a day, asked today.
class Registers {
  public:
    Registers(db::Connection& connection, std::chrono::sys_days today)
        : connection_(connection), today_(today) {}

    [[nodiscard]] query::Moment on(std::string_view register_key, std::chrono::sys_days day) const {
        const bool is_result = is_of_results(register_key);
        const bool is_bounded = day < today_ && (is_result || must_have_been_read(register_key));
        auto seen = is_bounded ? query::seen_by_end_of(connection_, register_key, day)
                               : std::optional<std::uint64_t>{};
        if (is_bounded && is_result) {
            seen = seen.value_or(0);
        }
        return {
            .at = domain::iso(day), .seen_position = seen, .audience = domain::Audience::internal};
    }

  private:
    db::Connection& connection_;
    std::chrono::sys_days today_;
};

std::optional<Fields> public_entry(
    db::Connection& connection,
    const domain::Schema& schema,
    std::string_view field,
    std::string_view value,
    const query::Moment& moment
) {
    if (field.empty()) {
        auto found = query::entry(connection, schema, value, moment);
        const bool is_in_force = found && found->is_in_force && !found->version.is_withdrawn;
        return is_in_force ? std::optional(std::move(found->version.content)) : std::nullopt;
    }
    auto found = query::referring(connection, schema, field, value, moment, 1);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front().version.content));
}

std::vector<Fields> public_entries(
    db::Connection& connection, const domain::Schema& schema, const query::Moment& moment
) {
    query::ListRequest request;
    request.register_key = schema.key;
    request.moment = moment;
    request.page_size = limits::kPageRowsMax;
    std::vector<Fields> contents;
    for (std::uint64_t total = 1; contents.size() < total; ++request.page) {
        auto page = query::list(connection, schema, request);
        total = page.entries.empty() ? 0 : page.total;
        for (auto& entry : page.entries) {
            contents.push_back(std::move(entry.version.content));
        }
    }
    return contents;
}

std::vector<Fields> entries_referring(
    db::Connection& connection,
    const domain::Schema& schema,
    std::string_view field,
    std::string_view value,
    const query::Moment& moment
) {
    std::vector<Fields> contents;
    for (auto& entry :
         query::referring(connection, schema, field, value, moment, limits::kPageRowsMax)) {
        contents.push_back(std::move(entry.version.content));
    }
    return contents;
}

// By its number, or by the code it bears in place of one.
std::string name_of(const query::InstrumentRow& row) {
    return row.number.empty() ? row.code : row.number;
}

std::vector<case_file::Paper> papers_of(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    std::string_view case_number,
    bool with_those_kept
) {
    std::vector<case_file::Paper> papers;
    const auto of = query::case_numbered(connection, case_number);
    if (!of) {
        return papers;
    }
    for (const auto& row : query::instruments_of_case(connection, of->stream)) {
        // One whose definition is gone may have gone out.
        const auto* kind = definitions.instrument(row.instrument);
        if (with_those_kept || kind == nullptr || kind->goes_out) {
            papers.push_back(
                {.name = row.title,
                 .number = name_of(row),
                 .served_as =
                     std::string(case_file::served_as(row.title, kind != nullptr && kind->decides)),
                 .issued_on = row.issued_at == 0 ? std::string{}
                                                 : domain::iso(day_in_china(Time{
                                                       std::chrono::milliseconds{row.issued_at}})),
                 .is_voided = row.standing == "voided",
                 .dated = row.dated,
                 .each = kind == nullptr ? std::string{} : kind->each,
                 .tells_of = row.act_place,
                 .pages = row.pages,
                 .has_number = !row.number.empty(),
                 .announces_service =
                     kind != nullptr && kind->announced && kind->announced->days > 0}
            );
        }
    }
    return papers;
}

bool makes_here(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const domain::Procedure& procedure,
    std::string_view served_as
) {
    return std::ranges::any_of(definitions.instruments, [&](const auto& kind) {
        return kind.goes_out && kind.is_for(procedure.key, procedure.category) &&
               case_file::served_as(kind.name, kind.decides) == served_as &&
               query::was_ever_issued(connection, kind.key);
    });
}

std::string made_as(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const case_file::State& state,
    const domain::Procedure& procedure,
    std::string_view material
) {
    const auto asks = [&](const domain::RecordRule& rule) {
        return rule.cases.has(procedure.key, procedure.category) &&
               std::ranges::any_of(state.last, [&](const auto& taken) {
                   return case_file::calls_for(rule, taken.second.event);
               });
    };
    const auto is_due = [&](const domain::InstrumentKind& kind) {
        return std::ranges::any_of(definitions.record_rules.rules, [&](const auto& rule) {
            return std::ranges::find(rule.instruments, kind.key) != rule.instruments.end() &&
                   asks(rule);
        });
    };
    const auto found = std::ranges::find_if(definitions.instruments, [&](const auto& kind) {
        return kind.name.ends_with(material) && kind.is_for(procedure.key, procedure.category) &&
               is_due(kind) && query::was_ever_issued(connection, kind.key);
    });
    return found == definitions.instruments.end() ? std::string{} : found->name;
}

// What the bureau has written: of one case, and ever.
void ask_papers(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    case_file::Surroundings& around
) {
    around.papers = [&connection, &definitions](const case_file::Opened& opened) {
        return papers_of(connection, definitions, opened.number, false);
    };
    around.filed = [&connection, &definitions](const case_file::Opened& opened) {
        return papers_of(connection, definitions, opened.number, true);
    };
    around.makes_here = [&connection, &definitions](
                            const domain::Procedure& procedure, std::string_view served_as
                        ) { return makes_here(connection, definitions, procedure, served_as); };
    around.made_as = [&connection, &definitions](
                         const case_file::State& state,
                         const domain::Procedure& procedure,
                         std::string_view material
                     ) { return made_as(connection, definitions, state, procedure, material); };
}

}  // namespace

case_file::Surroundings case_surroundings(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    std::chrono::sys_days today
) {
    const Registers registers(connection, today);
    case_file::Surroundings around{
        .calendar = definitions.calendar,
        .today = today,
        .entry = [&connection, &definitions, registers](
                     std::string_view register_key,
                     std::string_view field,
                     std::string_view value,
                     std::chrono::sys_days day
                 ) -> std::optional<Fields> {
            const auto* schema = definitions.find(register_key);
            return schema == nullptr
                       ? std::nullopt
                       : public_entry(
                             connection, *schema, field, value, registers.on(register_key, day)
                         );
        },
        .entries =
            [&connection,
             &definitions,
             registers](std::string_view register_key, std::chrono::sys_days day) {
                const auto* schema = definitions.find(register_key);
                return schema == nullptr
                           ? std::vector<Fields>{}
                           : public_entries(connection, *schema, registers.on(register_key, day));
            },
        .referring =
            [&connection, &definitions, registers](
                std::string_view register_key,
                std::string_view field,
                std::string_view value,
                std::chrono::sys_days day
            ) {
                const auto* schema = definitions.find(register_key);
                return schema == nullptr
                           ? std::vector<Fields>{}
                           : entries_referring(
                                 connection, *schema, field, value, registers.on(register_key, day)
                             );
            },
        .thresholds = definitions.thresholds,
        .decided_alike =
            [&connection](const case_file::Opened& opened) {
                return query::decided_alike(
                    connection, opened.party_name, opened.item, opened.number
                );
            },
        .bars = [&connection](const case_file::Opened& opened
                ) { return bars_known(connection, opened); },
        .review_loads = [&connection] { return loads_known(connection); },
        .form_used_in =
            [&connection](
                std::string_view form_number,
                std::string_view since,
                const case_file::Opened& opened
            ) { return query::form_used_in(connection, form_number, since, opened.number); },
        .regions = definitions.bureau.regions,
        .evidence_of = [&connection](
                           std::string_view case_number, std::string_view evidence
                       ) { return evidence_in(connection, case_number, evidence); },
    };
    ask_papers(connection, definitions, around);
    return around;
}

}  // namespace mingjing::desk
