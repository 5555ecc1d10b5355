#include "domain/characters.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace mingjing::domain {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Length of the sequence that starts with this byte; 0 where none does.
std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

// One code point from the front of `text`; `used` is how many bytes it took.
char32_t first_character(std::string_view text, std::size_t& used) {
    used = 1;
    const auto lead = static_cast<unsigned char>(text.front());
    const auto length = sequence_length(lead);
    if (length == 1) {
        return lead;
    }
    if (length == 0 || text.size() < length) {
        return kReplacement;
    }
    constexpr std::array<std::uint32_t, 5> kLeadBits{0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t c = lead & kLeadBits.at(length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) != 0x80) {
            return kReplacement;
        }
        c = (c << 6U) | (byte & 0x3FU);
    }
    const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
    if (overlong || (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF) {
        return kReplacement;
    }
    used = length;
    return c;
}

}  // namespace

std::u32string decode(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    while (!text.empty()) {
        std::size_t used = 0;
        out.push_back(first_character(text, used));
        text.remove_prefix(used);
    }
    return out;
}

std::string encode(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    const auto put = [&](char32_t bits) { out.push_back(static_cast<char>(bits)); };
    for (const char32_t c : text) {
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xC0U | (c >> 6U));
            put(0x80U | (c & 0x3FU));
        } else if (c < 0x10000) {
            put(0xE0U | (c >> 12U));
            put(0x80U | ((c >> 6U) & 0x3FU));
            put(0x80U | (c & 0x3FU));
        } else {
            put(0xF0U | (c >> 18U));
            put(0x80U | ((c >> 12U) & 0x3FU));
            put(0x80U | ((c >> 6U) & 0x3FU));
            put(0x80U | (c & 0x3FU));
        }
    }
    return out;
}

std::size_t character_count(std::string_view text) {
    return decode(text).size();
}

std::string cut(std::string_view text, std::size_t count) {
    const auto all = decode(text);
    if (all.size() <= count) {
        return std::string(text);
    }
    return encode(all.substr(0, count)) + "…";
}

bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x20000 && c <= 0x323AF) || (c >= 0xF900 && c <= 0xFAFF) || c == U'〇';
}

bool is_space(char32_t c) {
    return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string trim(std::string_view text) {
    while (!text.empty()) {
        std::size_t used = 0;
        if (!is_space(first_character(text, used))) {
            break;
        }
        text.remove_prefix(used);
    }
    while (!text.empty()) {
        auto last = text.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80) {
            --last;
        }
        std::size_t used = 0;
        if (!is_space(first_character(text.substr(last), used))) {
            break;
        }
        text = text.substr(0, last);
    }
    return std::string(text);
}

std::string without_spaces(std::string_view text) {
    auto all = decode(text);
    std::erase_if(all, is_space);
    return encode(all);
}

std::string upper(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return out;
}

std::string replace_all(std::string text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
    return text;
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool take(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) {
        return false;
    }
    text.remove_prefix(prefix.size());
    return true;
}

bool take_back(std::string_view& text, std::string_view suffix) {
    if (!text.ends_with(suffix)) {
        return false;
    }
    text.remove_suffix(suffix.size());
    return true;
}

std::vector<std::string> split(
    std::string_view text, const std::vector<std::string_view>& separators
) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        if (auto part = trim(text.substr(begin, end - begin)); !part.empty()) {
            parts.push_back(std::move(part));
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto hit = std::find_if(separators.begin(), separators.end(), [&](auto separator) {
            return text.substr(at).starts_with(separator);
        });
        if (hit == separators.end()) {
            ++at;
            continue;
        }
        add(at);
        at += hit->size();
        begin = at;
    }
    add(text.size());
    return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const auto& part : parts) {
        if (!out.empty()) {
            out += between;
        }
        out += part;
    }
    return out;
}

}  // namespace mingjing::domain
