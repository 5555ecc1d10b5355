// A paper sent to be signed off, and what became of it -> its row.

#include <array>

#include "projection/projected.h"

namespace mingjing::projection {

void sent_to_sign(const Context& context, const domain::sign_off::Sent& event) {
    context.connection.run(
        "INSERT INTO sign_offs(id, stream, instrument, title, case_stream, act_place, standing,"
        " sent_by, sent_at) VALUES($1, $2, $3, $4, $5, $6, 'waiting', $7, $8)"
        " ON CONFLICT(stream) DO UPDATE SET standing = 'waiting', sent_by = excluded.sent_by,"
        " sent_at = excluded.sent_at, signed_by = '', signed_at = 0,"
        " version = sign_offs.version + 1",
        std::to_array<db::Cell>(
            {context.position(),
             context.record.stream,
             event.kind,
             event.title,
             event.case_stream,
             event.of.value_or(-1),
             context.record.actor,
             context.time()}
        )
    );
}

void signed_off(const Context& context) {
    context.connection.run(
        "UPDATE sign_offs SET standing = 'signed_off', signed_by = $2, signed_at = $3,"
        " version = version + 1 WHERE stream = $1",
        std::to_array<db::Cell>({context.record.stream, context.record.actor, context.time()})
    );
}

void sent_back(const Context& context) {
    context.connection.run(
        "UPDATE sign_offs SET standing = 'returned', signed_by = '', signed_at = 0,"
        " version = version + 1 WHERE stream = $1",
        std::to_array<db::Cell>({context.record.stream})
    );
}

void used_for_number(const Context& context, std::string_view stream) {
    context.connection.run(
        "UPDATE sign_offs SET standing = 'numbered' WHERE stream = $1",
        std::to_array<db::Cell>({std::string(stream)})
    );
}

}  // namespace mingjing::projection
