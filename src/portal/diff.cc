#include "portal/diff.h"

#include <algorithm>
#include <cstdint>

namespace mingjing::portal {

namespace {

using Letters = std::vector<std::string_view>;

// UTF-8 letters; a stray byte counts as one.
Letters letters(std::string_view text) {
    Letters all;
    while (!text.empty()) {
        std::size_t length = 1;
        while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U
        ) {
            ++length;
        }
        all.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return all;
}

using Marks = std::vector<bool>;  // per letter: changed

constexpr std::size_t kCellsMax = 4'000'000;

// Marks as unchanged the letters of a longest common subsequence of the middles
// [begin, *_end); the rest of the middles stays changed.
struct Middle {
    const Letters& before;
    const Letters& after;
    std::size_t begin, before_end, after_end;
};

void mark_common(const Middle& middle, Marks& before, Marks& after) {
    const auto rows = middle.before_end - middle.begin;
    const auto columns = middle.after_end - middle.begin;
    if (rows == 0 || columns == 0 || rows * columns > kCellsMax) {
        return;
    }
    const auto width = columns + 1;
    std::vector<std::uint16_t> length((rows + 1) * width, 0);
    for (auto row = rows; row-- > 0;) {
        for (auto column = columns; column-- > 0;) {
            const bool same =
                middle.before[middle.begin + row] == middle.after[middle.begin + column];
            length[row * width + column] =
                same ? static_cast<std::uint16_t>(length[(row + 1) * width + column + 1] + 1)
                     : std::max(
                           length[(row + 1) * width + column], length[row * width + column + 1]
                       );
        }
    }
    for (std::size_t row = 0, column = 0; row < rows && column < columns;) {
        if (middle.before[middle.begin + row] == middle.after[middle.begin + column]) {
            before[middle.begin + row++] = false;
            after[middle.begin + column++] = false;
        } else if (length[(row + 1) * width + column] >= length[row * width + column + 1]) {
            ++row;
        } else {
            ++column;
        }
    }
}

// A single letter that stayed the same between two changes only disturbs the reader.
std::vector<Piece> pieces(const Letters& all, const Marks& marks) {
    std::vector<Piece> found;
    for (std::size_t index = 0; index < all.size(); ++index) {
        const bool is_lonely = !marks[index] && index > 0 && marks[index - 1] &&
                               index + 1 < all.size() && marks[index + 1];
        const bool is_changed = marks[index] || is_lonely;
        if (found.empty() || found.back().is_changed != is_changed) {
            found.push_back({.text = "", .is_changed = is_changed});
        }
        found.back().text += all[index];
    }
    return found;
}

}  // namespace

Difference difference(std::string_view before, std::string_view after) {
    const auto old_letters = letters(before);
    const auto new_letters = letters(after);
    Middle middle{old_letters, new_letters, 0, old_letters.size(), new_letters.size()};
    while (middle.begin < middle.before_end && middle.begin < middle.after_end &&
           old_letters[middle.begin] == new_letters[middle.begin]) {
        ++middle.begin;
    }
    while (middle.before_end > middle.begin && middle.after_end > middle.begin &&
           old_letters[middle.before_end - 1] == new_letters[middle.after_end - 1]) {
        --middle.before_end;
        --middle.after_end;
    }
    Marks old_marks(old_letters.size(), false);
    Marks new_marks(new_letters.size(), false);
    std::fill(
        old_marks.begin() + static_cast<std::ptrdiff_t>(middle.begin),
        old_marks.begin() + static_cast<std::ptrdiff_t>(middle.before_end),
        true
    );
    std::fill(
        new_marks.begin() + static_cast<std::ptrdiff_t>(middle.begin),
        new_marks.begin() + static_cast<std::ptrdiff_t>(middle.after_end),
        true
    );
    mark_common(middle, old_marks, new_marks);
    return {pieces(old_letters, old_marks), pieces(new_letters, new_marks)};
}

}  // namespace mingjing::portal
