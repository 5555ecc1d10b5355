// What stands in front of the server, as the command line says it.

#include "server/proxies.h"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/fault.h"
#include "server/serve.h"

namespace mingjing::server {
namespace {

definitions::Bureau confined() {
    definitions::Bureau bureau;
    bureau.staff_addresses = {AddressRange::parse("10.0.0.0/8").value()};
    return bureau;
}

ServeOptions behind_a_proxy() {
    ServeOptions options;
    options.public_url = "https://rs.example.gov.cn";
    return options;
}

TEST(Proxies, AreNamedOneByOne) {
    std::array<std::string, 7> words{
        "mingjing",
        "serve",
        "--trusted-proxy",
        "127.0.0.1",
        "--trusted-proxy",
        "fd00::/8",
        "--demo"};
    std::vector<char*> line;
    for (auto& word : words) {
        line.push_back(word.data());
    }
    const auto parsed = parse_command_line(static_cast<int>(line.size()), line.data());
    const auto& options = std::get<ServeOptions>(parsed);
    EXPECT_TRUE(options.is_demo);
    const auto proxies = trusted_proxies(options);
    ASSERT_EQ(proxies.size(), 2);
    EXPECT_TRUE(proxies[0].contains("127.0.0.1"));
    EXPECT_TRUE(proxies[1].contains("fd12::1"));
}

TEST(Proxies, AreAddressesOrTheServerDoesNotStart) {
    auto options = behind_a_proxy();
    for (const auto* slip : {"nginx", "10.1.0.0/8", ""}) {
        options.trusted_proxies = {slip};
        EXPECT_THROW(static_cast<void>(trusted_proxies(options)), Fault) << slip;
    }
}

// 互联网政务应用安全管理规定第十九条 cannot be kept by whoever sees one address for all.
TEST(Proxies, MustBeNamedWhereABureauSaysFromWhereStaffMayCome) {
    auto options = behind_a_proxy();
    const auto why = blind_to_addresses(options, confined());
    ASSERT_TRUE(why.has_value());
    EXPECT_THAT(*why, testing::HasSubstr("第十九条"));
    EXPECT_FALSE(blind_to_addresses(options, {}));
    options.trusted_proxies = {"127.0.0.1"};
    EXPECT_FALSE(blind_to_addresses(options, confined()));
}

TEST(Proxies, NeedNotBeNamedWhereThereAreNone) {
    EXPECT_FALSE(blind_to_addresses(ServeOptions{}, confined()));
    auto options = behind_a_proxy();
    options.listen = "0.0.0.0:443";
    EXPECT_FALSE(blind_to_addresses(options, confined()));
}

}  // namespace
}  // namespace mingjing::server
