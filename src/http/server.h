#pragma once

// The listener and its sessions: the only coroutines of the house. I/O threads move bytes
// and timers and answer from the page cache; everything else runs on a bounded pool of
// handler threads, and a full queue answers 503. Whatever a client sends or withholds,
// memory, sockets and time stay within the options.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/address_range.h"
#include "base/clock.h"
#include "base/limits.h"
#include "http/message.h"
#include "http/page_cache.h"

namespace mingjing::http {

struct ServerOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any free port
    int io_threads = 2;
    int handler_threads = 4;
    std::size_t queue_max = limits::kHandlerQueueMax;
    std::size_t connections_max = limits::kConnectionsMax;
    std::size_t body_bytes_max = limits::kBodyBytesMax;
    BodyBound body_bound = {};                               // more than that, for some requests
    std::size_t bodies_bytes_max = limits::kBodiesBytesMax;  // of all requests at once
    std::string tls_certificate = {};                        // PEM paths; both or neither
    std::string tls_key = {};
    std::vector<AddressRange> proxies = {};  // whose word on the visitor's address counts
    std::chrono::milliseconds header_time = limits::kHeaderTime;  // from first byte to last
    std::chrono::milliseconds body_time = limits::kBodyTime;
    std::chrono::milliseconds idle_time = limits::kIdleTime;
    std::chrono::milliseconds write_time = limits::kWriteTime;        // and more for long bodies
    std::chrono::milliseconds drain_time = std::chrono::seconds{10};  // of stop()
};

// What happened since the start, for the operator.
struct ServerCounts {
    std::uint64_t connections = 0;  // open now
    std::uint64_t accepted = 0;
    std::uint64_t requests = 0;
    std::uint64_t from_cache = 0;
    std::uint64_t malformed = 0;    // answered 4xx by the session itself
    std::uint64_t timed_out = 0;    // closed for being slow or idle
    std::uint64_t turned_away = 0;  // 503, or closed to make room for a new connection
};

class Server {
  public:
    using Handle = std::function<Response(const Request&)>;
    // `cache` may be null: then every request reaches the pool. Clock and cache outlive
    // the server.
    Server(ServerOptions options, const Clock& clock, Handle handle, PageCache* cache);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();
    // Throws Fault when the address is taken or the certificate is not usable.
    void start();
    // No new connections, idle ones closed, running requests answered, within drain_time.
    void stop();
    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] ServerCounts counts() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mingjing::http
