#include "projection/renewal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "case_file/question.h"
#include "domain/day.h"

namespace mingjing::projection {

namespace {

constexpr std::int64_t kClocksAtOnce = 2000;
constexpr std::size_t kDayLength = 10;  // 2026-01-01

struct ClockRow {
    std::int64_t case_id = 0;
    std::string name, procedure, procedure_digest, due_on;
    case_file::Clock clock;
};

// The next ones after that clock, in order of case and name.
std::vector<ClockRow> clocks_after(
    db::Connection& connection,
    const DaysApart& changed,
    std::int64_t case_id,
    const std::string& name
) {
    std::vector<ClockRow> found;
    connection.run(
        "SELECT k.case_id, k.limit_key, c.procedure, c.procedure_digest, k.due_on, k.started_on,"
        " k.met_on, k.is_extended, k.pauses, k.stopped_on, k.instalments, k.amount"
        " FROM case_clocks k JOIN cases c ON c.id = k.case_id"
        " WHERE (k.case_id, k.limit_key) > ($1, $2)"
        " AND k.started_on <= $3 AND (k.due_on = '' OR k.due_on >= $4)"
        " ORDER BY k.case_id, k.limit_key LIMIT $5",
        std::to_array<db::Cell>({case_id, name, changed.last, changed.first, kClocksAtOnce}),
        [&](const db::Row& row) {
            const auto text = [&](int column) { return std::string(row.text(column)); };
            found.push_back(
                {.case_id = row.integer(0),
                 .name = text(1),
                 .procedure = text(2),
                 .procedure_digest = text(3),
                 .due_on = text(4),
                 .clock =
                     {.started_on = text(5),
                      .met_on = text(6),
                      .is_extended = row.integer(7) != 0,
                      .pauses = pauses_of(row.text(8)),
                      .stopped_on = text(9),
                      .instalments = instalments_of(row.text(10)),
                      .amount = row.integer(11)}}
            );
            return true;
        }
    );
    return found;
}

std::set<std::string_view> lines_of(std::string_view text) {
    std::set<std::string_view> lines;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        lines.insert(line);
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return lines;
}

// Lines of two, a slash between.
void each_pair(std::string_view text, const auto& take) {
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        const auto slash = line.find('/');
        take(line.substr(0, slash), line.substr(slash + 1));
        text.remove_prefix(line.size() + 1);
    }
}

}  // namespace

std::string text_of(const domain::Calendar& calendar) {
    std::set<std::string> lines;
    for (const auto day : calendar.days_off) {
        lines.insert(domain::iso(day) + " off\n");
    }
    for (const auto day : calendar.make_up_days) {
        lines.insert(domain::iso(day) + " on\n");
    }
    return fmt::format("{}", fmt::join(lines, ""));
}

std::optional<DaysApart> days_apart(std::string_view was, std::string_view is) {
    const auto before = lines_of(was);
    const auto after = lines_of(is);
    std::vector<std::string_view> differing;
    std::ranges::set_symmetric_difference(before, after, std::back_inserter(differing));
    if (differing.empty()) {
        return std::nullopt;
    }
    const auto day = [](std::string_view line) { return std::string(line.substr(0, kDayLength)); };
    return DaysApart{day(differing.front()), day(differing.back())};
}

std::uint64_t renew_clocks(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const DaysApart& changed
) {
    std::uint64_t renewed = 0;
    auto rows = clocks_after(connection, changed, -1, "");
    while (!rows.empty()) {
        for (const auto& row : rows) {
            const auto due = due_on(
                definitions.procedure(row.procedure, row.procedure_digest),
                row.name,
                row.clock,
                definitions.calendar
            );
            if (due != row.due_on) {
                connection.run(
                    "UPDATE case_clocks SET due_on = $3 WHERE case_id = $1 AND limit_key = $2",
                    std::to_array<db::Cell>({row.case_id, row.name, due})
                );
                ++renewed;
            }
        }
        rows = clocks_after(connection, changed, rows.back().case_id, rows.back().name);
    }
    return renewed;
}

std::string text_of(const std::vector<case_file::Pause>& pauses) {
    std::string text;
    for (const auto& pause : pauses) {
        text += pause.from + "/" + pause.to + "\n";
    }
    return text;
}

std::vector<case_file::Pause> pauses_of(std::string_view text) {
    std::vector<case_file::Pause> pauses;
    each_pair(text, [&](std::string_view from, std::string_view to) {
        pauses.push_back({"", std::string(from), std::string(to)});
    });
    return pauses;
}

std::string text_of(const std::vector<case_file::Instalment>& instalments) {
    std::string text;
    for (const auto& instalment : instalments) {
        text += fmt::format("{}/{}\n", instalment.due_on, instalment.amount.fen);
    }
    return text;
}

std::vector<case_file::Instalment> instalments_of(std::string_view text) {
    std::vector<case_file::Instalment> instalments;
    each_pair(text, [&](std::string_view due_on, std::string_view fen) {
        case_file::Money amount;
        std::from_chars(fen.data(), fen.data() + fen.size(), amount.fen);
        instalments.push_back({std::string(due_on), amount});
    });
    return instalments;
}

std::string due_on(
    const domain::Procedure* procedure,
    std::string_view name,
    const case_file::Clock& clock,
    const domain::Calendar& calendar
) {
    const auto* limit = procedure == nullptr ? nullptr : procedure->limit(name);
    const auto due = limit == nullptr ? std::nullopt : case_file::due_of(*limit, clock, calendar);
    return due ? domain::iso(due->day) : std::string{};
}

}  // namespace mingjing::projection
