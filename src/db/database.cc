#include "db/database.h"

#include "db/engines.h"

namespace mingjing::db {

std::unique_ptr<Connection> open(const Place& place, Access access) {
    switch (place.engine) {
        case Engine::sqlite:
            return open_sqlite(place, access);
        case Engine::postgres:
            return open_postgres(place, access);
    }
    throw Fault("未知的数据库类型");
}

void refuse_embedded_nul(std::span<const Cell> parameters) {
    for (const auto& cell : parameters) {
        const auto* text = std::get_if<std::string>(&cell);
        if (text != nullptr && text->find('\0') != std::string::npos) {
            throw Error(ErrorKind::other, "文本中不得含有 U+0000");
        }
    }
}

std::optional<std::int64_t> Connection::integer(std::string_view sql, std::span<const Cell> p) {
    std::optional<std::int64_t> found;
    run(sql, p, [&](const Row& row) {
        if (!row.is_null(0)) {
            found = row.integer(0);
        }
        return false;
    });
    return found;
}

std::optional<std::string> Connection::text(std::string_view sql, std::span<const Cell> p) {
    std::optional<std::string> found;
    run(sql, p, [&](const Row& row) {
        if (!row.is_null(0)) {
            found = row.text(0);
        }
        return false;
    });
    return found;
}

Transaction::Transaction(Connection& connection, Mode mode) : connection_(connection) {
    if (mode == Mode::write) {
        connection_.begin_write();
    } else {
        connection_.begin_read();
    }
}

Transaction::~Transaction() {
    if (open_) {
        connection_.rollback();
    }
}

void Transaction::commit() {
    connection_.commit();
    open_ = false;
}

}  // namespace mingjing::db
