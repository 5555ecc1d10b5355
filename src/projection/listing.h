#pragma once

// What lists need to know of one submission, computed once when it is recorded: its
// title, the values filters offer, the keys it is sorted by, the entries it refers to.
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
    auto operator<=>(const Reference&) const = default;
};

struct Listing {
    std::string title;
    std::string facets;  // "\nunit=劳动监察支队\ncategory=行政处罚\n"
    std::array<std::string, kSortKeys> sorts;
    std::vector<Reference> references;  // sorted, each once
    bool is_withheld = false;           // the schema lets only other entries be published
};

[[nodiscard]] Listing listing_of(
    const domain::Schema& schema, const domain::register_entry::Submitted& submission
);

}  // namespace mingjing::projection
