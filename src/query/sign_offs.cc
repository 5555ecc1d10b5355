#include "query/sign_offs.h"

#include <array>
#include <span>

namespace mingjing::query {

namespace {

constexpr std::string_view kSignOffColumns =
    "SELECT s.stream, s.instrument, s.title, s.case_stream, c.number, c.unit, s.act_place,"
    " s.standing, s.sent_by, s.sent_at, s.signed_by, s.signed_at, s.version, c.party"
    " FROM sign_offs s JOIN cases c ON c.stream = s.case_stream";

std::vector<SignOffRow> sign_offs_where(
    db::Connection& ledger, std::string_view condition, std::span<const db::Cell> cells
) {
    std::vector<SignOffRow> rows;
    ledger
        .run(std::string(kSignOffColumns) + std::string(condition), cells, [&](const db::Row& row) {
            const auto text = [&](int column) { return std::string(row.text(column)); };
            rows.push_back(
                {.stream = text(0),
                 .instrument = text(1),
                 .title = text(2),
                 .case_stream = text(3),
                 .case_number = text(4),
                 .unit = text(5),
                 .party = text(13),
                 .act_place = row.integer(6),
                 .standing = text(7),
                 .sent_by = text(8),
                 .sent_at = row.integer(9),
                 .signed_by = text(10),
                 .signed_at = row.integer(11),
                 .version = row.integer(12)}
            );
            return true;
        });
    return rows;
}

std::optional<SignOffRow> first_sign_off(std::vector<SignOffRow> rows) {
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

}  // namespace

std::optional<SignOffRow> sign_off_at(db::Connection& ledger, std::string_view stream) {
    return first_sign_off(sign_offs_where(
        ledger, " WHERE s.stream = $1", std::to_array<db::Cell>({std::string(stream)})
    ));
}

std::vector<SignOffRow> sign_offs_of_case(db::Connection& ledger, std::string_view case_stream) {
    return sign_offs_where(
        ledger,
        " WHERE s.case_stream = $1 ORDER BY s.id",
        std::to_array<db::Cell>({std::string(case_stream)})
    );
}

std::optional<SignOffRow> open_sign_off(
    db::Connection& ledger,
    std::string_view case_stream,
    std::string_view instrument,
    std::optional<std::int64_t> of
) {
    return first_sign_off(sign_offs_where(
        ledger,
        " WHERE s.case_stream = $1 AND s.instrument = $2 AND s.act_place = $3"
        " AND s.standing <> 'numbered' ORDER BY s.id DESC",
        std::to_array<db::Cell>({std::string(case_stream), std::string(instrument), of.value_or(-1)}
        )
    ));
}

std::vector<SignOffRow> waiting_to_be_signed_off(
    db::Connection& ledger, std::string_view instrument
) {
    return sign_offs_where(
        ledger,
        " WHERE s.instrument = $1 AND s.standing = 'waiting'"
        " AND NOT EXISTS (SELECT 1 FROM case_archives a WHERE a.case_id = c.id) ORDER BY s.id",
        std::to_array<db::Cell>({std::string(instrument)})
    );
}

}  // namespace mingjing::query
