// What a call to another server is bounded by.

#include "outbound/client.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "base/fault.h"
#include "http/server.h"

namespace mingjing::outbound {
namespace {

class Outbound : public testing::Test {
  protected:
    void SetUp() override {
        http::ServerOptions options;
        options.port = 0;
        server_ = std::make_unique<http::Server>(
            options,
            clock_,
            [](const http::Request& request) {
                if (request.path == "/away") {
                    auto away = http::respond(302, "text/plain", "");
                    away.headers.emplace_back("Location", "/large");
                    return away;
                }
                return request.path == "/large"
                           ? http::respond(200, "text/plain", std::string(2000, 'x'))
                           : http::respond(
                                 404,
                                 "text/plain",
                                 request.body + " " + std::string(request.header("authorization"))
                             );
            },
            nullptr
        );
        server_->start();
    }
    void TearDown() override { server_->stop(); }
    [[nodiscard]] std::string at(const char* path) const {
        return fmt::format("http://127.0.0.1:{}{}", server_->port(), path);
    }

    SystemClock clock_;
    std::unique_ptr<http::Server> server_;
};

TEST_F(Outbound, AnAnswerIsToldWhateverItsStatus) {
    Client client("test", {});
    const auto answer = client.post(at("/"), {{{"a b", "1&2"}}, "u", "p"});
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.body, "a%20b=1%262 Basic dTpw");
    // Nothing of it is left for the next.
    EXPECT_EQ(client.get(at("/")).body, " ");
}

TEST_F(Outbound, WhatIsForThisMachineGoesByNoProxy) {
    // NOLINTBEGIN(concurrency-mt-unsafe): nobody else reads it
    ::setenv("http_proxy", "http://127.0.0.1:1", 1);
    const auto status = Client("test", {}).get(at("/")).status;
    ::unsetenv("http_proxy");
    // NOLINTEND(concurrency-mt-unsafe)
    EXPECT_EQ(status, 404);
}

TEST_F(Outbound, AnAnswerLargerThanAskedForIsNone) {
    EXPECT_EQ(Client("test", {.bytes_max = 2000}).get(at("/large")).body.size(), 2000U);
    EXPECT_THROW((void)Client("test", {.bytes_max = 1999}).get(at("/large")), Fault);
}

TEST_F(Outbound, RedirectsAreFollowedOnlyWhereAllowed) {
    EXPECT_EQ(Client("test", {}).get(at("/away")).status, 302);
    EXPECT_EQ(Client("test", {.redirects_max = 1}).get(at("/away")).status, 200);
}

TEST_F(Outbound, NothingButHttpIsSpoken) {
    EXPECT_THROW((void)Client("test", {}).get("file:///etc/hostname"), Fault);
}

TEST(Confidential, IsTlsOrThisVeryMachine) {
    for (const auto* url :
         {"https://id.example/x", "http://127.0.0.1:8080", "http://[::1]/", "http://localhost/"}) {
        EXPECT_TRUE(is_confidential(url)) << url;
    }
    for (const auto* url :
         {"http://id.example/",
          "http://127.0.0.1.evil.example/",
          "http://127.0.0.1@evil.example/",
          "https://user@id.example/",
          "ftp://127.0.0.1/",
          "//id.example",
          ""}) {
        EXPECT_FALSE(is_confidential(url)) << url;
    }
}

}  // namespace
}  // namespace mingjing::outbound
