#pragma once

// One connection, from its first byte to its last: receive a request, answer it, again.

#include <atomic>
#include <cstddef>
#include <functional>
#include <string>

#include "http/asio.h"
#include "http/handler_pool.h"
#include "http/roster.h"
#include "http/server.h"

namespace mingjing::http {

// What all sessions of a server share; outlives them.
struct Site {
    const ServerOptions& options;
    const Clock& clock;
    const Server::Handle& handle;
    PageCache* cache;  // may be null
    HandlerPool& pool;
    asio::ssl::context* tls;  // null: plain
    std::atomic<bool> stopping{false};
    std::atomic<std::size_t> body_bytes{0};  // of requests being received or answered
};

// Begins a session on the socket's own thread; `ended` is called there when it is over.
void begin_session(
    Socket socket, std::string peer, Site& site, Roster& roster, std::function<void()> ended
);

}  // namespace mingjing::http
