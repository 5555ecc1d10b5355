// Which handler answers which request, and what is answered when none does or one fails.

#include "http/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/fault.h"
#include "base/log.h"

namespace mingjing::http {
namespace {

Request request(Method method, std::string target) {
    Request made;
    made.method = method;
    auto parsed = parse_target(target);
    made.target = std::move(target);
    made.path = parsed->path;
    made.segments = parsed->segments;
    made.query = parsed->query;
    return made;
}

Handler says(std::string text) {
    return [text = std::move(text)](const Request&, const Captures& captures) {
        std::string body = text;
        for (const auto& [name, value] : captures) {
            body.append(" ").append(name).append("=").append(value);
        }
        return respond(200, "text/plain", body);
    };
}

std::string answer(const Router& router, const std::string& target) {
    const auto response = router.answer(request(Method::get, target));
    return response.status == 200 ? *response.body : std::to_string(response.status);
}

TEST(Router, PrefersTheMoreLiteralPattern) {
    Router router;
    router.add(Method::get, "/registers/{register}/{key}", says("entry"));
    router.add(Method::get, "/ledger/tile/{rest...}", says("tile"));
    router.add(Method::get, "/registers/{register}/schema", says("schema"));
    router.add(Method::get, "/registers/{register}", says("list"));
    router.add(Method::get, "/", says("home"));
    EXPECT_EQ(answer(router, "/"), "home");
    EXPECT_EQ(answer(router, "/registers/officers"), "list register=officers");
    EXPECT_EQ(answer(router, "/registers/officers/schema"), "schema register=officers");
    EXPECT_EQ(answer(router, "/registers/officers/A%2F1"), "entry key=A/1 register=officers");
    EXPECT_EQ(answer(router, "/ledger/tile/0/x001/067"), "tile rest=0/x001/067");
    EXPECT_EQ(answer(router, "/ledger/tile/"), "404");
    EXPECT_EQ(answer(router, "/registers/"), "404");
    EXPECT_EQ(answer(router, "/registers/officers/"), "308");
    EXPECT_EQ(answer(router, "/other"), "404");
}

TEST(Router, RedirectsASlashTooMany) {
    Router router;
    router.add(Method::get, "/registers/{register}", says("list"));
    const auto response = router.answer(request(Method::get, "/registers/a%2Fb/?at=2026-01-01"));
    EXPECT_EQ(response.status, 308);
    EXPECT_THAT(
        response.headers,
        testing::Contains(testing::Pair("Location", "/registers/a%2Fb?at=2026-01-01"))
    );
}

TEST(Router, AnswersHeadWithTheHandlerOfGet) {
    Router router;
    router.add(Method::get, "/a", says("a"));
    EXPECT_EQ(router.answer(request(Method::head, "/a")).status, 200);
}

TEST(Router, NamesTheMethodsAllowed) {
    Router router;
    router.add(Method::get, "/a", says("a"));
    router.add(Method::post, "/a", says("a"));
    const auto response = router.answer(request(Method::del, "/a"));
    EXPECT_EQ(response.status, 405);
    EXPECT_THAT(response.headers, testing::Contains(testing::Pair("Allow", "GET, HEAD, POST")));
}

TEST(Router, TurnsAFaultIntoAnIncident) {
    log::set_level(log::Level::off);
    Router router;
    router.add(Method::get, "/a", [](const Request&, const Captures&) -> Response {
        throw Fault("disk full");
    });
    const auto plain = router.answer(request(Method::get, "/a"));
    EXPECT_EQ(plain.status, 500);
    EXPECT_THAT(*plain.body, testing::Not(testing::HasSubstr("disk")));
    router.set_error_page("/", [](int status, std::string_view incident) {
        return respond(status, "text/html", "<p>" + std::string(incident) + "</p>");
    });
    EXPECT_THAT(
        *router.answer(request(Method::get, "/a")).body,
        testing::MatchesRegex("<p>[0-9a-f]+-[0-9]+</p>")
    );
    router.set_error_page("/", [](int, std::string_view) -> Response { throw Fault("again"); });
    EXPECT_EQ(router.answer(request(Method::get, "/a")).status, 500);
    log::set_level(log::Level::info);
}

TEST(Router, TheErrorPageOfTheLongestBeginningCounts) {
    Router router;
    router.set_error_page("/", [](int, std::string_view) {
        return respond(404, "text/html", "page");
    });
    router.set_error_page("/api/", [](int, std::string_view) {
        return respond(404, "application/problem+json", "api");
    });
    EXPECT_EQ(*router.answer(request(Method::get, "/nothing")).body, "page");
    EXPECT_EQ(*router.answer(request(Method::get, "/api/nothing")).body, "api");
    EXPECT_EQ(*router.answer(request(Method::get, "/apis")).body, "page");
}

TEST(Router, MatchesAPathWithoutSegments) {
    Router router;
    router.add(Method::get, "/a/{b}", says("a"));
    Request bare;
    bare.path = "/a/x";
    EXPECT_EQ(*router.answer(bare).body, "a b=x");
}

TEST(Router, SaysWhatARouteMayBeBrought) {
    Router router;
    router.add(Method::post, "/files/{name}", says("a"), [](const Request&) {
        return std::size_t{7};
    });
    router.add(Method::post, "/files/small", says("b"));
    const auto bound = [&](Method method, const char* target) {
        Request bare;
        bare.method = method;
        bare.target = target;
        return router.body_bytes_max(bare);
    };
    EXPECT_EQ(bound(Method::post, "/files/x?name=y"), 7U);
    EXPECT_EQ(bound(Method::put, "/files/x"), 0U);
    EXPECT_EQ(bound(Method::post, "/files/small"), 0U);
    EXPECT_EQ(bound(Method::post, "/elsewhere"), 0U);
    EXPECT_EQ(bound(Method::post, "/%ff"), 0U);
}

}  // namespace
}  // namespace mingjing::http
