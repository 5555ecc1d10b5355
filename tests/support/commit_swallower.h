#pragma once

// Stands between a client and PostgreSQL, passes everything on, and cuts the client off
// after the server has answered its COMMIT but before that answer arrives: the commit
// happened and the client cannot know. Serves one connection.

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/temporary_folder.h"

namespace mingjing::test {

class CommitSwallower {
  public:
    // `server_folder`: where the server's own socket is.
    explicit CommitSwallower(std::string server_folder)
        : server_folder_(std::move(server_folder)), listener_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
        const auto address = address_in(folder_.path());
        if (::bind(listener_, as_socket_address(address), sizeof address) != 0 ||
            ::listen(listener_, 1) != 0) {
            throw std::runtime_error("cannot listen in " + folder_.path());
        }
        thread_ = std::jthread([this] { serve(); });
    }
    CommitSwallower(const CommitSwallower&) = delete;
    CommitSwallower& operator=(const CommitSwallower&) = delete;
    ~CommitSwallower() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }
    [[nodiscard]] const std::string& folder() const { return folder_.path(); }

  private:
    static sockaddr_un address_in(const std::string& folder) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const auto path = folder + "/.s.PGSQL.5432";
        path.copy(std::data(address.sun_path), sizeof address.sun_path - 1);
        return address;
    }
    static const sockaddr* as_socket_address(const sockaddr_un& address) {
        return reinterpret_cast<const sockaddr*>(&address);  // NOLINT(*-reinterpret-cast): POSIX
    }

    void serve() {
        const int client = ::accept(listener_, nullptr, nullptr);
        const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
        const auto address = address_in(server_folder_);
        if (client >= 0 && ::connect(server, as_socket_address(address), sizeof address) == 0) {
            pass_on(client, server);
        }
        ::close(client);
        ::close(server);
    }
    static void pass_on(int client, int server) {
        std::array<char, 16384> buffer{};
        bool commit_seen = false;
        while (true) {
            std::array<pollfd, 2> both = {pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
            ::poll(both.data(), both.size(), -1);
            for (const auto& [from, to] : {std::pair{client, server}, std::pair{server, client}}) {
                const auto& ready = from == client ? both[0] : both[1];
                if (ready.revents == 0) {
                    continue;
                }
                const auto size = ::read(from, buffer.data(), buffer.size());
                if (size <= 0 || (from == server && commit_seen)) {
                    return;
                }
                const std::string_view bytes(buffer.data(), static_cast<std::size_t>(size));
                // A simple query: 'Q', its length in four bytes, its text.
                commit_seen = commit_seen || (from == client && bytes.starts_with('Q') &&
                                              bytes.substr(5).starts_with("COMMIT"));
                if (::write(to, bytes.data(), bytes.size()) != size) {
                    return;
                }
            }
        }
    }

    TemporaryFolder folder_;
    std::string server_folder_;
    int listener_;
    std::jthread thread_;
};

}  // namespace mingjing::test
