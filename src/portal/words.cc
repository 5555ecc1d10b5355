#include "portal/words.h"

#include <chrono>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/clock.h"
#include "base/time.h"
#include "codec/text.h"

namespace mingjing::portal {

std::string chinese_day_before(std::string_view iso_date) {
    const auto day = codec::from_iso_date(iso_date);
    return day ? chinese_day(codec::iso_date(*day - std::chrono::days{1})) : std::string(iso_date);
}

std::string chinese_day(std::string_view iso_date) {
    const auto day = codec::from_iso_date(iso_date);
    if (!day) {
        return std::string(iso_date);
    }
    const std::chrono::year_month_day date{*day};
    return fmt::format(
        "{}年{}月{}日",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day())
    );
}

std::string day_of(std::string_view rfc3339) {
    const auto time = codec::from_rfc3339(rfc3339);
    return time ? codec::iso_date(day_in_china(*time)) : std::string(rfc3339);
}

std::string minute_of(std::string_view rfc3339) {
    const auto time = codec::from_rfc3339(rfc3339);
    if (!time) {
        return std::string(rfc3339);
    }
    const auto day = day_in_china(*time);
    const std::chrono::hh_mm_ss clock{
        std::chrono::floor<std::chrono::minutes>(since_midnight_in_china(*time))};
    return fmt::format(
        "{} {:02}:{:02}", codec::iso_date(day), clock.hours().count(), clock.minutes().count()
    );
}

std::string day_after(std::string_view iso_date) {
    const auto day = codec::from_iso_date(iso_date);
    return day ? codec::iso_date(*day + std::chrono::days{1}) : std::string();
}

std::string kind_word(std::string_view kind) {
    if (kind == "initial" || kind == "published") {
        return "首次公示";
    }
    if (kind == "revision" || kind == "revised") {
        return "修订";
    }
    if (kind == "correction" || kind == "corrected") {
        return "更正";
    }
    if (kind == "edition") {
        return "整张清单公示";
    }
    return kind == "withdrawn" ? "撤回" : std::string(kind);
}

std::string group_word(std::string_view group) {
    if (group == "before") {
        return "事前公示";
    }
    if (group == "during") {
        return "事中公示";
    }
    return group == "after" ? "事后公示" : "清单";
}

std::string in_whole_letters(std::string_view text, std::size_t bytes_max) {
    std::string beginning(text.substr(0, bytes_max));
    while (!codec::is_utf8(beginning)) {
        beginning.pop_back();
    }
    return beginning;
}

std::string grouped(std::uint64_t number) {
    auto digits = std::to_string(number);
    constexpr std::size_t kGroup = 3;
    for (auto place = digits.size(); place > kGroup;) {
        place -= kGroup;
        digits.insert(place, 1, ',');
    }
    return digits;
}

Standing standing(
    std::string_view effective_from, std::string_view effective_to, std::string_view day
) {
    if (!effective_from.empty() && day < effective_from) {
        return {.word = "尚未生效", .style = "warn"};
    }
    if (!effective_to.empty() && effective_to <= day) {
        return {.word = "已失效", .style = "off"};
    }
    return {.word = "现行有效", .style = "ok"};
}

Standing standing_in(
    std::string_view group,
    std::string_view effective_from,
    std::string_view effective_to,
    std::string_view day
) {
    auto state = standing(effective_from, effective_to, day);
    if (group == "after") {
        state.word = state.style == "ok"    ? "公示中"
                     : state.style == "off" ? "公示期满"
                                            : state.word;
    }
    return state;
}

}  // namespace mingjing::portal
