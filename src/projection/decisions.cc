// What a case proposes and decides -> its row among the decisions others are compared with, and
// among those that bar their party from applying again.

#include <array>
#include <string>

#include "case_file/permit_bar.h"
#include "projection/projected.h"

namespace mingjing::projection {

namespace {

void set_measures(
    const Context& context,
    std::int64_t case_id,
    std::string_view item,
    const case_file::Measures& measures
) {
    context.connection.run(
        "INSERT INTO case_decisions(case_id, item, decided_on, tier, fine, base, people, months,"
        " is_revoked) VALUES($1, $2, '', '', 0, $3, $4, $5, 0) ON CONFLICT (case_id) DO UPDATE SET"
        " base = excluded.base, people = excluded.people, months = excluded.months",
        std::to_array<db::Cell>(
            {case_id, std::string(item), measures.base.fen, measures.people, measures.months}
        )
    );
}

void set_outcome(
    const Context& context,
    std::int64_t case_id,
    std::string_view item,
    const case_file::Outcome& outcome,
    const std::string& on
) {
    context.connection.run(
        "INSERT INTO case_decisions(case_id, item, decided_on, tier, fine, base, people, months,"
        " is_revoked, is_finding) VALUES($1, $2, $3, $4, $5, 0, 0, 0, 0, $6)"
        " ON CONFLICT (case_id) DO UPDATE SET"
        " decided_on = excluded.decided_on, tier = excluded.tier, fine = excluded.fine,"
        " is_revoked = 0, is_finding = excluded.is_finding",
        std::to_array<db::Cell>(
            {case_id,
             std::string(item),
             on,
             outcome.tier,
             outcome.fine.fen,
             std::int64_t{case_file::is_finding(outcome.conclusion)}}
        )
    );
}

// Whoever changed it need not say of which tier it is now.
void change_outcome(
    const Context& context, std::int64_t case_id, const case_file::Outcome& outcome
) {
    context.connection.run(
        "UPDATE case_decisions SET fine = $2, tier = CASE WHEN $3 = '' THEN tier ELSE $3 END,"
        " is_finding = $4 WHERE case_id = $1",
        std::to_array<db::Cell>(
            {case_id,
             outcome.fine.fen,
             outcome.tier,
             std::int64_t{case_file::is_finding(outcome.conclusion)}}
        )
    );
}

void set_form(const Context& context, std::int64_t case_id, const std::string& number) {
    context.connection.run(
        "UPDATE case_decisions SET form_number = $2 WHERE case_id = $1",
        std::to_array<db::Cell>({case_id, number})
    );
}

void revoke(const Context& context, std::int64_t case_id) {
    context.connection.run(
        "UPDATE case_decisions SET is_revoked = 1 WHERE case_id = $1",
        std::to_array<db::Cell>({case_id})
    );
}

void bar(
    const Context& context,
    std::int64_t case_id,
    const case_file::Deceit& deceit,
    const std::string& on
) {
    context.connection.run(
        "DELETE FROM case_bars WHERE case_id = $1", std::to_array<db::Cell>({case_id})
    );
    if (deceit.years_barred() > 0) {
        context.connection.run(
            "INSERT INTO case_bars(case_id, begun_on, means) VALUES($1, $2, $3)",
            std::to_array<db::Cell>({case_id, on, deceit.means})
        );
    }
}

}  // namespace

void decided(
    const Context& context,
    std::int64_t case_id,
    std::string_view item,
    const case_file::Event& event
) {
    const auto& content = event.content;
    if (const auto deceit = case_file::deceit_of(content)) {
        bar(context, case_id, *deceit, event.on);
    }
    if (const auto* proposed = std::get_if<case_file::Proposed>(&content)) {
        set_measures(context, case_id, item, proposed->measures);
    } else if (const auto* made = std::get_if<case_file::Decided>(&content)) {
        set_outcome(context, case_id, item, made->outcome, event.on);
    } else if (const auto* on_spot = std::get_if<case_file::DecidedOnSpot>(&content)) {
        set_measures(context, case_id, item, on_spot->measures);
        set_outcome(context, case_id, item, on_spot->outcome, event.on);
        set_form(context, case_id, on_spot->number);
    } else if (const auto* amended = std::get_if<case_file::DecisionAmended>(&content)) {
        change_outcome(context, case_id, amended->outcome);
    } else if (std::holds_alternative<case_file::DecisionRevoked>(content)) {
        revoke(context, case_id);
    }
}

}  // namespace mingjing::projection
