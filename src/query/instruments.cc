#include "query/instruments.h"

#include <array>
#include <string>

namespace mingjing::query {

namespace {

constexpr std::string_view kInstrumentColumns =
    "SELECT id, stream, instrument, title, number, year, serial, case_stream, dated, code,"
    " numbered_by, numbered_at, standing, issued_position, issued_at, digest, pages, bytes,"
    " act_place, voided_at"
    " FROM instruments";

InstrumentRow row_of(const db::Row& row) {
    const auto text = [&](int column) { return std::string(row.text(column)); };
    return {
        .id = row.integer(0),
        .stream = text(1),
        .instrument = text(2),
        .title = text(3),
        .number = text(4),
        .year = row.integer(5),
        .serial = row.integer(6),
        .case_stream = text(7),
        .act_place = row.integer(18),
        .dated = text(8),
        .code = text(9),
        .numbered_by = text(10),
        .numbered_at = row.integer(11),
        .standing = text(12),
        .issued_position = row.integer(13),
        .issued_at = row.integer(14),
        .digest = text(15),
        .pages = row.integer(16),
        .bytes = row.integer(17),
        .voided_at = row.integer(19)};
}

std::vector<InstrumentRow> rows_where(
    db::Connection& ledger, std::string_view condition, db::Cell cell
) {
    std::vector<InstrumentRow> rows;
    ledger.run(
        std::string(kInstrumentColumns) + std::string(condition),
        std::to_array<db::Cell>({std::move(cell)}),
        [&](const db::Row& row) {
            rows.push_back(row_of(row));
            return true;
        }
    );
    return rows;
}

std::optional<InstrumentRow> first(std::vector<InstrumentRow> rows) {
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

}  // namespace

std::vector<InstrumentRow> instruments_of_case(
    db::Connection& ledger, std::string_view case_stream
) {
    return rows_where(ledger, " WHERE case_stream = $1 ORDER BY id", std::string(case_stream));
}

std::optional<InstrumentRow> instrument_at(db::Connection& ledger, std::string_view stream) {
    return first(rows_where(ledger, " WHERE stream = $1", std::string(stream)));
}

std::optional<InstrumentRow> instrument_coded(db::Connection& ledger, std::string_view code) {
    return first(rows_where(ledger, " WHERE code = $1", std::string(code)));
}

std::optional<InstrumentRow> instrument_requested(
    db::Connection& ledger, std::string_view request
) {
    return first(rows_where(ledger, " WHERE request = $1", std::string(request)));
}

std::optional<InstrumentRow> next_to_make(db::Connection& ledger, std::int64_t after) {
    return first(
        rows_where(ledger, " WHERE standing = 'numbered' AND id > $1 ORDER BY id LIMIT 1", after)
    );
}

std::uint64_t instruments_to_make(db::Connection& ledger) {
    const auto count =
        ledger.integer("SELECT COUNT(*) FROM instruments WHERE standing = 'numbered'");
    return static_cast<std::uint64_t>(count.value_or(0));
}

bool was_ever_issued(db::Connection& ledger, std::string_view instrument) {
    return ledger
        .integer(
            "SELECT id FROM instruments WHERE instrument = $1 AND issued_position >= 0 LIMIT 1",
            std::to_array<db::Cell>({std::string(instrument)})
        )
        .has_value();
}

bool is_instrument(db::Connection& ledger, std::string_view digest) {
    return ledger
        .integer(
            "SELECT 1 FROM instruments WHERE digest = $1",
            std::to_array<db::Cell>({std::string(digest)})
        )
        .has_value();
}

std::vector<std::string> instrument_digests(db::Connection& ledger) {
    std::vector<std::string> digests;
    ledger.run(
        "SELECT digest FROM instruments WHERE digest <> '' ORDER BY id",
        {},
        [&](const db::Row& row) {
            digests.emplace_back(row.text(0));
            return true;
        }
    );
    return digests;
}

}  // namespace mingjing::query
