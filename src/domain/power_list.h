#pragma once

// An imported 权责清单 beside the register of enforcement items: what the compile page
// shows as missing, extra and renamed.

#include <cstddef>
#include <string>
#include <vector>

#include "base/value.h"

namespace mingjing::domain {

struct Power {
    std::string code;
    std::string name;
    std::string category;
    bool operator==(const Power&) const = default;
};
[[nodiscard]] Power power_of(const Fields& enforcement_item);

struct Renamed {
    Power listed;      // as the 权责清单 has it
    Power registered;  // as the register has it
    std::string what;  // 名称不同, 编码不同, 类别不同, 名称相近
    bool operator==(const Renamed&) const = default;
};
struct PowerListDifference {
    std::vector<Power> missing;  // listed, not in the register
    std::vector<Power> extra;    // in the register, not listed
    std::vector<Renamed> renamed;
    std::size_t same = 0;
};

// By code, then by name, then by names that are nearly the same. Order as given.
[[nodiscard]] PowerListDifference compare_power_list(
    const std::vector<Power>& listed, const std::vector<Power>& registered
);

}  // namespace mingjing::domain
