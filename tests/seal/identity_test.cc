// The signing key of a log: made once, kept to its owner, never taken for another log's.

#include "seal/identity.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "seal/office.h"

namespace mingjing::seal {
namespace {

using test::kOrigin;
using test::Office;

TEST(Identity, IsMadeOnceAndKeptToItsOwner) {
    const Office office;
    const auto again = open_identity(office.files(), office.keys(), kOrigin);
    EXPECT_EQ(again.verifier_key(), office.identity().verifier_key());
    EXPECT_TRUE(merkle::parse_verifier_key(again.verifier_key()));
    const auto permissions = std::filesystem::status(office.keys() + "/log.key").permissions();
    EXPECT_EQ(
        permissions & (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
        std::filesystem::perms::none
    );
}

TEST(Identity, IsNotAnotherLogs) {
    const Office office;
    for (const char* origin : {"other.example", "haixi.example", "haixi.example/mingjing/2"}) {
        EXPECT_THROW(static_cast<void>(open_identity(office.files(), office.keys(), origin)), Fault)
            << origin;
    }
}

TEST(Identity, IsRefusedWhenDamaged) {
    const Office office;
    const auto path = office.keys() + "/log.key";
    const auto sound = office.files().read(path).value();
    for (std::size_t i = 0; i < sound.size(); ++i) {
        auto damaged = sound;
        damaged[i] = static_cast<char>(damaged[i] ^ 1);
        office.files().replace(path, damaged);
        EXPECT_THROW(
            static_cast<void>(open_identity(office.files(), office.keys(), kOrigin)), Fault
        ) << i;
    }
}

}  // namespace
}  // namespace mingjing::seal
