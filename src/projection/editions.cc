#include <array>

#include "projection/projected.h"
#include "projection/projection.h"

namespace mingjing::projection {

using db::Cell;

void begun(const Context& context, const domain::edition::Begun& event) {
    const std::array<Cell, 5> row{
        context.position(),
        context.record.stream,
        event.register_key,
        static_cast<std::int64_t>(event.entries),
        context.time(),
    };
    context.connection.run(
        "INSERT INTO editions(id, stream, register, entries, begun_at) VALUES ($1, $2, $3, $4, $5)",
        row
    );
}

// However many entries it holds, this is all it takes to show them.
void completed(const Context& context, const domain::edition::Completed& event) {
    const std::array<Cell, 4> row{
        context.position(),
        context.record.stream,
        context.time(),
        static_cast<std::int64_t>(event.entries),
    };
    context.connection.run(
        "UPDATE editions SET visible_position = $1, visible_at = $3, entries = $4"
        " WHERE stream = $2",
        row
    );
    const std::array<Cell, 3> change{context.position(), context.record.stream, context.time()};
    context.connection.run(
        "INSERT INTO public_changes(position, kind, register, edition, version, changed_at)"
        " SELECT $1, 'edition', register, id, 0, $3 FROM editions WHERE stream = $2",
        change
    );
}

std::uint64_t entries_in_edition(db::Connection& connection, std::string_view edition) {
    const std::array<Cell, 1> which{std::string(edition)};
    const auto count = connection.integer(
        "SELECT count(*) FROM entry_versions WHERE edition ="
        " (SELECT id FROM editions WHERE stream = $1)",
        which
    );
    return static_cast<std::uint64_t>(count.value_or(0));
}

void adopted(const Context& context, const record::DefinitionsAdopted& event) {
    const std::array<Cell, 4> row{
        context.position(), event.digest, context.record.actor, context.time()};
    context.connection.run(
        "INSERT INTO adoptions(position, digest, adopted_by, adopted_at) VALUES ($1, $2, $3, $4)",
        row
    );
    const std::array<Cell, 2> change{context.position(), context.time()};
    context.connection.run(
        "INSERT INTO public_changes(position, kind, register, version, changed_at)"
        " VALUES ($1, 'adopted', '', 0, $2)",
        change
    );
}

}  // namespace mingjing::projection
