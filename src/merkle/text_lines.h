#pragma once

// Reading the line-made formats of a log: every line ends in a newline, every number is
// decimal without leading zeros, so each meaning has one spelling.

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mingjing::merkle {

class TextLines {
  public:
    explicit TextLines(std::string_view text) : rest_(text) {}

    // The next line without its newline; nothing when no whole line is left.
    std::optional<std::string_view> next() {
        const auto end = rest_.find('\n');
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        const auto line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }
    [[nodiscard]] std::string_view rest() const { return rest_; }
    [[nodiscard]] bool is_exhausted() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

inline std::optional<std::uint64_t> parse_decimal(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = error == std::errc{} && end == text.data() + text.size();
    if (!is_whole || (text.size() > 1 && text.front() == '0')) {
        return std::nullopt;
    }
    return number;
}

}  // namespace mingjing::merkle
