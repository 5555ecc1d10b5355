#pragma once

// Headers as sections word them, reduced to what two of them are compared by: width,
// blanks, punctuation and a year in front do not count, and what stands in brackets may
// be left out, put in front, or kept.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mingjing::tabular {

// The whole header, brackets' contents included: 办理时限/法定时限 -> 办理时限法定时限.
[[nodiscard]] std::string header_key(std::string_view header);

// The key with its last word in its most usual form: 承办处室 and 承办单位 -> 承办机构,
// 办理期限 -> 办理时限. Short keys stay as they are: 单位 alone is not 机构.
[[nodiscard]] std::string loose_key(std::string key);

// One way to read a header, and how sure one may be of it; higher is surer. Odd numbers
// are left for the same reading compared loosely.
struct HeaderReading {
    std::string key;
    std::uint8_t sureness = 0;
};
// `path` holds the header's texts from the top row down: {办理时限, 法定时限}.
[[nodiscard]] std::vector<HeaderReading> readings_of(const std::vector<std::string>& path);

// What a bare number under the header counts, where its brackets say so and it matters:
// 罚款上限（万元）, 办理期限（工作日）/法定. "" otherwise.
[[nodiscard]] std::string_view unit_in(std::string_view header);

[[nodiscard]] std::string joined_header(const std::vector<std::string>& path);

}  // namespace mingjing::tabular
