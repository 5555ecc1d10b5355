#pragma once

// Shorthand of the cell tests: one cell in, its value or its issue codes out.

#include <string>
#include <string_view>
#include <vector>

#include "domain/cell.h"

namespace mingjing::domain {

inline Field field_of(FieldType type) {
    Field field;
    field.key = "field";
    field.label = "字段";
    field.type = type;
    return field;
}

inline Vocabulary sample_vocabulary() {
    return {[](std::string_view kind, std::string_view alias) -> std::optional<std::string> {
        if (kind == "law" && alias == "劳动合同法") {
            return "中华人民共和国劳动合同法";
        }
        if (kind == "unit" && (alias == "监察支队" || alias == "市劳动监察支队")) {
            return "劳动监察支队";
        }
        return std::nullopt;
    }};
}

inline Parsed parsed(const Field& field, std::string_view text, const CellHints& hints = {}) {
    return parse_cell(field, text, hints, sample_vocabulary());
}

inline Value value_of(FieldType type, std::string_view text) {
    return parsed(field_of(type), text).value;
}

inline std::vector<std::string> codes_of(const Issues& issues) {
    std::vector<std::string> codes;
    for (const auto& issue : issues) {
        codes.push_back(issue.code);
    }
    return codes;
}

// Reading back what is written gives the value, and nothing is left to normalise.
inline bool survives_its_cell(const Field& field, const Value& value) {
    const auto again = parsed(field, cell_text(field, value));
    return again.value == value && worst(again.issues) != Level::rejected;
}

}  // namespace mingjing::domain
