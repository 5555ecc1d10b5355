// After a restore the log goes on under a new name and key; what the old key signed is
// kept, and the old key never signs again, wherever a crash came between.

#include "seal/epoch.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "seal/fsck.h"
#include "seal/office.h"
#include "support/failing_files.h"

namespace mingjing::seal {
namespace {

using mingjing::test::Break;
using mingjing::test::FailingFiles;
using test::kOrigin;
using test::Office;

LogIdentity begin(const Office& office, const std::optional<std::string>& known = {}) {
    return begin_epoch(office.files(), office.keys(), kOrigin, office.log(), known);
}

std::string published(const Office& office) {
    return Published(office.files(), office.log()).checkpoint().value();
}

TEST(Epoch, FollowsUnderANewNameAndKeepsTheOld) {
    Office office;
    office.add(3);
    office.seal();
    const auto last = published(office);
    const auto second = begin(office);
    EXPECT_EQ(second.origin, "haixi.example/mingjing/2");
    EXPECT_EQ(second.epoch(), 2U);
    EXPECT_EQ(ended_with(office.files(), second), last);
    EXPECT_NE(second.key.public_key, office.identity().key.public_key);
    EXPECT_EQ(office.files().read(of_epoch(office.log(), 1) + "/checkpoint"), last);

    const auto restored = office.open_ledger("restored.db");
    Office::add(*restored, 1);
    Sealer sealer(office.files(), office.log(), second);
    EXPECT_EQ(sealer.seal(*restored), 1U);
    EXPECT_EQ(begin(office).origin, "haixi.example/mingjing/3");
}

TEST(Epoch, TheLogOfTheOldOneStaysVerifiable) {
    Office office;
    office.add(300);
    office.seal();
    const auto first = office.identity();
    static_cast<void>(begin(office));
    const Published former(office.files(), of_epoch(office.log(), 1));
    EXPECT_TRUE(fsck_former(former, first).empty());
    const auto bundle = of_epoch(office.log(), 1) + "/tile/entries/000";
    auto bytes = office.files().read(bundle).value();
    bytes[1000] ^= 1;
    office.files().replace(bundle, bytes);
    EXPECT_FALSE(fsck_former(former, first).empty());
}

TEST(Epoch, CommitsToWhatWasPublishedWhereTheCopyBesideTheKeyIsLost) {
    Office office;
    office.add(3);
    office.seal();
    const auto last = published(office);
    office.files().remove(office.keys() + "/log.checkpoint");
    EXPECT_EQ(ended_with(office.files(), begin(office)), last);
}

TEST(Epoch, CommitsToALaterCheckpointSomebodyElseKept) {
    Office office;
    office.add(3);
    office.seal();
    std::filesystem::copy(office.keys(), office.path("old-keys"));
    std::filesystem::copy(
        office.log(), office.path("old-log"), std::filesystem::copy_options::recursive
    );
    office.add(4);
    office.seal();
    const auto later = published(office);
    const auto restored = begin_epoch(
        office.files(), office.path("old-keys"), kOrigin, office.path("old-log"), later
    );
    EXPECT_EQ(ended_with(office.files(), restored), later);
}

TEST(Epoch, RefusesACheckpointTheKeyNeverSigned) {
    Office office;
    office.add(3);
    office.seal();
    EXPECT_THROW(static_cast<void>(begin(office, "haixi.example/mingjing\n9\nAAAA\n")), Fault);
    EXPECT_EQ(office.seal(), 3U) << "nothing was changed";
}

TEST(Epoch, BegunAgainItTakesTheSameLaterCheckpointUnderTheKeyThatEnded) {
    Office office;
    office.add(3);
    office.seal();
    std::filesystem::copy(office.keys(), office.path("old-keys"));
    office.add(4);
    office.seal();
    const auto later = published(office);
    const auto old_log = office.path("old-log");
    const auto begin_elsewhere = [&](const std::string& known) {
        std::filesystem::create_directory(old_log);
        return begin_epoch(office.files(), office.path("old-keys"), kOrigin, old_log, known);
    };
    static_cast<void>(begin_elsewhere(later));
    const auto again = begin_elsewhere(later);
    EXPECT_EQ(again.origin, "haixi.example/mingjing/2");
    EXPECT_EQ(ended_with(office.files(), again), later);
    EXPECT_THROW(static_cast<void>(begin_elsewhere("haixi.example/mingjing\n9\nAAAA\n")), Fault);
}

TEST(Epoch, BegunAgainItLeavesTheLogSetAsideWhereItIs) {
    Office office;
    office.add(3);
    office.seal();
    const auto last = published(office);
    static_cast<void>(begin(office));
    std::filesystem::create_directory(office.log());  // as whoever opens the data folder does
    EXPECT_EQ(begin(office).origin, "haixi.example/mingjing/2");
    EXPECT_EQ(office.files().read(of_epoch(office.log(), 1) + "/checkpoint"), last);
}

// Broken at every change of a file: the old key is then either still whole with all it
// signed, or out of use for ever; and beginning again ends in the second epoch.
TEST(Epoch, BegunAgainAfterACrashGoesOnWhereItStopped) {
    for (const auto kind : {Break::before, Break::after}) {
        bool has_broken = true;
        for (int step = 0; has_broken; ++step) {
            Office office;
            office.add(3);
            office.seal();
            const auto last = published(office);
            FailingFiles files(office.files(), step, kind);
            try {
                static_cast<void>(begin_epoch(files, office.keys(), kOrigin, office.log()));
            } catch (const Fault&) {
                EXPECT_TRUE(files.has_broken());
            }
            has_broken = files.has_broken();
            const auto second = begin(office);
            if (has_broken) {
                EXPECT_EQ(second.origin, "haixi.example/mingjing/2") << step;
                EXPECT_EQ(ended_with(office.files(), second), last) << step;
            }
        }
    }
}

}  // namespace
}  // namespace mingjing::seal
