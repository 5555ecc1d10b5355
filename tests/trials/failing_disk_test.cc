// A disk without room, with I/O errors, with short writes, from every operation on and
// for a while. Each act is refused or done, never half; reading goes on; once the disk is
// well again the same process carries on, with nobody's hands on it.

#include <iostream>

#include "base/fault.h"
#include "trials/small_bureau.h"

namespace mingjing::test {
namespace {

constexpr std::uint64_t kTroubledOperations = 7;

class FailingDisk : public SmallBureau, public testing::WithParamInterface<Trouble> {
  protected:
    // Tries until it is done, as people do. Whoever is refused can still read.
    template <class Act>
    void insist(Opened& opened, const Acknowledged& acknowledged, Act act) {
        for (int attempt = 0; attempt < 20; ++attempt) {
            try {
                act();
                return;
            } catch (const Fault& fault) {
                EXPECT_TRUE(disk().has_struck()) << fault.what();
                EXPECT_NE(std::string(fault.what()), "");
                EXPECT_EQ(ledger::size(*opened.connection), acknowledged.entries.size());
                for (const auto& digest : acknowledged.files) {
                    EXPECT_TRUE(opened.vault.get(digest).has_value());
                }
                ++refusals_;
            }
        }
        ADD_FAILURE() << "the disk is well again, the bureau is not";
    }

    void work(Opened& opened, Acknowledged& acknowledged) {
        for (int round = 0; round < kRounds; ++round) {
            insist(opened, acknowledged, [&] {
                const auto digest = opened.vault.put("第" + std::to_string(round) + "件");
                acknowledged.files.push_back(digest);
            });
            insist(opened, acknowledged, [&] { append(*opened.connection, acknowledged); });
            insist(opened, acknowledged, [&] {
                acknowledged.sealed = opened.sealer.seal(*opened.connection);
            });
            expect_published(acknowledged);
        }
    }

    std::uint64_t refusals_ = 0;
};

TEST_P(FailingDisk, RefusesThenCarriesOnByItself) {
    std::uint64_t from = 0;
    for (std::uint64_t operations = 1; from < operations && !HasFailure(); from += kStride) {
        SCOPED_TRACE(from);
        Acknowledged acknowledged;
        {
            Opened opened(*this);
            const auto before = disk().operations();
            disk().trouble_at(GetParam(), before + from, kTroubledOperations);
            work(opened, acknowledged);
            operations = std::max(operations, disk().operations() - before);
            disk().trouble_at(Trouble::power_cut, disk().operations());
        }
        disk().restart(static_cast<std::uint32_t>(from));
        expect_published(acknowledged);
        expect_kept(acknowledged);
        disk().erase();
    }
    std::cout << "trouble from " << (from + kStride - 1) / kStride
              << " operations on: " << refusals_ << " refusals, nothing lost\n";
    EXPECT_GT(refusals_, 0U);
}

std::string trouble_name(const testing::TestParamInfo<Trouble>& info) {
    switch (info.param) {
        case Trouble::full:
            return "full";
        case Trouble::failing:
            return "failing";
        case Trouble::short_write:
            return "short_writes";
        case Trouble::none:
        case Trouble::power_cut:
            break;
    }
    return "";
}

INSTANTIATE_TEST_SUITE_P(
    Troubles,
    FailingDisk,
    testing::Values(Trouble::full, Trouble::failing, Trouble::short_write),
    trouble_name
);

}  // namespace
}  // namespace mingjing::test
