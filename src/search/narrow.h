#pragma once

// A text that is rare may be made of pairs that stand in most documents, and reading
// their long lists is then all that a search does. So SQLite is not asked for those, and
// each document it names is held against the text itself.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "search/words.h"

namespace mingjing::search {

struct Narrowed {
    std::vector<Phrase> phrases;     // to ask for: without common words
    std::vector<std::string> texts;  // that what is named must hold
    // To read more documents than this takes longer than the lists left out.
    std::size_t documents_max = 0;
};

// Nothing where no word is common, or where nothing rarer is left to ask for.
[[nodiscard]] std::optional<Narrowed> narrowed(
    db::Connection& index, const std::vector<Phrase>& all
);

[[nodiscard]] bool holds(
    std::string_view title, std::string_view body, const std::vector<std::string>& texts
);

}  // namespace mingjing::search
