#pragma once

// Calls to other servers over HTTP (libcurl): bounded in size, time and redirects, http and
// https only, certificates checked. Blocks as long as its bounds let it. Owned by one
// thread.

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingjing::outbound {

struct Bounds {
    std::size_t bytes_max = std::size_t{1} << 20U;  // of an answer
    std::chrono::seconds connect{3};
    std::chrono::seconds whole{5};
    int redirects_max = 0;
};

struct Answer {
    int status = 0;
    std::string body;
};

// What a form is sent as, and who says so (HTTP Basic); no name for nobody.
struct Post {
    std::vector<std::pair<std::string, std::string>> form;
    std::string user, password;
};

class Client {
  public:
    Client(std::string agent, const Bounds& bounds);
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();

    // Throws Fault where no whole answer came, whatever its status.
    [[nodiscard]] Answer get(const std::string& url);
    [[nodiscard]] Answer post(const std::string& url, const Post& post);

  private:
    struct Handle;
    void prepare(const std::string& url);
    [[nodiscard]] Answer perform(const std::string& url);

    std::unique_ptr<Handle> handle_;
    std::string agent_;
    Bounds bounds_;
};

// https, or http to this very machine: where a secret may be sent.
[[nodiscard]] bool is_confidential(std::string_view url);

}  // namespace mingjing::outbound
