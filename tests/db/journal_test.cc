// A changed bit in the write-ahead log unmakes commits silently; it must be named. What
// an ordinary kill leaves behind must not be.

#include "db/journal.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/database.h"
#include "support/temporary_folder.h"

namespace mingjing::db {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

// A database copied while it is open, as a kill leaves it: its log not yet merged.
class Journal : public testing::Test {
  protected:
    Journal() {
        const auto live = open({Engine::sqlite, folder_.path("live.db"), ""}, Access::read_write);
        live->script("CREATE TABLE a(n BIGINT)");
        live->run("PRAGMA wal_checkpoint");  // the next write begins the file again
        for (int i = 0; i < 5; ++i) {
            live->run("INSERT INTO a VALUES (1)");
        }
        for (const auto* end : {"", "-wal"}) {
            std::filesystem::copy_file(folder_.path("live.db") + end, path() + end);
        }
    }
    [[nodiscard]] std::string path() const { return folder_.path("killed.db"); }
    [[nodiscard]] std::string log() const {
        std::ifstream in(path() + "-wal", std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    void write_log(const std::string& bytes) const {
        std::ofstream(path() + "-wal", std::ios::binary | std::ios::trunc) << bytes;
    }
    [[nodiscard]] std::int64_t rows() const {
        return open({Engine::sqlite, path(), ""}, Access::read_only)
            ->integer("SELECT count(*) FROM a")
            .value();
    }

  private:
    test::TemporaryFolder folder_;
};

TEST_F(Journal, OfAKilledWriterIsSound) {
    EXPECT_THAT(journal_damage(path()), IsEmpty());
    EXPECT_EQ(rows(), 5);
}

TEST_F(Journal, NothingIsFoundWhereThereIsNone) {
    std::filesystem::remove(path() + "-wal");
    EXPECT_THAT(journal_damage(path()), IsEmpty());
}

TEST_F(Journal, CutInTheMiddleOfAFrameIsAnUnfinishedWrite) {
    const auto bytes = log();
    write_log(bytes.substr(0, bytes.size() - 1000));
    EXPECT_THAT(journal_damage(path()), IsEmpty());
}

TEST_F(Journal, AnyChangedBitOfItIsNamed) {
    const auto sound = log();
    for (std::size_t at = 0; at < sound.size(); at += 7) {
        auto bytes = sound;
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << static_cast<int>(at % 8)));
        write_log(bytes);
        EXPECT_THAT(journal_damage(path()), SizeIs(1)) << at;
    }
}

}  // namespace
}  // namespace mingjing::db
