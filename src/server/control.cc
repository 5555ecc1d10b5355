#include "server/control.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <set>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/log.h"
#include "base/value.h"
#include "codec/canonical.h"

namespace mingjing::server {

namespace {

constexpr std::size_t kHeaderBytesMax = 1U << 20U;
constexpr std::size_t kFileBytesMax = 256U << 20U;
constexpr std::size_t kFilesMax = 256;  // as many as definitions have
constexpr int kAcceptPollMs = 200;
constexpr std::size_t kCommandsAtOnceMax = 4;  // one long command must not keep others waiting
constexpr int kWaitingMax = 64;
constexpr timeval kSilenceMax{60, 0};  // a client that neither reads nor writes is given up

// The other side is gone: nothing more can be said to it.
class Disconnected final : public Fault {
  public:
    using Fault::Fault;
};

class Socket {
  public:
    explicit Socket(int handle) : handle_(handle) {}
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket() {
        if (handle_ >= 0) {
            ::close(handle_);
        }
    }
    [[nodiscard]] int handle() const { return handle_; }

    void limit_silence() const {
        for (const auto direction : {SO_RCVTIMEO, SO_SNDTIMEO}) {
            ::setsockopt(handle_, SOL_SOCKET, direction, &kSilenceMax, sizeof(kSilenceMax));
        }
    }

    void send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto sent = ::send(handle_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno == EINTR) {
                continue;
            }
            if (sent <= 0) {
                throw Disconnected("控制连接中断");
            }
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    [[nodiscard]] std::string receive(std::size_t count) const {
        std::string bytes(count, '\0');
        std::size_t have = 0;
        while (have < count) {
            const auto got = ::recv(handle_, bytes.data() + have, count - have, 0);
            if (got < 0 && errno == EINTR) {
                continue;
            }
            if (got <= 0) {
                throw Disconnected("控制连接中断");
            }
            have += static_cast<std::size_t>(got);
        }
        return bytes;
    }

  private:
    int handle_;
};

// A message: 8 hex digits of header length, the header as JSON, then `size` raw bytes
// when the header has that member.
void send_message(const Socket& socket, const Fields& header, std::string_view bytes = {}) {
    const auto text = codec::write_json(Value{header});
    std::array<char, 9> length{};
    std::snprintf(length.data(), length.size(), "%08zx", text.size());
    socket.send({length.data(), 8});
    socket.send(text);
    socket.send(bytes);
}

Fields receive_header(const Socket& socket) {
    const auto length = std::stoul(socket.receive(8), nullptr, 16);
    if (length > kHeaderBytesMax) {
        throw Fault("控制消息过长");
    }
    const auto header = codec::parse_json(socket.receive(length));
    if (!header || header->fields() == nullptr) {
        throw Fault("控制消息无法识别");
    }
    return *header->fields();
}

std::string receive_bytes(const Socket& socket, const Fields& header) {
    const auto* size = member(header, "size").integer();
    if (size == nullptr || *size < 0 || static_cast<std::size_t>(*size) > kFileBytesMax) {
        throw Fault("控制消息附带的文件过大");
    }
    return socket.receive(static_cast<std::size_t>(*size));
}

sockaddr_un address_of(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof(address.sun_path)) {
        throw Fault("数据目录路径过长，无法建立控制连接：" + path);
    }
    std::memcpy(address.sun_path, path.c_str(), path.size());
    return address;
}

const sockaddr* generic(const sockaddr_un& address) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the sockets API asks for it
    return reinterpret_cast<const sockaddr*>(&address);
}

void send_request(const Socket& socket, const Request& request) {
    Fields options;
    for (const auto& [name, value] : request.options) {
        options[name] = value;
    }
    List words(request.words.begin(), request.words.end());
    send_message(
        socket,
        {{"verb", request.verb},
         {"options", std::move(options)},
         {"words", std::move(words)},
         {"files", static_cast<std::int64_t>(request.files.size())},
         {"operated_by", request.operated_by}}
    );
    for (const auto& [name, bytes] : request.files) {
        const auto size = static_cast<std::int64_t>(bytes.size());
        send_message(socket, {{"name", name}, {"size", size}}, bytes);
    }
}

Request receive_request(const Socket& socket) {
    const auto header = receive_header(socket);
    Request request;
    request.verb = text_of(header, "verb");
    request.operated_by = text_of(header, "operated_by");
    if (const auto* options = member(header, "options").fields()) {
        for (const auto& [name, value] : *options) {
            request.options[name] = value.text() != nullptr ? *value.text() : std::string{};
        }
    }
    if (const auto* words = member(header, "words").list()) {
        for (const auto& word : *words) {
            request.words.push_back(word.text() != nullptr ? *word.text() : std::string{});
        }
    }
    const auto* files = member(header, "files").integer();
    if (files == nullptr || *files < 0 || static_cast<std::size_t>(*files) > kFilesMax) {
        throw Fault("控制消息无法识别");
    }
    for (std::int64_t i = 0; i < *files; ++i) {
        const auto file = receive_header(socket);
        request.files.emplace_back(text_of(file, "name"), receive_bytes(socket, file));
    }
    return request;
}

class SocketOutput final : public Output {
  public:
    explicit SocketOutput(const Socket& socket) : socket_(socket) {}
    void line(std::string_view text) override { send_message(socket_, {{"line", text}}); }
    void progress(std::string_view what, std::uint64_t done, std::uint64_t total) override {
        send_message(
            socket_,
            {{"progress", what},
             {"done", static_cast<std::int64_t>(done)},
             {"total", static_cast<std::int64_t>(total)}}
        );
    }
    void file(std::string_view name, std::string_view bytes) override {
        const auto size = static_cast<std::int64_t>(bytes.size());
        send_message(socket_, {{"file", name}, {"size", size}}, bytes);
    }

  private:
    const Socket& socket_;
};

std::uint64_t count_of(const Fields& header, std::string_view name) {
    const auto* count = member(header, name).integer();
    return count == nullptr || *count < 0 ? 0 : static_cast<std::uint64_t>(*count);
}

}  // namespace

struct ControlServer::State {
    State(std::string path, Run run_request, std::chrono::milliseconds patience_when_stopping)
        : socket_path(std::move(path)),
          run(std::move(run_request)),
          patience(patience_when_stopping),
          listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {}

    // One of several threads; the kernel hands each client to one of them.
    void serve(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            pollfd ready{listener.handle(), POLLIN, 0};
            if (::poll(&ready, 1, kAcceptPollMs) <= 0) {
                continue;
            }
            const Socket client(::accept4(listener.handle(), nullptr, nullptr, SOCK_CLOEXEC));
            if (client.handle() >= 0 && enter(client, stop)) {
                answer(client);
                leave(client);
            }
        }
    }

    // False once the server is stopping.
    bool enter(const Socket& client, const std::stop_token& stop) {
        client.limit_silence();
        const std::scoped_lock lock(mutex);
        return !stop.stop_requested() && clients.insert(client.handle()).second;
    }

    void leave(const Socket& client) {
        {
            const std::scoped_lock lock(mutex);
            clients.erase(client.handle());
        }
        left.notify_all();
    }

    // Who is still asking, or does not read their answer, must not keep the server from
    // stopping; who is being answered has `patience` long to hear the end.
    void end_clients() {
        std::unique_lock lock(mutex);
        shut(SHUT_RD);
        left.wait_for(lock, patience, [this] { return clients.empty(); });
        shut(SHUT_RDWR);
    }

    void shut(int how) const {
        for (const auto handle : clients) {
            ::shutdown(handle, how);
        }
    }

    void answer(const Socket& client) const {
        try {
            answer_or_say_why_not(client);
        } catch (const Disconnected&) {
            log::warning("control: a client left before its answer");
        }
    }

    // Whoever asked is told what failed, as if the command had run in their own process.
    void answer_or_say_why_not(const Socket& client) const {
        try {
            const auto request = receive_request(client);
            SocketOutput output(client);
            const auto code = run(request, output);
            send_message(client, {{"exit", static_cast<std::int64_t>(code)}});
        } catch (const Disconnected&) {
            throw;
        } catch (const std::exception& error) {
            log::warning(fmt::format("control: {}", error.what()));
            const auto failed = static_cast<std::int64_t>(Exit::failed);
            send_message(client, {{"error", error.what()}, {"exit", failed}});
        }
    }

    std::string socket_path;
    Run run;
    std::chrono::milliseconds patience;
    Socket listener;
    std::mutex mutex;
    std::condition_variable left;
    std::set<int> clients;  // under the mutex
    std::vector<std::jthread> threads;
};

ControlServer::ControlServer(
    const std::string& socket_path, Run run, std::chrono::milliseconds patience
)
    : state_(std::make_unique<State>(socket_path, std::move(run), patience)) {
    ::unlink(socket_path.c_str());
    const auto address = address_of(socket_path);
    const auto old_mask = ::umask(S_IRWXG | S_IRWXO);
    const auto bound = ::bind(state_->listener.handle(), generic(address), sizeof(address));
    ::umask(old_mask);
    if (bound != 0 || ::listen(state_->listener.handle(), kWaitingMax) != 0) {
        throw Fault(
            "无法建立控制连接 " + socket_path + "：" + std::generic_category().message(errno)
        );
    }
    for (std::size_t i = 0; i < kCommandsAtOnceMax; ++i) {
        state_->threads.emplace_back([state = state_.get()](const std::stop_token& stop) {
            state->serve(stop);
        });
    }
}

ControlServer::~ControlServer() {
    for (auto& thread : state_->threads) {
        thread.request_stop();
    }
    state_->end_clients();
    state_->threads.clear();
    ::unlink(state_->socket_path.c_str());
}

std::optional<Exit> ask(const std::string& socket_path, const Request& request, Output& output) {
    const Socket socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto address = address_of(socket_path);
    if (::connect(socket.handle(), generic(address), sizeof(address)) != 0) {
        return std::nullopt;
    }
    send_request(socket, request);
    while (true) {
        const auto header = receive_header(socket);
        if (const auto* why = member(header, "error").text()) {
            throw Fault(*why);
        }
        if (const auto* code = member(header, "exit").integer()) {
            return static_cast<Exit>(*code);
        }
        if (const auto* text = member(header, "line").text()) {
            output.line(*text);
        } else if (const auto* what = member(header, "progress").text()) {
            output.progress(*what, count_of(header, "done"), count_of(header, "total"));
        } else if (const auto* name = member(header, "file").text()) {
            output.file(*name, receive_bytes(socket, header));
        }
    }
}

}  // namespace mingjing::server
