// PostgreSQL through libpq. Every value travels as text with its type declared; a
// statement is prepared once per connection and per combination of types.
//
// What a COMMIT did is known only when the server answers it: a connection lost before
// that answer is ambiguous. An answer "ROLLBACK" to COMMIT (an aborted transaction) is
// not success, though libpq reports no error.

#include <array>
#include <charconv>
#include <string>
#include <unordered_map>
#include <utility>

#include <libpq-fe.h>

#include <fmt/format.h>

#include "base/limits.h"
#include "db/engines.h"
#include "db/postgres_row.h"

namespace mingjing::db {

namespace {

struct Close {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};

// Class 23 and its like name tables and constraints; other messages may quote values
// ("invalid input syntax for type bigint: ..."), so of those only the code is shown.
bool may_be_shown(std::string_view state) {
    constexpr std::array<std::string_view, 8> kShown = {
        "23", "42", "40", "53", "55", "57", "08", "P0"};
    const auto state_class = state.substr(0, 2);
    return std::find(kShown.begin(), kShown.end(), state_class) != kShown.end();
}

ErrorKind kind_of(std::string_view state) {
    if (state.starts_with("23")) {
        return ErrorKind::constraint;
    }
    if (state.starts_with("40") || state == "55P03" || state == "57014") {
        return ErrorKind::busy;
    }
    if (state == "53100") {
        return ErrorKind::full;
    }
    if (state.starts_with("08") || state.starts_with("57P")) {
        return ErrorKind::gone;
    }
    return ErrorKind::other;
}

std::string_view meaning(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::constraint:
            return "违反数据表约束";
        case ErrorKind::busy:
            return "数据库正被占用,请稍后重试";
        case ErrorKind::gone:
            return "数据库连接已断开";
        case ErrorKind::ambiguous:
            return "提交时数据库连接中断,结果未知";
        case ErrorKind::full:
            return "数据库磁盘空间已满,请腾出空间后重试";
        case ErrorKind::other:
            return "数据库出错";
    }
    return "";
}

// The parameters of one call in libpq's shape.
class Bound {
  public:
    explicit Bound(std::span<const Cell> parameters) {
        texts_.reserve(parameters.size());
        for (const auto& cell : parameters) {
            if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
                texts_.push_back(std::to_string(*integer));
                values_.push_back(texts_.back().c_str());
                types_.push_back(kInt8);
            } else if (const auto* text = std::get_if<std::string>(&cell)) {
                values_.push_back(text->c_str());
                types_.push_back(kText);
            } else {
                values_.push_back(nullptr);
                types_.push_back(kUnknown);
            }
        }
    }
    [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
    [[nodiscard]] const char* const* values() const { return values_.data(); }
    [[nodiscard]] const std::vector<Oid>& types() const { return types_; }

  private:
    std::vector<std::string> texts_;  // reserved: pointers into it stay good
    std::vector<const char*> values_;
    std::vector<Oid> types_;
};

class Postgres final : public Connection {
  public:
    Postgres(const Place& place, Access access);

    [[nodiscard]] Engine engine() const override { return Engine::postgres; }
    [[nodiscard]] bool usable() const noexcept override {
        return PQstatus(connection_.get()) == CONNECTION_OK;
    }
    using Connection::run;
    std::int64_t run(
        std::string_view sql,
        std::span<const Cell> parameters,
        const std::function<bool(const Row&)>& each
    ) override;
    void script(std::string_view sql) override;
    void begin_write() override;
    void begin_read() override;
    void commit() override;
    void rollback() noexcept override;

  private:
    void configure(const Place& place, Access access);
    void make_schema(const std::string& schema);
    void expect_byte_order();
    const std::string& prepared(std::string_view sql, const std::vector<Oid>& types);
    [[noreturn]] void fail(const PGresult* result, std::optional<ErrorKind> kind = {}) const;
    Result checked(PGresult* raw) const;

    std::unique_ptr<PGconn, Close> connection_;
    std::unordered_map<std::string, std::string> statements_;  // SQL and types -> name
    std::uint64_t statements_made_ = 0;
    std::string lock_sql_;
};

Postgres::Postgres(const Place& place, Access access) {
    const std::array<const char*, 5> names = {
        "dbname", "connect_timeout", "client_encoding", "fallback_application_name", nullptr};
    const std::array<const char*, 5> values = {
        place.location.c_str(), "5", "UTF8", "mingjing", nullptr};
    constexpr int kExpandDbname = 1;  // place.location is a connection URL
    connection_.reset(PQconnectdbParams(names.data(), values.data(), kExpandDbname));
    if (!usable()) {
        // libpq's text names host and user, never the password.
        throw Error(
            ErrorKind::gone,
            fmt::format("无法连接 PostgreSQL:{}", PQerrorMessage(connection_.get()))
        );
    }
    PQsetNoticeProcessor(
        connection_.get(), [](void*, const char*) {}, nullptr
    );
    configure(place, access);
}

void Postgres::configure(const Place& place, Access access) {
    const auto is_name_character = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    if (place.schema.empty() ||
        !std::all_of(place.schema.begin(), place.schema.end(), is_name_character)) {
        throw Error(ErrorKind::other, "PostgreSQL 模式名只能由小写字母、数字和下划线组成");
    }
    script(fmt::format(
        "SET default_transaction_isolation = 'read committed';"
        "SET synchronous_commit = on; SET lock_timeout = {}; SET statement_timeout = 0;"
        "SET idle_in_transaction_session_timeout = 0; SET standard_conforming_strings = on;"
        "SET search_path = \"{}\"",
        limits::kBusyTime.count(),
        place.schema
    ));
    lock_sql_ = fmt::format(
        "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;"
        "SELECT pg_advisory_xact_lock(hashtextextended('mingjing/{}', 0))",
        place.schema
    );
    expect_byte_order();
    if (access == Access::read_write) {
        make_schema(place.schema);
    } else {
        script("SET default_transaction_read_only = on");
    }
}

// Two nodes starting at once would both find no schema; hence the lock.
void Postgres::make_schema(const std::string& schema) {
    begin_write();
    script(fmt::format("CREATE SCHEMA IF NOT EXISTS \"{}\"", schema));
    commit();
}

// Sorting by any other collation would give pages, cursors and digests another order
// than SQLite's, and another one after an upgrade of the system's locales.
void Postgres::expect_byte_order() {
    const auto collation =
        text("SELECT datcollate::text FROM pg_database WHERE datname = current_database()");
    const auto encoding = text("SELECT current_setting('server_encoding')");
    const bool is_byte_order =
        collation == "C" || collation == "POSIX" || collation == "C.UTF-8" || collation == "C.utf8";
    if (!is_byte_order || encoding != "UTF8") {
        throw Error(
            ErrorKind::other,
            "PostgreSQL 数据库须以 UTF8 编码、C 排序建立:"
            "createdb --template=template0 --encoding=UTF8 --locale=C 数据库名"
        );
    }
}

void Postgres::fail(const PGresult* result, std::optional<ErrorKind> kind) const {
    const char* code = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const std::string state = code == nullptr ? "" : code;
    const auto found = kind.value_or(usable() ? kind_of(state) : ErrorKind::gone);
    const char* primary =
        may_be_shown(state) ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    throw Error(
        found,
        fmt::format(
            "{}(PostgreSQL {}:{})",
            meaning(found),
            state.empty() ? "无应答" : state,
            primary == nullptr ? "" : primary
        )
    );
}

Result Postgres::checked(PGresult* raw) const {
    Result result(raw);
    const auto status = PQresultStatus(raw);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
        fail(raw);
    }
    return result;
}

const std::string& Postgres::prepared(std::string_view sql, const std::vector<Oid>& types) {
    std::string key(sql);
    for (const auto type : types) {
        key += type == kInt8 ? '\1' : type == kText ? '\2' : '\3';
    }
    if (const auto found = statements_.find(key); found != statements_.end()) {
        return found->second;
    }
    if (statements_.size() >= limits::kStatementsCachedMax) {
        script("DEALLOCATE ALL");
        statements_.clear();
    }
    auto name = fmt::format("s{}", ++statements_made_);
    checked(PQprepare(
        connection_.get(),
        name.c_str(),
        std::string(sql).c_str(),
        static_cast<int>(types.size()),
        types.data()
    ));
    return statements_.emplace(std::move(key), std::move(name)).first->second;
}

std::int64_t Postgres::run(
    std::string_view sql,
    std::span<const Cell> parameters,
    const std::function<bool(const Row&)>& each
) {
    refuse_embedded_nul(parameters);
    const Bound bound(parameters);
    const auto& name = prepared(sql, bound.types());
    constexpr int kTextResults = 0;
    const auto result = checked(PQexecPrepared(
        connection_.get(),
        name.c_str(),
        bound.count(),
        bound.values(),
        nullptr,
        nullptr,
        kTextResults
    ));
    for (int i = 0; i < PQntuples(result.get()); ++i) {
        if (!each(PostgresRow(result.get(), i))) {
            break;
        }
    }
    return rows_changed(result.get());
}

void Postgres::script(std::string_view sql) {
    checked(PQexec(connection_.get(), std::string(sql).c_str()));
}

void Postgres::begin_write() {
    try {
        script(lock_sql_);
    } catch (const Error&) {
        rollback();  // Begun, but without the lock.
        throw;
    }
}

void Postgres::begin_read() {
    script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

void Postgres::commit() {
    const Result result(PQexec(connection_.get(), "COMMIT"));
    const auto* raw = result.get();
    if (PQresultStatus(raw) == PGRES_COMMAND_OK) {
        const std::string_view tag = PQcmdStatus(result.get());
        if (tag != "COMMIT") {
            throw Error(ErrorKind::other, "事务已失败,没有提交");
        }
        return;
    }
    const char* severity =
        raw == nullptr ? nullptr : PQresultErrorField(raw, PG_DIAG_SEVERITY_NONLOCALIZED);
    const bool refused = usable() && severity != nullptr && std::string_view(severity) == "ERROR";
    fail(raw, refused ? std::nullopt : std::optional(ErrorKind::ambiguous));
}

void Postgres::rollback() noexcept {
    if (usable() && PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) {
        PQclear(PQexec(connection_.get(), "ROLLBACK"));
    }
}

}  // namespace

std::unique_ptr<Connection> open_postgres(const Place& place, Access access) {
    return std::make_unique<Postgres>(place, access);
}

}  // namespace mingjing::db
