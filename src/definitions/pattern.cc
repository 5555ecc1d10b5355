#include "definitions/pattern.h"

#include <regex>
#include <vector>

#include <fmt/format.h>

#include "domain/pattern.h"

namespace mingjing::definitions {

namespace {

constexpr std::size_t kPatternBytesMax = 500;

// Regexes run over UTF-8 bytes, so a Han character inside [] would match a byte of others.
bool has_wide_class(const std::string& pattern) {
    bool inside = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char letter = pattern[i];
        if (letter == '\\') {
            ++i;
        } else if (letter == '[') {
            inside = true;
        } else if (letter == ']') {
            inside = false;
        } else if (inside && static_cast<unsigned char>(letter) >= 0x80) {
            return true;
        }
    }
    return false;
}

// \1 means reading everything again, and the standard library reads the digits of any number
// into a long: neither a reference back nor more than 999 of a thing.
bool counts_too_far(const std::string& pattern) {
    constexpr std::size_t kDigitsMax = 3;
    const auto is_digit = [&](std::size_t at) {
        return at < pattern.size() && pattern[at] >= '0' && pattern[at] <= '9';
    };
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\') {
            if (is_digit(++i) && pattern[i] != '0') {
                return true;
            }
            continue;
        }
        std::size_t digits = 0;
        while (is_digit(i + digits)) {
            ++digits;
        }
        if (digits > kDigitsMax && i > 0 && (pattern[i - 1] == '{' || pattern[i - 1] == ',')) {
            return true;
        }
    }
    return false;
}

// Repetition within repetition, (a+)+, takes longer with every letter: a cell could stop the
// program. {2} is bounded and may stay.
bool repeats_repetition(const std::string& pattern) {
    const auto repeats_at = [&](std::size_t at) {
        if (at >= pattern.size() || pattern[at] != '{') {
            return at < pattern.size() && (pattern[at] == '*' || pattern[at] == '+');
        }
        return pattern[pattern.find('}', at) - 1] == ',';
    };
    std::vector<bool> groups{false};  // whether anything inside is repeated
    bool in_class = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char letter = pattern[i];
        if (letter == '\\') {
            ++i;
        } else if (in_class || letter == '[') {
            in_class = letter != ']';
        } else if (letter == '(') {
            groups.push_back(false);
        } else if (letter == ')' && groups.size() > 1) {
            const bool is_repeated = groups.back();
            groups.pop_back();
            if (is_repeated && repeats_at(i + 1)) {
                return true;
            }
            groups.back() = groups.back() || is_repeated;
        } else if (repeats_at(i)) {
            groups.back() = true;
        }
    }
    return false;
}

}  // namespace

void check_pattern(const std::string& pattern, std::string_view key, Section& section) {
    if (pattern.size() > kPatternBytesMax) {
        section.problem(
            key, fmt::format("{}的“{}”超过{}字节", section.what(), key, kPatternBytesMax)
        );
    } else if (has_wide_class(pattern)) {
        section.problem(
            key,
            fmt::format(
                "{}的“{}”在方括号里用了汉字或全角字符，请改用（甲|乙）", section.what(), key
            )
        );
    } else if (counts_too_far(pattern)) {
        section.problem(
            key,
            fmt::format(
                "{}的“{}”引用了前面的分组，或者重复次数超过999，请改写", section.what(), key
            )
        );
    } else if (!domain::is_pattern(pattern)) {
        section.problem(key, fmt::format("{}的“{}”不是有效的正则表达式", section.what(), key));
    } else if (repeats_repetition(pattern)) {
        section.problem(
            key,
            fmt::format("{}的“{}”在重复里又有重复，例如(a+)+，可能永远算不完", section.what(), key)
        );
    }
}

std::size_t group_count(const std::string& pattern) {
    try {
        return pattern.size() > kPatternBytesMax || counts_too_far(pattern)
                   ? 0
                   : std::regex(pattern).mark_count();
    } catch (const std::regex_error&) {
        return 0;
    }
}

}  // namespace mingjing::definitions
