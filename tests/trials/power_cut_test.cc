// The power is cut at every operation the ledger, its tiles and checkpoint, and the vault
// perform. Whatever was acknowledged before is there after the restart; nothing half
// written can be seen; and recovery is the ordinary start.

#include <iostream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/fault.h"
#include "base/files.h"
#include "db/check.h"
#include "db/database.h"
#include "ledger/ledger.h"
#include "support/forgetful_disk.h"
#include "support/forgetful_vfs.h"
#include "support/temporary_folder.h"
#include "trials/size.h"
#include "vault/vault.h"

namespace mingjing::test {
namespace {

using testing::IsEmpty;

const int kRounds = trial_size(4, 40);
constexpr std::string_view kStream = "entry-00000000000000000000000000000001";

// What callers were told is durable. It lives outside the disk, as people's memory does.
struct Acknowledged {
    std::vector<std::string> entries;  // by position
    std::vector<std::string> files;    // digests in the vault
};

class PowerCut : public testing::Test {
  protected:
    ForgetfulDisk& disk() { return disk_; }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_.path(name); }
    [[nodiscard]] std::unique_ptr<db::Connection> open() const {
        return db::open({db::Engine::sqlite, path("ledger.db"), ""}, db::Access::read_write);
    }

    // A bureau's first day: from an empty folder to some rounds of records and files.
    // Ends where the power does.
    Acknowledged work() {
        Acknowledged acknowledged;
        try {
            DiskFiles files(disk_);
            vault::Vault vault(files, path("vault"));
            const auto connection = open();
            ledger::migrate(*connection);
            connection->script("PRAGMA wal_autocheckpoint = 20");
            for (int round = 0; round < kRounds; ++round) {
                acknowledged.files.push_back(vault.put("第" + std::to_string(round) + "件"));
                append(*connection, round, acknowledged);
            }
        } catch (const Fault&) {
            EXPECT_TRUE(disk_.has_struck());
        }
        return acknowledged;
    }

    void expect_kept(const Acknowledged& acknowledged) {
        DiskFiles files(disk_);
        const auto connection = open();
        ledger::migrate(*connection);
        EXPECT_THAT(db::damage(*connection), IsEmpty());
        const auto records = ledger::read(*connection, 0, 1000);
        ASSERT_GE(records.size(), acknowledged.entries.size());
        for (std::size_t i = 0; i < records.size(); ++i) {
            EXPECT_THAT(ledger::problems(records[i]), IsEmpty());
            EXPECT_EQ(records[i].position, i);
            if (i < acknowledged.entries.size()) {
                EXPECT_EQ(records[i].entry, acknowledged.entries[i]);
            }
        }
        const vault::Vault vault(files, path("vault"));
        for (const auto& digest : acknowledged.files) {
            EXPECT_TRUE(vault.get(digest).has_value()) << digest;
        }
        for (const auto& digest : vault.digests()) {
            EXPECT_NO_THROW((void)vault.get(digest));
        }
    }

  private:
    static void append(db::Connection& connection, int round, Acknowledged& acknowledged) {
        const ledger::Draft draft{
            "entry_submitted",
            {{"round", round}, {"text", std::string(600, 'x')}},
            {{"name", {"subject-1", "某人"}}},
        };
        const std::vector<ledger::Draft> drafts(3, draft);
        const auto version = static_cast<std::uint64_t>(round) * drafts.size();
        db::Transaction transaction(connection, db::Transaction::Mode::write);
        const auto records = ledger::append(connection, kStream, version, drafts, "u-1", Time{});
        transaction.commit();
        for (const auto& record : records) {
            acknowledged.entries.push_back(record.entry);
        }
    }

    TemporaryFolder folder_;
    ForgetfulDisk disk_{folder_.path()};
    ForgetfulVfs vfs_{disk_};
};

TEST_F(PowerCut, AtAnyOperationLosesNothingAcknowledged) {
    std::uint64_t cuts = 0;
    std::size_t records_kept = 0;
    for (bool struck = true; struck && !HasFailure(); ++cuts) {
        SCOPED_TRACE(cuts);
        disk().trouble_at(Trouble::power_cut, cuts);
        const auto acknowledged = work();
        struck = disk().has_struck();
        disk().restart(static_cast<std::uint32_t>(cuts));
        expect_kept(acknowledged);
        records_kept += acknowledged.entries.size();
        disk().erase();
    }
    std::cout << "power cut at each of " << cuts << " operations: " << records_kept
              << " acknowledged records, none lost\n";
}

}  // namespace
}  // namespace mingjing::test
