#include "sheet/shared_strings.h"

#include <algorithm>
#include <charconv>

#include "sheet/problems.h"
#include "sheet/xml.h"

namespace mingjing::sheet {
namespace {

constexpr std::size_t kUtf8BytesMax = 4;
constexpr std::size_t kEscapeLength = 7;  // _x000D_

// The character an escape at `text` stands for, or 0. Only controls are escaped in
// practice, and any of them but tab and line end is dropped.
char escaped_control(std::string_view text) {
    if (text.size() < kEscapeLength || text[1] != 'x' || text[kEscapeLength - 1] != '_') {
        return 0;
    }
    unsigned code = 0;
    const auto parsed = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
    return parsed.ptr == text.data() + 6 && code > 0 && code <= 0x7f ? static_cast<char>(code)
                                                                     : '\0';
}

}  // namespace

std::size_t count_characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    }));
}

std::string unescaped(std::string text) {
    if (text.find_first_of("_\r") == std::string::npos) {
        return text;
    }
    std::string plain;
    plain.reserve(text.size());
    const std::string_view all = text;
    for (std::size_t i = 0; i < all.size(); ++i) {
        char c = all[i];
        if (const char control = c == '_' ? escaped_control(all.substr(i)) : '\0'; control != 0) {
            c = control;
            i += kEscapeLength - 1;
        }
        if (c == '\n' && !plain.empty() && plain.back() == '\r') {
            plain.back() = '\n';
        } else {
            plain += c;
        }
    }
    std::replace(plain.begin(), plain.end(), '\r', '\n');
    return plain;
}

void RichText::begin() {
    text_.clear();
    has_runs_ = false;
    in_text_ = false;
    phonetic_depth_ = 0;
}

void RichText::start(std::string_view element) {
    if (element == "t") {
        in_text_ = phonetic_depth_ == 0;
    } else if (element == "r") {
        has_runs_ = true;
    } else if (element == "rPh") {
        ++phonetic_depth_;
    }
}

void RichText::end(std::string_view element) {
    if (element == "t") {
        in_text_ = false;
    } else if (element == "rPh") {
        --phonetic_depth_;
    }
}

bool RichText::add(std::string_view characters) {
    if (in_text_) {
        text_ += characters;
    }
    return text_.size() <= limits_.cell_characters_max * kUtf8BytesMax;
}

std::string RichText::take() {
    return unescaped(std::move(text_));
}

class SharedStringsVisitor final : public XmlVisitor {
  public:
    SharedStringsVisitor(SharedStrings& strings, const Limits& limits)
        : strings_(strings), limits_(limits), text_(limits) {}

    void start(std::string_view name, XmlAttributes /*attributes*/) override {
        if (name == "si") {
            text_.begin();
        } else {
            text_.start(name);
        }
    }
    void text(std::string_view characters) override {
        if (!text_.add(characters)) {
            refuse(unpacks_too_large(limits_));
        }
    }
    void end(std::string_view name) override {
        if (name != "si") {
            text_.end(name);
            return;
        }
        const auto text = text_.take();
        if (count_characters(text) > limits_.cell_characters_max ||
            strings_.arena_.size() + text.size() > limits_.shared_strings_bytes_max) {
            refuse(unpacks_too_large(limits_));
            return;
        }
        strings_.arena_ += text;
        strings_.ends_.push_back(static_cast<std::uint32_t>(strings_.arena_.size()));
        strings_.rich_.push_back(text_.has_runs());
    }

  private:
    SharedStrings& strings_;
    const Limits& limits_;
    RichText text_;
};

tl::expected<SharedStrings, FileProblem> SharedStrings::read(
    const Archive& archive, const std::string& part, const Limits& limits
) {
    SharedStrings strings;
    SharedStringsVisitor visitor(strings, limits);
    if (auto done = visit(archive, part, visitor); !done) {
        return tl::unexpected(done.error());
    }
    return strings;
}

std::string_view SharedStrings::text(std::size_t index) const {
    const auto begin = index == 0 ? 0U : ends_[index - 1];
    return std::string_view{arena_}.substr(begin, ends_[index] - begin);
}

}  // namespace mingjing::sheet
