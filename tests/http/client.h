#pragma once

// A client that sends exactly the bytes it is told to, over one loopback connection. Every
// wait ends within ten seconds, as a failure.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace mingjing::http::test {

struct Reply {
    int status = 0;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
};

class Client {
  public:
    explicit Client(std::uint16_t port);
    Client(Client&& other) noexcept;
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    Client& operator=(Client&&) = delete;
    ~Client();

    void send(std::string_view bytes) const;
    // False when the peer has closed while bytes were left.
    [[nodiscard]] bool try_send(std::string_view bytes) const;
    // Nothing when the connection ended before a whole answer.
    [[nodiscard]] std::optional<Reply> reply(bool has_body = true);
    // Waits for the server to close; false when it sends something instead.
    [[nodiscard]] bool is_closed_by_server();

  private:
    [[nodiscard]] bool fill();

    int handle_ = -1;
    std::string received_;
};

// One request on a connection of its own.
[[nodiscard]] Reply get(std::uint16_t port, std::string_view target, std::string_view headers = "");

}  // namespace mingjing::http::test
