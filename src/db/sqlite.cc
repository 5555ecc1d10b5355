// SQLite as the house uses it: WAL, synchronous=FULL, one statement cache a connection.
//
// A COMMIT that fails with an I/O error is ambiguous: its frames may already lie in the
// WAL, and a restart after a power cut may find them whole.

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include <sqlite3.h>

#include <fmt/format.h>

#include "base/limits.h"
#include "db/engines.h"

namespace mingjing::db {

namespace {

ErrorKind kind_of(int code) {
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            return ErrorKind::constraint;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return ErrorKind::busy;
        case SQLITE_FULL:
            return ErrorKind::full;
        default:
            return ErrorKind::other;
    }
}

std::string_view meaning(int code) {
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            return "违反数据表约束";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "数据库正被占用,请稍后重试";
        case SQLITE_FULL:
            return "磁盘空间已满,请腾出空间后重试";
        case SQLITE_IOERR:
            return "磁盘读写出错,请检查磁盘";
        case SQLITE_CANTOPEN:
            return "数据库文件无法打开,请检查路径和权限";
        case SQLITE_READONLY:
            return "数据库为只读";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return "数据库文件已损坏,请从备份恢复";
        default:
            return "数据库出错";
    }
}

[[noreturn]] void fail(sqlite3* database, int code, std::optional<ErrorKind> kind = {}) {
    throw Error(
        kind.value_or(kind_of(code)),
        fmt::format(
            "{}(SQLite {}:{})",
            meaning(code),
            code,
            database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database)
        )
    );
}

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

// A prepared statement and, for each of its variables in SQLite's order, which $n it is.
struct Statement {
    std::unique_ptr<sqlite3_stmt, Finalize> handle;
    std::vector<std::size_t> parameter_of;
    bool in_use = false;
};

// Finds a cached statement without copying its text.
struct HashText {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the library's name
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};

std::vector<std::size_t> numbered_parameters(sqlite3_stmt* statement) {
    std::vector<std::size_t> numbers;
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement); ++i) {
        const char* name = sqlite3_bind_parameter_name(statement, i);
        char* end = nullptr;
        const auto number =
            name != nullptr && name[0] == '$' ? std::strtoul(name + 1, &end, 10) : 0UL;
        if (number == 0 || *end != '\0') {
            throw Error(ErrorKind::other, "SQL 参数必须写作 $1、$2……");
        }
        numbers.push_back(number - 1);
    }
    return numbers;
}

class SqliteRow final : public Row {
  public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

    [[nodiscard]] std::int64_t integer(int column) const override {
        expect(column, SQLITE_INTEGER);
        return sqlite3_column_int64(statement_, column);
    }
    [[nodiscard]] std::string_view text(int column) const override {
        expect(column, SQLITE_TEXT);
        const auto* bytes = sqlite3_column_blob(statement_, column);
        const auto size = sqlite3_column_bytes(statement_, column);
        return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
    }
    [[nodiscard]] bool is_null(int column) const override {
        expect_column(column);
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }

  private:
    void expect_column(int column) const {
        if (column < 0 || column >= sqlite3_data_count(statement_)) {
            throw Error(ErrorKind::other, fmt::format("查询结果没有第 {} 列", column));
        }
    }
    void expect(int column, int type) const {
        expect_column(column);
        if (sqlite3_column_type(statement_, column) != type) {
            throw Error(ErrorKind::other, fmt::format("查询结果第 {} 列的类型不符", column));
        }
    }
    sqlite3_stmt* statement_;
};

class Sqlite final : public Connection {
  public:
    Sqlite(const Place& place, Access access);
    ~Sqlite() override { close(); }

    [[nodiscard]] Engine engine() const override { return Engine::sqlite; }
    [[nodiscard]] bool usable() const noexcept override { return true; }
    using Connection::run;
    std::int64_t run(
        std::string_view sql,
        std::span<const Cell> parameters,
        const std::function<bool(const Row&)>& each
    ) override;
    void script(std::string_view sql) override;
    void begin_write() override { begin("BEGIN IMMEDIATE"); }
    void begin_read() override { begin("BEGIN DEFERRED"); }
    void commit() override;
    void rollback() noexcept override;

  private:
    void close() noexcept {
        statements_.clear();
        sqlite3_close(database_);
    }
    void configure(Access access);
    void begin(std::string_view sql);
    Statement& prepared(std::string_view sql);
    [[nodiscard]] Statement prepare(std::string_view sql) const;
    void bind(const Statement& statement, std::span<const Cell> parameters) const;
    std::int64_t step_all(sqlite3_stmt* statement, const std::function<bool(const Row&)>& each);

    sqlite3* database_ = nullptr;
    // A statement of the open transaction failed: as on PostgreSQL, nothing more runs in
    // it and it cannot be committed.
    bool failed_ = false;
    bool began_ = false;
    std::unordered_map<std::string, Statement, HashText, std::equal_to<>> statements_;
};

// Leaves the statement reset and unbound however its run ends, so that no read
// transaction stays open behind it and no value stays in memory.
class Use {
  public:
    explicit Use(Statement& statement) : statement_(statement) { statement_.in_use = true; }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    ~Use() {
        sqlite3_reset(statement_.handle.get());
        sqlite3_clear_bindings(statement_.handle.get());
        statement_.in_use = false;
    }

  private:
    Statement& statement_;
};

// SQLite's count of what it has allocated is one lock for all connections, and nobody reads it.
// It can only be given up before SQLite is first used; otherwise it stays.
void forgo_memory_statistics() {
    // NOLINTNEXTLINE(*-vararg): SQLite's own API
    [[maybe_unused]] static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

Sqlite::Sqlite(const Place& place, Access access) {
    forgo_memory_statistics();
    const int mode = access == Access::read_only ? SQLITE_OPEN_READONLY
                                                 : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int flags = mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    try {
        if (const int code = sqlite3_open_v2(place.location.c_str(), &database_, flags, nullptr);
            code != SQLITE_OK) {
            fail(database_, code);
        }
        configure(access);
    } catch (...) {
        close();
        throw;
    }
}

void Sqlite::configure(Access access) {
    for (const int off :
         {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL}) {
        sqlite3_db_config(database_, off, 0, nullptr);  // NOLINT(*-vararg): SQLite's own API
    }
    // NOLINTNEXTLINE(*-vararg): SQLite's own API
    sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_busy_timeout(database_, static_cast<int>(limits::kBusyTime.count()));
    script("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY");
    if (access == Access::read_write) {
        script(fmt::format(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = {};"
            "PRAGMA cache_size = -{}; PRAGMA wal_autocheckpoint = {}",
            limits::kWalBytesKept,
            limits::kWriterCacheKilobytes,
            limits::kWalPages
        ));
        const auto mode = text("PRAGMA journal_mode");
        if (mode != "wal" && mode != "memory") {
            throw Error(
                ErrorKind::other, "此文件系统不支持 SQLite 的 WAL,请把数据目录放在本地磁盘"
            );
        }
    }
}

Statement Sqlite::prepare(std::string_view sql) const {
    sqlite3_stmt* handle = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(
        database_,
        sql.data(),
        static_cast<int>(sql.size()),
        SQLITE_PREPARE_PERSISTENT,
        &handle,
        &rest
    );
    if (code != SQLITE_OK) {
        fail(database_, code);
    }
    Statement statement;
    statement.handle.reset(handle);
    const std::string_view tail(rest, sql.size() - static_cast<std::size_t>(rest - sql.data()));
    if (handle == nullptr || tail.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
        throw Error(ErrorKind::other, "run 只执行一条 SQL 语句");
    }
    statement.parameter_of = numbered_parameters(handle);
    return statement;
}

Statement& Sqlite::prepared(std::string_view sql) {
    if (const auto found = statements_.find(sql); found != statements_.end()) {
        return found->second;
    }
    if (statements_.size() >= limits::kStatementsCachedMax) {
        std::erase_if(statements_, [](const auto& cached) { return !cached.second.in_use; });
    }
    return statements_.emplace(sql, prepare(sql)).first->second;
}

void Sqlite::bind(const Statement& statement, std::span<const Cell> parameters) const {
    auto* handle = statement.handle.get();
    for (std::size_t i = 0; i < statement.parameter_of.size(); ++i) {
        const auto number = statement.parameter_of[i];
        if (number >= parameters.size()) {
            throw Error(ErrorKind::other, fmt::format("SQL 参数 ${} 没有给值", number + 1));
        }
        const auto& cell = parameters[number];
        const int index = static_cast<int>(i) + 1;
        int code = SQLITE_OK;  // An unbound variable is null.
        if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
            code = sqlite3_bind_int64(handle, index, *integer);
        } else if (const auto* text = std::get_if<std::string>(&cell)) {
            code = sqlite3_bind_text64(
                handle, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8
            );
        }
        if (code != SQLITE_OK) {
            fail(database_, code);
        }
    }
}

std::int64_t Sqlite::step_all(
    sqlite3_stmt* statement, const std::function<bool(const Row&)>& each
) {
    const auto total_before = sqlite3_total_changes64(database_);
    const SqliteRow row(statement);
    while (true) {
        const int code = sqlite3_step(statement);
        if (code == SQLITE_ROW && each(row)) {
            continue;
        }
        // An INSERT ... RETURNING has changed everything before its first row.
        if (code != SQLITE_ROW && code != SQLITE_DONE) {
            fail(database_, code);
        }
        break;
    }
    // A statement that changes nothing leaves the count of the one before it.
    return sqlite3_total_changes64(database_) == total_before ? 0 : sqlite3_changes64(database_);
}

std::int64_t Sqlite::run(
    std::string_view sql,
    std::span<const Cell> parameters,
    const std::function<bool(const Row&)>& each
) {
    if (failed_) {
        throw Error(ErrorKind::other, "事务已失败,须先回滚");
    }
    refuse_embedded_nul(parameters);
    try {
        auto* statement = &prepared(sql);
        Statement nested;  // The same text again, from inside its own row callback.
        if (statement->in_use) {
            nested = prepare(sql);
            statement = &nested;
        }
        const Use use(*statement);
        bind(*statement, parameters);
        return step_all(statement->handle.get(), each);
    } catch (const Error&) {
        failed_ = began_;
        throw;
    }
}

void Sqlite::script(std::string_view sql) {
    const std::string text(sql);
    if (const int code = sqlite3_exec(database_, text.c_str(), nullptr, nullptr, nullptr);
        code != SQLITE_OK) {
        failed_ = began_;
        fail(database_, code);
    }
}

void Sqlite::begin(std::string_view sql) {
    run(sql);
    began_ = true;
}

void Sqlite::commit() {
    if (failed_ || !began_) {
        throw Error(ErrorKind::other, "事务已失败,没有提交");
    }
    auto& statement = prepared("COMMIT");
    const Use use(statement);
    const int code = sqlite3_step(statement.handle.get());
    if (code != SQLITE_DONE) {
        const bool unknown = (code & 0xff) == SQLITE_IOERR;
        fail(database_, code, unknown ? std::optional(ErrorKind::ambiguous) : std::nullopt);
    }
    began_ = false;
}

void Sqlite::rollback() noexcept {
    began_ = false;
    failed_ = false;
    // After a full disk or an I/O error SQLite has rolled back by itself.
    if (sqlite3_get_autocommit(database_) == 0) {
        sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

}  // namespace

std::unique_ptr<Connection> open_sqlite(const Place& place, Access access) {
    return std::make_unique<Sqlite>(place, access);
}

}  // namespace mingjing::db
