#include "query/instruments.h"

#include <array>
#include <span>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace mingjing::query {

namespace {

constexpr std::string_view kInstrumentColumns =
    "SELECT id, stream, instrument, title, number, year, serial, case_stream, dated, code,"
    " numbered_by, numbered_at, standing, issued_position, issued_at, digest, pages, bytes,"
    " act_place, signed_by, signed_on, voided_at"
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
        .signed_by = text(19),
        .signed_on = text(20),
        .standing = text(12),
        .issued_position = row.integer(13),
        .issued_at = row.integer(14),
        .digest = text(15),
        .pages = row.integer(16),
        .bytes = row.integer(17),
        .voided_at = row.integer(21)};
}

std::vector<InstrumentRow> rows_where(
    db::Connection& ledger, std::string_view condition, std::span<const db::Cell> cells
) {
    std::vector<InstrumentRow> rows;
    ledger.run(
        std::string(kInstrumentColumns) + std::string(condition),
        cells,
        [&](const db::Row& row) {
            rows.push_back(row_of(row));
            return true;
        }
    );
    return rows;
}

std::vector<InstrumentRow> rows_where(
    db::Connection& ledger, std::string_view condition, db::Cell cell
) {
    return rows_where(ledger, condition, std::to_array<db::Cell>({std::move(cell)}));
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

InstrumentPage issued_of(
    db::Connection& ledger,
    const std::vector<std::string>& kinds,
    std::uint64_t page,
    std::uint64_t page_size
) {
    if (kinds.empty()) {
        return {};
    }
    std::vector<db::Cell> cells;
    std::string places;
    for (const auto& kind : kinds) {
        cells.emplace_back(kind);
        places += fmt::format("{}${}", places.empty() ? "" : ", ", cells.size());
    }
    const auto condition = fmt::format(" WHERE instrument IN ({}) AND standing = 'issued'", places);
    const auto total = ledger.integer("SELECT COUNT(*) FROM instruments" + condition, cells);
    cells.emplace_back(static_cast<std::int64_t>(page_size));
    cells.emplace_back(static_cast<std::int64_t>((page - 1) * page_size));
    const auto turned = fmt::format(
        "{} ORDER BY issued_position DESC LIMIT ${} OFFSET ${}",
        condition,
        cells.size() - 1,
        cells.size()
    );
    return {rows_where(ledger, turned, cells), static_cast<std::uint64_t>(total.value_or(0))};
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
