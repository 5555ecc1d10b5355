#include "search/words.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "base/fault.h"

namespace mingjing::search {

namespace {

enum class Sort : std::uint8_t { separator, han, other };

Sort sort_of(UChar32 character) {
    UErrorCode status = U_ZERO_ERROR;
    if (uscript_getScript(character, &status) == USCRIPT_HAN) {
        return Sort::han;
    }
    return u_isalnum(character) != 0 ? Sort::other : Sort::separator;
}

std::size_t length_at(std::string_view text, std::size_t at) {
    auto end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return end - at;
}

// The characters of a run, each as its own text.
std::vector<std::string_view> characters(std::string_view run) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at < run.size(); at += length_at(run, at)) {
        parts.push_back(run.substr(at, length_at(run, at)));
    }
    return parts;
}

void add_pairs(std::string_view run, std::vector<std::string>& words) {
    const auto parts = characters(run);
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        words.push_back(std::string(parts[i]) + std::string(parts[i + 1]));
    }
}

}  // namespace

std::string folded(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    const auto size = static_cast<std::int32_t>(text.size());
    form->normalizeUTF8(0, {text.data(), size}, sink, nullptr, status);
    if (U_FAILURE(status) != 0) {
        throw Fault("文字规范化失败");
    }
    return result;
}

std::vector<Run> runs(std::string_view text) {
    const auto plain = icu::UnicodeString::fromUTF8(folded(text));
    std::vector<Run> found;
    auto last = Sort::separator;
    for (std::int32_t at = 0; at < plain.length(); at = plain.moveIndex32(at, 1)) {
        const auto character = plain.char32At(at);
        const auto sort = sort_of(character);
        if (sort != Sort::separator) {
            if (sort != last) {
                found.push_back({sort == Sort::han, {}});
            }
            icu::UnicodeString(character).toUTF8String(found.back().text);
        }
        last = sort;
    }
    return found;
}

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> all;
    for (const auto& run : runs(text)) {
        if (run.is_han) {
            add_pairs(run.text, all);
            all.emplace_back(characters(run.text).back());
        } else {
            all.push_back(run.text);
        }
    }
    return all;
}

std::vector<Phrase> phrases(std::string_view query) {
    std::vector<Phrase> all;
    for (auto& run : runs(query)) {
        Phrase phrase;
        if (run.is_han) {
            add_pairs(run.text, phrase.words);
        }
        if (phrase.words.empty()) {
            phrase.words = {run.text};
            phrase.by_prefix = true;
        }
        phrase.text = std::move(run.text);
        all.push_back(std::move(phrase));
    }
    return all;
}

}  // namespace mingjing::search
