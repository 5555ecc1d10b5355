#include "http/server.h"

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>  // before Asio: Boost 1.74 with GCC 12 needs it there
#include <vector>

#include <openssl/ssl.h>

#include <fmt/format.h>
#include <sys/resource.h>

#include "base/fault.h"
#include "base/log.h"
#include "http/asio.h"
#include "http/session.h"

namespace mingjing::http {
namespace {

using std::chrono::steady_clock;

constexpr std::size_t kConnectionsBeyondMax = 64;  // while others are being closed for them
constexpr std::size_t kOtherFiles = 256;           // kept free for databases and logs
constexpr std::chrono::milliseconds kDrainCheck{5};

struct IoThread {
    Roster roster;  // outlives the sessions, which die with their context at the latest
    asio::io_context context{1};
    Timer sweep{context.get_executor()};
    std::atomic<std::size_t> load{0};  // sessions given to this thread
    std::jthread thread;
};

// Raises this process's limit of open files as far as it may and says how many
// connections fit.
std::size_t connections_possible(std::size_t wanted) {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return wanted;
    }
    const rlim_t needed = std::min<rlim_t>(wanted + kOtherFiles, limit.rlim_max);
    if (limit.rlim_cur < needed) {
        limit.rlim_cur = needed;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    const std::size_t fit =
        limit.rlim_cur > 2 * kOtherFiles ? limit.rlim_cur - kOtherFiles : kOtherFiles;
    if (fit < wanted) {
        log::warning(fmt::format("open files are limited: at most {} connections", fit));
    }
    return std::min(wanted, fit);
}

asio::ip::tcp::endpoint endpoint_of(const ServerOptions& options) {
    auto host = options.host == "localhost" ? "127.0.0.1" : options.host;
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);  // [::1] as in an address
    }
    error_code error;
    const auto address = asio::ip::make_address(host, error);
    if (error) {
        throw Fault(fmt::format(
            "监听地址“{}”不是 IP 地址。请写成 127.0.0.1 或 0.0.0.0 等形式。", options.host
        ));
    }
    return {address, options.port};
}

std::unique_ptr<asio::ssl::context> tls_of(const ServerOptions& options) {
    if (options.tls_certificate.empty() && options.tls_key.empty()) {
        return nullptr;
    }
    auto tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    try {
        tls->set_options(
            asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
            asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression
        );
        tls->use_certificate_chain_file(options.tls_certificate);
        tls->use_private_key_file(options.tls_key, asio::ssl::context::pem);
    } catch (const std::exception& error) {
        throw Fault(
            fmt::format(
                "TLS 证书或私钥不能使用（{}，{}）", options.tls_certificate, options.tls_key
            ),
            error
        );
    }
    SSL_CTX_set_mode(tls->native_handle(), SSL_MODE_RELEASE_BUFFERS);
    return tls;
}

}  // namespace

struct Server::State {
    State(ServerOptions given, const Clock& the_clock, Handle the_handle, PageCache* the_cache)
        : options(std::move(given)),
          handle(std::move(the_handle)),
          connections_max(connections_possible(options.connections_max)),
          tls(tls_of(options)),
          site{options, the_clock, handle, the_cache, pool, tls.get()},
          pool(options.handler_threads, options.queue_max) {
        for (int count = 0; count < std::max(1, options.io_threads); ++count) {
            threads.push_back(std::make_unique<IoThread>());
        }
        acceptor.emplace(threads.front()->context.get_executor());
    }

    void listen();
    Awaitable<void> accept();
    Awaitable<void> sweep(IoThread& io);
    void admit(Socket socket, IoThread& home);
    [[nodiscard]] IoThread& least_loaded();
    [[nodiscard]] std::size_t connections() const;

    const ServerOptions options;
    const Handle handle;
    const std::size_t connections_max;
    const std::unique_ptr<asio::ssl::context> tls;
    // The order of ending matters: first the pool, whose jobs wake sessions; then the
    // threads with the sessions; then what both stand on.
    Site site;
    std::vector<std::unique_ptr<IoThread>> threads;
    std::optional<Acceptor> acceptor;
    HandlerPool pool;
    std::atomic<Moment::rep> drained_by{Moment::max().time_since_epoch().count()};
    std::uint16_t port = 0;
    bool running = false;
};

void Server::State::listen() {
    const auto endpoint = endpoint_of(options);
    try {
        acceptor->open(endpoint.protocol());
        acceptor->set_option(asio::socket_base::reuse_address(true));
        acceptor->bind(endpoint);
        acceptor->listen(asio::socket_base::max_listen_connections);
    } catch (const std::exception& error) {
        throw Fault(
            fmt::format(
                "不能在 {}:{} 上提供服务。端口可能已被占用：请换一个端口，或先停止占用它的程序",
                options.host,
                options.port
            ),
            error
        );
    }
    port = acceptor->local_endpoint().port();
}

std::size_t Server::State::connections() const {
    std::size_t total = 0;
    for (const auto& io : threads) {
        total += io->load.load(std::memory_order_relaxed);
    }
    return total;
}

IoThread& Server::State::least_loaded() {
    const auto load = [](const auto& io) { return io->load.load(std::memory_order_relaxed); };
    return **std::min_element(threads.begin(), threads.end(), [&](const auto& a, const auto& b) {
        return load(a) < load(b);
    });
}

Awaitable<void> Server::State::accept() {
    Timer pause(threads.front()->context.get_executor());
    while (!site.stopping) {
        auto& home = least_loaded();
        Socket socket(home.context.get_executor());
        error_code error;
        auto token = asio::redirect_error(kAwait, error);
        co_await acceptor->async_accept(socket, token);
        if (site.stopping) {
            break;
        }
        if (error) {
            // Out of files or memory, most likely: wait for some to come back.
            threads.front()->roster.log(fmt::format("accept: {}", error.message()));
            constexpr std::chrono::milliseconds kPause{50};
            pause.expires_after(kPause);
            co_await pause.async_wait(token);
            continue;
        }
        admit(std::move(socket), home);
    }
}

void Server::State::admit(Socket socket, IoThread& home) {
    home.roster.counts.accepted.fetch_add(1, std::memory_order_relaxed);
    const auto open = connections();
    if (open >= connections_max) {
        asio::post(home.context, [&home] { home.roster.cut_longest_waiting(); });
        if (open >= connections_max + kConnectionsBeyondMax) {
            home.roster.counts.turned_away.fetch_add(1, std::memory_order_relaxed);
            return;
        }
    }
    error_code error;
    socket.set_option(asio::ip::tcp::no_delay(true), error);
    socket.non_blocking(true, error);
    const auto remote = socket.remote_endpoint(error);
    if (error) {
        return;  // Gone already.
    }
    home.load.fetch_add(1, std::memory_order_relaxed);
    begin_session(std::move(socket), remote.address().to_string(), site, home.roster, [&home] {
        home.load.fetch_sub(1, std::memory_order_relaxed);
    });
}

// Ends what is overdue, a few times within the shortest time allowed; when stopping, also
// notices that nothing is left.
Awaitable<void> Server::State::sweep(IoThread& io) {
    const auto shortest =
        std::min({options.header_time, options.body_time, options.idle_time, options.write_time});
    const auto period = std::clamp<std::chrono::milliseconds>(
        shortest / 4, std::chrono::milliseconds{5}, std::chrono::milliseconds{1000}
    );
    for (;;) {
        io.sweep.expires_after(site.stopping ? kDrainCheck : period);
        error_code error;
        auto token = asio::redirect_error(kAwait, error);
        co_await io.sweep.async_wait(token);
        const auto now = steady_clock::now();
        io.roster.cut_overdue(now);
        if (!site.stopping) {
            continue;
        }
        io.roster.cut_idle();
        if (io.load == 0) {
            co_return;
        }
        if (now.time_since_epoch().count() >= drained_by) {
            io.context.stop();
            co_return;
        }
    }
}

Server::Server(ServerOptions options, const Clock& clock, Handle handle, PageCache* cache)
    : state_(std::make_unique<State>(std::move(options), clock, std::move(handle), cache)) {}

Server::~Server() {
    stop();
}

void Server::start() {
    state_->listen();
    state_->running = true;
    asio::co_spawn(state_->threads.front()->context, state_->accept(), asio::detached);
    for (auto& io : state_->threads) {
        asio::co_spawn(io->context, state_->sweep(*io), asio::detached);
        io->thread = std::jthread([&io = *io] { io.context.run(); });
    }
}

void Server::stop() {
    if (!std::exchange(state_->running, false)) {
        return;
    }
    const auto drained_by = steady_clock::now() + state_->options.drain_time;
    state_->drained_by = drained_by.time_since_epoch().count();
    state_->site.stopping = true;
    asio::post(state_->threads.front()->context, [this] {
        error_code ignored;
        state_->acceptor->close(ignored);
    });
    for (auto& io : state_->threads) {
        asio::post(io->context, [&io = *io] { io.sweep.cancel(); });
    }
    for (auto& io : state_->threads) {
        io->thread.join();
    }
}

std::uint16_t Server::port() const {
    return state_->port;
}

ServerCounts Server::counts() const {
    ServerCounts sum;
    for (const auto& io : state_->threads) {
        const auto& counts = io->roster.counts;
        sum.connections += counts.connections.load(std::memory_order_relaxed);
        sum.accepted += counts.accepted.load(std::memory_order_relaxed);
        sum.requests += counts.requests.load(std::memory_order_relaxed);
        sum.from_cache += counts.from_cache.load(std::memory_order_relaxed);
        sum.malformed += counts.malformed.load(std::memory_order_relaxed);
        sum.timed_out += counts.timed_out.load(std::memory_order_relaxed);
        sum.turned_away += counts.turned_away.load(std::memory_order_relaxed);
    }
    return sum;
}

}  // namespace mingjing::http
