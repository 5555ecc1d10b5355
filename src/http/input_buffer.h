#pragma once

// Bytes received and not yet understood. Grows as asked, and gives its memory back when
// the connection falls idle, so that ten thousand quiet ones cost little.

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace mingjing::http {

class InputBuffer {
  public:
    // Room for `size` more bytes.
    [[nodiscard]] std::span<char> room(std::size_t size) {
        if (begin_ == end_) {
            begin_ = end_ = 0;
        } else if (end_ + size > bytes_.size()) {
            std::copy(at(begin_), at(end_), bytes_.begin());
            end_ -= begin_;
            begin_ = 0;
        }
        if (end_ + size > bytes_.size()) {
            bytes_.resize(end_ + size);
        }
        return std::span(bytes_).subspan(end_, size);
    }
    void filled(std::size_t size) { end_ += size; }
    void used(std::size_t size) { begin_ += size; }
    [[nodiscard]] std::string_view view() const { return {bytes_.data() + begin_, end_ - begin_}; }
    void release(std::size_t kept_max) {
        if (begin_ == end_ && bytes_.size() > kept_max) {
            *this = {};
        }
    }

  private:
    [[nodiscard]] std::vector<char>::iterator at(std::size_t place) {
        return bytes_.begin() + static_cast<std::ptrdiff_t>(place);
    }

    std::vector<char> bytes_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace mingjing::http
