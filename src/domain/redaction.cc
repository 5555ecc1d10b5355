#include "domain/redaction.h"

#include <iterator>
#include <set>
#include <utility>

#include "domain/characters.h"
#include "domain/redaction_parts.h"

namespace mingjing::domain {

namespace redaction {

std::u32string folded(std::u32string text) {
    constexpr char32_t kFirst = 0xFF01;
    constexpr char32_t kLast = 0xFF5E;
    for (auto& c : text) {
        const bool is_wide_word = c >= kFirst && c <= kLast &&
                                  (is_digit(c - 0xFEE0) || is_latin(c - 0xFEE0) || c == U'＠');
        c = is_wide_word ? c - 0xFEE0 : c;
    }
    return text;
}

bool follows_any(Text text, std::size_t at, std::size_t reach, const std::vector<Text>& words) {
    const auto from = at > reach ? at - reach : 0;
    const auto before = text.substr(from, at - from);
    return std::ranges::any_of(words, [&](Text word) { return before.find(word) != Text::npos; });
}

}  // namespace redaction

namespace {

using redaction::Text;

constexpr auto kLeftOut = "（隐去）";
constexpr std::size_t kSuspicionsMax = 50;
constexpr std::size_t kDigitsMax = 8;  // of a # in a word

bool is_latin_name(Text name) {
    return !name.empty() && redaction::is_latin(name.front());
}

// Of several spans over the same characters the one that covers more.
std::vector<Span> apart(std::vector<Span> spans) {
    std::ranges::sort(spans, [](const Span& a, const Span& b) {
        return a.from != b.from ? a.from < b.from : a.to > b.to;
    });
    std::vector<Span> kept;
    for (const auto& span : spans) {
        if (kept.empty() || span.from >= kept.back().to) {
            kept.push_back(span);
        }
    }
    return kept;
}

// Whether `word` stands at `at`, # for one digit or a few; the length of what stands there.
std::size_t word_at(Text text, std::size_t at, Text word) {
    auto place = at;
    for (const char32_t c : word) {
        const auto from = place;
        if (c == U'#') {
            while (place < text.size() && place - from < kDigitsMax && is_digit(text[place])) {
                ++place;
            }
        } else if (place < text.size() && text[place] == c) {
            ++place;
        }
        if (place == from) {
            return 0;
        }
    }
    return place - at;
}

class Suspecting {
  public:
    Suspecting(Text text, const std::vector<std::string>& cleared, std::vector<Suspicion>& found)
        : text_(text), cleared_(cleared), found_(found) {}

    // 劳动者雷涵馨、雷沐川
    void names_behind(Text word) {
        for (auto at = text_.find(word); at != Text::npos; at = text_.find(word, at + 1)) {
            auto place = at + word.size();
            place += place < text_.size() && redaction::is_one_of(text_[place], U"：:") ? 1U : 0U;
            for (auto length = name_at(place); length > 0; length = name_at(place)) {
                name(place, length);
                place += length;
                const bool goes_on =
                    place < text_.size() && redaction::is_one_of(text_[place], U"、和与及");
                place += goes_on ? 1U : 0U;
                if (!goes_on) {
                    break;
                }
            }
        }
    }

    // 魏楷芬等12名
    void names_of_several() {
        for (auto at = text_.find(U'等'); at != Text::npos; at = text_.find(U'等', at + 1)) {
            const auto counted = word_at(text_, at, U"等#");
            const bool is_of_people = counted > 0 && at + counted < text_.size() &&
                                      redaction::is_one_of(text_[at + counted], U"名人个位");
            for (const std::size_t length : {4U, 3U, 2U}) {
                if (is_of_people && at >= length && name_at(at - length) == length) {
                    name(at - length, length);
                    break;
                }
            }
        }
    }

    void topic(const RedactionTopic& topic) {
        for (const auto& each : topic.words) {
            const auto word = decode(each);
            for (std::size_t at = 0; at < text_.size(); ++at) {
                if (const auto length = word_at(text_, at, word); length > 0) {
                    add({encode(text_.substr(at, length)), topic.name, topic.basis});
                    at += length - 1;
                }
            }
        }
    }

    // What is no known identifier and may be one all the same.
    void structures(const std::vector<Span>& known) {
        for (const auto& [from, to] : redaction::doubtful_numbers(text_)) {
            const auto end = to;
            const auto begin = from;
            const bool is_known = std::ranges::any_of(known, [&](const Span& span) {
                return span.from < end && begin < span.to;
            });
            if (!is_known) {
                add({encode(text_.substr(from, to - from)), "疑似证件号码", ""});
            }
        }
        for (const auto& [from, to] : redaction::doubtful_contacts(text_)) {
            add({encode(text_.substr(from, to - from)), "住址或者联系方式", ""});
        }
    }

  private:
    [[nodiscard]] std::size_t name_at(std::size_t at) const {
        return redaction::name_at(text_, at);
    }
    void name(std::size_t at, std::size_t length) {
        add({encode(text_.substr(at, length)), "姓名", ""});
    }
    void add(Suspicion suspicion) {
        if (found_.size() < kSuspicionsMax &&
            std::ranges::find(cleared_, suspicion.text) == cleared_.end() &&
            std::ranges::find(found_, suspicion) == found_.end()) {
            found_.push_back(std::move(suspicion));
        }
    }

    Text text_;
    const std::vector<std::string>& cleared_;
    std::vector<Suspicion>& found_;
};

}  // namespace

std::string masked_name(std::string_view name, NameMask mask) {
    const auto whole = decode(name);
    if (whole.empty() || mask == NameMask::none) {
        return std::string(name);
    }
    const auto first = encode(Text(whole).substr(0, 1));
    if (mask == NameMask::stars || is_latin_name(whole)) {
        return first + "**";
    }
    return first + (mask == NameMask::by_length && whole.size() > 2 ? "某某" : "某");
}

std::vector<std::pair<std::string, std::string>> KnownPersons::replacements() const {
    std::vector<std::pair<std::string, std::string>> all;
    std::set<std::string> used;
    const auto add = [&](const std::string& name, std::string mask) {
        const auto first = mask;
        for (int another = 1; !used.insert(mask).second; ++another) {
            mask = first + std::to_string(another);
        }
        all.emplace_back(name, std::move(mask));
    };
    if (!party.empty()) {
        add(party, masked_name(party, party_mask));
    }
    for (const auto& name : others) {
        const bool is_known =
            std::ranges::any_of(all, [&](const auto& each) { return each.first == name; });
        if (!name.empty() && !is_known) {
            add(name, masked_name(name, NameMask::one));
        }
    }
    for (const auto& name : minors) {
        if (!name.empty()) {
            all.emplace_back(name, kLeftOut);
        }
    }
    std::ranges::stable_sort(all, [](const auto& a, const auto& b) {
        return a.first.size() > b.first.size();
    });
    return all;
}

std::string_view concealed_name(Concealed what) {
    switch (what) {
        case Concealed::id_number:
            return "身份证号码";
        case Concealed::passport:
            return "护照等证件号码";
        case Concealed::mobile:
            return "手机号码";
        case Concealed::bank_card:
            return "银行账号";
        case Concealed::email:
            return "电子邮箱";
        case Concealed::plate:
            return "机动车号牌";
        case Concealed::home_address:
            return "自然人住址";
        case Concealed::property_certificate:
            return "权属证书编号";
    }
    return "";
}

std::vector<Span> identifiers_in(std::string_view text) {
    const auto folded = redaction::folded(decode(text));
    std::vector<Span> spans;
    redaction::find_home_addresses(folded, spans);
    redaction::find_numbers(folded, spans);
    redaction::find_other_identifiers(folded, spans);
    return apart(std::move(spans));
}

std::string masked(std::string_view text, const KnownPersons& persons) {
    const auto whole = decode(text);
    std::string shown;
    std::size_t at = 0;
    for (const auto& span : identifiers_in(text)) {
        const auto hidden = Text(whole).substr(span.from, span.to - span.from);
        shown += encode(Text(whole).substr(at, span.from - at));
        const auto kept =
            span.what == Concealed::home_address ? redaction::district_end(hidden) : 0;
        shown += kept > 0 ? encode(hidden.substr(0, kept)) : kLeftOut;
        at = span.to;
    }
    shown += encode(Text(whole).substr(at));
    for (const auto& [name, mask] : persons.replacements()) {
        shown = name == mask ? shown : replace_all(std::move(shown), name, mask);
    }
    return shown;
}

std::vector<Suspicion> suspicions_in(
    std::string_view text, const RedactionWords& words, const std::vector<std::string>& cleared
) {
    const auto whole = redaction::folded(decode(text));
    std::vector<Suspicion> found;
    Suspecting suspecting(whole, cleared, found);
    for (const auto& word : words.people) {
        suspecting.names_behind(decode(word));
    }
    suspecting.names_of_several();
    for (const auto& topic : words.topics) {
        suspecting.topic(topic);
    }
    suspecting.structures(identifiers_in(text));
    return found;
}

bool is_like_a_name(std::string_view text) {
    const auto whole = decode(text);
    return !whole.empty() && redaction::name_at(whole, 0) == whole.size();
}

}  // namespace mingjing::domain
