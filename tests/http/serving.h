#pragma once

// A server on a free port with a handler that shows what it was given.

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "base/clock.h"
#include "http/server.h"

namespace mingjing::http::test {

inline Response echo(const Request& request) {
    std::string body = request.path;
    for (const auto& [name, value] : request.query) {
        body.append(" ").append(name).append("=").append(value);
    }
    if (!request.body.empty()) {
        body.append("\n").append(request.body);
    }
    return respond(200, "text/plain; charset=utf-8", body);
}

class Serving {
  public:
    explicit Serving(
        ServerOptions options = {}, Server::Handle handle = echo, PageCache* cache = nullptr
    )
        : server_(on_free_port(std::move(options)), clock_, std::move(handle), cache) {
        server_.start();
    }
    [[nodiscard]] std::uint16_t port() const { return server_.port(); }
    [[nodiscard]] Server& server() { return server_; }

  private:
    static ServerOptions on_free_port(ServerOptions options) {
        options.port = 0;
        return options;
    }

    SystemClock clock_;
    Server server_;
};

}  // namespace mingjing::http::test
