#pragma once

// Where a certificate holds (执法区域): regions lie in one another as a bureau's definitions say,
// and one of a whole holds in its parts.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mingjing::domain {

struct Regions {
    std::string own;  // the bureau's
    // A part -> the whole it lies in. Empty: nobody says how they lie, and nothing can be told.
    std::map<std::string, std::string, std::less<>> within = {};

    [[nodiscard]] bool holds(std::string_view whole, std::string_view part) const;
    // Those a text names; of a whole and its part in one breath (海曦市东湾区) the part.
    [[nodiscard]] std::vector<std::string> named_in(std::string_view text) const;
};

// Whether a certificate of `region` may be used at `place`. Of a place nobody stated, or one of no
// known region, all that can be told is whether the certificate is of the bureau's region at all.
[[nodiscard]] bool covers(const Regions& regions, std::string_view region, std::string_view place);

}  // namespace mingjing::domain
