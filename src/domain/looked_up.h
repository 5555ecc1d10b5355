#pragma once

// By which fields an entry is looked up: references name one (`refers_by`), rules do, and
// whoever asks which entries cite a statute. Known before anyone asks, so that every such question
// can be an indexed one. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "domain/schema.h"

namespace mingjing::domain {

// A text an entry holds, under "field", or "table.field" in a child row; each of several.
struct FieldText {
    std::string field;
    std::string text;
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the zero inside for a pointer
    auto operator<=>(const FieldText&) const = default;
};
// Sorted, each once.
[[nodiscard]] std::vector<FieldText> texts_in(const Fields& entry);

// Fills in `looked_up` of every schema, from the references and rules of all of them.
void note_looked_up(std::vector<Schema>& registers);

}  // namespace mingjing::domain
