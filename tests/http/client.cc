#include "http/client.h"

#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mingjing::http::test {
namespace {

constexpr int kPatienceMs = 10'000;

std::string lower(std::string text) {
    for (char& letter : text) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
    }
    return text;
}

}  // namespace

Client::Client(std::uint16_t port) : handle_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(handle_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
        throw std::runtime_error("cannot connect");
    }
}

Client::Client(Client&& other) noexcept
    : handle_(std::exchange(other.handle_, -1)), received_(std::move(other.received_)) {}

Client::~Client() {
    if (handle_ >= 0) {
        ::close(handle_);
    }
}

bool Client::try_send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const auto sent = ::send(handle_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void Client::send(std::string_view bytes) const {
    if (!try_send(bytes)) {
        throw std::runtime_error("the server closed while being written to");
    }
}

bool Client::fill() {
    pollfd ready{handle_, POLLIN, 0};
    if (::poll(&ready, 1, kPatienceMs) <= 0) {
        throw std::runtime_error("the server says nothing");
    }
    std::array<char, 16'384> bytes{};
    const auto count = ::recv(handle_, bytes.data(), bytes.size(), 0);
    if (count <= 0) {
        return false;
    }
    received_.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

std::optional<Reply> Client::reply(bool has_body) {
    std::size_t head_end = 0;
    while ((head_end = received_.find("\r\n\r\n")) == std::string::npos) {
        if (!fill()) {
            return std::nullopt;
        }
    }
    Reply reply;
    reply.status = std::stoi(received_.substr(9, 3));
    for (auto line = received_.find("\r\n") + 2; line < head_end + 2;) {
        const auto end = received_.find("\r\n", line);
        const auto colon = received_.find(": ", line);
        reply.headers[lower(received_.substr(line, colon - line))] =
            received_.substr(colon + 2, end - colon - 2);
        line = end + 2;
    }
    const auto length = reply.headers.find("content-length");
    const auto size = has_body && length != reply.headers.end() ? std::stoul(length->second) : 0;
    while (received_.size() < head_end + 4 + size) {
        if (!fill()) {
            return std::nullopt;
        }
    }
    reply.body = received_.substr(head_end + 4, size);
    received_.erase(0, head_end + 4 + size);
    return reply;
}

bool Client::is_closed_by_server() {
    return received_.empty() && !fill();
}

Reply get(std::uint16_t port, std::string_view target, std::string_view headers) {
    Client client(port);
    std::string request = "GET ";
    request.append(target).append(" HTTP/1.1\r\nHost: test\r\n").append(headers).append("\r\n");
    client.send(request);
    return client.reply().value();
}

}  // namespace mingjing::http::test
