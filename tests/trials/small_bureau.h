#pragma once

// The parts of a bureau that must survive bad days (ledger, sealed log, vault), on a
// forgetful disk, and one round of work for them. What callers were told is durable is
// remembered outside the disk, as people's memory is.

#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/files.h"
#include "db/check.h"
#include "db/database.h"
#include "ledger/ledger.h"
#include "merkle/note.h"
#include "merkle/tree.h"
#include "seal/sealer.h"
#include "support/forgetful_disk.h"
#include "support/forgetful_vfs.h"
#include "support/temporary_folder.h"
#include "trials/size.h"
#include "vault/vault.h"

namespace mingjing::test {

struct Acknowledged {
    std::vector<std::string> entries;  // by position
    std::uint64_t sealed = 0;          // covered by a published checkpoint
    std::vector<std::string> files;    // digests in the vault
};

class SmallBureau : public testing::Test {
  protected:
    ForgetfulDisk& disk() { return disk_; }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_.path(name); }

    // All of it opened as at the start of a process; throws Fault as that would.
    struct Opened {
        explicit Opened(SmallBureau& bureau)
            : files(bureau.disk_),
              vault(files, bureau.path("vault")),
              connection(db::open(
                  {db::Engine::sqlite, bureau.path("ledger.db"), ""}, db::Access::read_write
              )),
              sealer(files, bureau.path("log"), bureau.first_identity(files)) {
            ledger::migrate(*connection);
            connection->script("PRAGMA wal_autocheckpoint = 20");  // try checkpoints, too
            sealer.open(*connection);
        }
        DiskFiles files;
        vault::Vault vault;
        std::unique_ptr<db::Connection> connection;
        seal::Sealer sealer;
    };

    static void append(db::Connection& connection, Acknowledged& acknowledged) {
        const ledger::Draft draft{
            "entry_submitted",
            {{"text", std::string(600, 'x')}},
            {{"name", {"subject-1", "某人"}}},
        };
        const std::vector<ledger::Draft> drafts(kRecordsEach, draft);
        const auto version = acknowledged.entries.size();
        db::Transaction transaction(connection, db::Transaction::Mode::write);
        const auto records = ledger::append(connection, kStream, version, drafts, "u-1", Time{});
        transaction.commit();
        for (const auto& record : records) {
            acknowledged.entries.push_back(record.entry);
        }
    }

    // What a visitor of the published log finds, before anything mends it.
    void expect_published(const Acknowledged& acknowledged) {
        DiskFiles files(disk_);
        const seal::Published published(files, path("log"));
        const auto note = published.checkpoint();
        if (!note) {
            EXPECT_EQ(acknowledged.sealed, 0U);
            return;
        }
        const auto text = merkle::open_note(*note, {identity(files).verifier()});
        ASSERT_TRUE(text.has_value()) << text.error().what;
        const auto checkpoint = merkle::parse_checkpoint(*text);
        ASSERT_TRUE(checkpoint.has_value());
        EXPECT_GE(checkpoint->size, acknowledged.sealed);
        EXPECT_EQ(
            merkle::root_from_tiles(checkpoint->size, published.tile_reader()), checkpoint->root
        );
    }

    // What an ordinary start makes of it.
    void expect_kept(const Acknowledged& acknowledged) {
        Opened opened(*this);
        EXPECT_THAT(db::damage(*opened.connection), testing::IsEmpty());
        const auto records = ledger::read(*opened.connection, 0, 100'000);
        ASSERT_GE(records.size(), acknowledged.entries.size());
        for (std::size_t i = 0; i < records.size(); ++i) {
            EXPECT_THAT(ledger::problems(records[i]), testing::IsEmpty());
            EXPECT_EQ(records[i].position, i);
            if (i < acknowledged.entries.size()) {
                EXPECT_EQ(records[i].entry, acknowledged.entries[i]);
            }
        }
        EXPECT_EQ(opened.sealer.seal(*opened.connection), records.size());
        expect_published({{}, records.size(), {}});
        for (const auto& digest : acknowledged.files) {
            EXPECT_TRUE(opened.vault.get(digest).has_value()) << digest;
        }
        for (const auto& digest : opened.vault.digests()) {
            EXPECT_NO_THROW((void)opened.vault.get(digest));
        }
    }

    // Short: every third operation; long: every one.
    static inline const std::uint64_t kStride = trial_size<std::uint64_t>(3, 1);
    static inline const int kRounds = trial_size(2, 10);
    // Long: enough for full tiles and a second level.
    static inline const std::size_t kRecordsEach = trial_size<std::size_t>(3, 60);

  private:
    static constexpr auto kOrigin = "haixi.example/mingjing";
    static constexpr std::string_view kStream = "entry-00000000000000000000000000000001";

    seal::LogIdentity first_identity(Files& files) const {
        files.make_folders(path("keys"));
        return identity(files);
    }
    seal::LogIdentity identity(Files& files) const {
        return seal::open_identity(files, path("keys"), kOrigin);
    }

    TemporaryFolder folder_;
    ForgetfulDisk disk_{folder_.path()};
    ForgetfulVfs vfs_{disk_};
};

}  // namespace mingjing::test
