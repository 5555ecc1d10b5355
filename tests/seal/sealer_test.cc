// Sealing: what is published is what the ledger holds, it only ever grows, and a ledger
// that is not the one that was published never opens.

#include "seal/sealer.h"

#include <filesystem>
#include <span>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "seal/office.h"
#include "support/failing_files.h"

namespace mingjing::seal {
namespace {

using mingjing::test::Break;
using mingjing::test::FailingFiles;
using test::Office;

TEST(Sealer, PublishesAnEmptyLogFirst) {
    Office office;
    EXPECT_EQ(office.seal(), 0U);
    EXPECT_EQ(office.checkpoint().size, 0U);
    EXPECT_EQ(office.checkpoint().root, merkle::empty_root());
    EXPECT_EQ(office.checkpoint().origin, test::kOrigin);
}

TEST(Sealer, PublishesWhatTheLedgerHolds) {
    Office office;
    auto sealer = office.sealer();
    for (const std::size_t count : {1U, 254U, 1U, 1U, 200U, 55U, 300U}) {
        office.add(count);
        EXPECT_EQ(sealer.seal(office.ledger()), ledger::size(office.ledger()));
        const auto leaves = office.leaves();
        const auto checkpoint = office.checkpoint();
        const Published published(office.files(), office.log());
        EXPECT_EQ(checkpoint.size, leaves.size());
        EXPECT_EQ(checkpoint.root, merkle::root_of(leaves));
        EXPECT_EQ(
            merkle::root_from_tiles(checkpoint.size, published.tile_reader()), checkpoint.root
        );
    }
    EXPECT_EQ(sealer.seal(office.ledger()), office.leaves().size()) << "again changes nothing";
}

TEST(Sealer, KeepsServingEverySizeItPublished) {
    Office office;
    std::vector<std::pair<merkle::TileId, std::string>> seen;
    auto sealer = office.sealer();
    const Published published(office.files(), office.log());
    std::uint64_t size = 0;
    for (int i = 0; i < 40; ++i) {
        office.add(17);
        sealer.seal(office.ledger());
        for (const auto& tile : merkle::new_tiles(size, size + 17)) {
            seen.emplace_back(tile, published.file(merkle::tile_path(tile)).value());
        }
        size += 17;
    }
    const auto entries = ledger::entries(office.ledger(), 0, size);
    for (const auto& [tile, bytes] : seen) {
        EXPECT_EQ(published.file(merkle::tile_path(tile)), bytes) << merkle::tile_path(tile);
        if (tile.level == 0) {
            EXPECT_EQ(
                published.file(merkle::entries_path(tile.index, tile.width)),
                merkle::encode_entries(
                    std::span(entries).subspan(tile.index * merkle::kTileWidth, tile.width)
                )
            );
        }
    }
    EXPECT_EQ(office.files().list(office.log() + "/tile/0/000.p").size(), 0U);
    EXPECT_EQ(office.files().list(office.log() + "/tile/0/002.p").size(), 1U);
}

TEST(Published, ServesNothingElse) {
    Office office;
    office.add(3);
    office.seal();
    const Published published(office.files(), office.log());
    for (const char* path :
         {"checkpoint",
          "../keys/log.key",
          "tile/0/../../checkpoint",
          "tile/0/000",
          "tile/0/000.p/4",
          "tile/0/000.p",
          "tile/1/000.p/1",
          "tile/entries/000",
          ""}) {
        EXPECT_FALSE(published.file(path)) << path;
    }
    EXPECT_TRUE(published.file("tile/0/000.p/2"));
    EXPECT_THROW(published.tile_reader()({.level = 0, .index = 9}), Fault);
}

TEST(Sealer, GoesOnWhereAnotherStopped) {
    Office office;
    for (int i = 0; i < 5; ++i) {
        office.add(120);
        EXPECT_EQ(office.seal(), 120U * static_cast<unsigned>(i + 1));
        EXPECT_EQ(office.checkpoint().root, merkle::root_of(office.leaves()));
    }
}

TEST(Sealer, RefusesALedgerShorterThanPublished) {
    Office office;
    office.add(5);
    office.seal();
    const auto shorter = office.open_ledger("old.db");
    EXPECT_THROW(office.sealer().seal(*shorter), Fault);
    Office::add(*shorter, 4);
    EXPECT_THROW(office.sealer().open(*shorter), Fault);
}

TEST(Sealer, RefusesALedgerThatWentOnDifferently) {
    for (const std::size_t size : {5U, 256U, 300U, 512U}) {
        Office office;
        office.add(size);
        office.seal();
        const auto other = office.open_ledger("other.db");
        Office::add(*other, size + 10);
        EXPECT_THROW(office.sealer().open(*other), Fault) << size;
        EXPECT_EQ(office.seal(), size) << "the right ledger still opens";
    }
}

TEST(Sealer, MakesLostTilesAgainFromTheLedger) {
    Office office;
    office.add(700);
    office.seal();
    const auto before = office.checkpoint();
    std::filesystem::remove_all(office.log());
    EXPECT_EQ(office.seal(), 700U);
    EXPECT_EQ(office.checkpoint().root, before.root);
    const Published published(office.files(), office.log());
    EXPECT_EQ(merkle::root_from_tiles(700, published.tile_reader()), before.root);
}

TEST(Sealer, MendsADamagedRightEdge) {
    Office office;
    office.add(300);
    office.seal();
    for (const char* name : {"/tile/0/001.p/44", "/tile/1/000.p/1", "/checkpoint"}) {
        const auto path = office.log() + name;
        auto bytes = office.files().read(path).value();
        const auto sound = bytes;
        bytes[bytes.size() / 2] ^= 1;
        office.files().replace(path, bytes);
        EXPECT_EQ(office.seal(), 300U);
        EXPECT_EQ(office.files().read(path), sound) << name;
    }
}

TEST(Sealer, RefusesWhenNoCheckpointIsItsOwn) {
    Office office;
    office.add(3);
    office.seal();
    office.files().remove(office.keys() + "/log.key");
    const auto stranger = open_identity(office.files(), office.keys(), test::kOrigin);
    Sealer sealer(office.files(), office.log(), stranger);
    EXPECT_THROW(sealer.open(office.ledger()), Fault);
}

TEST(Sealer, NoticesASecondSealer) {
    Office office;
    auto first = office.sealer();
    auto second = office.sealer();
    office.add(3);
    first.seal(office.ledger());
    office.add(3);
    second.open(office.ledger());
    second.seal(office.ledger());
    office.add(3);
    EXPECT_THROW(first.seal(office.ledger()), Fault);
}

// Every change of a file broken in turn. Whatever was signed stays true of the ledger, and
// the next attempt, by the same sealer or a fresh one, publishes everything.
TEST(Sealer, RecoversFromEveryBrokenStep) {
    for (const auto kind : {Break::before, Break::after}) {
        bool has_broken = true;
        int step = 0;
        for (; has_broken; ++step) {
            Office office;
            office.add(250);
            office.seal();
            office.add(20);
            FailingFiles files(office.files(), step, kind);
            Sealer sealer(files, office.log(), office.identity());
            try {
                sealer.seal(office.ledger());
            } catch (const Fault&) {
                EXPECT_TRUE(files.has_broken());
            }
            has_broken = files.has_broken();
            files.mend();
            const auto seen = office.checkpoint();
            const Published published(office.files(), office.log());
            EXPECT_EQ(merkle::root_from_tiles(seen.size, published.tile_reader()), seen.root);
            office.add(3);
            const auto leaves = office.leaves();
            EXPECT_EQ(seen.root, merkle::root_of(std::span(leaves).first(seen.size)));
            const bool is_fresh = step % 2 == 0;
            EXPECT_EQ(is_fresh ? office.seal() : sealer.seal(office.ledger()), 273U) << step;
            EXPECT_EQ(office.checkpoint().root, merkle::root_of(leaves));
        }
        EXPECT_GE(step, 6);
    }
}

}  // namespace
}  // namespace mingjing::seal
