#pragma once

// The address of a list: text, filters, order, page, moment. Read from a request, bounded,
// and written back with one of them changed, so that every link on the page keeps the rest.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "base/fault.h"
#include "domain/schema.h"
#include "portal/visit.h"

namespace mingjing::portal {

struct ListAddress {
    std::string register_key;
    std::string text;
    std::vector<std::pair<std::string, std::string>> filters;  // field key, value
    std::string sort;                                          // "-" before for descending
    std::uint64_t page = 1;
    std::string at, seen;

    [[nodiscard]] std::string url() const;
    [[nodiscard]] std::string filter(std::string_view field) const;  // "" where unset
    // The same with one thing changed, from its first page.
    [[nodiscard]] ListAddress with_filter(std::string_view field, std::string_view value) const;
    [[nodiscard]] ListAddress with_sort(std::string sort) const;
    [[nodiscard]] ListAddress with_page(std::uint64_t page) const;
};

// BadInput for a filter or an order the register does not have, and for what is no page.
[[nodiscard]] tl::expected<ListAddress, BadInput> list_address(
    const Visit& visit, const domain::Schema& schema
);

}  // namespace mingjing::portal
