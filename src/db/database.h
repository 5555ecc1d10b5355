#pragma once

// The typed facade over SQLite and PostgreSQL: int64, text, null; nothing else crosses.
// One SQL text with $1 parameters serves both engines. Statements are prepared once per
// connection and always drained. Error texts never carry bound values.
//
// Errors are faults of four kinds, told apart because callers act differently:
// constraint (a rule of the tables spoke; the transaction is dead), busy (try again),
// gone (the connection is lost), ambiguous (a COMMIT whose outcome is unknown: the
// writer must stop and recover). A Connection is owned by one thread at a time.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/fault.h"

namespace mingjing::db {

enum class Engine : std::uint8_t { sqlite, postgres };
enum class ErrorKind : std::uint8_t { constraint, busy, gone, ambiguous, full, other };

class Error : public Fault {
  public:
    Error(ErrorKind kind, const std::string& what) : Fault(what), kind_(kind) {}
    [[nodiscard]] ErrorKind kind() const { return kind_; }

  private:
    ErrorKind kind_;
};

using Cell = std::variant<std::monostate, std::int64_t, std::string>;

// One result row; valid until the callback returns. Wrong type or column: Fault.
class Row {
  public:
    Row() = default;
    Row(const Row&) = delete;
    Row& operator=(const Row&) = delete;
    virtual ~Row() = default;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
    [[nodiscard]] virtual bool is_null(int column) const = 0;
};

class Connection {
  public:
    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    virtual ~Connection() = default;

    [[nodiscard]] virtual Engine engine() const = 0;
    // False once the connection is lost: it is of no further use to anybody.
    [[nodiscard]] virtual bool usable() const noexcept = 0;
    // Runs one statement; calls `each` for every row; returns rows changed.
    // `each` may return false to stop early (the statement is still drained).
    virtual std::int64_t run(
        std::string_view sql,
        std::span<const Cell> parameters,
        const std::function<bool(const Row&)>& each
    ) = 0;
    // Several statements without parameters (migrations).
    virtual void script(std::string_view sql) = 0;

    // One writer at a time per database: SQLite by BEGIN IMMEDIATE, PostgreSQL (READ
    // COMMITTED) by an advisory lock of the schema as the first statement.
    virtual void begin_write() = 0;
    virtual void begin_read() = 0;  // one snapshot for several SELECTs
    virtual void commit() = 0;      // returns only when the outcome is known to be committed
    virtual void rollback() noexcept = 0;

    std::int64_t run(std::string_view sql, std::span<const Cell> parameters = {}) {
        return run(sql, parameters, [](const Row&) { return true; });
    }
    // The first column of the first row, if any.
    std::optional<std::int64_t> integer(std::string_view sql, std::span<const Cell> p = {});
    std::optional<std::string> text(std::string_view sql, std::span<const Cell> p = {});
};

// begin_write/begin_read on construction, rollback on destruction unless committed.
class Transaction {
  public:
    enum class Mode : std::uint8_t { read, write };
    Transaction(Connection& connection, Mode mode);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

  private:
    Connection& connection_;
    bool open_ = true;
};

// Where a database lives. For SQLite a file path; for PostgreSQL a connection URL and
// the schema (ledger, work, search) that stands for the file.
struct Place {
    Engine engine = Engine::sqlite;
    std::string location;
    std::string schema;  // PostgreSQL only
};

enum class Access : std::uint8_t { read_write, read_only };
[[nodiscard]] std::unique_ptr<Connection> open(const Place& place, Access access);

// Applies, in order, those steps of one module whose number is above the one stored for
// it, each in its own transaction. Several modules share a database, each counting for
// itself. A step differing by engine gives both texts.
struct Migration {
    int number = 0;
    std::string_view sqlite;
    std::string_view postgres;
};
void migrate(Connection& connection, std::string_view module, std::span<const Migration> steps);

// Connections for handler threads: one each, handed out and taken back.
class Pool {
  public:
    Pool(Place place, std::size_t connections_max, Access access = Access::read_only);
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    ~Pool();
    class Lease {
      public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection);
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease();
        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }

      private:
        Pool* pool_;
        std::unique_ptr<Connection> connection_;
    };
    // Waits while all are lent.
    [[nodiscard]] Lease lease();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mingjing::db
