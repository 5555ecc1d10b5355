// Files by digest: put once, found for ever, and never handed out changed.

#include "vault/vault.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/fault.h"
#include "crypto/hash.h"
#include "support/temporary_folder.h"

namespace mingjing::vault {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class VaultTest : public testing::Test {
  protected:
    [[nodiscard]] std::string path_of(const std::string& digest) const {
        return folder_.path("vault/" + digest.substr(0, 2) + "/" + digest);
    }
    DiskFiles& files() { return files_; }
    Vault& vault() { return vault_; }

  private:
    test::TemporaryFolder folder_;
    DiskFiles files_;
    Vault vault_{files_, folder_.path("vault")};
};

TEST_F(VaultTest, RemovesOneFileAndNothingThatIsNoDigest) {
    const auto digest = vault().put("一");
    const auto other = vault().put("二");
    vault().remove(digest);
    vault().remove(digest);
    vault().remove("../../keys/log.key");
    EXPECT_EQ(vault().get(digest), std::nullopt);
    EXPECT_THAT(vault().digests(), ElementsAre(other));
}

TEST_F(VaultTest, GivesBackWhatWasPutUnderItsDigest) {
    const auto digest = vault().put("行政执法事项清单");
    EXPECT_EQ(digest, crypto::sha256("行政执法事项清单").hex());
    EXPECT_EQ(vault().get(digest), "行政执法事项清单");
    EXPECT_TRUE(std::filesystem::exists(path_of(digest)));
    EXPECT_EQ(vault().get(vault().put("")), "");
}

TEST_F(VaultTest, PuttingTwiceKeepsOne) {
    const auto digest = vault().put("a");
    EXPECT_EQ(vault().put("a"), digest);
    EXPECT_THAT(vault().digests(), ElementsAre(digest));
}

TEST_F(VaultTest, KnowsNothingOfOtherNames) {
    EXPECT_THAT(vault().digests(), IsEmpty());
    EXPECT_EQ(vault().get(crypto::sha256("never put").hex()), std::nullopt);
    EXPECT_EQ(vault().get("../../etc/passwd"), std::nullopt);
    EXPECT_EQ(vault().get(""), std::nullopt);
}

TEST_F(VaultTest, NeverHandsOutChangedBytes) {
    const auto digest = vault().put("a");
    files().replace(path_of(digest), "b");
    EXPECT_THROW((void)vault().get(digest), Fault);
    EXPECT_THAT(vault().digests(), ElementsAre(digest));
}

TEST_F(VaultTest, PuttingAgainMendsWhatTheDiskChanged) {
    const auto digest = vault().put("a");
    files().replace(path_of(digest), "b");
    EXPECT_EQ(vault().put("a"), digest);
    EXPECT_EQ(vault().get(digest), "a");
}

}  // namespace
}  // namespace mingjing::vault
