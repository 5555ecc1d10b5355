// An instrument's numbering, issue and voiding -> its row; its signed copies -> theirs.

#include "projection/instruments.h"

#include <array>

#include "projection/projected.h"

namespace mingjing::projection {

namespace {

constexpr std::string_view kNumbered = "numbered";
constexpr std::string_view kIssued = "issued";
constexpr std::string_view kVoided = "voided";

}  // namespace

void numbered(const Context& context, const domain::instrument::Numbered& event) {
    context.connection.run(
        "INSERT INTO instruments(id, stream, instrument, year, serial, title, number, case_stream,"
        " dated, code, request, numbered_by, numbered_at, standing, act_place, signed_by,"
        " signed_on)"
        " VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        std::to_array<db::Cell>(
            {context.position(),
             context.record.stream,
             event.name.kind,
             event.name.year,
             event.name.serial,
             event.title,
             event.number,
             event.case_stream,
             event.dated,
             event.code,
             event.request,
             context.record.actor,
             context.time(),
             std::string(kNumbered),
             event.of.value_or(-1),
             event.signed_off ? event.signed_off->by : std::string{},
             event.signed_off ? event.signed_off->on : std::string{}}
        )
    );
    if (event.signed_off) {
        used_for_number(context, event.signed_off->sign_off);
    }
}

void issued(const Context& context, const domain::instrument::Issued& event) {
    context.connection.run(
        "UPDATE instruments SET standing = $2, issued_position = $3, issued_at = $4, digest = $5,"
        " pages = $6, bytes = $7 WHERE stream = $1",
        std::to_array<db::Cell>(
            {context.record.stream,
             std::string(kIssued),
             context.position(),
             context.time(),
             event.digest,
             event.pages,
             event.bytes}
        )
    );
}

void voided(const Context& context) {
    context.connection.run(
        "UPDATE instruments SET standing = $2, voided_at = $3 WHERE stream = $1",
        std::to_array<db::Cell>({context.record.stream, std::string(kVoided), context.time()})
    );
}

void copy_attached(const Context& context, const domain::instrument::CopyAttached& event) {
    std::int64_t place = 0;
    for (const auto& file : event.as.files) {
        context.connection.run(
            "INSERT INTO signed_copies(position, place, stream, case_stream, copy, digest, type,"
            " pages, signed_on, signing, attached_by, attached_at)"
            " SELECT $1, $2, stream, case_stream, $4, $5, $6, $7, $8, $9, $10, $11"
            " FROM instruments WHERE stream = $3",
            std::to_array<db::Cell>(
                {context.position(),
                 place,
                 context.record.stream,
                 event.copy,
                 file.digest,
                 file.type,
                 file.pages,
                 event.as.signed_on,
                 event.as.signing,
                 context.record.actor,
                 context.time()}
            )
        );
        ++place;
    }
}

void copy_withdrawn(const Context& context, const domain::instrument::CopyWithdrawn& event) {
    context.connection.run(
        "UPDATE signed_copies SET withdrawn_at = $3 WHERE stream = $1 AND copy = $2",
        std::to_array<db::Cell>({context.record.stream, event.copy, context.time()})
    );
}

std::int64_t last_serial_of(
    db::Connection& connection, std::string_view instrument, std::int64_t year
) {
    return connection
        .integer(
            "SELECT MAX(serial) FROM instruments WHERE instrument = $1 AND year = $2",
            std::to_array<db::Cell>({std::string(instrument), year})
        )
        .value_or(0);
}

std::optional<std::string> made_by_request(db::Connection& connection, std::string_view request) {
    return connection.text(
        "SELECT stream FROM instruments WHERE request = $1",
        std::to_array<db::Cell>({std::string(request)})
    );
}

std::optional<std::string> standing_instrument(
    db::Connection& connection, std::string_view case_stream, std::string_view instrument
) {
    return connection.text(
        "SELECT number FROM instruments WHERE case_stream = $1 AND instrument = $2"
        " AND standing <> 'voided'",
        std::to_array<db::Cell>({std::string(case_stream), std::string(instrument)})
    );
}

std::vector<std::int64_t> acts_told(
    db::Connection& connection, std::string_view case_stream, std::string_view instrument
) {
    std::vector<std::int64_t> places;
    connection.run(
        "SELECT act_place FROM instruments WHERE case_stream = $1 AND instrument = $2"
        " AND standing <> 'voided' AND act_place >= 0 ORDER BY act_place",
        std::to_array<db::Cell>({std::string(case_stream), std::string(instrument)}),
        [&](const db::Row& row) {
            places.push_back(row.integer(0));
            return true;
        }
    );
    return places;
}

}  // namespace mingjing::projection
