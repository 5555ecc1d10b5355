// A copy of a database in use: one moment of it, and nobody had to wait.

#include "db/backup.h"

#include <array>
#include <atomic>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

#include "db/database.h"
#include "support/temporary_folder.h"

namespace mingjing::db {
namespace {

class Backup : public testing::Test {
  protected:
    [[nodiscard]] std::unique_ptr<Connection> open(const std::string& name) const {
        return db::open({Engine::sqlite, folder_.path(name), ""}, Access::read_write);
    }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_.path(name); }

    // Two tables always changed together.
    static void insert(Connection& connection, std::int64_t from, std::int64_t to) {
        Transaction transaction(connection, Transaction::Mode::write);
        for (auto id = from; id < to; ++id) {
            const std::array<Cell, 2> cells = {id, std::string(1000, 'x')};
            connection.run("INSERT INTO a VALUES ($1, $2)", cells);
            connection.run("INSERT INTO b VALUES ($1, $2)", cells);
        }
        transaction.commit();
    }
    static constexpr auto kTables =
        "CREATE TABLE a(id BIGINT PRIMARY KEY, text TEXT);"
        "CREATE TABLE b(id BIGINT PRIMARY KEY, text TEXT)";

  private:
    test::TemporaryFolder folder_;
};

TEST_F(Backup, IsOneMomentWhileWritersGoOn) {
    const auto live = open("live.db");
    live->script(kTables);
    insert(*live, 0, 2000);
    int steps = 0;
    backup_sqlite(path("live.db"), path("copy.db"), [&](std::uint64_t done, std::uint64_t total) {
        EXPECT_LE(done, total);
        insert(*live, 2000 + steps, 2001 + steps);  // the writer, between two steps
        ++steps;
    });
    EXPECT_GT(steps, 2);
    EXPECT_EQ(live->integer("SELECT count(*) FROM a"), 2000 + steps);
    const auto copy = open("copy.db");
    EXPECT_EQ(copy->text("PRAGMA integrity_check"), "ok");
    EXPECT_EQ(copy->integer("SELECT count(*) FROM a"), 2000);
    EXPECT_EQ(copy->integer("SELECT count(*) FROM b"), 2000);
}

TEST_F(Backup, OverwritesNothing) {
    open("live.db")->script(kTables);
    open("copy.db")->script("CREATE TABLE precious(id BIGINT)");
    EXPECT_THROW(backup_sqlite(path("live.db"), path("copy.db"), [](auto, auto) {}), Error);
    EXPECT_EQ(open("copy.db")->integer("SELECT count(*) FROM precious"), 0);
}

TEST_F(Backup, OfNothingLeavesNothing) {
    EXPECT_THROW(backup_sqlite(path("absent.db"), path("copy.db"), [](auto, auto) {}), Error);
    EXPECT_FALSE(std::filesystem::exists(path("copy.db")));
    EXPECT_FALSE(std::filesystem::exists(path("absent.db")));
}

}  // namespace
}  // namespace mingjing::db
