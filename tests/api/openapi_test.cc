// The document is made from the table of endpoints, and the workbench's types from the
// document: neither may drift.

#include <fstream>
#include <iterator>
#include <set>

#include "api/endpoint.h"
#include "api/open_office.h"

namespace mingjing::test {
namespace {

const std::string kDocument = std::string(MINGJING_SOURCE_DIR) + "/workbench/openapi.json";

TEST(OpenApi, IsWhatTheWorkbenchIsBuiltFrom) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
    if (std::getenv("MINGJING_WRITE_OPENAPI") != nullptr) {
        std::ofstream(kDocument) << api::openapi() << '\n';
    }
    std::ifstream file(kDocument);
    const std::string kept{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(kept, api::openapi() + '\n')
        << "run `MINGJING_WRITE_OPENAPI=1 build/dev/tests/api_test --gtest_filter=OpenApi.*`,"
           " then `npm run types` in workbench/";
}

TEST(OpenApi, NamesEveryOperationOnce) {
    std::set<std::string_view> ids;
    for (const auto& endpoint : api::endpoints()) {
        EXPECT_TRUE(ids.insert(endpoint.id).second) << endpoint.id;
        EXPECT_TRUE(endpoint.path.starts_with("/api/v1/")) << endpoint.path;
        EXPECT_FALSE(endpoint.summary.empty()) << endpoint.id;
    }
}

// Whoever may call it must be named: an endpoint for staff without an action is one that
// every signed-in person may call, and only these are meant so.
TEST(OpenApi, EveryStaffEndpointNamesTheDutyItIsFor) {
    const std::set<std::string_view> for_everybody{
        "listRoles",
        "listUnits",
        "getPreference",
        "putPreference",
        "beginBinding",
        "removeOwnBinding"};
    for (const auto& endpoint : api::endpoints()) {
        if (endpoint.caller == api::Caller::staff) {
            EXPECT_EQ(!endpoint.action, for_everybody.contains(endpoint.id)) << endpoint.id;
        }
    }
}

}  // namespace
}  // namespace mingjing::test
