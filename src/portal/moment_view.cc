#include "portal/moment_view.h"

#include "portal/words.h"

namespace mingjing::portal {

Fields moment_view(const Visit& visit, const std::string& now_url) {
    const std::string at(visit.parameter("at"));
    const std::string seen(visit.parameter("seen"));
    std::string words;
    if (!at.empty()) {
        words += "在" + chinese_day(at) + "当日有效的内容";
    }
    if (!seen.empty()) {
        const bool is_day = seen == day_of(seen);
        words += (words.empty() ? "" : "，且以") + std::string("公众在") +
                 (is_day ? chinese_day(seen) + "当日结束" : minute_of(seen)) + "时能够看到的为准";
    }
    return {
        {"at", at},
        {"seen", day_of(seen)},
        {"is_past", !at.empty() || !seen.empty()},
        {"words", words},
        {"now_url", now_url},
        {"today", visit.today()},
    };
}

Parameters moment_parameters(const Visit& visit) {
    return {
        {"at", std::string(visit.parameter("at"))}, {"seen", std::string(visit.parameter("seen"))}};
}

}  // namespace mingjing::portal
