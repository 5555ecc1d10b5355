#pragma once

// Numbers of law and practice that differ by place and change in time (TZ-01, SH-01): what is
// 较大数额, how many days a party has to plead. Each holds from a day on, until the next.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mingjing::domain {

struct Threshold {
    struct Since {
        std::chrono::sys_days from;
        std::int64_t amount = 0;
    };
    std::string key;            // hearing_fine_citizen
    std::string name;           // 对公民听证的罚款数额
    std::string unit;           // 元
    std::string basis;          // what set it
    std::vector<Since> values;  // by day
};

// Nothing where no value held that day.
[[nodiscard]] std::optional<std::int64_t> threshold_on(
    const std::vector<Threshold>& thresholds, std::string_view key, std::chrono::sys_days day
);

}  // namespace mingjing::domain
