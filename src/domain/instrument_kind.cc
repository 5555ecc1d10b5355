#include "domain/instrument_kind.h"

#include <algorithm>
#include <chrono>

#include "domain/day.h"

namespace mingjing::domain {

bool InstrumentKind::is_for(std::string_view procedure, std::string_view category) const {
    const bool is_of_category =
        categories.empty() || std::ranges::find(categories, category) != categories.end();
    return is_of_category &&
           (procedures.empty() || std::ranges::find(procedures, procedure) != procedures.end());
}

std::string number_text(
    const InstrumentKind& kind, std::string_view number_word, std::int64_t year, std::int64_t serial
) {
    if (kind.series.empty()) {
        return {};
    }
    return std::string(number_word) + kind.series + "字〔" + std::to_string(year) + "〕" +
           std::to_string(serial) + "号";
}

std::string announced_until(
    const Announced& announced, std::string_view issued_on, const Fields& data
) {
    const auto issued = day_of(issued_on);
    if (announced.days > 0) {
        return issued ? iso(*issued + std::chrono::days{announced.days}) : std::string{};
    }
    return std::string(text_of(data, announced.until));
}

}  // namespace mingjing::domain
