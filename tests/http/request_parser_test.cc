// What counts as a request, whole or in crumbs, and which status refuses the rest.

#include "http/request_parser.h"

#include <gtest/gtest.h>

#include "base/limits.h"

namespace mingjing::http {
namespace {

using Progress = RequestParser::Progress;
constexpr std::size_t kBodyMax = 100;

int refusal_of(const std::string& bytes) {
    RequestParser parser(kBodyMax);
    parser.take(bytes);
    return parser.progress() == Progress::refused ? parser.refusal() : 0;
}

TEST(RequestParser, ReadsOneRequestAfterAnother) {
    RequestParser parser(kBodyMax);
    const std::string first =
        "POST /a?b=1 HTTP/1.1\r\nHost: x\r\nX-Two: 2\r\nContent-Length: 3\r\n\r\nabc";
    const std::string second = "GET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    const auto both = first + second;
    EXPECT_EQ(parser.take(both), first.size());
    EXPECT_EQ(parser.progress(), Progress::done);
    EXPECT_EQ(parser.request().method, Method::post);
    EXPECT_EQ(parser.request().target, "/a?b=1");
    EXPECT_EQ(parser.request().header("x-two"), "2");
    EXPECT_EQ(parser.request().body, "abc");
    EXPECT_TRUE(parser.keep_alive());
    parser.begin();
    EXPECT_EQ(parser.take(second), second.size());
    EXPECT_EQ(parser.request().target, "/b");
    EXPECT_TRUE(parser.request().body.empty());
    EXPECT_FALSE(parser.keep_alive());
}

TEST(RequestParser, ReadsTheSameInCrumbs) {
    const std::string bytes =
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        "4\r\nWiki\r\n5;note=1\r\npedia\r\n0\r\nX-Trailer: t\r\n\r\n";
    for (std::size_t crumb = 1; crumb < 20; ++crumb) {
        RequestParser parser(kBodyMax);
        std::string waiting;
        for (std::size_t at = 0; at < bytes.size(); at += crumb) {
            waiting += bytes.substr(at, crumb);
            waiting.erase(0, parser.take(waiting));
        }
        EXPECT_EQ(parser.progress(), Progress::done) << crumb;
        EXPECT_EQ(parser.request().body, "Wikipedia") << crumb;
        EXPECT_EQ(parser.request().header("x-trailer"), "") << crumb;
        EXPECT_TRUE(waiting.empty());
    }
}

TEST(RequestParser, RefusesWhatTwoServersCouldReadDifferently) {
    for (const auto* bytes :
         {"GET / HTTP/1.1\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
          "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n",
          "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
          "GET / HTTP/1.1\nHost: a\n\n",
          "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
          "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
          "GET /\r\n\r\n",
          "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 not http at all\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nX: a\x01\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"}) {
        EXPECT_EQ(refusal_of(bytes), 400) << bytes;
    }
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n"), 501);
    EXPECT_EQ(
        refusal_of("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"), 501
    );
    EXPECT_EQ(refusal_of("BREW / HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
    EXPECT_EQ(refusal_of("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
}

TEST(RequestParser, BoundsEveryPart) {
    const std::string start = "GET / HTTP/1.1\r\nHost: a\r\n";
    const std::string filler(limits::kHeaderBytesMax, 'x');
    EXPECT_EQ(refusal_of(start + "X: " + filler + "\r\n\r\n"), 431);
    EXPECT_EQ(refusal_of(start + "X: " + filler), 431);
    EXPECT_EQ(refusal_of("GET /" + filler), 431);
    EXPECT_EQ(
        refusal_of(
            "GET /" + filler.substr(0, limits::kTargetBytesMax) + " HTTP/1.1\r\nHost: a\r\n\r\n"
        ),
        414
    );
    EXPECT_EQ(refusal_of("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n"), 413);
    EXPECT_EQ(
        refusal_of("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFF\r\n"),
        413
    );
}

TEST(RequestParser, BoundsAHeaderThatComesInManySmallLines) {
    RequestParser parser(kBodyMax);
    parser.take("GET / HTTP/1.1\r\nHost: a\r\n");
    std::size_t lines = 0;
    std::string waiting;
    while (parser.progress() == Progress::head && lines < 10'000) {
        waiting += "X-" + std::to_string(lines++) + ": y\r\n";
        waiting.erase(0, parser.take(waiting));
    }
    EXPECT_EQ(parser.refusal(), 431);
    EXPECT_LE(lines, limits::kHeaderBytesMax / 8);
}

TEST(RequestParser, BoundsAChunkHeadThatNeverEnds) {
    RequestParser parser(kBodyMax);
    std::string waiting = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4;";
    std::size_t rounds = 0;
    while (parser.progress() != Progress::refused && rounds < 1000) {
        waiting += std::string(1000, 'x');
        waiting.erase(0, parser.take(waiting));
        ++rounds;
    }
    EXPECT_LT(rounds, 20U);
}

TEST(RequestParser, NoticesWhoWaitsForPermission) {
    RequestParser parser(kBodyMax);
    parser.take("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(parser.progress(), Progress::body);
    EXPECT_TRUE(parser.expects_continue());
}

TEST(RequestParser, KeepsOldClientsOnlyWhenTheyAsk) {
    RequestParser parser(kBodyMax);
    parser.take("GET / HTTP/1.0\r\n\r\n");
    EXPECT_EQ(parser.progress(), Progress::done);
    EXPECT_FALSE(parser.keep_alive());
    parser.begin();
    parser.take("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_TRUE(parser.keep_alive());
}

TEST(RequestParser, ARequestMayBringMoreWhereItIsAllowedTo) {
    int asked = 0;
    const BodyBound beyond = [&](const Request& request) {
        ++asked;
        return request.target == "/files" && request.header("cookie") == "known" ? 2 * kBodyMax
                                                                                 : std::size_t{0};
    };
    const auto status_of = [&](const std::string& head, const std::string& body) {
        RequestParser parser(kBodyMax, &beyond);
        parser.take(head + "\r\nHost: a\r\n" + body);
        return parser.progress() == Progress::refused ? parser.refusal() : 0;
    };
    const std::string known = "Cookie: known\r\n";
    EXPECT_EQ(status_of("POST /files HTTP/1.1", known + "Content-Length: 100\r\n\r\n"), 0);
    EXPECT_EQ(asked, 0) << "an ordinary body is nobody's question";
    EXPECT_EQ(status_of("POST /files HTTP/1.1", known + "Content-Length: 200\r\n\r\n"), 0);
    EXPECT_EQ(status_of("POST /files HTTP/1.1", known + "Content-Length: 201\r\n\r\n"), 413);
    EXPECT_EQ(status_of("POST /files HTTP/1.1", "Content-Length: 200\r\n\r\n"), 413);
    EXPECT_EQ(status_of("POST /other HTTP/1.1", known + "Content-Length: 200\r\n\r\n"), 413);
    const std::string chunked =
        "Transfer-Encoding: chunked\r\n\r\n64\r\n" + std::string(100, 'x') + "\r\n";
    EXPECT_EQ(status_of("POST /files HTTP/1.1", known + chunked + "64\r\n"), 0);
    EXPECT_EQ(status_of("POST /files HTTP/1.1", known + chunked + "65\r\n"), 413);
    EXPECT_EQ(status_of("POST /files HTTP/1.1", chunked + "1\r\n"), 413);
    EXPECT_EQ(status_of("POST /files HTTP/1.1", known + chunked + "ffffffffffffffff\r\n"), 413);
}

}  // namespace
}  // namespace mingjing::http
