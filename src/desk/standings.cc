#include "desk/standings.h"

#include <array>
#include <utility>

#include "ledger/ledger.h"
#include "record/codec.h"

namespace mingjing::desk {

std::vector<Standing> standings(db::Connection& ledger, std::string_view register_key) {
    std::vector<Standing> all;
    const std::array<db::Cell, 1> cells{std::string(register_key)};
    ledger.run(
        "SELECT e.key, e.stage, e.next_role, e.pending, e.versions, s.title, s.due"
        " FROM entries AS e JOIN submissions AS s ON s.position = e.newest WHERE e.register = $1 "
        "ORDER BY e.key",
        cells,
        [&](const db::Row& row) {
            Standing standing;
            standing.key = row.text(0);
            standing.stage = row.text(1);
            standing.next_role = row.text(2);
            standing.version = static_cast<std::uint64_t>(row.integer(4));
            standing.title = row.text(5);
            standing.due = row.is_null(3) ? std::string_view{} : row.text(6);
            all.push_back(std::move(standing));
            return true;
        }
    );
    return all;
}

std::string role_in_turn(db::Connection& ledger, std::string_view stream) {
    const auto state = record::replay_entry(ledger::read_stream(ledger, stream));
    return state.pending ? std::string(state.pending->next_reviewer()) : std::string{};
}

}  // namespace mingjing::desk
