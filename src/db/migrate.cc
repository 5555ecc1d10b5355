#include <array>

#include <fmt/format.h>

#include "db/database.h"

namespace mingjing::db {

namespace {

constexpr std::string_view kMigrations =
    "CREATE TABLE IF NOT EXISTS migrations(module TEXT PRIMARY KEY, number BIGINT NOT NULL)";

std::int64_t reached(Connection& connection, std::string_view module) {
    const std::array<Cell, 1> parameters = {std::string(module)};
    return connection.integer("SELECT number FROM migrations WHERE module = $1", parameters)
        .value_or(0);
}

void apply(Connection& connection, std::string_view module, const Migration& step) {
    Transaction transaction(connection, Transaction::Mode::write);
    // Asked again inside: another node may have taken this step while we waited.
    if (reached(connection, module) < step.number) {
        connection.script(connection.engine() == Engine::sqlite ? step.sqlite : step.postgres);
        const std::array<Cell, 2> parameters = {std::string(module), std::int64_t{step.number}};
        connection.run(
            "INSERT INTO migrations(module, number) VALUES ($1, $2) "
            "ON CONFLICT (module) DO UPDATE SET number = excluded.number",
            parameters
        );
    }
    transaction.commit();
}

}  // namespace

void migrate(Connection& connection, std::string_view module, std::span<const Migration> steps) {
    {
        Transaction transaction(connection, Transaction::Mode::write);
        connection.script(kMigrations);
        transaction.commit();
    }
    int previous = 0;
    for (const auto& step : steps) {
        if (step.number <= previous) {
            throw Fault(fmt::format("{} 的迁移步骤编号必须递增:{}", module, step.number));
        }
        previous = step.number;
        if (reached(connection, module) < step.number) {
            apply(connection, module, step);
        }
    }
    if (reached(connection, module) > previous) {
        throw Fault(fmt::format(
            "数据库由更新版本的程序建立({} 第 {} 步),请使用该版本或更新的程序打开",
            module,
            reached(connection, module)
        ));
    }
}

}  // namespace mingjing::db
