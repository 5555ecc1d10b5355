// Who handles a case -> a row each: those assigned last, but for whom was found to be recused
// since.

#include <array>
#include <set>
#include <string>
#include <variant>

#include "projection/projected.h"

namespace mingjing::projection {

void staffed(const Context& context, std::int64_t case_id, const case_file::Event& event) {
    if (const auto* given = std::get_if<case_file::Assigned>(&event.content)) {
        context.connection.run(
            "DELETE FROM case_officers WHERE case_id = $1", std::to_array<db::Cell>({case_id})
        );
        for (const auto& number : std::set(given->officers.begin(), given->officers.end())) {
            context.connection.run(
                "INSERT INTO case_officers(case_id, number) VALUES($1, $2)",
                std::to_array<db::Cell>({case_id, number})
            );
        }
        return;
    }
    const auto* settled = std::get_if<case_file::RecusalSettled>(&event.content);
    if (settled == nullptr || !settled->is_granted) {
        return;
    }
    std::set<std::string> recused(settled->numbers.begin(), settled->numbers.end());
    recused.insert(settled->officer);
    for (const auto& number : recused) {
        context.connection.run(
            "DELETE FROM case_officers WHERE case_id = $1 AND number = $2",
            std::to_array<db::Cell>({case_id, number})
        );
    }
}

}  // namespace mingjing::projection
