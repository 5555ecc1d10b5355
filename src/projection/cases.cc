// A case's steps -> its row, its clocks and its timeline.

#include "projection/cases.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "case_file/performance.h"
#include "projection/projected.h"
#include "projection/renewal.h"

namespace mingjing::projection {

namespace {

using case_file::Event;
using case_file::Opened;

struct CaseRow {
    std::int64_t id = 0;
    std::string procedure, procedure_digest, item;
};

CaseRow case_of(const Context& context) {
    CaseRow found;
    context.connection.run(
        "SELECT id, procedure, procedure_digest, item FROM cases WHERE stream = $1",
        std::to_array<db::Cell>({context.record.stream}),
        [&](const db::Row& row) {
            found = {
                row.integer(0),
                std::string(row.text(1)),
                std::string(row.text(2)),
                std::string(row.text(3))};
            return true;
        }
    );
    return found;
}

// 用人单位: whoever is no citizen.
std::int64_t is_employer(std::string_view party_kind) {
    return std::int64_t{party_kind != case_file::kCitizen};
}

void add_case(const Context& context, const Event& event, const Opened& opened) {
    context.connection.run(
        "INSERT INTO cases(id, stream, number, year, procedure, procedure_digest, item, unit,"
        " source, party, stage, opened_on, moved_on, opened_by, version, party_code, is_employer,"
        " party_id, from_case) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13,"
        " 0, $14, $15, $16, $17)",
        std::to_array<db::Cell>(
            {context.position(),
             context.record.stream,
             opened.number,
             opened.number.substr(0, 4),
             opened.procedure,
             opened.procedure_digest,
             opened.item,
             opened.unit,
             opened.source,
             opened.party_name,
             event.stage,
             event.on,
             context.record.actor,
             opened.party_credit_code,
             is_employer(opened.party_kind),
             opened.party_id_number,
             opened.from_case}
        )
    );
}

void move_case(const Context& context, std::int64_t id, const Event& event) {
    context.connection.run(
        "UPDATE cases SET moved_on = CASE WHEN stage = $2 OR $6 = 0 THEN moved_on ELSE $3 END,"
        " stage = $2, is_over = $4, version = $5 WHERE id = $1",
        std::to_array<db::Cell>(
            {id,
             event.stage,
             event.on,
             std::int64_t{event.is_over},
             static_cast<std::int64_t>(context.record.version),
             std::int64_t{case_file::kind_of(event.content).is_step}}
        )
    );
}

void add_step(const Context& context, const CaseRow& of, const Event& event) {
    const auto* procedure = context.definitions.procedure(of.procedure, of.procedure_digest);
    context.connection.run(
        "INSERT INTO case_steps(position, case_id, step, act, stage, done_on, actor, recorded_at,"
        " performance) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        std::to_array<db::Cell>(
            {context.position(),
             of.id,
             event.step,
             std::string(case_file::kind_of(event.content).act),
             event.stage,
             event.on,
             context.record.actor,
             context.time(),
             std::string(case_file::said_of(procedure, event))}
        )
    );
}

void add_file(const Context& context, std::int64_t id, const Event& event) {
    const auto* collected = std::get_if<case_file::Collected>(&event.content);
    if (collected != nullptr && !collected->digest.empty()) {
        context.connection.run(
            "INSERT INTO case_files(position, case_id, digest) VALUES($1, $2, $3)",
            std::to_array<db::Cell>({context.position(), id, collected->digest})
        );
    }
}

// The clocks of one case, as their rows have them.
class ClockRows {
  public:
    ClockRows(const Context& context, const CaseRow& of)
        : context_(context),
          case_(of),
          procedure_(context.definitions.procedure(of.procedure, of.procedure_digest)) {}

    void begin(const std::string& name, std::string_view on, std::int64_t amount) {
        write(name, {.started_on = std::string(on), .met_on = "", .amount = amount});
    }
    template <class Change>
    void change(const std::string& name, Change change) {
        if (auto clock = read(name)) {
            change(*clock);
            write(name, *clock);
        }
    }
    void rename(const std::string& was, const std::string& is) {
        if (const auto clock = read(was)) {
            remove(was);
            write(is, *clock);
        }
    }
    void remove(const std::string& name) {
        context_.connection.run(
            "DELETE FROM case_clocks WHERE case_id = $1 AND limit_key = $2",
            std::to_array<db::Cell>({case_.id, name})
        );
    }
    // As the procedure now says.
    void reckon_anew() {
        std::vector<std::string> names;
        context_.connection.run(
            "SELECT limit_key FROM case_clocks WHERE case_id = $1",
            std::to_array<db::Cell>({case_.id}),
            [&](const db::Row& row) {
                names.emplace_back(row.text(0));
                return true;
            }
        );
        for (const auto& name : names) {
            change(name, [](auto&) {});
        }
    }

  private:
    std::optional<case_file::Clock> read(const std::string& name) {
        std::optional<case_file::Clock> clock;
        context_.connection.run(
            "SELECT started_on, met_on, is_extended, pauses, stopped_on, instalments,"
            " amount FROM case_clocks WHERE case_id = $1 AND limit_key = $2",
            std::to_array<db::Cell>({case_.id, name}),
            [&](const db::Row& row) {
                clock = {
                    .started_on = std::string(row.text(0)),
                    .met_on = std::string(row.text(1)),
                    .is_extended = row.integer(2) != 0,
                    .pauses = pauses_of(row.text(3)),
                    .stopped_on = std::string(row.text(4)),
                    .instalments = instalments_of(row.text(5)),
                    .amount = row.integer(6)};
                return true;
            }
        );
        return clock;
    }
    void write(const std::string& name, const case_file::Clock& clock) {
        remove(name);
        const auto* limit = procedure_ == nullptr ? nullptr : procedure_->limit(name);
        context_.connection.run(
            "INSERT INTO case_clocks(case_id, limit_key, started_on, met_on, is_extended, pauses,"
            " due_on, stopped_on, is_notice, instalments, amount)"
            " VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            std::to_array<db::Cell>(
                {case_.id,
                 name,
                 clock.started_on,
                 clock.met_on,
                 std::int64_t{clock.is_extended},
                 text_of(clock.pauses),
                 due_on(procedure_, name, clock, context_.definitions.calendar),
                 clock.stopped_on,
                 std::int64_t{limit != nullptr && limit->is_notice},
                 text_of(clock.instalments),
                 clock.amount}
            )
        );
    }

    const Context& context_;
    const CaseRow& case_;
    const domain::Procedure* procedure_;
};

void pause(ClockRows& clocks, const std::string& name, const case_file::Pause& pause) {
    clocks.change(name, [&](case_file::Clock& clock) { clock.pauses.push_back(pause); });
}

void resume(ClockRows& clocks, const std::string& name, const std::string& on) {
    clocks.change(name, [&](case_file::Clock& clock) {
        if (clock.is_paused()) {
            clock.pauses.back().to = on;
        }
    });
}

void change_clocks(ClockRows& clocks, const Event& event) {
    using case_file::Clock;
    for (const auto& name : event.met) {
        clocks.change(name, [&](Clock& clock) {
            clock.met_on = clock.runs() ? event.on : clock.met_on;
        });
    }
    for (const auto& name : event.begun) {
        clocks.begin(name, event.on, case_file::amount_begun(event, name));
    }
    for (const auto& name : event.stopped) {
        clocks.change(name, [&](Clock& clock) { clock.stopped_on = event.on; });
    }
    if (const auto* extended = std::get_if<case_file::Extended>(&event.content)) {
        clocks.change(extended->limit, [](Clock& clock) { clock.is_extended = true; });
    } else if (const auto* paused = std::get_if<case_file::Paused>(&event.content)) {
        pause(clocks, paused->limit, {paused->ground, event.on, ""});
    } else if (const auto* resumed = std::get_if<case_file::Resumed>(&event.content)) {
        resume(clocks, resumed->limit, event.on);
    } else if (const auto* asked = std::get_if<case_file::MaterialAsked>(&event.content)) {
        pause(clocks, asked->limit, {std::string(case_file::MaterialAsked::kGround), event.on, ""});
    } else if (const auto* given = std::get_if<case_file::MaterialGiven>(&event.content)) {
        resume(clocks, given->limit, event.on);
    } else if (const auto* answered = std::get_if<case_file::DeferralAnswered>(&event.content);
               answered != nullptr && !answered->instalments.empty()) {
        clocks.change(std::string(case_file::kPayLimit), [&](Clock& clock) {
            clock.instalments = answered->instalments;
        });
        clocks.remove(std::string(case_file::kDemandLimit));
    } else if (const auto* paid = std::get_if<case_file::Paid>(&event.content)) {
        clocks.change(std::string(case_file::kPayLimit), [&](Clock& clock) {
            take_off(clock, paid->of_fine());
        });
    }
}

void set_party(const Context& context, std::int64_t id, const case_file::PartyAmended& party) {
    context.connection.run(
        "UPDATE cases SET party = $2, party_code = $3, is_employer = $4, party_id = $5 WHERE id = "
        "$1",
        std::to_array<db::Cell>(
            {id,
             party.party_name,
             party.party_credit_code,
             is_employer(party.party_kind),
             party.party_id_number}
        )
    );
}

void forget_party(const Context& context, std::int64_t id, const std::vector<std::string>& fields) {
    for (const auto& [field, column] :
         {std::pair{"party_name", "party"},
          std::pair{"party_credit_code", "party_code"},
          std::pair{"party_id_number", "party_id"}}) {
        if (std::ranges::find(fields, field) != fields.end()) {
            context.connection.run(
                std::string("UPDATE cases SET ") + column + " = '' WHERE id = $1",
                std::to_array<db::Cell>({id})
            );
        }
    }
}

// Another version of its procedure: its clocks have other names, and other ends.
void migrate_case(const Context& context, CaseRow of, const Event& event) {
    const auto& migrated = std::get<case_file::Migrated>(event.content);
    of.procedure_digest = migrated.to;
    context.connection.run(
        "UPDATE cases SET procedure_digest = $2 WHERE id = $1",
        std::to_array<db::Cell>({of.id, migrated.to})
    );
    ClockRows clocks(context, of);
    for (const auto& [was, is] : case_file::renamings(migrated)) {
        if (is.empty()) {
            clocks.change(was, [&](auto& clock) { clock.stopped_on = event.on; });
        } else {
            clocks.rename(was, is);
        }
    }
    clocks.reckon_anew();
}

}  // namespace

void stepped(const Context& context, const Event& event) {
    if (const auto* opened = std::get_if<Opened>(&event.content)) {
        add_case(context, event, *opened);
    }
    const auto of = case_of(context);
    move_case(context, of.id, event);
    add_step(context, of, event);
    add_file(context, of.id, event);
    decided(context, of.id, of.item, event);
    archived(context, of.id, event);
    sat(context, of.id, event);
    staffed(context, of.id, event);
    const auto* procedure = context.definitions.procedure(of.procedure, of.procedure_digest);
    reviewed(context, of.id, procedure, event);
    ClockRows clocks(context, of);
    change_clocks(clocks, event);
    if (std::holds_alternative<case_file::Migrated>(event.content)) {
        migrate_case(context, of, event);
    } else if (const auto* amended = std::get_if<case_file::PartyAmended>(&event.content)) {
        set_party(context, of.id, *amended);
    } else if (const auto* erased = std::get_if<case_file::ValuesErased>(&event.content)) {
        forget_party(context, of.id, erased->fields);
    }
}

std::string last_number_of(db::Connection& connection, std::string_view year) {
    std::string number;
    connection.run(
        "SELECT number FROM cases WHERE year = $1 ORDER BY id DESC LIMIT 1",
        std::to_array<db::Cell>({std::string(year)}),
        [&](const db::Row& row) {
            number = row.text(0);
            return true;
        }
    );
    return number;
}

}  // namespace mingjing::projection
