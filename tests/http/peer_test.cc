// Whose request it is, behind proxies and before people who write headers themselves.

#include "http/peer.h"

#include <gtest/gtest.h>

#include "http/client.h"
#include "http/serving.h"

namespace mingjing::http {
namespace {

const std::vector<AddressRange> kProxies{
    AddressRange::parse("127.0.0.1").value(), AddressRange::parse("10.9.0.0/24").value()};

std::string peer(const std::string& connected, std::vector<std::string> forwarded) {
    Request request;
    for (auto& line : forwarded) {
        request.headers.emplace_back("x-forwarded-for", std::move(line));
        request.headers.emplace_back("x-other", "198.51.100.1");
    }
    return peer_of(request, connected, kProxies);
}

TEST(Peer, OfSomebodyWhoIsNoProxyIsWhereTheyConnectFrom) {
    EXPECT_EQ(peer("203.0.113.9", {"192.0.2.7"}), "203.0.113.9");
    EXPECT_EQ(peer("203.0.113.9", {"10.9.0.1, 127.0.0.1"}), "203.0.113.9");
}

TEST(Peer, IsWhomTheNearestProxyNames) {
    EXPECT_EQ(peer("127.0.0.1", {"192.0.2.7"}), "192.0.2.7");
    EXPECT_EQ(peer("::ffff:127.0.0.1", {"2001:db8::1"}), "2001:db8::1");
    EXPECT_EQ(peer("127.0.0.1", {" 192.0.2.7\t,10.9.0.3 , 10.9.0.4"}), "192.0.2.7");
}

TEST(Peer, IsNeverWhomVisitorsNameThemselves) {
    EXPECT_EQ(peer("127.0.0.1", {"198.51.100.1, 192.0.2.7"}), "192.0.2.7");
    EXPECT_EQ(peer("127.0.0.1", {"198.51.100.1", "192.0.2.7"}), "192.0.2.7");
    EXPECT_EQ(peer("127.0.0.1", {"198.51.100.1", "192.0.2.7, 10.9.0.3"}), "192.0.2.7");
}

TEST(Peer, IsTheProxyWhereItNamesNobody) {
    for (const auto* header :
         {"",
          ",",
          "unknown",
          "198.51.100.1, nonsense",
          "198.51.100.1,",
          "192.0.2.7:443",
          "10.9.0.3, 127.0.0.1"}) {
        EXPECT_EQ(peer("127.0.0.1", {header}), "127.0.0.1") << header;
    }
    EXPECT_EQ(peer("127.0.0.1", {}), "127.0.0.1");
}

TEST(Peer, ReachesTheHandlerOnlyWhereTheProxyIsTrusted) {
    const auto say_peer = [](const Request& request) {
        return respond(200, "text/plain; charset=utf-8", request.peer);
    };
    ServerOptions behind;
    behind.proxies = kProxies;
    const test::Serving trusting(behind, say_peer);
    const test::Serving wary({}, say_peer);
    const std::string forged = "X-Forwarded-For: 198.51.100.1, 192.0.2.7\r\n";
    EXPECT_EQ(test::get(trusting.port(), "/", forged).body, "192.0.2.7");
    EXPECT_EQ(test::get(wary.port(), "/", forged).body, "127.0.0.1");
}

}  // namespace
}  // namespace mingjing::http
