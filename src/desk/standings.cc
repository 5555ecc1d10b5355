#include "desk/standings.h"

#include <array>
#include <utility>

#include "ledger/ledger.h"
#include "record/codec.h"

namespace mingjing::desk {

std::vector<Standing> standings(db::Connection& ledger, std::string_view register_key) {
    std::vector<Standing> all;
    std::vector<std::pair<std::size_t, std::string>> under_review;
    const std::array<db::Cell, 1> cells{std::string(register_key)};
    ledger.run(
        "SELECT e.key, e.stream, e.pending, e.reviews_left, e.versions, s.title, s.due,"
        " (SELECT max(w.version) FROM withdrawals AS w WHERE w.entry = e.id)"
        " FROM entries AS e JOIN submissions AS s ON s.position = e.newest WHERE e.register = $1 "
        "ORDER BY e.key",
        cells,
        [&](const db::Row& row) {
            Standing standing;
            standing.key = row.text(0);
            standing.version = static_cast<std::uint64_t>(row.integer(4));
            standing.title = row.text(5);
            if (!row.is_null(2)) {
                standing.stage = row.integer(3) > 0 ? "submitted" : "approved";
                standing.due = row.text(6);
                under_review.emplace_back(all.size(), row.text(1));
            } else if (standing.version == 0) {
                standing.stage = "returned";
            } else {
                const auto is_withdrawn = !row.is_null(7) && row.integer(7) == row.integer(4);
                standing.stage = is_withdrawn ? "withdrawn" : "published";
            }
            all.push_back(std::move(standing));
            return true;
        }
    );
    for (const auto& [at, stream] : under_review) {
        all[at].next_role = role_in_turn(ledger, stream);
    }
    return all;
}

std::string role_in_turn(db::Connection& ledger, std::string_view stream) {
    const auto state = record::replay_entry(ledger::read_stream(ledger, stream));
    return state.pending ? std::string(state.pending->next_reviewer()) : std::string{};
}

}  // namespace mingjing::desk
