// The proof checks against the published inclusion and consistency vectors, most of
// which must fail.

#include <filesystem>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "merkle/tree.h"
#include "merkle/vectors.h"

namespace mingjing::merkle {
namespace {

namespace fs = std::filesystem;

template <class Check>
int run_all(const fs::path& folder, Check check) {
    int cases = 0;
    for (const auto& item : fs::recursive_directory_iterator(folder)) {
        if (item.path().extension() == ".json") {
            const auto vector = nlohmann::json::parse(test::file(item.path()));
            EXPECT_EQ(check(vector), !vector["wantErr"].get<bool>()) << item.path();
            ++cases;
        }
    }
    return cases;
}

TEST(Inclusion, AgreesWithEveryPublishedVector) {
    const auto folder = test::vectors("merkle") / "inclusion";
    if (!fs::exists(folder)) {
        GTEST_SKIP() << "no vectors at " << folder;
    }
    const int cases = run_all(folder, [](const nlohmann::json& vector) {
        if (vector["leafHash"] == "") {
            return false;  // our types hold no empty hash
        }
        return verify_inclusion(
            vector["leafIdx"].get<std::uint64_t>(),
            vector["treeSize"].get<std::uint64_t>(),
            test::digest(vector["leafHash"]),
            test::digests(vector["proof"]),
            test::digest(vector["root"])
        );
    });
    EXPECT_EQ(cases, 98);
}

TEST(Consistency, AgreesWithEveryPublishedVector) {
    const auto folder = test::vectors("merkle") / "consistency";
    if (!fs::exists(folder)) {
        GTEST_SKIP() << "no vectors at " << folder;
    }
    const int cases = run_all(folder, [](const nlohmann::json& vector) {
        return verify_consistency(
            vector["size1"].get<std::uint64_t>(),
            vector["size2"].get<std::uint64_t>(),
            test::digests(vector["proof"]),
            test::digest(vector["root1"]),
            test::digest(vector["root2"])
        );
    });
    EXPECT_EQ(cases, 98);
}

}  // namespace
}  // namespace mingjing::merkle
