#include "portal/pager.h"

#include <algorithm>
#include <charconv>

namespace mingjing::portal {

std::optional<std::uint64_t> page_number(std::string_view text) {
    if (text.empty()) {
        return 1;
    }
    std::uint64_t page = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
    const bool is_number = error == std::errc{} && end == text.data() + text.size();
    if (!is_number || page < 1 || page > kPageMax) {
        return std::nullopt;
    }
    return page;
}

Fields pager(
    std::uint64_t page,
    std::uint64_t pages,
    const std::function<std::string(std::uint64_t page)>& url
) {
    constexpr std::uint64_t kAround = 1;
    List items;
    bool is_gap = false;
    for (std::uint64_t number = 1; number <= pages; ++number) {
        const bool is_near = number + kAround >= page && number <= page + kAround;
        if (number == 1 || number == pages || is_near) {
            items.emplace_back(Fields{
                {"label", std::to_string(number)},
                {"url", url(number)},
                {"is_current", number == page},
                {"is_gap", false},
            });
            is_gap = false;
        } else if (!is_gap) {
            items.emplace_back(Fields{
                {"label", "…"}, {"url", ""}, {"is_current", false}, {"is_gap", true}});
            is_gap = true;
            number = std::min(number < page ? page - kAround - 1 : pages, pages - 1);
        }
    }
    return {
        {"is_needed", pages > 1},
        {"previous_url", page > 1 && page <= pages ? url(page - 1) : ""},
        {"next_url", page < pages ? url(page + 1) : ""},
        {"items", std::move(items)},
    };
}

}  // namespace mingjing::portal
