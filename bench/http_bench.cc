// Serves one file from the page cache with the headers of a portal page, until killed:
// what bench/http.sh holds against nginx serving the same bytes.
//   http_bench FILE PORT

#include <charconv>
#include <csignal>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "base/clock.h"
#include "http/page_cache.h"
#include "http/server.h"

namespace mingjing {
namespace {

int serve(const std::string& file, std::uint16_t port) {
    std::ifstream in(file, std::ios::binary);
    const auto body = std::make_shared<const std::string>(
        std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()
    );
    const SystemClock clock;
    constexpr std::size_t kCacheBytes = std::size_t{64} << 20U;
    http::PageCache cache(clock, kCacheBytes);
    http::ServerOptions options;
    options.port = port;
    http::Server server(
        options,
        clock,
        [&](const http::Request&) {
            http::Response response;
            response.body = body;
            response.etag = "\"6f1c2a\"";
            response.headers = {
                {"Cache-Control", "public, max-age=0, must-revalidate"},
                {"Content-Security-Policy",
                 "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
                 "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
                {"X-Content-Type-Options", "nosniff"},
                {"X-Frame-Options", "DENY"},
                {"Referrer-Policy", "same-origin"},
                {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
                {"Cross-Origin-Opener-Policy", "same-origin"},
            };
            response.keep_until = Time::max();
            return response;
        },
        &cache
    );
    server.start();
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    int caught = 0;
    sigwait(&signals, &caught);
    server.stop();
    return 0;
}

}  // namespace
}  // namespace mingjing

int main(int count, char** arguments) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    if (count != 3) {
        std::cerr << "usage: http_bench FILE PORT\n";
        return 2;
    }
    return mingjing::serve(arguments[1], static_cast<std::uint16_t>(std::stoi(arguments[2])));
}
