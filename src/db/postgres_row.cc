#include "db/postgres_row.h"

#include <charconv>

#include <fmt/format.h>

namespace mingjing::db {

namespace {

constexpr Oid kBool = 16;
constexpr Oid kInt2 = 21;
constexpr Oid kInt4 = 23;
constexpr Oid kName = 19;
constexpr Oid kVarchar = 1043;
constexpr Oid kNumeric = 1700;

[[noreturn]] void wrong_type(int column) {
    throw Error(ErrorKind::other, fmt::format("查询结果第 {} 列的类型不符", column));
}

}  // namespace

bool PostgresRow::is_null(int column) const {
    if (column < 0 || column >= PQnfields(result_)) {
        throw Error(ErrorKind::other, fmt::format("查询结果没有第 {} 列", column));
    }
    return PQgetisnull(result_, row_, column) != 0;
}

std::string_view PostgresRow::bytes(int column) const {
    if (is_null(column)) {
        wrong_type(column);
    }
    return {
        PQgetvalue(result_, row_, column),
        static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

std::int64_t PostgresRow::integer(int column) const {
    const auto text = bytes(column);
    switch (PQftype(result_, column)) {
        case kBool:
            return text == "t" ? 1 : 0;
        case kInt2:
        case kInt4:
        case kInt8:
        case kNumeric: {
            std::int64_t value = 0;
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), value);
            if (error != std::errc{} || end != text.data() + text.size()) {
                wrong_type(column);
            }
            return value;
        }
        default:
            wrong_type(column);
    }
}

std::string_view PostgresRow::text(int column) const {
    const auto text = bytes(column);
    switch (PQftype(result_, column)) {
        case kText:
        case kName:
        case kVarchar:
            return text;
        default:
            wrong_type(column);
    }
}

std::int64_t rows_changed(PGresult* result) {
    const std::string_view command = PQcmdStatus(result);
    if (command.starts_with("SELECT") || command.starts_with("FETCH")) {
        return 0;
    }
    const std::string_view count = PQcmdTuples(result);
    std::int64_t value = 0;
    std::from_chars(count.data(), count.data() + count.size(), value);
    return value;
}

}  // namespace mingjing::db
