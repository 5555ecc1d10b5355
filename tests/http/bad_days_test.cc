// The server against clients that are broken, slow, greedy or many: it answers what can be
// answered, closes the rest, and goes on serving.

#include <latch>
#include <memory>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include <sys/resource.h>

#include "base/limits.h"
#include "base/log.h"
#include "http/client.h"
#include "http/serving.h"

namespace mingjing::http {
namespace {

using std::chrono::milliseconds;
using test::Client;
using test::get;
using test::Serving;

class BadDays : public testing::Test {
  protected:
    void SetUp() override { log::set_level(log::Level::off); }
    void TearDown() override { log::set_level(log::Level::info); }
};

int status_of(std::uint16_t port, std::string_view bytes) {
    Client client(port);
    client.send(bytes);
    const auto reply = client.reply();
    EXPECT_TRUE(client.is_closed_by_server());
    return reply ? reply->status : 0;
}

TEST_F(BadDays, MalformedRequestsAreAnsweredAndTheConnectionClosed) {
    Serving serving;
    EXPECT_EQ(status_of(serving.port(), "nonsense\r\n\r\n"), 400);
    EXPECT_EQ(status_of(serving.port(), "GET / HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(status_of(serving.port(), "GET / HTTP/1.1\nHost: x\n\n"), 400);
    EXPECT_EQ(status_of(serving.port(), "BREW / HTTP/1.1\r\nHost: x\r\n\r\n"), 501);
    EXPECT_EQ(serving.server().counts().malformed, 4U);
    EXPECT_EQ(get(serving.port(), "/").status, 200);
}

TEST_F(BadDays, ATargetThatCannotBeDecodedIsABadRequest) {
    const Serving serving;
    EXPECT_EQ(get(serving.port(), "/%ff").status, 400);
    EXPECT_EQ(get(serving.port(), "/a/../b").status, 400);
}

TEST_F(BadDays, OversizedPartsAreRefusedBeforeTheyAreRead) {
    ServerOptions options;
    options.body_bytes_max = 1000;
    const Serving serving(options);
    const std::string filler(limits::kHeaderBytesMax + 1, 'x');
    EXPECT_EQ(
        status_of(serving.port(), "GET / HTTP/1.1\r\nHost: x\r\nX: " + filler + "\r\n\r\n"), 431
    );
    EXPECT_EQ(
        status_of(
            serving.port(),
            "GET /" + filler.substr(0, limits::kTargetBytesMax) + " HTTP/1.1\r\nHost: x\r\n\r\n"
        ),
        414
    );
    EXPECT_EQ(
        status_of(serving.port(), "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n"), 413
    );
    // Sent without waiting for the answer, it still reaches the client.
    EXPECT_EQ(
        status_of(
            serving.port(),
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n" +
                std::string(100'000, 'x')
        ),
        413
    );
}

TEST_F(BadDays, ASlowHeadIsCutHoweverSteadilyItDrips) {
    ServerOptions options;
    options.header_time = milliseconds{50};
    Serving serving(options);
    Client client(serving.port());
    client.send("GET / HTTP/1.1\r\n");
    while (client.try_send("X: y\r\n")) {
        if (serving.server().counts().timed_out > 0) {
            break;
        }
    }
    Client silent(serving.port());
    EXPECT_TRUE(silent.is_closed_by_server());
    EXPECT_GE(serving.server().counts().timed_out, 1U);
}

TEST_F(BadDays, ASlowBodyAndAnIdleConnectionAreCut) {
    ServerOptions options;
    options.body_time = milliseconds{50};
    options.idle_time = milliseconds{50};
    const Serving serving(options);
    Client slow(serving.port());
    slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
    EXPECT_TRUE(slow.is_closed_by_server());
    Client idle(serving.port());
    idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(idle.reply()->status, 200);
    EXPECT_TRUE(idle.is_closed_by_server());
}

TEST_F(BadDays, AClientThatDoesNotReadIsCut) {
    ServerOptions options;
    options.write_time = milliseconds{50};
    // Small enough for the added time per byte to stay short, too large for the socket.
    Serving serving(options, [](const Request&) {
        return respond(200, "image/png", std::string(8'000, 'x'));
    });
    const Client client(serving.port());
    for (int i = 0; i < 5000 && client.try_send("GET / HTTP/1.1\r\nHost: x\r\n\r\n"); ++i) {
        if (serving.server().counts().timed_out > 0) {
            break;
        }
    }
    EXPECT_EQ(get(serving.port(), "/").status, 200);
}

TEST_F(BadDays, AFullPoolTurnsAwayWithoutClosing) {
    std::latch entered(1);
    std::latch may_leave(1);
    ServerOptions options;
    options.handler_threads = 1;
    options.queue_max = 1;
    Serving serving(options, [&](const Request& request) {
        if (request.path == "/first") {
            entered.count_down();
            may_leave.wait();
        }
        return test::echo(request);
    });
    Client running(serving.port());
    running.send("GET /first HTTP/1.1\r\nHost: x\r\n\r\n");
    entered.wait();
    std::vector<Client> others;
    for (int i = 0; i < 3; ++i) {
        others.emplace_back(serving.port()).send("GET /more HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    while (serving.server().counts().turned_away < 2) {
        std::this_thread::yield();
    }
    may_leave.count_down();
    int answered = 0;
    int refused = 0;
    for (auto& other : others) {
        const auto reply = other.reply();
        answered += reply->status == 200 ? 1 : 0;
        refused += reply->status == 503 && reply->headers.contains("retry-after") ? 1 : 0;
    }
    EXPECT_EQ(answered, 1);
    EXPECT_EQ(refused, 2);
    EXPECT_EQ(running.reply()->body, "/first");
    for (auto& other : others) {
        other.send("GET /again HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_EQ(other.reply()->status, 200);
    }
}

TEST_F(BadDays, AllBodiesTogetherAreBounded) {
    std::latch entered(1);
    std::latch may_leave(1);
    ServerOptions options;
    options.bodies_bytes_max = 1000;
    const Serving serving(options, [&](const Request& request) {
        if (request.path == "/first") {
            entered.count_down();
            may_leave.wait();
        }
        return test::echo(request);
    });
    const auto post = [](const std::string& path) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 600\r\n\r\n" +
               std::string(600, 'x');
    };
    Client first(serving.port());
    first.send(post("/first"));
    entered.wait();
    Client second(serving.port());
    second.send(post("/second"));
    EXPECT_EQ(second.reply()->status, 503);
    may_leave.count_down();
    EXPECT_EQ(first.reply()->status, 200);
    for (int i = 0; i < 5; ++i) {
        Client later(serving.port());
        later.send(post("/later"));
        EXPECT_EQ(later.reply()->status, 200) << "what was given back counts no more";
        second.send(post("/again"));
        EXPECT_EQ(second.reply()->status, 200);
    }
}

TEST_F(BadDays, ABodyThatFitsNoLongerIsTurnedAwayBeforeItsEnd) {
    ServerOptions options;
    options.body_bytes_max = 10;
    options.bodies_bytes_max = 100'000;
    options.body_bound = [](const Request&) { return std::size_t{1'000'000'000}; };
    const Serving serving(options);
    Client client(serving.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n");
    const std::string some(10'000, 'x');
    for (int i = 0; i < 40 && client.try_send(some); ++i) {
    }
    EXPECT_EQ(client.reply()->status, 503);
    EXPECT_TRUE(client.is_closed_by_server());
    EXPECT_EQ(get(serving.port(), "/").status, 200);
}

TEST_F(BadDays, NewConnectionsPushOutTheLongestIdle) {
    ServerOptions options;
    options.connections_max = 4;
    options.io_threads = 1;
    const Serving serving(options);
    Client oldest(serving.port());
    oldest.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(oldest.reply()->status, 200);
    std::vector<Client> others;
    for (int i = 0; i < 20; ++i) {
        auto& client = others.emplace_back(serving.port());
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_EQ(client.reply()->status, 200);
    }
    EXPECT_TRUE(oldest.is_closed_by_server());
}

TEST_F(BadDays, TwoThousandIdleConnectionsLeaveItResponsive) {
    constexpr std::size_t kIdle = 2000;
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 3 * kIdle);
    ::setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < 3 * kIdle) {
        GTEST_SKIP() << "this machine allows only " << limit.rlim_cur << " open files";
    }
    Serving serving;
    std::vector<Client> idle;
    idle.reserve(kIdle);
    for (std::size_t i = 0; i < kIdle; ++i) {
        idle.emplace_back(serving.port());
    }
    EXPECT_EQ(get(serving.port(), "/").status, 200);
    EXPECT_GE(serving.server().counts().accepted, kIdle + 1);
    for (std::size_t i = 0; i < kIdle; i += 100) {
        idle[i].send("GET /still-here HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_EQ(idle[i].reply()->body, "/still-here");
    }
}

}  // namespace
}  // namespace mingjing::http
