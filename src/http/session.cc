#include "http/session.h"

#include <array>
#include <chrono>
#include <exception>
#include <memory>
#include <string_view>

#include <fmt/format.h>

#include "base/log.h"
#include "http/input_buffer.h"
#include "http/peer.h"
#include "http/problem.h"
#include "http/request_parser.h"

namespace mingjing::http {
namespace {

using std::chrono::steady_clock;

using TlsStream = asio::ssl::stream<Socket>;

constexpr std::size_t kHeadRead = 2048;
constexpr std::size_t kBodyRead = 16'384;
constexpr std::size_t kSlowestReader = 8'192;  // bytes a second
constexpr std::size_t kLingerBytesMax = 262'144;
constexpr std::chrono::seconds kLingerTime{2};

using Parts = std::array<asio::const_buffer, 3>;

void drop_front(Parts& parts, std::size_t size) {
    for (auto& part : parts) {
        const auto dropped = std::min(size, part.size());
        part += dropped;
        size -= dropped;
    }
}

std::shared_ptr<const Page> page_of(const Response& response, Encoding encoding) {
    return std::make_shared<const Page>(make_page(response, encoding));
}

template <class Stream>
class Session final : public Roster::Member, public std::enable_shared_from_this<Session<Stream>> {
  public:
    Session(Stream stream, std::string peer, Site& site, Roster& roster)
        : stream_(std::move(stream)),
          peer_(std::move(peer)),
          site_(site),
          roster_(roster),
          parser_(site.options.body_bytes_max, &site.options.body_bound),
          wake_(stream_.get_executor()) {}

    Awaitable<void> run();
    void cut() override {
        error_code ignored;
        stream_.lowest_layer().close(ignored);
    }

  private:
    static constexpr bool kTls = std::is_same_v<Stream, TlsStream>;

    // On the roster from the first moment to the last, whichever way the session ends.
    struct Enrolment {
        explicit Enrolment(Session& whose) : session(whose) { session.roster_.add(session); }
        Enrolment(const Enrolment&) = delete;
        Enrolment& operator=(const Enrolment&) = delete;
        ~Enrolment() {
            session.account_body(0);
            session.roster_.remove(session);
        }
        Session& session;
    };

    void expect_within(Phase phase, std::chrono::milliseconds time) {
        this->expect(phase, steady_clock::now() + time);
    }
    Awaitable<bool> receive();
    Awaitable<bool> answer();
    Awaitable<bool> write(Parts parts);
    Awaitable<void> part_ways();
    [[nodiscard]] std::shared_ptr<const Page> find();
    [[nodiscard]] PageName page_name() {
        const auto& request = parser_.request();
        return {encoding_, request.header("host"), request.target};
    }
    Awaitable<std::shared_ptr<const Page>> have_made();
    void make();
    [[nodiscard]] Response respond_to(Request& request) const;
    void account_body(std::size_t size);
    [[nodiscard]] bool bodies_fit() const {
        return site_.body_bytes.load(std::memory_order_relaxed) <= site_.options.bodies_bytes_max;
    }
    [[nodiscard]] std::shared_ptr<const Page> turn_away();
    void set_tail(bool keep_alive);

    Stream stream_;
    std::string peer_;  // at the other end of the connection
    Site& site_;
    Roster& roster_;
    RequestParser parser_;
    InputBuffer input_;
    Timer wake_;
    std::string tail_;  // Date, Connection and the empty line of the answer being written
    Encoding encoding_ = Encoding::identity;
    std::shared_ptr<const Page> made_;  // by the handler thread, before it wakes the session
    std::size_t body_accounted_ = 0;
    bool is_first_ = true;
    bool is_turned_away_ = false;  // its body does not fit beside all others
};

template <class Stream>
Awaitable<void> Session<Stream>::run() {
    const Enrolment enrolment(*this);
    bool open = true;
    if constexpr (kTls) {
        expect_within(Phase::receiving, site_.options.header_time);
        error_code error;
        auto token = asio::redirect_error(kAwait, error);
        co_await stream_.async_handshake(asio::ssl::stream_base::server, token);
        open = !error;
    }
    while (open) {
        const auto received = co_await receive();
        if (!received) {
            break;
        }
        open = co_await answer();
        is_first_ = false;
    }
    co_await part_ways();
}

// A whole request or a refusal; false when the client has gone or been too slow.
template <class Stream>
Awaitable<bool> Session<Stream>::receive() {
    parser_.begin();
    account_body(0);
    input_.release(kHeadRead);
    expect_within(Phase::idle, is_first_ ? site_.options.header_time : site_.options.idle_time);
    if (site_.stopping.load(std::memory_order_relaxed)) {
        co_return false;
    }
    bool has_begun = false;
    bool in_body = false;
    for (;;) {
        if (!input_.view().empty()) {
            if (!has_begun) {
                has_begun = true;
                expect_within(Phase::receiving, site_.options.header_time);
            }
            const auto taken = parser_.take(input_.view());
            input_.used(taken);
            account_body(parser_.request().body.size());
            const auto progress = parser_.progress();
            if (progress == RequestParser::Progress::done ||
                progress == RequestParser::Progress::refused) {
                co_return true;
            }
            if (body_accounted_ > 0 && !bodies_fit()) {
                is_turned_away_ = true;
                co_return true;
            }
            if (progress == RequestParser::Progress::body && !in_body) {
                in_body = true;
                expect_within(Phase::receiving, site_.options.body_time);
                if (parser_.expects_continue() && input_.view().empty()) {
                    static constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
                    const Parts go_on{asio::buffer(kGoOn.data(), kGoOn.size())};
                    const auto written = co_await write(go_on);
                    if (!written) {
                        co_return false;
                    }
                }
            }
        }
        const auto room = input_.room(in_body ? kBodyRead : kHeadRead);
        const auto buffer = asio::buffer(room.data(), room.size());
        error_code error;
        auto token = asio::redirect_error(kAwait, error);
        const auto count = co_await stream_.async_read_some(buffer, token);
        if (error) {
            co_return false;
        }
        input_.filled(count);
    }
}

// Keeps the sum of all bodies in memory known.
template <class Stream>
void Session<Stream>::account_body(std::size_t size) {
    if (size != body_accounted_) {
        site_.body_bytes.fetch_add(size - body_accounted_, std::memory_order_relaxed);
        body_accounted_ = size;
    }
}

template <class Stream>
Awaitable<bool> Session<Stream>::answer() {
    this->expect(Phase::answering, Moment::max());
    roster_.counts.requests.fetch_add(1, std::memory_order_relaxed);
    std::shared_ptr<const Page> page;
    if (parser_.progress() == RequestParser::Progress::refused) {
        roster_.counts.malformed.fetch_add(1, std::memory_order_relaxed);
        roster_.log(fmt::format("{} refused with {}", peer_, parser_.refusal()));
        page = page_of(problem(parser_.refusal(), {}), Encoding::identity);
    } else if (is_turned_away_) {
        page = turn_away();
    } else {
        page = find();
        if (!page) {
            page = co_await have_made();
        }
    }
    parser_.request().body = {};  // Given back before a slow client reads the answer.
    account_body(0);
    const auto method = parser_.request().method;
    const bool reads = method == Method::get || method == Method::head;
    const bool unchanged = reads && !page->unchanged_head.empty() &&
                           names_etag(parser_.request().header("if-none-match"), page->etag);
    const bool keep_alive = parser_.keep_alive() && !site_.stopping.load(std::memory_order_relaxed);
    set_tail(keep_alive);
    Parts parts{asio::buffer(unchanged ? page->unchanged_head : page->head), asio::buffer(tail_)};
    if (page->body && !unchanged && method != Method::head) {
        parts[2] = asio::buffer(*page->body);
    }
    if constexpr (!kTls) {
        // Nearly every answer fits the socket's buffer and needs no wait.
        error_code error;
        const auto written = stream_.write_some(parts, error);
        drop_front(parts, error ? 0 : written);
        if (asio::buffer_size(parts) == 0) {
            co_return keep_alive;
        }
    }
    const auto written = co_await write(parts);
    co_return written&& keep_alive;
}

template <class Stream>
void Session<Stream>::set_tail(bool keep_alive) {
    tail_.assign(roster_.date_line(site_.clock.now()));
    if (!keep_alive) {
        tail_ += "Connection: close\r\n";
    } else if (parser_.is_http_1_0()) {
        tail_ += "Connection: keep-alive\r\n";
    }
    tail_ += "\r\n";
}

template <class Stream>
Awaitable<bool> Session<Stream>::write(Parts parts) {
    const auto slowest = std::chrono::seconds(asio::buffer_size(parts) / kSlowestReader);
    expect_within(Phase::answering, site_.options.write_time + slowest);
    error_code error;
    auto token = asio::redirect_error(kAwait, error);
    co_await asio::async_write(stream_, parts, token);
    co_return !error;
}

template <class Stream>
std::shared_ptr<const Page> Session<Stream>::find() {
    const auto& request = parser_.request();
    encoding_ = preferred_encoding(request.header("accept-encoding"));
    if (site_.cache == nullptr ||
        (request.method != Method::get && request.method != Method::head)) {
        return nullptr;
    }
    auto page = site_.cache->find(page_name());
    if (page) {
        roster_.counts.from_cache.fetch_add(1, std::memory_order_relaxed);
    }
    return page;
}

template <class Stream>
std::shared_ptr<const Page> Session<Stream>::turn_away() {
    roster_.counts.turned_away.fetch_add(1, std::memory_order_relaxed);
    roster_.log(fmt::format("{} turned away with 503", peer_));
    return page_of(problem(503, {}), Encoding::identity);
}

// Has a handler thread answer, and waits for it without holding this one.
template <class Stream>
Awaitable<std::shared_ptr<const Page>> Session<Stream>::have_made() {
    made_.reset();
    wake_.expires_at(Moment::max());
    HandlerPool::Job job = [self = this->shared_from_this()]() mutable {
        self->make();
        auto executor = self->stream_.get_executor();
        asio::post(executor, [woken = std::move(self)] { woken->wake_.cancel(); });
    };
    if (!bodies_fit() || !site_.pool.try_submit(std::move(job))) {
        co_return turn_away();
    }
    error_code woken;
    auto token = asio::redirect_error(kAwait, woken);
    co_await wake_.async_wait(token);
    co_return std::move(made_);
}

// On a handler thread, while the session waits. Never throws.
template <class Stream>
void Session<Stream>::make() {
    auto& request = parser_.request();
    // Taken before anything is read: a page may be newer than its number, never older.
    const auto position = site_.cache == nullptr ? 0 : site_.cache->position();
    try {
        const auto response = respond_to(request);
        made_ = page_of(response, encoding_);
        const bool may_keep = site_.cache != nullptr && response.keep_until &&
                              response.status == 200 && request.method == Method::get;
        if (may_keep) {
            site_.cache->keep(page_name(), position, *response.keep_until, made_);
        }
    } catch (const std::exception& error) {
        log::error(fmt::format("{}: {}", request.path, error.what()));
        made_ = page_of(problem(500, {}), Encoding::identity);
    }
}

template <class Stream>
Response Session<Stream>::respond_to(Request& request) const {
    auto target = parse_target(request.target);
    if (!target) {
        return problem(request.target.size() > limits::kTargetBytesMax ? 414 : 400, {});
    }
    request.path = std::move(target->path);
    request.segments = std::move(target->segments);
    request.query = std::move(target->query);
    request.peer = peer_of(request, peer_, site_.options.proxies);
    return site_.handle(request);
}

// Says goodbye so that the client can still read the last answer: closing with unread
// input in the socket would reset the connection under it.
template <class Stream>
Awaitable<void> Session<Stream>::part_ways() {
    expect_within(Phase::answering, kLingerTime);
    error_code error;
    auto token = asio::redirect_error(kAwait, error);
    if constexpr (kTls) {
        co_await stream_.async_shutdown(token);
    }
    auto& socket = stream_.lowest_layer();
    error_code ignored;
    socket.shutdown(asio::socket_base::shutdown_send, ignored);
    const bool has_unread =
        is_turned_away_ || parser_.progress() == RequestParser::Progress::refused;
    if (has_unread && !kTls) {
        for (std::size_t total = 0; total < kLingerBytesMax && !error;) {
            const auto room = input_.room(kBodyRead);
            const auto buffer = asio::buffer(room.data(), room.size());
            const auto count = co_await stream_.async_read_some(buffer, token);
            total += count;
        }
    }
    socket.close(ignored);
}

template <class Stream>
void begin(
    Stream stream, std::string peer, Site& site, Roster& roster, std::function<void()> ended
) {
    auto executor = stream.get_executor();
    auto session =
        std::make_shared<Session<Stream>>(std::move(stream), std::move(peer), site, roster);
    auto& running = *session;
    asio::co_spawn(
        executor,
        running.run(),
        [session = std::move(session),
         ended = std::move(ended)](const std::exception_ptr& failure) {
            if (failure) {
                log::error("a session ended by an exception");
            }
            ended();
        }
    );
}

}  // namespace

void begin_session(
    Socket socket, std::string peer, Site& site, Roster& roster, std::function<void()> ended
) {
    if (site.tls != nullptr) {
        TlsStream stream(std::move(socket), *site.tls);
        begin(std::move(stream), std::move(peer), site, roster, std::move(ended));
    } else {
        begin(std::move(socket), std::move(peer), site, roster, std::move(ended));
    }
}

}  // namespace mingjing::http
