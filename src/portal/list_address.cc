#include "portal/list_address.h"

#include <algorithm>

#include "base/limits.h"
#include "portal/pager.h"
#include "portal/urls.h"

namespace mingjing::portal {

namespace {

constexpr std::string_view kFilterPrefix = "f.";

}  // namespace

std::string ListAddress::url() const {
    Parameters parameters{{"q", text}};
    for (const auto& [field, value] : filters) {
        parameters.emplace_back(std::string(kFilterPrefix) + field, value);
    }
    parameters.emplace_back("sort", sort);
    parameters.emplace_back("page", page > 1 ? std::to_string(page) : "");
    parameters.emplace_back("at", at);
    parameters.emplace_back("seen", seen);
    return with(register_url(register_key), parameters);
}

std::string ListAddress::filter(std::string_view field) const {
    for (const auto& [key, value] : filters) {
        if (key == field) {
            return value;
        }
    }
    return {};
}

ListAddress ListAddress::with_filter(std::string_view field, std::string_view value) const {
    auto changed = *this;
    std::erase_if(changed.filters, [&](const auto& filter) { return filter.first == field; });
    if (!value.empty()) {
        changed.filters.emplace_back(field, value);
    }
    changed.page = 1;
    return changed;
}

ListAddress ListAddress::with_sort(std::string new_sort) const {
    auto changed = *this;
    changed.sort = std::move(new_sort);
    changed.page = 1;
    return changed;
}

ListAddress ListAddress::with_page(std::uint64_t new_page) const {
    auto changed = *this;
    changed.page = new_page;
    return changed;
}

ListAddress list_address(const Visit& visit, const domain::Schema& schema) {
    ListAddress address;
    address.register_key = schema.key;
    address.text = visit.parameter("q").substr(0, limits::kSearchTextBytesMax);
    address.page = page_number(visit.parameter("page"));
    address.at = visit.parameter("at");
    address.seen = visit.parameter("seen");
    for (const auto& field : schema.fields) {
        const auto value = visit.parameter(std::string(kFilterPrefix) + field.key);
        if (field.is_filter && field.is_open && !value.empty()) {
            address.filters.emplace_back(field.key, value);
        }
    }
    const auto sort = visit.parameter("sort");
    const auto sorted_by = sort.substr(0, 1) == "-" ? sort.substr(1) : sort;
    const auto is_listed = std::find(schema.list.begin(), schema.list.end(), sorted_by);
    if (is_listed != schema.list.end()) {
        address.sort = sort;
    }
    return address;
}

}  // namespace mingjing::portal
