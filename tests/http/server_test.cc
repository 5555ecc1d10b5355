// The server over real sockets: ordinary conversations.

#include "http/server.h"

#include <latch>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/fault.h"
#include "base/log.h"
#include "http/client.h"
#include "http/serving.h"

namespace mingjing::http {
namespace {

using test::Client;
using test::get;
using test::Serving;

TEST(Server, AnswersWithEveryHeaderAClientNeeds) {
    const Serving serving;
    const auto reply = get(serving.port(), "/%E4%BD%A0%E5%A5%BD?a=1");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "/你好 a=1");
    EXPECT_EQ(reply.headers.at("content-length"), std::to_string(reply.body.size()));
    EXPECT_THAT(reply.headers.at("date"), testing::MatchesRegex("[A-Z][a-z]+, .* GMT"));
    EXPECT_FALSE(reply.headers.contains("connection"));
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
    const Serving serving;
    Client client(serving.port());
    std::string requests;
    for (int i = 0; i < 50; ++i) {
        requests += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }
    client.send(requests);
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(client.reply()->body, "/" + std::to_string(i));
    }
}

TEST(Server, ReadsRequestsThatArriveByteByByte) {
    const Serving serving;
    Client client(serving.port());
    const std::string request = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
    for (const char letter : request) {
        client.send({&letter, 1});
    }
    EXPECT_EQ(client.reply()->body, "/a\nhello");
}

TEST(Server, ClosesWhenTheClientWantsIt) {
    const Serving serving;
    Client client(serving.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(client.reply()->headers.at("connection"), "close");
    EXPECT_TRUE(client.is_closed_by_server());

    Client old(serving.port());
    old.send("GET / HTTP/1.0\r\n\r\n");
    EXPECT_EQ(old.reply()->headers.at("connection"), "close");
    EXPECT_TRUE(old.is_closed_by_server());

    Client kept(serving.port());
    for (int i = 0; i < 2; ++i) {
        kept.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        EXPECT_EQ(kept.reply()->headers.at("connection"), "keep-alive");
    }
}

TEST(Server, AnswersHeadWithTheHeadersOfGet) {
    const Serving serving;
    Client client(serving.port());
    client.send("HEAD /abc HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.reply(false)->headers.at("content-length"), "4");
    client.send("GET /abc HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.reply()->body, "/abc");
}

TEST(Server, PermitsABodyBeforeItIsSent) {
    const Serving serving;
    Client client(serving.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.reply()->status, 100);
    client.send("ok");
    EXPECT_EQ(client.reply()->body, "/\nok");
}

TEST(Server, ReadsChunkedBodies) {
    const Serving serving;
    Client client(serving.port());
    client.send(
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        "4\r\nWiki\r\n5\r\npedia\r\n0\r\n\r\n"
    );
    EXPECT_EQ(client.reply()->body, "/\nWikipedia");
}

TEST(Server, AnswersUnchangedToWhoHasThePage) {
    const Serving serving({}, [](const Request&) {
        auto response = respond(200, "text/html", "<p>页面</p>");
        response.etag = "\"v1\"";
        return response;
    });
    const auto first = get(serving.port(), "/");
    EXPECT_EQ(first.headers.at("etag"), "\"v1\"");
    const auto second = get(serving.port(), "/", "If-None-Match: \"v0\", W/\"v1\"\r\n");
    EXPECT_EQ(second.status, 304);
    EXPECT_EQ(second.body, "");
    EXPECT_FALSE(second.headers.contains("content-length"));
    EXPECT_EQ(get(serving.port(), "/", "If-None-Match: \"v0\"\r\n").status, 200);
}

TEST(Server, CompressesForWhoAsks) {
    const Serving serving({}, [](const Request&) {
        return respond(200, "text/html", std::string(50'000, 'x'));
    });
    const auto plain = get(serving.port(), "/");
    const auto gzip = get(serving.port(), "/", "Accept-Encoding: gzip\r\n");
    const auto brotli = get(serving.port(), "/", "Accept-Encoding: gzip, deflate, br\r\n");
    EXPECT_EQ(plain.body.size(), 50'000U);
    EXPECT_EQ(gzip.headers.at("content-encoding"), "gzip");
    EXPECT_EQ(brotli.headers.at("content-encoding"), "br");
    EXPECT_LT(gzip.body.size(), 1000U);
    EXPECT_EQ(plain.headers.at("vary"), "Accept-Encoding");
}

TEST(Server, SendsBodiesLargerThanAnySocketBuffer) {
    std::string large;
    large.resize(20'000'000, 'x');
    const Serving serving({}, [&](const Request&) { return respond(200, "image/png", large); });
    EXPECT_EQ(get(serving.port(), "/").body, large);
}

TEST(Server, MakesACachedPageOnceUntilItChanges) {
    const SystemClock clock;
    PageCache cache(clock, std::size_t{1} << 20);
    std::atomic<int> made{0};
    Serving serving(
        {},
        [&](const Request& request) {
            auto response = respond(200, "text/html", std::to_string(++made) + request.path);
            response.etag = "\"" + std::to_string(made) + "\"";
            response.keep_until = Time::max();
            return response;
        },
        &cache
    );
    EXPECT_EQ(get(serving.port(), "/a").body, "1/a");
    EXPECT_EQ(get(serving.port(), "/a").body, "1/a");
    EXPECT_EQ(get(serving.port(), "/a", "If-None-Match: \"1\"\r\n").status, 304);
    EXPECT_EQ(get(serving.port(), "/b").body, "2/b");
    cache.advance(5);
    EXPECT_EQ(get(serving.port(), "/a").body, "3/a");
    EXPECT_EQ(serving.server().counts().from_cache, 2U);
    Client client(serving.port());
    client.send("HEAD /a HTTP/1.1\r\nHost: test\r\n\r\nGET /a HTTP/1.1\r\nHost: test\r\n\r\n");
    EXPECT_EQ(client.reply(false)->headers.at("content-length"), "3");
    EXPECT_EQ(client.reply()->body, "3/a");
}

TEST(Server, SurvivesAHandlerThatThrows) {
    log::set_level(log::Level::off);
    const Serving serving({}, [](const Request& request) -> Response {
        if (request.path == "/header") {
            auto response = respond(303, "text/html", "");
            response.headers.emplace_back("Location", "/a\r\nX: y");
            return response;
        }
        throw Fault("disk full");
    });
    EXPECT_EQ(get(serving.port(), "/").status, 500);
    EXPECT_EQ(get(serving.port(), "/header").status, 500);
    log::set_level(log::Level::info);
}

TEST(Server, FinishesRunningRequestsWhenStopped) {
    std::latch entered(1);
    std::latch may_leave(1);
    Serving serving({}, [&](const Request& request) {
        entered.count_down();
        may_leave.wait();
        return test::echo(request);
    });
    Client idle(serving.port());
    Client busy(serving.port());
    busy.send("GET /last HTTP/1.1\r\nHost: x\r\n\r\n");
    entered.wait();
    std::jthread stopping([&] { serving.server().stop(); });
    EXPECT_TRUE(idle.is_closed_by_server());
    may_leave.count_down();
    const auto reply = busy.reply();
    EXPECT_EQ(reply->body, "/last");
    EXPECT_EQ(reply->headers.at("connection"), "close");
    EXPECT_TRUE(busy.is_closed_by_server());
    stopping.join();
    EXPECT_THROW(Client{serving.port()}, std::runtime_error);
}

TEST(Server, StopsEvenWhileAHandlerDoesNot) {
    std::latch entered(1);
    std::latch may_leave(1);
    ServerOptions options;
    options.drain_time = std::chrono::milliseconds{20};
    Serving serving(options, [&](const Request& request) {
        entered.count_down();
        may_leave.wait();
        return test::echo(request);
    });
    Client client(serving.port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    entered.wait();
    serving.server().stop();
    may_leave.count_down();
}

TEST(Server, SaysWhenItsAddressIsTaken) {
    const Serving serving;
    const SystemClock clock;
    ServerOptions options;
    options.port = serving.port();
    Server second(options, clock, test::echo, nullptr);
    EXPECT_THROW(second.start(), Fault);
    options.host = "no address";
    EXPECT_THROW(Server(options, clock, test::echo, nullptr).start(), Fault);
}

}  // namespace
}  // namespace mingjing::http
