#include "tabular/header_text.h"

#include <algorithm>
#include <array>

#include "domain/characters.h"
#include "domain/width.h"

namespace mingjing::tabular {
namespace {

constexpr std::uint8_t kWhole = 8;
constexpr std::uint8_t kRearranged = 6;
constexpr std::uint8_t kShortened = 4;
constexpr std::uint8_t kLastPart = 2;
constexpr std::size_t kLooseCharactersMin = 4;

struct Ending {
    std::string_view written;
    std::string_view usual;
};
constexpr std::array<Ending, 11> kEndings{{
    {"期限", "时限"},
    {"处室", "机构"},
    {"科室", "机构"},
    {"股室", "机构"},
    {"部门", "机构"},
    {"单位", "机构"},
    {"机关", "机构"},
    {"时间", "日期"},
    {"编号", "编码"},
    {"代码", "编码"},
    {"号码", "编码"},
}};

bool opens(char32_t c) {
    return std::u32string_view(U"([{〔【﹝〈《<").find(c) != std::u32string_view::npos;
}
bool closes(char32_t c) {
    return std::u32string_view(U")]}〕】﹞〉》>").find(c) != std::u32string_view::npos;
}

bool counts(char32_t c) {
    return (c >= U'A' && c <= U'Z') || domain::is_digit(c) || c == U'%' || c > 0x2FFF;
}

bool is_punctuation(char32_t c) {
    return std::u32string_view(U"、。〃〈〉《》「」『』【】〔〕〖〗・！（），：；？～").find(c) !=
           std::u32string_view::npos;
}

std::string only_words(std::u32string_view text) {
    std::u32string words;
    for (const char32_t c : text) {
        if (counts(c) && !is_punctuation(c)) {
            words += c;
        }
    }
    return domain::encode(words);
}

struct Parts {
    std::u32string outside;
    std::u32string inside;
};

Parts apart(std::u32string_view text) {
    Parts parts;
    int depth = 0;
    for (const char32_t c : text) {
        if (opens(c)) {
            ++depth;
        } else if (closes(c)) {
            depth = depth > 0 ? depth - 1 : 0;
        } else {
            (depth > 0 ? parts.inside : parts.outside) += c;
        }
    }
    return parts;
}

// 2026年培训学时 -> 年培训学时, 培训学时; 2025年度审核 -> 年度审核.
std::vector<std::u32string> without_year(const std::u32string& text) {
    constexpr std::size_t kYearDigits = 4;
    std::vector<std::u32string> shorter;
    if (text.size() > kYearDigits + 1 && (text.starts_with(U"20") || text.starts_with(U"19")) &&
        domain::is_digit(text[2]) && domain::is_digit(text[3])) {
        shorter.push_back(text.substr(kYearDigits));
        if (text[kYearDigits] == U'年') {
            shorter.push_back(text.substr(kYearDigits + 1));
        }
    }
    return shorter;
}

void add(std::vector<HeaderReading>& readings, std::string key, std::uint8_t sureness) {
    if (!key.empty()) {
        readings.push_back({std::move(key), sureness});
    }
}

}  // namespace

std::string header_key(std::string_view header) {
    return only_words(domain::decode(domain::comparable(header)));
}

std::string loose_key(std::string key) {
    if (domain::character_count(key) >= kLooseCharactersMin) {
        for (const auto& ending : kEndings) {
            if (key.ends_with(ending.written)) {
                key.replace(
                    key.size() - ending.written.size(), ending.written.size(), ending.usual
                );
                break;
            }
        }
    }
    return key;
}

std::string_view unit_in(std::string_view header) {
    static constexpr std::array<std::string_view, 13> kUnits{
        "元",
        "千元",
        "万元",
        "亿元",
        "个工作日",
        "工作日",
        "自然日",
        "日",
        "天",
        "个月",
        "月",
        "年",
        "%"};
    const auto inside = domain::encode(apart(domain::decode(domain::comparable(header))).inside);
    const auto words = std::string_view(inside).substr(inside.starts_with("单位:") ? 7 : 0);
    const auto* unit = std::find(kUnits.begin(), kUnits.end(), words);
    return unit == kUnits.end() ? std::string_view{} : *unit;
}

std::string joined_header(const std::vector<std::string>& path) {
    std::string joined;
    for (const auto& part : path) {
        joined += (joined.empty() ? "" : "/") + domain::without_spaces(part);
    }
    return joined;
}

std::vector<HeaderReading> readings_of(const std::vector<std::string>& path) {
    std::vector<HeaderReading> readings;
    if (path.empty()) {
        return readings;
    }
    const auto whole = domain::decode(domain::comparable(joined_header(path)));
    add(readings, only_words(whole), kWhole);
    const auto parts = apart(whole);
    if (!parts.inside.empty()) {
        add(readings, only_words(parts.inside + parts.outside), kRearranged);
        add(readings, only_words(parts.outside), kShortened);
    }
    for (const auto& shorter : without_year(whole)) {
        add(readings, only_words(shorter), kShortened);
    }
    if (path.size() > 1) {
        // 办理时限 over 承诺 reads 承诺办理时限.
        const auto last = domain::decode(domain::comparable(path.back()));
        const auto group = domain::decode(domain::comparable(path[path.size() - 2]));
        add(readings, only_words(last + group), kRearranged);
        add(readings, only_words(last + apart(group).outside), kShortened);
        add(readings, only_words(apart(group).outside + apart(last).outside), kShortened);
        add(readings, only_words(last), kLastPart);
        add(readings, only_words(apart(last).outside), kLastPart);
    }
    return readings;
}

}  // namespace mingjing::tabular
