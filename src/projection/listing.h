#pragma once

// What lists need to know of one submission, computed once when it is recorded: its
// title, the values filters offer, the keys it is sorted by, the entries it refers to;
// and by what rules will look it up.
// Pure.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "domain/register_entry.h"
#include "domain/schema.h"

namespace mingjing::projection {

// The default order, then the columns of the list; further columns cannot be sorted by.
inline constexpr std::size_t kSortKeys = 7;

struct Reference {
    std::string field;  // "item", or "items.item" in a child table
    std::string value;
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the zero inside for a pointer
    auto operator<=>(const Reference&) const = default;
};

// By what an entry is found again (Schema::looked_up). The digest of the text, since it
// may be personal and only ever has to be equal.
struct LookedUp {
    std::string field;
    std::string digest;
};

struct Listing {
    std::string title;
    std::string facets;  // "\nunit=劳动监察支队\ncategory=行政处罚\n"
    std::array<std::string, kSortKeys> sorts;
    std::vector<Reference> references;  // sorted, each once
    std::vector<LookedUp> looked_up;
    bool is_withheld = false;  // the schema lets only other entries be published
};

[[nodiscard]] Listing listing_of(
    const domain::Schema& schema, const domain::register_entry::Submitted& submission
);

}  // namespace mingjing::projection
