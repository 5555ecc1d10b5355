#pragma once

// What an input method leaves behind: full-width letters and digits, brackets of other
// alphabets, the many middle dots. The small part of NFKC that Chinese office files need,
// without ICU, so that the domain stays pure.

#include <string>
#include <string_view>

namespace mingjing::domain {

// Full-width ASCII, the ideographic space and half-width katakana dots to their usual form.
[[nodiscard]] std::string fold_width(std::string_view text);
// Every character a section writes for the dot in 阿依努尔·萨迪克, as U+00B7.
[[nodiscard]] std::string unify_middle_dots(std::string_view text);
[[nodiscard]] bool is_middle_dot(char32_t c);
// Round brackets beside Chinese characters in full width: 许可(职业中介) -> 许可（职业中介）.
[[nodiscard]] std::string widen_brackets(std::string_view text);

// The key two texts are compared by: width, brackets, dots and blanks do not count.
[[nodiscard]] std::string comparable(std::string_view text);

}  // namespace mingjing::domain
