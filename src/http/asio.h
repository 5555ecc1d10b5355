#pragma once

// All of Asio that this house uses, under short names, for session.cc and server.cc only.
// Everything runs on plain io_context executors: the type-erased default costs a tenth of
// the speed.
//
// GCC 12 corrupts memory where co_await stands inside a larger expression or is given
// temporaries. Here it stands alone on the right of `auto x =`, and its arguments are named
// objects; sanitizers run over every test of it.

#include <utility>  // before Asio: Boost 1.74 forgets it

#ifdef __clang__
// Clang 14 (lint, fuzzing) has coroutines and does not say so.
#define __cpp_impl_coroutine 201902L  // NOLINT(bugprone-reserved-identifier): its real name
#define BOOST_ASIO_HAS_CO_AWAIT 1
#define BOOST_ASIO_HAS_STD_COROUTINE 1
#endif

#include <chrono>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace mingjing::http {

namespace asio = boost::asio;
using boost::system::error_code;

using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<
    std::chrono::steady_clock,
    asio::wait_traits<std::chrono::steady_clock>,
    Executor>;
template <class Result>
using Awaitable = asio::awaitable<Result, Executor>;
inline constexpr asio::use_awaitable_t<Executor> kAwait;

}  // namespace mingjing::http
