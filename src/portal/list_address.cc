#include "portal/list_address.h"

#include <algorithm>

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

tl::expected<ListAddress, BadInput> list_address(const Visit& visit, const domain::Schema& schema) {
    ListAddress address;
    address.register_key = schema.key;
    address.text = visit.typed("q");
    address.at = visit.parameter("at");
    address.seen = visit.parameter("seen");
    for (const auto& [name, value] : visit.request().query) {
        if (!name.starts_with(kFilterPrefix) || value.empty()) {
            continue;
        }
        const auto* field = domain::find_field(schema.fields, name.substr(kFilterPrefix.size()));
        if (field == nullptr || !field->is_filter || !field->is_open) {
            return tl::unexpected(BadInput{name, "《" + schema.name + "》不能按这一项筛选。"});
        }
        address = address.with_filter(field->key, value);
    }
    address.sort = visit.parameter("sort");
    const auto sorted_by = address.sort.substr(address.sort.starts_with('-') ? 1 : 0);
    if (!address.sort.empty() && std::ranges::find(schema.list, sorted_by) == schema.list.end()) {
        return tl::unexpected(BadInput{"sort", "《" + schema.name + "》不能按这一栏排序。"});
    }
    const auto page = page_number(visit.parameter("page"));
    if (!page) {
        return tl::unexpected(BadInput{"page", std::string(kNoPage)});
    }
    address.page = *page;
    return address;
}

}  // namespace mingjing::portal
