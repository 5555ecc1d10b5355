#include "domain/region.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>

#include "domain/characters.h"

namespace mingjing::domain {

bool Regions::holds(std::string_view whole, std::string_view part) const {
    // No deeper than there are parts, though a chain were to bite its own tail.
    for (std::size_t depth = 0; depth <= within.size(); ++depth) {
        if (part == whole) {
            return true;
        }
        const auto around = within.find(part);
        if (around == within.end()) {
            return false;
        }
        part = around->second;
    }
    return false;
}

std::vector<std::string> Regions::named_in(std::string_view text) const {
    std::set<std::string_view> known{own};
    for (const auto& [part, whole] : within) {
        known.insert(part);
        known.insert(whole);
    }
    std::vector<std::string> named;
    for (const auto& words : split(text, {"、", "，", ",", "；", ";", " "})) {
        std::vector<std::string_view> here;
        std::ranges::copy_if(known, std::back_inserter(here), [&](std::string_view one) {
            return !one.empty() && words.find(one) != std::string::npos;
        });
        for (const auto one : here) {
            const bool is_narrowest = std::ranges::none_of(here, [&](std::string_view other) {
                return other != one && holds(one, other);
            });
            if (is_narrowest) {
                named.emplace_back(one);
            }
        }
    }
    return named;
}

bool covers(const Regions& regions, std::string_view region, std::string_view place) {
    if (regions.within.empty() || region.empty()) {
        return true;
    }
    const auto certified = regions.named_in(region);
    const auto places = regions.named_in(place);
    if (places.empty()) {
        return std::ranges::any_of(certified, [&](const std::string& one) {
            return regions.holds(one, regions.own) || regions.holds(regions.own, one);
        });
    }
    return std::ranges::all_of(places, [&](const std::string& at) {
        return std::ranges::any_of(certified, [&](const std::string& one) {
            return regions.holds(one, at);
        });
    });
}

}  // namespace mingjing::domain
