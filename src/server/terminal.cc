#include "server/terminal.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "base/fault.h"

namespace mingjing::server {

namespace {

constexpr std::uint64_t kBarWidth = 24;

std::string bar(std::uint64_t done, std::uint64_t total) {
    const auto filled = total == 0 ? 0 : kBarWidth * std::min(done, total) / total;
    std::string text;
    for (std::uint64_t i = 0; i < kBarWidth; ++i) {
        text += i < filled ? "█" : "░";
    }
    return text;
}

}  // namespace

Terminal::Terminal(std::string folder)
    : folder_(std::move(folder)), is_interactive_(::isatty(STDERR_FILENO) == 1) {}

Terminal::~Terminal() {
    clear();
}

void Terminal::clear() {
    if (has_progress_) {
        std::cerr << "\r\033[K" << std::flush;
        has_progress_ = false;
    }
}

void Terminal::line(std::string_view text) {
    clear();
    std::cout << text << '\n' << std::flush;
}

void Terminal::progress(std::string_view what, std::uint64_t done, std::uint64_t total) {
    if (!is_interactive_) {
        return;
    }
    std::cerr << '\r'
              << (total == 0 ? fmt::format("{}  {}", what, done)
                             : fmt::format("{}  {} {}/{}", what, bar(done, total), done, total))
              << "\033[K" << std::flush;
    has_progress_ = true;
}

void Terminal::file(std::string_view name, std::string_view bytes) {
    // The name comes over a socket: only its last part is ever used.
    const auto path =
        std::filesystem::path(folder_) / std::filesystem::path(std::string(name)).filename();
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
        throw Fault("无法写入文件 " + path.string());
    }
    line("已写出 " + path.string());
}

}  // namespace mingjing::server
