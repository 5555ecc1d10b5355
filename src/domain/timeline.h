#pragma once

// Which version of an entry is in force on which day (时间轴). A revision takes effect on
// its day and leaves the version before it in force until then; a correction takes the
// place of the version before it, as if that one had never been. Pure.

#include <cstdint>
#include <string>
#include <vector>

#include "domain/register_entry.h"

namespace mingjing::domain {

inline constexpr const char* kOpenEnd = "9999-12-31";  // in force until further notice

struct Version {
    std::uint64_t number = 0;
    register_entry::Kind kind = register_entry::Kind::initial;
    std::string effective_from;  // YYYY-MM-DD
    std::string effective_to;    // kOpenEnd while open
};
// In force from a day up to, and not including, another.
struct Period {
    std::uint64_t version = 0;
    std::string from;
    std::string to;
    bool operator==(const Period&) const = default;
};

// `versions` in the order they were published, those withdrawn left out. The periods do
// not overlap and stand in order of their days; a version nobody needs any more has none.
[[nodiscard]] std::vector<Period> timeline(const std::vector<Version>& versions);

}  // namespace mingjing::domain
