#pragma once

// The listener and its sessions (Boost.Beast): the only coroutines of the house. I/O
// threads move bytes and timers; handlers run on a bounded pool, a full queue answers
// 503. A fast path answers from the page cache on the I/O thread. Stopped by stop():
// no new connections, running handlers finish.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "http/message.h"

namespace mingjing::http {

struct ServerOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any free port
    int io_threads = 2;
    int handler_threads = 4;
    std::size_t queue_max = 256;
    std::size_t connections_max = 12000;
    std::string tls_certificate;  // PEM paths; both or neither
    std::string tls_key;
};

class Server {
  public:
    using Handle = std::function<Response(const Request&)>;
    // May answer at once from memory; must not block. Nothing: goes to the pool.
    using Fast = std::function<std::optional<Response>(const Request&)>;
    Server(ServerOptions options, Handle handle, Fast fast);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();
    void start();  // throws Fault when the port is taken
    void stop();
    [[nodiscard]] std::uint16_t port() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mingjing::http
