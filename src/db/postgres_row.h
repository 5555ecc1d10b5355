#pragma once

// One row of a PostgreSQL result, read as the facade's three types.

#include <memory>

#include <libpq-fe.h>

#include "db/database.h"

namespace mingjing::db {

// From PostgreSQL's pg_type.dat; fixed for ever.
inline constexpr Oid kUnknown = 0;
inline constexpr Oid kInt8 = 20;
inline constexpr Oid kText = 25;

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

class PostgresRow final : public Row {
  public:
    PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}
    // Also of a boolean (0, 1) and of a whole numeric, which is what SUM gives: as SQLite.
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] std::string_view text(int column) const override;
    [[nodiscard]] bool is_null(int column) const override;

  private:
    [[nodiscard]] std::string_view bytes(int column) const;
    const PGresult* result_;
    int row_;
};

// Of INSERT, UPDATE, DELETE and MERGE; 0 for every other command.
[[nodiscard]] std::int64_t rows_changed(PGresult* result);

}  // namespace mingjing::db
