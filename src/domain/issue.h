#pragma once

// What a check has to say about one value: the same shape in an import report, in a
// form, and as the reason a submission is refused. Sentences are Chinese and say what
// is there; `remedy` says what to do; `article` names the law where law speaks.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mingjing::domain {

struct Field;

enum class Level : std::uint8_t { normalised, warned, rejected };

struct Issue {
    Level level = Level::normalised;
    std::string code;     // stable word, e.g. "required-missing", "fullwidth"
    std::string field;    // schema key, "" for the whole row; children as "certificates.number"
    std::string what;     // 备案日期为空：已签订未备案
    std::string remedy;   // 请补报备案后填写
    std::string article;  // 行政强制法第十七条, or ""
    std::string rule;     // QZ-01, or ""
    std::optional<std::size_t> row;  // which child row, from 0, where `field` names a child
    // A draft may be kept so, but not submitted: somebody has to look first.
    bool holds_back = false;
    bool operator==(const Issue&) const = default;
};
using Issues = std::vector<Issue>;

// What is said of a personal field to whoever may not see its value.
[[nodiscard]] std::string without_value(const Field& field);
[[nodiscard]] Level worst(const Issues& issues);  // normalised where empty

}  // namespace mingjing::domain
