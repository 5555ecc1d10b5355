// A citizen who was given a number can rely on it: the power is cut at every operation
// while letters come in, and every number given out is known after the restart.

#include <iostream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/database.h"
#include "intake/mailbox.h"
#include "support/forgetful_disk.h"
#include "support/forgetful_vfs.h"
#include "support/temporary_folder.h"
#include "trials/size.h"

namespace mingjing::test {
namespace {

class MailboxTrial : public testing::Test {
  protected:
    [[nodiscard]] std::unique_ptr<db::Connection> open() const {
        auto connection =
            db::open({db::Engine::sqlite, folder_.path("work.db"), ""}, db::Access::read_write);
        intake::migrate(*connection);
        return connection;
    }
    // Letters until the power goes; the numbers given out.
    std::vector<std::string> receive() {
        std::vector<std::string> numbers;
        try {
            const auto connection = open();
            connection->script("PRAGMA wal_autocheckpoint = 10");
            for (int i = 0; i < kLetters; ++i) {
                numbers.push_back(intake::submit(
                                      *connection,
                                      key_.public_key,
                                      {intake::Matter::complaint, "", "未出示证件", "", ""},
                                      Time{}
                )
                                      .value());
            }
        } catch (const Fault&) {
            EXPECT_TRUE(disk_.has_struck());
        }
        return numbers;
    }

    static inline const int kLetters = trial_size(4, 20);
    static inline const std::uint64_t kStride = trial_size<std::uint64_t>(2, 1);
    TemporaryFolder folder_;
    ForgetfulDisk disk_{folder_.path()};
    ForgetfulVfs vfs_{disk_};
    intake::OfficeKey key_ = intake::make_office_key();
};

TEST_F(MailboxTrial, APowerCutLosesNoLetterThatHasItsNumber) {
    std::uint64_t cuts = 0;
    std::size_t letters = 0;
    for (bool struck = true; struck && !HasFailure(); cuts += kStride) {
        SCOPED_TRACE(cuts);
        disk_.trouble_at(Trouble::power_cut, cuts);
        const auto numbers = receive();
        struck = disk_.has_struck();
        disk_.restart(static_cast<std::uint32_t>(cuts));
        const auto connection = open();
        for (const auto& number : numbers) {
            EXPECT_TRUE(intake::status(*connection, number)) << number;
        }
        EXPECT_THAT(intake::problems(*connection), testing::IsEmpty());
        letters += numbers.size();
        disk_.erase();
    }
    std::cout << "power cut at " << cuts / kStride << " operations of the mailbox: " << letters
              << " letters with a number, none lost\n";
}

}  // namespace
}  // namespace mingjing::test
