#pragma once

// One connection, from its first byte to its last: receive a request, answer it, again.
// With session.cc and server.cc the only place of Asio and of coroutines. GCC 12 corrupts
// memory where co_await stands inside a larger expression or takes temporaries: here it
// stands alone on the right of `auto x =`, and its arguments are named objects.

#include <atomic>
#include <functional>
#include <string>
#include <utility>  // before Asio: Boost 1.74 with GCC 12 needs it there

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include "http/handler_pool.h"
#include "http/roster.h"
#include "http/server.h"

namespace mingjing::http {

using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;

// What all sessions of a server share; outlives them.
struct Site {
    const ServerOptions& options;
    const Clock& clock;
    const Server::Handle& handle;
    PageCache* cache;  // may be null
    HandlerPool& pool;
    boost::asio::ssl::context* tls;  // null: plain
    std::atomic<bool> stopping{false};
    std::atomic<std::size_t> body_bytes{0};  // of requests being received or answered
};

// Begins a session on the socket's own thread; `ended` is called there when it is over.
void begin_session(
    Socket socket, std::string peer, Site& site, Roster& roster, std::function<void()> ended
);

}  // namespace mingjing::http
