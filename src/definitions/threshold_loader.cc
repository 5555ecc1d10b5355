#include "definitions/threshold_loader.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "codec/text.h"
#include "definitions/section.h"

namespace mingjing::definitions {

namespace {

using domain::Threshold;

constexpr std::size_t kThresholdsMax = 200;
constexpr std::size_t kValuesMax = 100;
constexpr std::int64_t kAmountMax = 1'000'000'000;

std::vector<Threshold::Since> load_values(Section& section) {
    std::vector<Threshold::Since> values;
    for (const Node& node : section.items("values", kValuesMax)) {
        Section item(node, section.what() + "的数值", section.problems());
        const auto from = codec::from_iso_date(item.text("from"));
        const auto amount = item.integer("amount");
        if (!from) {
            item.problem("from", item.what() + "从哪一天起适用，写作2026-01-01");
        }
        if (!amount || *amount < 0 || *amount > kAmountMax) {
            item.problem("amount", fmt::format("{}应当在0到{}之间", item.what(), kAmountMax));
        }
        values.push_back({from.value_or(std::chrono::sys_days{}), amount.value_or(0)});
    }
    if (values.empty()) {
        section.problem("values", section.what() + "没有数值");
    }
    const bool is_ordered =
        std::ranges::is_sorted(values, std::ranges::less_equal{}, &Threshold::Since::from);
    if (!is_ordered) {
        section.problem("values", section.what() + "的数值应当按日期先后排列，每天一个");
    }
    return values;
}

}  // namespace

std::vector<Threshold> load_thresholds(const Node& root, Problems& problems) {
    Section section(root, "裁量与程序数额", problems);
    std::vector<Threshold> thresholds;
    for (const Node& node : section.items("thresholds", kThresholdsMax)) {
        const Node* key = node.find("key");
        Section item(node, fmt::format("数额“{}”", key == nullptr ? "?" : key->text), problems);
        Threshold threshold;
        threshold.key = item.text("key");
        threshold.name = item.text("name");
        threshold.unit = item.text("unit");
        threshold.basis = item.text("basis");
        threshold.values = load_values(item);
        if (std::ranges::find(thresholds, threshold.key, &Threshold::key) != thresholds.end()) {
            item.problem("key", item.what() + "写了两次");
        }
        thresholds.push_back(std::move(threshold));
    }
    return thresholds;
}

}  // namespace mingjing::definitions
