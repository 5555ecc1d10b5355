// The disk the trials stand on does forget, and what db and DiskFiles promise holds on
// it. Without the first half of this file the second would prove nothing.

#include "support/forgetful_disk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>

#include "base/fault.h"
#include "base/files.h"
#include "db/database.h"
#include "support/forgetful_vfs.h"
#include "support/temporary_folder.h"
#include "trials/size.h"

namespace mingjing::test {
namespace {

const auto kSeeds = trial_size<std::uint32_t>(3, 50);

class Forgetful : public testing::Test {
  protected:
    [[nodiscard]] std::string path(const std::string& name) const { return folder_.path(name); }
    ForgetfulDisk& disk() { return disk_; }
    [[nodiscard]] std::unique_ptr<db::Connection> open() const {
        return db::open({db::Engine::sqlite, path("a.db"), ""}, db::Access::read_write);
    }
    static std::int64_t count(db::Connection& connection) {
        return connection.integer("SELECT count(*) FROM a").value();
    }
    // Writes a file as DiskFiles does not: without the last step.
    void write(const std::string& name, std::string_view bytes, bool with_sync) {
        const int file = disk_.open(path(name), O_WRONLY | O_CREAT, 0600);
        EXPECT_EQ(disk_.write(file, bytes.data(), bytes.size()), std::ssize(bytes));
        if (with_sync) {
            EXPECT_EQ(disk_.sync(file), 0);
        }
        disk_.close(file);
    }

  private:
    TemporaryFolder folder_;
    ForgetfulDisk disk_{folder_.path()};
};

TEST_F(Forgetful, ForgetsBytesAndNamesThatWereNotSynced) {
    write("a", "unsynced", false);
    write("b", "synced, its name not", true);
    const DiskFiles files(disk());
    EXPECT_EQ(files.read(path("a")), "unsynced");
    disk().restart();
    EXPECT_EQ(files.read(path("a")), std::nullopt);
    EXPECT_EQ(files.read(path("b")), std::nullopt);
}

TEST_F(Forgetful, KeepsWhatDiskFilesPromised) {
    DiskFiles files(disk());
    files.make_folders(path("x/y"));
    files.replace(path("x/y/a"), "old");
    files.replace(path("x/y/a"), "new");
    files.replace_all({{path("b"), "1"}, {path("x/c"), "2"}});
    files.replace(path("d"), "3");
    files.remove(path("d"));
    disk().restart();
    EXPECT_EQ(files.read(path("x/y/a")), "new");
    EXPECT_EQ(files.read(path("b")), "1");
    EXPECT_EQ(files.read(path("x/c")), "2");
    EXPECT_EQ(files.read(path("d")), std::nullopt);
}

TEST_F(Forgetful, ACutAnywhereInAReplacementLeavesOldOrNew) {
    DiskFiles files(disk());
    for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
        for (std::uint64_t cut = 0;; ++cut) {
            disk().restart();
            files.replace(path("a"), "old");
            disk().restart();
            disk().trouble_at(Trouble::power_cut, cut);
            bool done = true;
            try {
                files.replace(path("a"), std::string(3000, 'n'));
            } catch (const Fault&) {
                done = false;
            }
            const bool struck = disk().has_struck();
            disk().restart(seed);
            const auto found = files.read(path("a"));
            if (done) {
                EXPECT_EQ(found, std::string(3000, 'n'));
            } else {
                EXPECT_THAT(found, testing::AnyOf("old", std::string(3000, 'n')));
            }
            if (!struck) {
                EXPECT_GE(cut, 5U);  // create, write, sync, rename, sync of the folder
                break;
            }
        }
    }
}

TEST_F(Forgetful, ForgetsACommitThatWasNotSyncedAndKeepsOneThatWas) {
    const ForgetfulVfs vfs(disk());
    {
        const auto connection = open();
        connection->script("CREATE TABLE a(id BIGINT)");
        connection->run("INSERT INTO a VALUES (1)");
        connection->script("PRAGMA synchronous = OFF");
        connection->run("INSERT INTO a VALUES (2)");
        EXPECT_EQ(count(*connection), 2);
        disk().trouble_at(Trouble::power_cut, 0);
    }
    disk().restart();
    EXPECT_EQ(count(*open()), 1);
}

TEST_F(Forgetful, AFailedSyncLosesWhatItDidNotWrite) {
    DiskFiles files(disk());
    files.replace(path("a"), "old");
    const int file = disk().open(path("a"), O_WRONLY, 0600);
    EXPECT_EQ(disk().write(file, "new", 3), 3);
    disk().trouble_at(Trouble::failing, disk().operations(), 1);
    EXPECT_EQ(disk().sync(file), -1);
    EXPECT_EQ(disk().sync(file), 0);  // says yes, and yet
    disk().close(file);
    disk().restart();
    EXPECT_EQ(files.read(path("a")), "old");
}

TEST_F(Forgetful, OtherDisksAreLeftAlone) {
    const ForgetfulVfs vfs(disk());
    const TemporaryFolder elsewhere;
    disk().trouble_at(Trouble::power_cut, 0);
    const auto connection =
        db::open({db::Engine::sqlite, elsewhere.path("a.db"), ""}, db::Access::read_write);
    connection->script("CREATE TABLE a(id BIGINT)");
    EXPECT_EQ(count(*connection), 0);
}

}  // namespace
}  // namespace mingjing::test
