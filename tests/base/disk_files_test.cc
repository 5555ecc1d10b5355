// What DiskFiles leaves on an ordinary disk. What it leaves after a power cut or on a
// failing disk is tried in tests/trials.

#include <cerrno>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/fault.h"
#include "base/files.h"
#include "support/temporary_folder.h"

namespace mingjing {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// A disk that takes few bytes at a time and is interrupted before every call.
class GrudgingDisk final : public DiskCalls {
  public:
    int open(const std::string& path, int flags, mode_t mode) override {
        return interrupted() ? -1 : DiskCalls::open(path, flags, mode);
    }
    ssize_t read(int file, void* bytes, std::size_t size) override {
        return interrupted() ? -1 : DiskCalls::read(file, bytes, std::min(size, std::size_t{3}));
    }
    ssize_t write(int file, const void* bytes, std::size_t size) override {
        return interrupted() ? -1 : DiskCalls::write(file, bytes, std::min(size, std::size_t{3}));
    }

  private:
    bool interrupted() {
        turn_ = !turn_;
        errno = EINTR;
        return turn_;
    }
    bool turn_ = false;
};

class FullDisk final : public DiskCalls {
  public:
    ssize_t write(int /*file*/, const void* /*bytes*/, std::size_t /*size*/) override {
        errno = ENOSPC;
        return -1;
    }
};

TEST(DiskFiles, ReadsWhatWasWritten) {
    const test::TemporaryFolder folder;
    DiskFiles files;
    const std::string bytes(200'000, 'x');
    files.replace(folder.path("a"), bytes);
    EXPECT_EQ(files.read(folder.path("a")), bytes);
    files.replace(folder.path("a"), "");
    EXPECT_EQ(files.read(folder.path("a")), "");
}

TEST(DiskFiles, AbsentIsNotAFault) {
    const test::TemporaryFolder folder;
    DiskFiles files;
    EXPECT_EQ(files.read(folder.path("a")), std::nullopt);
    EXPECT_EQ(files.read(folder.path("a/b")), std::nullopt);
    EXPECT_THAT(files.list(folder.path("a")), IsEmpty());
    files.remove(folder.path("a"));
}

TEST(DiskFiles, AFolderIsNotAFile) {
    const test::TemporaryFolder folder;
    EXPECT_THROW((void)DiskFiles().read(folder.path()), Fault);
}

TEST(DiskFiles, ListsInOrderAndWithoutTemporaries) {
    const test::TemporaryFolder folder;
    DiskFiles files;
    files.replace_all({{folder.path("b"), "2"}, {folder.path("a"), "1"}});
    files.replace(folder.path(".a.77-1"), "half written");
    EXPECT_THAT(files.list(folder.path()), ElementsAre("a", "b"));
    files.remove(folder.path("a"));
    EXPECT_THAT(files.list(folder.path()), ElementsAre("b"));
}

TEST(DiskFiles, MakesEveryFolderOfAPathForTheOwnerAlone) {
    const test::TemporaryFolder folder;
    DiskFiles files;
    files.make_folders(folder.path("a/b//c/"));
    files.make_folders(folder.path("a/b/c"));
    files.replace(folder.path("a/b/c/d"), "1");
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(folder.path("a/b/c")).permissions(), perms::owner_all);
    EXPECT_EQ(
        std::filesystem::status(folder.path("a/b/c/d")).permissions(),
        perms::owner_read | perms::owner_write
    );
}

TEST(DiskFiles, ShortWritesAndInterruptionsLoseNothing) {
    const test::TemporaryFolder folder;
    GrudgingDisk disk;
    DiskFiles files(disk);
    files.replace(folder.path("a"), "海曦市人力资源和社会保障局");
    EXPECT_EQ(files.read(folder.path("a")), "海曦市人力资源和社会保障局");
}

TEST(DiskFiles, AFullDiskKeepsTheOldFileAndSaysSo) {
    const test::TemporaryFolder folder;
    DiskFiles().replace(folder.path("a"), "old");
    FullDisk disk;
    DiskFiles files(disk);
    try {
        files.replace(folder.path("a"), "new");
        FAIL() << "a full disk took a file";
    } catch (const Fault& fault) {
        EXPECT_THAT(fault.what(), HasSubstr("磁盘空间已满"));
    }
    EXPECT_EQ(files.read(folder.path("a")), "old");
    const auto entries = std::filesystem::directory_iterator(folder.path());
    EXPECT_EQ(std::distance(begin(entries), end(entries)), 1) << "a temporary stayed behind";
}

TEST(DiskFiles, ManyThreadsMayReplaceOneFile) {
    const test::TemporaryFolder folder;
    DiskFiles files;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 20; ++n) {
                    files.replace(folder.path("a"), std::string(5000, 'x'));
                    EXPECT_EQ(files.read(folder.path("a")), std::string(5000, 'x'));
                }
            });
        }
    }
    EXPECT_THAT(files.list(folder.path()), ElementsAre("a"));
}

}  // namespace
}  // namespace mingjing
