// Legal bases: 《中华人民共和国劳动合同法》第九十二条第一款第（三）项, in Chinese or Arabic
// numbers, with short names, several to a cell.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/cell_parts.h"
#include "domain/characters.h"
#include "domain/chinese_number.h"
#include "domain/width.h"

namespace mingjing::domain::cell {
namespace {

constexpr std::int64_t kRangeMax = 50;  // 第一条至第九百条 is a slip, not a basis

struct Citation {
    std::string law;
    std::string document;  // its number, where the section gives it
    std::optional<std::int64_t> article;
    std::optional<std::int64_t> paragraph;
    std::vector<std::int64_t> items;
    std::string note;  // words after the article that name no part of it
};

Value value_of(const Citation& citation) {
    Fields fields{{"law", citation.law}};
    if (!citation.document.empty()) {
        fields["document"] = citation.document;
    }
    if (citation.article) {
        fields["article"] = *citation.article;
    }
    if (citation.paragraph) {
        fields["paragraph"] = *citation.paragraph;
    }
    if (citation.items.size() == 1) {
        fields["item"] = citation.items.front();
    } else if (!citation.items.empty()) {
        fields["item"] = List(citation.items.begin(), citation.items.end());
    }
    if (!citation.note.empty()) {
        fields["note"] = citation.note;
    }
    return fields;
}

bool take_any(std::string_view& text, const std::vector<std::string_view>& words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return take(text, word); });
}

// Digits or Chinese numerals off the front.
std::optional<std::int64_t> take_number(std::string_view& text) {
    constexpr std::u32string_view kNumerals = U"0123456789〇零一二三四五六七八九十百千";
    const auto all = decode(text.substr(0, std::min<std::size_t>(text.size(), 60)));
    const auto end = std::find_if(all.begin(), all.end(), [&](char32_t c) {
        return kNumerals.find(c) == std::u32string_view::npos;
    });
    const auto written = encode({all.data(), static_cast<std::size_t>(end - all.begin())});
    const auto number = written.empty() ? std::nullopt : any_number(written);
    if (number && *number < 10'000) {
        text.remove_prefix(written.size());
        return number;
    }
    return std::nullopt;
}

// One or more numbers before a unit: 第五十七, （一）、（二）, 三至五.
std::vector<std::int64_t> take_numbers(std::string_view& text) {
    std::vector<std::int64_t> numbers;
    bool range = false;
    for (auto rest = text; numbers.size() <= kRangeMax;) {
        take(rest, "第");
        take_any(rest, {"（", "("});
        const auto number = take_number(rest);
        if (!number) {
            break;
        }
        take_any(rest, {"）", ")"});
        const auto from = range ? numbers.back() + 1 : *number;
        if (*number - from > kRangeMax) {
            break;
        }
        for (auto each = from; each <= *number; ++each) {
            numbers.push_back(each);
        }
        text = rest;
        range = take_any(rest, {"至", "到", "-", "—", "~"});
        if (!range) {
            take_any(rest, {"、", "，", ",", "和", "及", "与"});
        }
    }
    return numbers;
}

// Reads what follows the name of the law into one or more citations of it.
class Articles {
  public:
    explicit Articles(Citation law) : law_(std::move(law)) {}

    std::vector<Citation> read(std::string_view text) {
        for (;;) {
            auto rest = text;
            while (take_any(rest, {"、", "，", ",", "；", ";", "和", "及", "与", "以及"})) {
            }
            const auto numbers = take_numbers(rest);
            if (numbers.empty() || !take_unit(rest, numbers)) {
                break;
            }
            // A range may span the units: 第十四条至第十六条.
            if (kind_ == Kind::article && take_any(rest, {"至", "到"})) {
                auto last = take_numbers(rest);
                if (last.size() == 1 && take(rest, "条")) {
                    through(last.front());
                }
            }
            text = rest;
        }
        for (const std::string_view word : {"等规定", "的规定", "之规定", "规定", "等"}) {
            if (text == word) {
                text = {};
            }
        }
        if (citations_.empty()) {
            citations_.push_back(law_);
        }
        citations_.back().note = trim(text);
        return citations_;
    }

  private:
    enum class Kind { article, paragraph, item };

    bool take_unit(std::string_view& text, const std::vector<std::int64_t>& numbers) {
        if (take(text, "条")) {
            kind_ = Kind::article;
            for (const auto number : numbers) {
                auto next = law_;
                next.article = number;
                citations_.push_back(std::move(next));
            }
            return true;
        }
        if (citations_.empty()) {
            return false;
        }
        if (take(text, "款")) {
            kind_ = Kind::paragraph;
            for (const auto number : numbers) {
                if (citations_.back().paragraph || !citations_.back().items.empty()) {
                    auto next = law_;
                    next.article = citations_.back().article;
                    citations_.push_back(std::move(next));
                }
                citations_.back().paragraph = number;
            }
            return true;
        }
        if (take(text, "项")) {
            kind_ = Kind::item;
            auto& items = citations_.back().items;
            items.insert(items.end(), numbers.begin(), numbers.end());
            return true;
        }
        return false;
    }

    void through(std::int64_t last) {
        for (auto each = *citations_.back().article + 1;
             each <= last && citations_.size() <= kRangeMax;
             ++each) {
            auto next = law_;
            next.article = each;
            citations_.push_back(std::move(next));
        }
    }

    Citation law_;
    std::vector<Citation> citations_;
    Kind kind_ = Kind::article;
};

// Every law begins with its 《; what stands before the first is numbering.
std::vector<std::string> laws_apart(std::string_view text) {
    std::vector<std::string> laws;
    for (const auto& line : split(text, {"\n"})) {
        std::string_view rest = line;
        take_numbering(rest);
        auto written = trim(rest);
        for (auto at = written.find("《"); at != std::string::npos;
             at = written.find("《", at + 1)) {
            const auto close = written.rfind("》", at);
            const auto open = at == 0 ? std::string::npos : written.rfind("《", at - 1);
            const bool nested =
                open != std::string::npos && (close == std::string::npos || close < open);
            if (at > 0 && !nested) {
                written.insert(at, "\n");
                at += 1;
            }
        }
        for (auto& law : split(written, {"\n"})) {
            laws.push_back(std::move(law));
        }
    }
    return laws;
}

// The name without its marks, taken off the front; "" where there is none.
std::string take_name(std::string_view& text) {
    if (take(text, "《")) {
        auto close = text.find("》");
        // The name may hold another: 《关于贯彻《劳动法》若干问题的意见》.
        for (auto open = text.find("《"); open < close && close != std::string_view::npos;
             open = text.find("《", open + 1)) {
            close = text.find("》", close + 1);
        }
        if (close == std::string_view::npos) {
            return "";
        }
        auto name = trim(text.substr(0, close));
        text.remove_prefix(close + std::string_view("》").size());
        return name;
    }
    const auto end = text.find("第");
    if (end == 0 || end == std::string_view::npos || has(text.substr(0, end), "》")) {
        return "";
    }
    auto name = trim(text.substr(0, end));
    text.remove_prefix(end);
    return name;
}

std::string take_document(std::string_view& text) {
    auto rest = text;
    if (!take_any(rest, {"（", "("})) {
        return "";
    }
    const auto close = std::min(rest.find("）"), rest.find(')'));
    if (close == std::string_view::npos || !has(rest.substr(0, close), "号")) {
        return "";
    }
    auto document = trim(rest.substr(0, close));
    rest.remove_prefix(close);
    take_any(rest, {"）", ")"});
    text = rest;
    return document;
}

// Where no law is named the words of the article belong to the law before.
bool continues_law(std::string_view text) {
    return text.starts_with("第");
}

std::string part_text(const Value& item) {
    return item.integer() == nullptr ? "" : "第（" + in_chinese(*item.integer()) + "）项";
}

std::string citation_text(const Fields& citation) {
    std::string out = "《" + std::string(text_of(citation, "law")) + "》";
    if (const auto document = text_of(citation, "document"); !document.empty()) {
        out += "（" + std::string(document) + "）";
    }
    if (const auto* article = member(citation, "article").integer()) {
        out += "第" + in_chinese(*article) + "条";
    }
    if (const auto* paragraph = member(citation, "paragraph").integer()) {
        out += "第" + in_chinese(*paragraph) + "款";
    }
    const auto& item = member(citation, "item");
    if (const auto* items = item.list()) {
        std::vector<std::string> parts;
        std::transform(items->begin(), items->end(), std::back_inserter(parts), part_text);
        out += join(parts, "、");
    } else {
        out += part_text(item);
    }
    return out + std::string(text_of(citation, "note"));
}

}  // namespace

Value parse_citations(const Cell& cell) {
    List list;
    std::string law;
    for (const auto& written : laws_apart(cell.raw)) {
        const auto plain = without_spaces(written);
        std::string_view text = plain;
        Citation citation;
        citation.law = continues_law(text) ? law : take_name(text);
        if (citation.law.empty()) {
            return cell.reject(
                "invalid-citation",
                "“" + cut(written, 40) + "”未能识别为法律依据",
                "请按《法律名称》第几条第几款第几项的写法填写"
            );
        }
        if (cell.vocabulary.full_name) {
            const auto full = cell.vocabulary.full_name("law", citation.law);
            if (full && *full != citation.law) {
                cell.note("enum-synonym", "《" + citation.law + "》即《" + *full + "》");
                citation.law = *full;
            }
        }
        law = citation.law;
        citation.document = take_document(text);
        while (take_back(text, "；") || take_back(text, ";") || take_back(text, "、") ||
               take_back(text, "。") || take_back(text, "，") || take_back(text, ",")) {
        }
        for (const auto& each : Articles(citation).read(text)) {
            list.push_back(value_of(each));
        }
    }
    return list.empty() ? Value() : Value(std::move(list));
}

std::string citations_text(const List& citations, std::string_view between) {
    std::vector<std::string> parts;
    for (const auto& citation : citations) {
        if (const auto* fields = citation.fields()) {
            parts.push_back(citation_text(*fields));
        }
    }
    return join(parts, between);
}

}  // namespace mingjing::domain::cell
