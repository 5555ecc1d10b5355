#include "html/markup.h"

namespace mingjing::html {
namespace {

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

void Markup::feed(std::string_view literal) {
    for (const char letter : literal) {
        step(letter);
    }
}

bool Markup::takes_values() const {
    return place_ == Place::content || place_ == Place::double_quoted ||
           place_ == Place::single_quoted;
}

void Markup::step(char letter) {
    constexpr std::size_t kLongestMark = 8;  // "</script"
    tail_.push_back(lower(letter));
    if (tail_.size() > kLongestMark) {
        tail_.erase(0, 1);
    }
    switch (place_) {
        case Place::content:
            if (letter == '<') {
                place_ = Place::tag;
                tag_.clear();
                in_name_ = true;
            }
            return;
        case Place::tag:
            if (letter == '>') {
                leave_tag();
            } else if (letter == '"') {
                place_ = Place::double_quoted;
            } else if (letter == '\'') {
                place_ = Place::single_quoted;
            } else if (tail_.ends_with("<!--")) {
                place_ = Place::comment;
            } else if (letter == ' ' || letter == '\n' || letter == '\t') {
                in_name_ = false;
            } else if (in_name_) {
                tag_.push_back(lower(letter));
            }
            return;
        case Place::double_quoted:
            place_ = letter == '"' ? Place::tag : place_;
            return;
        case Place::single_quoted:
            place_ = letter == '\'' ? Place::tag : place_;
            return;
        case Place::comment:
            place_ = tail_.ends_with("-->") ? Place::content : place_;
            return;
        case Place::code:
            if (tail_.ends_with(tag_) &&
                tail_.substr(0, tail_.size() - tag_.size()).ends_with("</")) {
                place_ = Place::tag;
                tag_.clear();
                in_name_ = false;
            }
            return;
    }
}

void Markup::leave_tag() {
    place_ = tag_ == "script" || tag_ == "style" ? Place::code : Place::content;
}

}  // namespace mingjing::html
