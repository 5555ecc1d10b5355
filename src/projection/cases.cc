// A case's steps -> its row, its clocks and its timeline.

#include "projection/cases.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "case_file/question.h"
#include "domain/day.h"
#include "projection/projected.h"

namespace mingjing::projection {

namespace {

using case_file::Event;
using case_file::Opened;

struct CaseRow {
    std::int64_t id = 0;
    std::string procedure;
};

CaseRow case_of(const Context& context) {
    CaseRow found;
    context.connection.run(
        "SELECT id, procedure FROM cases WHERE stream = $1",
        std::to_array<db::Cell>({context.record.stream}),
        [&](const db::Row& row) {
            found = {row.integer(0), std::string(row.text(1))};
            return true;
        }
    );
    return found;
}

void add_case(const Context& context, const Event& event, const Opened& opened) {
    context.connection.run(
        "INSERT INTO cases(id, stream, number, year, procedure, procedure_digest, item, unit,"
        " source, party, stage, opened_on, moved_on, opened_by, version)"
        " VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, 0)",
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
             context.record.actor}
        )
    );
}

void move_case(const Context& context, std::int64_t id, const Event& event) {
    context.connection.run(
        "UPDATE cases SET moved_on = CASE WHEN stage = $2 THEN moved_on ELSE $3 END, stage = $2,"
        " is_over = $4, version = $5 WHERE id = $1",
        std::to_array<db::Cell>(
            {id,
             event.stage,
             event.on,
             std::int64_t{event.is_over},
             static_cast<std::int64_t>(context.record.version)}
        )
    );
}

void add_step(const Context& context, std::int64_t id, const Event& event) {
    context.connection.run(
        "INSERT INTO case_steps(position, case_id, step, act, stage, done_on, actor, recorded_at)"
        " VALUES($1, $2, $3, $4, $5, $6, $7, $8)",
        std::to_array<db::Cell>(
            {context.position(),
             id,
             event.step,
             std::string(case_file::kind_of(event.content).act),
             event.stage,
             event.on,
             context.record.actor,
             context.time()}
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

// One time limit of one case, as its row has it.
class ClockRow {
  public:
    ClockRow(const Context& context, const CaseRow& of, std::string_view limit)
        : context_(context), case_(of), limit_(limit) {}

    void begin(std::string_view on) {
        clock_ = {.started_on = std::string(on), .met_on = ""};
        write();
    }
    void meet(std::string_view on) {
        if (read() && clock_.met_on.empty()) {
            clock_.met_on = on;
            write();
        }
    }
    template <class Change>
    void change(Change change) {
        if (read()) {
            change(clock_);
            write();
        }
    }

  private:
    bool read() {
        bool is_there = false;
        context_.connection.run(
            "SELECT started_on, met_on, is_extended, pauses FROM case_clocks"
            " WHERE case_id = $1 AND limit_key = $2",
            std::to_array<db::Cell>({case_.id, limit_}),
            [&](const db::Row& row) {
                is_there = true;
                clock_ = {
                    .started_on = std::string(row.text(0)),
                    .met_on = std::string(row.text(1)),
                    .is_extended = row.integer(2) != 0,
                    .pauses = pauses_of(row.text(3))};
                return true;
            }
        );
        return is_there;
    }
    void write() {
        context_.connection.run(
            "DELETE FROM case_clocks WHERE case_id = $1 AND limit_key = $2",
            std::to_array<db::Cell>({case_.id, limit_})
        );
        context_.connection.run(
            "INSERT INTO case_clocks(case_id, limit_key, started_on, met_on, is_extended, pauses,"
            " due_on) VALUES($1, $2, $3, $4, $5, $6, $7)",
            std::to_array<db::Cell>(
                {case_.id,
                 limit_,
                 clock_.started_on,
                 clock_.met_on,
                 std::int64_t{clock_.is_extended},
                 text_of(clock_.pauses),
                 due_on()}
            )
        );
    }
    [[nodiscard]] std::string due_on() const {
        const auto* procedure = context_.definitions.procedure(case_.procedure);
        if (procedure == nullptr) {
            return {};
        }
        const auto rule = std::ranges::find(procedure->limits, limit_, &domain::TimeLimit::key);
        const auto due = rule == procedure->limits.end()
                             ? std::nullopt
                             : case_file::due_of(*rule, clock_, context_.definitions.calendar);
        return due ? domain::iso(due->day) : std::string{};
    }
    static std::string text_of(const std::vector<case_file::Pause>& pauses) {
        std::string text;
        for (const auto& pause : pauses) {
            text += pause.from + "/" + pause.to + "\n";
        }
        return text;
    }
    static std::vector<case_file::Pause> pauses_of(std::string_view text) {
        std::vector<case_file::Pause> pauses;
        while (!text.empty()) {
            const auto line = text.substr(0, text.find('\n'));
            const auto slash = line.find('/');
            pauses.push_back(
                {"", std::string(line.substr(0, slash)), std::string(line.substr(slash + 1))}
            );
            text.remove_prefix(line.size() + 1);
        }
        return pauses;
    }

    const Context& context_;
    const CaseRow& case_;
    std::string limit_;
    case_file::Clock clock_;
};

void change_limit(const Context& context, const CaseRow& of, const Event& event) {
    using case_file::Clock;
    if (const auto* extended = std::get_if<case_file::Extended>(&event.content)) {
        ClockRow(context, of, extended->limit).change([](Clock& clock) {
            clock.is_extended = true;
        });
    } else if (const auto* paused = std::get_if<case_file::Paused>(&event.content)) {
        ClockRow(context, of, paused->limit).change([&](Clock& clock) {
            clock.pauses.push_back({paused->ground, event.on, ""});
        });
    } else if (const auto* resumed = std::get_if<case_file::Resumed>(&event.content)) {
        ClockRow(context, of, resumed->limit).change([&](Clock& clock) {
            if (!clock.pauses.empty()) {
                clock.pauses.back().to = event.on;
            }
        });
    }
}

}  // namespace

void stepped(const Context& context, const Event& event) {
    if (const auto* opened = std::get_if<Opened>(&event.content)) {
        add_case(context, event, *opened);
    }
    const auto of = case_of(context);
    move_case(context, of.id, event);
    add_step(context, of.id, event);
    add_file(context, of.id, event);
    for (const auto& limit : event.met) {
        ClockRow(context, of, limit).meet(event.on);
    }
    for (const auto& limit : event.begun) {
        ClockRow(context, of, limit).begin(event.on);
    }
    change_limit(context, of, event);
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
