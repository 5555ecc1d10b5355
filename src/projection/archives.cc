// A case's file archived -> its row: by it numbers follow each other without a gap.

#include "projection/archives.h"

#include <array>

#include "projection/projected.h"

namespace mingjing::projection {

void archived(const Context& context, std::int64_t case_id, const case_file::Event& event) {
    const auto* act = std::get_if<case_file::Archived>(&event.content);
    if (act == nullptr) {
        return;
    }
    context.connection.run(
        "INSERT INTO case_archives(position, case_id, number, year, retention, archived_on)"
        " VALUES($1, $2, $3, $4, $5, $6)",
        std::to_array<db::Cell>(
            {context.position(),
             case_id,
             act->number,
             act->number.substr(0, act->number.find('-')),
             act->retention,
             event.on}
        )
    );
}

std::string last_archive_of(db::Connection& connection, std::string_view year) {
    return connection
        .text(
            "SELECT number FROM case_archives WHERE year = $1 ORDER BY position DESC LIMIT 1",
            std::to_array<db::Cell>({std::string(year)})
        )
        .value_or("");
}

}  // namespace mingjing::projection
