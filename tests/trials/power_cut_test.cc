// The power is cut at every operation the ledger, its tiles and checkpoint, and the vault
// perform. Whatever was acknowledged before is there after the restart; nothing half
// written can be seen; and recovery is the ordinary start.

#include <iostream>

#include "base/fault.h"
#include "trials/small_bureau.h"

namespace mingjing::test {
namespace {

class PowerCut : public SmallBureau {
  protected:
    // A bureau's first day: from an empty folder to some rounds of records and files.
    // Ends where the power does.
    Acknowledged work() {
        Acknowledged acknowledged;
        try {
            Opened opened(*this);
            for (int round = 0; round < kRounds; ++round) {
                acknowledged.files.push_back(opened.vault.put("第" + std::to_string(round) + "件"));
                append(*opened.connection, acknowledged);
                acknowledged.sealed = opened.sealer.seal(*opened.connection);
            }
        } catch (const Fault&) {
            EXPECT_TRUE(disk().has_struck());
        }
        return acknowledged;
    }
};

TEST_F(PowerCut, AtAnyOperationLosesNothingAcknowledged) {
    std::uint64_t cuts = 0;
    std::size_t records_kept = 0;
    for (bool struck = true; struck && !HasFailure(); cuts += kStride) {
        SCOPED_TRACE(cuts);
        disk().trouble_at(Trouble::power_cut, cuts);
        const auto acknowledged = work();
        struck = disk().has_struck();
        disk().restart(static_cast<std::uint32_t>(cuts));
        expect_published(acknowledged);
        expect_kept(acknowledged);
        records_kept += acknowledged.entries.size();
        disk().erase();
    }
    std::cout << "power cut at " << cuts / kStride << " operations: " << records_kept
              << " acknowledged records, none lost\n";
}

// Cuts during recovery itself: the start after a cut is cut again, at every operation.
TEST_F(PowerCut, InTheMiddleOfRecoveryLosesNothingEither) {
    std::uint64_t first = 0;
    disk().trouble_at(Trouble::none, 0);
    const auto whole = work();
    first = disk().operations() / 2;
    disk().erase();
    std::uint64_t cuts = 0;
    for (bool struck = true; struck && !HasFailure(); cuts += kStride) {
        SCOPED_TRACE(cuts);
        disk().trouble_at(Trouble::power_cut, first);
        const auto acknowledged = work();
        EXPECT_LT(acknowledged.entries.size(), whole.entries.size());
        disk().restart(1);
        disk().trouble_at(Trouble::power_cut, cuts);
        try {
            Opened opened(*this);
            opened.sealer.seal(*opened.connection);
        } catch (const Fault&) {
            EXPECT_TRUE(disk().has_struck());
        }
        struck = disk().has_struck();
        disk().restart(static_cast<std::uint32_t>(cuts));
        expect_published(acknowledged);
        expect_kept(acknowledged);
        disk().erase();
    }
    std::cout << "power cut again at " << cuts / kStride << " operations of the recovery\n";
}

}  // namespace
}  // namespace mingjing::test
