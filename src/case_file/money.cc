#include "case_file/money.h"

#include <algorithm>

#include "domain/decimal.h"

namespace mingjing::case_file {

namespace {

constexpr int kFactorPlaces = 4;
constexpr std::int64_t kFactorUnit = 10'000;
constexpr std::int64_t kFactorMax = 10'000'000'000 * kFactorUnit;

std::optional<std::int64_t> scaled(std::string_view decimal, int places) {
    const auto canonical = domain::canonical_decimal(decimal);
    return canonical ? domain::whole(domain::shift(*canonical, places)) : std::nullopt;
}

}  // namespace

std::optional<Money> money_of(std::string_view yuan) {
    const auto fen = scaled(yuan, 2);
    return fen && *fen >= 0 && *fen <= kMoneyMax.fen ? std::optional(Money{*fen}) : std::nullopt;
}

std::string yuan(Money money) {
    return domain::shift(std::to_string(money.fen), -2);
}

std::string yuan_words(Money money) {
    auto text = yuan(money);
    const auto point = text.find('.');
    for (auto at = point == std::string::npos ? text.size() : point; at > 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text + "元";
}

std::optional<Money> times(Money money, std::string_view factor) {
    const auto units = scaled(factor, kFactorPlaces);
    if (!units || *units < 0 || *units > kFactorMax) {
        return std::nullopt;
    }
    // In two parts, so that nothing overflows: 10^12 × 10^14 does not fit.
    const auto hundreds = money.fen / kFactorUnit;
    if (*units > 0 && hundreds > kMoneyMax.fen / *units) {
        return kMoneyMax;
    }
    const auto whole = hundreds * *units;
    const auto rest = (money.fen % kFactorUnit * *units + kFactorUnit / 2) / kFactorUnit;
    return std::min(Money{whole + rest}, kMoneyMax);
}

Money times(Money money, std::int64_t count) {
    if (count <= 0 || money.fen <= 0) {
        return {};
    }
    return count > kMoneyMax.fen / money.fen ? kMoneyMax : Money{money.fen * count};
}

}  // namespace mingjing::case_file
