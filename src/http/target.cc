// Targets and forms: the two places where a stranger's text is decoded. Nothing is
// repaired: what is not well-formed is refused.

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/limits.h"
#include "http/message.h"

namespace mingjing::http {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

enum class Controls : std::uint8_t { none, line_ends };

int hex_digit(char letter) {
    if (letter >= '0' && letter <= '9') {
        return letter - '0';
    }
    if (letter >= 'a' && letter <= 'f') {
        return letter - 'a' + 10;
    }
    if (letter >= 'A' && letter <= 'F') {
        return letter - 'A' + 10;
    }
    return -1;
}

// The length of the UTF-8 sequence at the start of `text`; 0 when it is malformed,
// overlong, a surrogate or beyond U+10FFFF.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const auto lead = byte(0);
    if (lead < 0x80) {
        return 1;
    }
    const std::size_t length = lead < 0xC2   ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || text.size() < length) {
        return 0;
    }
    for (std::size_t at = 1; at < length; ++at) {
        if ((byte(at) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    const auto second = byte(1);
    const bool out_of_range = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                              (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return out_of_range ? 0 : length;
}

bool is_clean_text(std::string_view text, Controls allowed) {
    while (!text.empty()) {
        const char first = text.front();
        const bool is_control = (first >= '\0' && first < ' ') || first == '\x7F';
        const bool is_line_end = first == '\r' || first == '\n' || first == '\t';
        if (is_control && !(is_line_end && allowed == Controls::line_ends)) {
            return false;
        }
        const auto length = sequence_length(text);
        if (length == 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

tl::expected<std::string, BadInput> decode(
    std::string_view text, bool plus_is_space, Controls allowed
) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+' && plus_is_space) {
            out.push_back(' ');
        } else if (text[at] != '%') {
            out.push_back(text[at]);
        } else {
            const int high = at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
            const int low = at + 2 < text.size() ? hex_digit(text[at + 2]) : -1;
            if (high < 0 || low < 0) {
                return tl::unexpected(BadInput{{}, "网址中的百分号编码不完整或不正确"});
            }
            out.push_back(static_cast<char>(high * 16 + low));
            at += 2;
        }
    }
    if (!is_clean_text(out, allowed)) {
        return tl::unexpected(BadInput{{}, "内容不是有效的 UTF-8 文字，或含有控制字符"});
    }
    return out;
}

tl::expected<Pairs, BadInput> decode_pairs(
    std::string_view text, std::size_t count_max, Controls allowed
) {
    Pairs pairs;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) {
            continue;
        }
        if (pairs.size() == count_max) {
            return tl::unexpected(BadInput{{}, "参数过多"});
        }
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = decode(pair.substr(0, equals), true, Controls::none);
        if (!name) {
            return tl::unexpected(name.error());
        }
        auto value = decode(pair.substr(std::min(equals + 1, pair.size())), true, allowed);
        if (!value) {
            return tl::unexpected(BadInput{*name, value.error().what});
        }
        pairs.emplace_back(*std::move(name), *std::move(value));
    }
    return pairs;
}

// "http://host/path" to "/path": what a proxy may send.
std::string_view without_origin(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (target.starts_with(scheme)) {
            const auto path = target.find_first_of("/?", scheme.size());
            return path == std::string_view::npos ? std::string_view("/") : target.substr(path);
        }
    }
    return target;
}

tl::expected<Target, BadInput> decode_path(std::string_view raw) {
    Target target;
    const auto segment_count = static_cast<std::size_t>(std::count(raw.begin(), raw.end(), '/'));
    target.segments.reserve(segment_count);
    target.path.reserve(raw.size());
    raw.remove_prefix(1);
    for (;;) {
        const auto end = std::min(raw.find('/'), raw.size());
        auto segment = decode(raw.substr(0, end), false, Controls::none);
        if (!segment) {
            return tl::unexpected(BadInput{"path", segment.error().what});
        }
        const bool is_last = end == raw.size();
        if (*segment == "." || *segment == ".." || (segment->empty() && !is_last)) {
            return tl::unexpected(BadInput{"path", "网址路径中不能有空段、“.”或“..”"});
        }
        target.path.append("/").append(*segment);
        target.segments.push_back(*std::move(segment));
        if (is_last) {
            return target;
        }
        raw.remove_prefix(end + 1);
    }
}

}  // namespace

tl::expected<Target, BadInput> parse_target(std::string_view target) {
    if (target.size() > limits::kTargetBytesMax) {
        return tl::unexpected(BadInput{"target", "网址过长"});
    }
    target = without_origin(target);
    const auto question = std::min(target.find('?'), target.size());
    const auto path = target.substr(0, question);
    if (!path.starts_with('/') || target.find('#') != std::string_view::npos) {
        return tl::unexpected(BadInput{"target", "网址应以“/”开头，且不含“#”"});
    }
    auto parsed = decode_path(path);
    if (!parsed) {
        return parsed;
    }
    auto query = decode_pairs(
        target.substr(std::min(question + 1, target.size())), limits::kParametersMax, Controls::none
    );
    if (!query) {
        return tl::unexpected(query.error());
    }
    parsed->query = *std::move(query);
    return parsed;
}

tl::expected<Pairs, BadInput> parse_form(std::string_view body) {
    return decode_pairs(body, limits::kFormFieldsMax, Controls::line_ends);
}

}  // namespace mingjing::http
