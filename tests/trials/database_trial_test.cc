// A database in trouble: power cut at every operation, no room, a failing disk. What was
// committed stays, whatever else happens; what was refused is not there; reading goes on.

#include <array>
#include <iostream>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/database.h"
#include "support/forgetful_disk.h"
#include "support/forgetful_vfs.h"
#include "support/temporary_folder.h"
#include "trials/size.h"

namespace mingjing::test {
namespace {

const std::int64_t kCommits = trial_size<std::int64_t>(10, 60);
constexpr std::int64_t kRowsEach = 5;

class DatabaseTrial : public testing::Test {
  protected:
    [[nodiscard]] std::unique_ptr<db::Connection> open() const {
        return db::open({db::Engine::sqlite, folder_.path("a.db"), ""}, db::Access::read_write);
    }
    ForgetfulDisk& disk() { return disk_; }

    // One transaction of several rows. False when it was refused.
    static std::optional<db::ErrorKind> commit(db::Connection& connection, std::int64_t number) {
        try {
            db::Transaction transaction(connection, db::Transaction::Mode::write);
            for (std::int64_t row = 0; row < kRowsEach; ++row) {
                const std::array<db::Cell, 2> cells = {number, std::string(1500, 'x')};
                connection.run("INSERT INTO a VALUES ($1, $2)", cells);
            }
            transaction.commit();
            return std::nullopt;
        } catch (const db::Error& error) {
            return error.kind();
        }
    }
    // Commits until the first refusal; returns how many were acknowledged.
    std::int64_t work() {
        try {
            const auto connection = open();
            connection->script(
                "PRAGMA wal_autocheckpoint = 20;"  // so that checkpoints are cut through, too
                "CREATE TABLE IF NOT EXISTS a(number BIGINT, text TEXT)"
            );
            for (std::int64_t number = 0; number < kCommits; ++number) {
                if (commit(*connection, number)) {
                    return number;
                }
            }
            return kCommits;
        } catch (const db::Error&) {
            return 0;
        }
    }
    static void expect_whole(db::Connection& connection, std::int64_t acknowledged) {
        EXPECT_EQ(connection.text("PRAGMA integrity_check"), "ok");
        if (!connection.integer("SELECT 1 FROM sqlite_master WHERE name = 'a'")) {
            EXPECT_EQ(acknowledged, 0);
            return;
        }
        EXPECT_GE(connection.integer("SELECT count(DISTINCT number) FROM a").value(), acknowledged);
        EXPECT_EQ(
            connection.integer(
                "SELECT count(*) FROM (SELECT 1 FROM a GROUP BY number HAVING count(*) <> 5)"
            ),
            0
        );
    }

  private:
    TemporaryFolder folder_;
    ForgetfulDisk disk_{folder_.path()};
    ForgetfulVfs vfs_{disk_};
};

TEST_F(DatabaseTrial, APowerCutAtAnyOperationLosesNothingAcknowledged) {
    std::uint64_t cuts = 0;
    for (bool struck = true; struck; ++cuts) {
        disk().trouble_at(Trouble::power_cut, cuts);
        const auto acknowledged = work();
        struck = disk().has_struck();
        disk().restart(static_cast<std::uint32_t>(cuts));
        SCOPED_TRACE(cuts);
        expect_whole(*open(), acknowledged);
        open()->script("DROP TABLE IF EXISTS a");
        disk().restart();
    }
    EXPECT_GT(cuts, 50U);
    std::cout << "power cut at each of " << cuts << " operations of a database\n";
}

TEST_F(DatabaseTrial, NoRoomRefusesWritesKeepsReadingAndPassesByItself) {
    for (const auto trouble : {Trouble::full, Trouble::short_write}) {
        const auto connection = open();
        connection->script("DROP TABLE IF EXISTS a; CREATE TABLE a(number BIGINT, text TEXT)");
        EXPECT_EQ(commit(*connection, 0), std::nullopt);
        disk().trouble_at(trouble, disk().operations());
        EXPECT_EQ(commit(*connection, 1), db::ErrorKind::full);
        EXPECT_EQ(commit(*connection, 1), db::ErrorKind::full);
        EXPECT_EQ(connection->integer("SELECT count(*) FROM a"), kRowsEach);
        disk().mend();
        EXPECT_EQ(commit(*connection, 1), std::nullopt);
        expect_whole(*connection, 2);
    }
}

TEST_F(DatabaseTrial, AFailingDiskAtAnyOperationIsRefusedAndThenForgiven) {
    std::uint64_t failures = 0;
    for (bool struck = true; struck; ++failures) {
        SCOPED_TRACE(failures);
        {
            const auto connection = open();
            connection->script("DROP TABLE IF EXISTS a; CREATE TABLE a(number BIGINT, text TEXT)");
            connection->script("PRAGMA wal_autocheckpoint = 20");
            std::int64_t acknowledged = 0;
            disk().trouble_at(Trouble::failing, disk().operations() + failures, 1);
            for (std::int64_t number = 0; number < kCommits; ++number) {
                acknowledged += commit(*connection, number) ? 0 : 1;
            }
            struck = disk().has_struck();
            EXPECT_GE(acknowledged, kCommits - 1);
            expect_whole(*connection, acknowledged);
            disk().trouble_at(Trouble::power_cut, disk().operations());
        }
        disk().restart();
        expect_whole(*open(), kCommits - 1);
    }
    EXPECT_GT(failures, 40U);
    std::cout << "I/O error at each of " << failures << " operations of a database\n";
}

}  // namespace
}  // namespace mingjing::test
