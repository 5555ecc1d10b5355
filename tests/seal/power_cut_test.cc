// Sealing on a disk that forgets what was not synced: power cut, no room or errors at
// every operation. Nothing published is ever taken back, and the next start goes on.

#include <span>

#include <gtest/gtest.h>

#include "seal/office.h"
#include "support/forgetful_disk.h"
#include "trials/size.h"

namespace mingjing::seal {
namespace {

using mingjing::test::ForgetfulDisk;
using mingjing::test::Trouble;
using test::Office;

// What the outside has seen must stay a prefix of what it will see.
void expect_sound(Office& office, std::uint64_t seen_size) {
    const auto leaves = office.leaves();
    const auto now = office.checkpoint();
    EXPECT_GE(now.size, seen_size);
    EXPECT_EQ(now.root, merkle::root_of(std::span(leaves).first(now.size)));
    const Published published(office.files(), office.log());
    EXPECT_EQ(merkle::root_from_tiles(now.size, published.tile_reader()), now.root);
}

void try_every_operation(Trouble trouble) {
    const auto stride = mingjing::test::trial_size<std::uint64_t>(6, 1);
    bool has_struck = true;
    for (auto operation = static_cast<std::uint64_t>(trouble) % stride; has_struck;
         operation += stride) {
        Office office;
        ForgetfulDisk disk(office.path(""));
        DiskFiles files(disk);
        Sealer before(files, office.log(), office.identity());
        office.add(250);
        before.seal(office.ledger());
        office.add(20);
        disk.trouble_at(trouble, disk.operations() + operation);
        try {
            before.seal(office.ledger());
        } catch (const Fault&) {
            EXPECT_TRUE(disk.has_struck());
        }
        has_struck = disk.has_struck();
        SCOPED_TRACE(operation);
        const auto seen = office.checkpoint().size;
        disk.mend();
        if (trouble == Trouble::power_cut) {
            disk.restart(static_cast<std::uint32_t>(operation));
        }
        expect_sound(office, trouble == Trouble::power_cut ? 250 : seen);
        Sealer after(files, office.log(), office.identity());
        EXPECT_EQ(after.seal(office.ledger()), 270U) << "operation " << operation;
        disk.restart();
        expect_sound(office, 270);
    }
}

TEST(SealerOnABadDisk, SurvivesAPowerCutAnywhere) {
    try_every_operation(Trouble::power_cut);
}

TEST(SealerOnABadDisk, SurvivesAFullDiskAnywhere) {
    try_every_operation(Trouble::full);
    try_every_operation(Trouble::short_write);
}

TEST(SealerOnABadDisk, SurvivesErrorsAnywhere) {
    try_every_operation(Trouble::failing);
}

}  // namespace
}  // namespace mingjing::seal
