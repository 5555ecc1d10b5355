#include "query/signed_copies.h"

#include <array>

namespace mingjing::query {

namespace {

std::vector<SignedCopyFile> files_where(
    db::Connection& ledger, std::string_view column, std::string_view value
) {
    std::vector<SignedCopyFile> files;
    ledger.run(
        "SELECT stream, copy, place, digest, type, pages, signed_on, signing, attached_by,"
        " attached_at, withdrawn_at FROM signed_copies WHERE " +
            std::string(column) + " = $1 ORDER BY position, place",
        std::to_array<db::Cell>({std::string(value)}),
        [&](const db::Row& row) {
            const auto text = [&](int place) { return std::string(row.text(place)); };
            files.push_back(
                {.stream = text(0),
                 .copy = row.integer(1),
                 .place = row.integer(2),
                 .digest = text(3),
                 .type = text(4),
                 .pages = row.integer(5),
                 .signed_on = text(6),
                 .signing = text(7),
                 .attached_by = text(8),
                 .attached_at = row.integer(9),
                 .withdrawn_at = row.integer(10)}
            );
            return true;
        }
    );
    return files;
}

}  // namespace

std::vector<SignedCopyFile> signed_copies_of_case(
    db::Connection& ledger, std::string_view case_stream
) {
    return files_where(ledger, "case_stream", case_stream);
}

std::vector<SignedCopyFile> signed_copies_of(db::Connection& ledger, std::string_view stream) {
    return files_where(ledger, "stream", stream);
}

}  // namespace mingjing::query
