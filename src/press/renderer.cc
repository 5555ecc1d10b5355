#include "press/renderer.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/scratch_folder.h"
#include "base/time.h"
#include "codec/canonical.h"

namespace mingjing::press {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

constexpr std::size_t kLineBytesMax = 4096;
constexpr std::size_t kPdfBytesMax = std::size_t{32} << 20U;
constexpr std::size_t kHtmlBytesMax = std::size_t{20} << 20U;
constexpr std::string_view kPdfBegins = "%PDF-";
constexpr std::string_view kPdfEnds = "%%EOF";

// From its first byte to its last: what is kept for ever must not be half of it, nor another thing.
bool is_whole(std::string_view pdf) {
    while (!pdf.empty() && (pdf.back() == '\n' || pdf.back() == '\r')) {
        pdf.remove_suffix(1);
    }
    return pdf.starts_with(kPdfBegins) && pdf.ends_with(kPdfEnds);
}

tl::unexpected<Failure> down(std::string what) {
    return tl::unexpected(Failure{false, std::move(what)});
}

}  // namespace

// The process, our end of the socket that is its input and output, and where it leaves what it
// could not clear away when it was killed (WeasyPrint: the fonts, 30 MB).
struct Renderer::Child {
    Child(pid_t process, int socket, std::unique_ptr<ScratchFolder> scratch)
        : scratch_(std::move(scratch)), pid_(process), end_(socket) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        ::close(end_);
        ::kill(pid_, SIGKILL);
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
    }

    // Nothing said that was not asked: it would be taken for the next answer. Nor gone.
    [[nodiscard]] bool is_quiet() const {
        pollfd wanted{end_, POLLIN, 0};
        return kept_.empty() && ::poll(&wanted, 1, 0) == 0;
    }

    // What the next request is called, for its answer to name it.
    std::int64_t next_turn() { return ++turn_; }

    // False where it is gone or too slow.
    bool send(std::string_view bytes, SteadyTime until) const {
        while (!bytes.empty()) {
            if (!is_ready(POLLOUT, until)) {
                return false;
            }
            const auto sent = ::send(end_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent > 0) {
                bytes.remove_prefix(static_cast<std::size_t>(sent));
            } else if (errno != EINTR && errno != EAGAIN) {
                return false;
            }
        }
        return true;
    }

    std::optional<std::string> line(SteadyTime until) {
        while (true) {
            if (const auto stop = kept_.find('\n'); stop != std::string::npos) {
                auto found = kept_.substr(0, stop);
                kept_.erase(0, stop + 1);
                return found;
            }
            if (kept_.size() > kLineBytesMax || !receive(until)) {
                return std::nullopt;
            }
        }
    }
    std::optional<std::string> bytes(std::size_t count, SteadyTime until) {
        while (kept_.size() < count) {
            if (!receive(until)) {
                return std::nullopt;
            }
        }
        auto found = kept_.substr(0, count);
        kept_.erase(0, count);
        return found;
    }

  private:
    [[nodiscard]] bool is_ready(short events, SteadyTime until) const {
        while (true) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                until - std::chrono::steady_clock::now()
            );
            if (left.count() <= 0) {
                return false;
            }
            pollfd wanted{end_, events, 0};
            const auto ready = ::poll(&wanted, 1, static_cast<int>(left.count()));
            if (ready > 0) {
                return true;
            }
            if (ready < 0 && errno != EINTR) {
                return false;
            }
        }
    }
    bool receive(SteadyTime until) {
        std::array<char, 65'536> block{};
        if (!is_ready(POLLIN, until)) {
            return false;
        }
        const auto count = ::recv(end_, block.data(), block.size(), 0);
        if (count <= 0) {
            return count < 0 && errno == EINTR;
        }
        kept_.append(block.data(), static_cast<std::size_t>(count));
        return true;
    }

    std::unique_ptr<ScratchFolder> scratch_;
    pid_t pid_;
    int end_;
    std::string kept_;  // received and not yet read
    std::int64_t turn_ = 0;
};

Renderer::Renderer(RendererOptions options) : options_(std::move(options)) {}
Renderer::~Renderer() = default;

tl::expected<void, Failure> Renderer::begin() {
    std::unique_ptr<ScratchFolder> scratch;
    try {
        scratch = std::make_unique<ScratchFolder>();
    } catch (const Fault& fault) {
        return down(fault.what());
    }
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return down(fmt::format("无法启动文书制作程序：{}", std::generic_category().message(errno))
        );
    }
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    // Not the lock of the data folder, nor the port: a child that outlives us holds neither.
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    auto place = scratch->path();
    auto script = options_.worker + "/worker.py";
    std::string isolated = "-I";  // nothing from the folder it is started in, nor from users
    std::array<char*, 5> arguments{
        options_.python.data(), isolated.data(), script.data(), place.data(), nullptr};
    pid_t pid = 0;
    const auto failed =
        ::posix_spawnp(&pid, options_.python.c_str(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (failed != 0) {
        ::close(ends[0]);
        return down(fmt::format("无法启动文书制作程序：{}", std::generic_category().message(failed))
        );
    }
    child_ = std::make_unique<Child>(pid, ends[0], std::move(scratch));
    const auto said = child_->line(std::chrono::steady_clock::now() + options_.start_max);
    const auto answer = said ? codec::parse_json(*said) : tl::unexpected(BadInput{});
    const auto* fields = answer ? answer->fields() : nullptr;
    const auto* is_ready = fields == nullptr ? nullptr : member(*fields, "ok").boolean();
    if (is_ready == nullptr || !*is_ready) {
        const std::string why(fields == nullptr ? std::string_view{} : text_of(*fields, "error"));
        child_.reset();
        return down(fmt::format(
            "文书制作程序没有启动{}；请在服务器上安装weasyprint和libharfbuzz-bin",
            why.empty() ? "" : "：" + why
        ));
    }
    return {};
}

tl::expected<Rendered, Failure> Renderer::render(
    std::string_view html, Time moment, std::string_view id
) {
    if (html.size() > kHtmlBytesMax) {
        return tl::unexpected(Failure{true, "文书内容过长"});
    }
    if (child_ && !child_->is_quiet()) {
        child_.reset();
    }
    if (!child_) {
        if (auto begun = begin(); !begun) {
            return tl::unexpected(std::move(begun.error()));
        }
    }
    constexpr std::int64_t kTicksPerSecond = 1000;
    const auto turn = child_->next_turn();
    const auto epoch = ticks(moment) / kTicksPerSecond;
    const auto request =
        codec::write_json(Fields{{"turn", turn}, {"html", html}, {"id", id}, {"epoch", epoch}}) +
        "\n";
    const auto until = std::chrono::steady_clock::now() + options_.document_max;
    const auto said = child_->send(request, until) ? child_->line(until) : std::nullopt;
    const auto answer = said ? codec::parse_json(*said) : tl::unexpected(BadInput{});
    const auto* fields = answer ? answer->fields() : nullptr;
    if (fields == nullptr) {
        child_.reset();
        const bool is_slow = std::chrono::steady_clock::now() >= until;
        return tl::unexpected(Failure{is_slow, is_slow ? "制作超过时限" : "文书制作程序中途退出"});
    }
    if (const auto* named = member(*fields, "turn").integer(); !named || *named != turn) {
        child_.reset();
        return down("文书制作程序答非所问");
    }
    const auto* count = member(*fields, "bytes").integer();
    const auto* pages = member(*fields, "pages").integer();
    if (count == nullptr || pages == nullptr) {
        const auto why = text_of(*fields, "error");
        return tl::unexpected(Failure{
            true, why.empty() ? "文书制作程序没有说明原因" : std::string(why)});
    }
    const bool is_bounded = *count > 0 && static_cast<std::size_t>(*count) <= kPdfBytesMax;
    auto pdf = is_bounded ? child_->bytes(static_cast<std::size_t>(*count), until) : std::nullopt;
    if (!pdf) {
        child_.reset();
        return tl::unexpected(Failure{true, "文书过大，或者没有完整送回"});
    }
    if (*pages <= 0 || !is_whole(*pdf)) {
        child_.reset();
        return down("文书制作程序送回的不是完整的PDF");
    }
    return Rendered{std::move(*pdf), *pages};
}

}  // namespace mingjing::press
