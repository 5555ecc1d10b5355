#include "codec/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include <fmt/format.h>
#include <unicode/ustring.h>

namespace mingjing::codec {
namespace {

tl::unexpected<BadInput> bad(std::size_t offset, const char* what) {
    return tl::unexpected(BadInput{.where = fmt::format("第 {} 字节", offset + 1), .what = what});
}

constexpr std::string_view kBase64Digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::uint8_t kNoDigit = 0xFF;

constexpr auto make_table(std::string_view digits) {
    std::array<std::uint8_t, 256> table{};
    table.fill(kNoDigit);
    for (std::size_t i = 0; i < digits.size(); ++i) {
        table.at(static_cast<unsigned char>(digits[i])) = static_cast<std::uint8_t>(i);
    }
    return table;
}
constexpr auto kBase64Values = make_table(kBase64Digits);
constexpr auto kHexValues = make_table(kHexDigits);

std::uint32_t byte_at(std::string_view bytes, std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
}

// A run of decimal digits at a fixed place; nothing where another character stands.
template <std::size_t count>
bool read_digits(std::string_view text, std::size_t at, int& number) {
    const auto part = text.substr(at, count);
    return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           std::from_chars(part.data(), part.data() + part.size(), number).ec == std::errc{};
}

bool is_unreserved(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

}  // namespace

std::string base64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::uint32_t group =
            byte_at(bytes, i) << 16U | byte_at(bytes, i + 1) << 8U | byte_at(bytes, i + 2);
        text += kBase64Digits[group >> 18U];
        text += kBase64Digits[group >> 12U & 63U];
        text += i + 1 < bytes.size() ? kBase64Digits[group >> 6U & 63U] : '=';
        text += i + 2 < bytes.size() ? kBase64Digits[group & 63U] : '=';
    }
    return text;
}

std::string base64url(std::string_view bytes) {
    auto text = base64(bytes);
    text.erase(std::min(text.find('='), text.size()));
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    return text;
}

tl::expected<std::string, BadInput> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) {
        return bad(text.size(), "Base64 长度不是 4 的倍数");
    }
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    const auto digits = text.substr(0, text.size() - padding);
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    unsigned bit_count = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const auto value = kBase64Values.at(static_cast<unsigned char>(digits[i]));
        if (value == kNoDigit) {
            return bad(i, "不是 Base64 字符");
        }
        bits = bits << 6U | value;
        bit_count += 6;
        if (bit_count >= 8) {
            bit_count -= 8;
            bytes += static_cast<char>(bits >> bit_count & 0xFFU);
        }
    }
    // Left-over bits must be zero, or two texts would mean the same bytes.
    if ((bits & ((1U << bit_count) - 1)) != 0) {
        return bad(text.size() - 1, "Base64 末尾有多余的位");
    }
    return bytes;
}

std::string hex(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += kHexDigits[byte >> 4U];
        text += kHexDigits[byte & 0xFU];
    }
    return text;
}

tl::expected<std::string, BadInput> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) {
        return bad(text.size(), "十六进制文本长度不是偶数");
    }
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const auto high = kHexValues.at(static_cast<unsigned char>(text[i]));
        const auto low = kHexValues.at(static_cast<unsigned char>(text[i + 1]));
        if (high == kNoDigit || low == kNoDigit) {
            return bad(high == kNoDigit ? i : i + 1, "不是小写十六进制字符");
        }
        bytes += static_cast<char>(high << 4U | low);
    }
    return bytes;
}

std::string iso_date(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format(
        "{:04}-{:02}-{:02}",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day())
    );
}

tl::expected<std::chrono::sys_days, BadInput> from_iso_date(std::string_view text) {
    int year = 0;
    int month = 0;
    int day = 0;
    const bool is_shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                           read_digits<4>(text, 0, year) && read_digits<2>(text, 5, month) &&
                           read_digits<2>(text, 8, day);
    const std::chrono::year_month_day date(
        std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))
    );
    if (!is_shaped || !date.ok()) {
        return bad(0, "不是日历上的日期（应为 YYYY-MM-DD）");
    }
    return std::chrono::sys_days(date);
}

std::string rfc3339(Time time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock(time - day);
    return fmt::format(
        "{}T{:02}:{:02}:{:02}.{:03}Z",
        iso_date(day),
        clock.hours().count(),
        clock.minutes().count(),
        clock.seconds().count(),
        clock.subseconds().count()
    );
}

tl::expected<Time, BadInput> from_rfc3339(std::string_view text) {
    int hour = 0;
    int minute = 0;
    int second = 0;
    int milli = 0;
    const bool is_shaped = text.size() == 24 && text[10] == 'T' && text[13] == ':' &&
                           text[16] == ':' && text[19] == '.' && text[23] == 'Z' &&
                           read_digits<2>(text, 11, hour) && read_digits<2>(text, 14, minute) &&
                           read_digits<2>(text, 17, second) && read_digits<3>(text, 20, milli);
    if (!is_shaped || hour > 23 || minute > 59 || second > 59) {
        return bad(0, "不是时刻（应为 YYYY-MM-DDThh:mm:ss.sssZ）");
    }
    return from_iso_date(text.substr(0, 10)).map([&](std::chrono::sys_days day) {
        return Time(day) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
               std::chrono::seconds(second) + std::chrono::milliseconds(milli);
    });
}

std::string percent_encode(std::string_view text) {
    constexpr std::string_view kUpperHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kUpperHex[byte >> 4U];
        out += kUpperHex[byte & 0xFU];
    }
    return out;
}

tl::expected<std::string, BadInput> percent_decode(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        unsigned byte = 0;
        const auto digits = text.substr(i + 1, 2);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        if (digits.size() != 2 || error != std::errc{} || end != digits.data() + 2) {
            return bad(i, "百分号后面不是两位十六进制数");
        }
        out += static_cast<char>(byte);
        i += 2;
    }
    return out;
}

bool is_utf8(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; })) {
        return true;
    }
    if (text.size() > std::numeric_limits<std::int32_t>::max()) {
        return false;
    }
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t length = 0;
    u_strFromUTF8(
        nullptr, 0, &length, text.data(), static_cast<std::int32_t>(text.size()), &status
    );
    return status != U_INVALID_CHAR_FOUND;
}

}  // namespace mingjing::codec
